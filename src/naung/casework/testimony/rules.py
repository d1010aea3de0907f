"""What is read to her, what her page outside says, and from when on this register's own figures are told."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib import resources
from statistics import quantiles

from naung.casework.testimony.vocabulary import (
    Answer,
    Choice,
    Contact,
    Course,
    EndedTold,
    Line,
    PaidTold,
    Standing,
    StatusTold,
)
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import RuleBroken, too_long
from naung.foundation.errors import refuse as refuse_problems
from naung.foundation.words import gettext_noop
from naung.methods.disclosure import suppressed

LINES = "lines.toml"
READ_BEFORE = ("reading", "own_time", "no_time", "own_convicted", "convicted", "own_paid", "national", "limits")
USES = frozenset({*READ_BEFORE, "standing", "contact", "answer", "next"})
LEAST_FINISHED = 20  # from so many finished cases on the register's own figures are told (house rule)
MOST_ANSWERED = 5  # answers that her page shows, the newest
LONGEST_REASONS = 2000
DAYS_A_MONTH = 365.25 / 12
WITHHELD = {"id": "sedikit", "en": "few"}  # what stands for a number that is too small to be told
MONTHS = {
    "id": [
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ],
    "en": [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ],
}
TONGUES = ("id", "en")
Said = dict[str, str]  # one line in each language

NOT_A_SURVIVOR = gettext_noop("Halaman ini hanya bagi penyintas dalam kasus ini.")
DAY_PASSED = gettext_noop("Hari ini sudah lewat. Tulis hari yang akan datang, atau kosongkan.")


class TableWrong(ValueError):
    """A row on which nothing may rest; the message names it."""


def read_lines(text: str) -> tuple[Line, ...]:
    """The table from its text. Raises TableWrong for an unknown use, a code twice, missing words or source."""
    data = tomllib.loads(text)
    found: list[Line] = []
    for number, row in enumerate(data["line"], start=1):
        told = {"mark": data["about"]["mark"], "source": data["about"]["source"]} | row
        try:
            line = Line(**told | {"mark": Mark(told["mark"])})
        except (TypeError, ValueError) as wrong:
            raise TableWrong(f"{LINES} row {number}: {wrong}") from wrong
        if line.use not in USES or not (line.id and line.en and line.source) or line.code in {x.code for x in found}:
            raise TableWrong(f"{LINES} row {number}: unknown use, a code twice, or words or source missing")
        found.append(line)
    spoken = {*Standing, *Contact, *Answer}
    if missing := spoken - {line.code for line in found if line.use in {"standing", "contact", "answer"}}:
        raise TableWrong(f"{LINES}: no line for {', '.join(sorted(missing))}")
    return tuple(found)


@lru_cache(maxsize=1)
def shipped_lines() -> tuple[Line, ...]:
    """The table that ships with the house."""
    return read_lines(resources.files("naung.casework.testimony").joinpath("tables", LINES).read_text("utf-8"))


def _lines(use: str) -> list[Line]:
    return [line for line in shipped_lines() if line.use == use]


def _said(line: Line, **values: Mapping[str, object]) -> Said:
    """A line in both languages with what is counted in it."""
    return {
        tongue: getattr(line, tongue).format(**{name: each[tongue] for name, each in values.items()})
        for tongue in TONGUES
    }


def _both(number: int | None) -> dict[str, object]:
    return dict(WITHHELD) if number is None else dict.fromkeys(TONGUES, number)


def said_day(day: date) -> dict[str, object]:
    """A day in both languages, with the month as a word."""
    return {tongue: f"{day.day} {MONTHS[tongue][day.month - 1]} {day.year}" for tongue in TONGUES}


def months_of(spans: Sequence[int]) -> tuple[int, int, int]:
    """The quartiles of how long cases were open, from days each to whole months; noughts where there are fewer than two."""
    if len(spans) < 2:
        return 0, 0, 0
    low, middle, high = (round(each / DAYS_A_MONTH) for each in quantiles(spans, n=4, method="inclusive"))
    return low, middle, high


def reading_lines(course: Course | None) -> list[Said]:
    """All that is read before she decides, in order: the steps, how long, convictions, money, what figures do not say.

    From `LEAST_FINISHED` finished cases on the register's own time is told, from as many ended proceedings how they ended,
    and from as many awards its own payments; small numbers are withheld with what would give them away
    (`methods.disclosure`). Else the national figures with their source.
    """
    lines = [_said(line) for line in _lines("reading")]
    lines += _time_lines(course) + _ended_lines(course)
    return lines + _money_lines(course) + [_said(line) for line in _lines("limits")]


def table_lines() -> list[Said]:
    """Every line that may be read before she decides, as the table has it: with names where something counted is filled in."""
    return [{tongue: getattr(line, tongue) for tongue in TONGUES} for use in READ_BEFORE for line in _lines(use)]


def _time_lines(course: Course | None) -> list[Said]:
    if course is None or course.finished < LEAST_FINISHED:
        return [_said(line) for line in _lines("no_time")]
    low, middle, high = (_both(each) for each in course.months)
    return [_said(each, n=_both(course.finished), low=low, middle=middle, high=high) for each in _lines("own_time")]


def _ended_lines(course: Course | None) -> list[Said]:
    ended = course.ended if course else EndedTold(0, 0, 0)
    if ended.convicted + ended.acquitted + ended.stopped < LEAST_FINISHED:
        return [_said(line) for line in _lines("convicted")]
    safe = suppressed([[ended.convicted, ended.acquitted, ended.stopped]])
    convicted, acquitted, stopped = (_both(each) for each in safe.cells[0])
    told = {"n": _both(safe.total), "convicted": convicted, "acquitted": acquitted, "stopped": stopped}
    return [_said(line, **told) for line in _lines("own_convicted")]


def _money_lines(course: Course | None) -> list[Said]:
    paid = course.paid if course else PaidTold(0, 0, 0)
    if paid.whole + paid.part + paid.nothing < LEAST_FINISHED:
        return [_said(line) for line in _lines("national")]
    safe = suppressed([[paid.whole, paid.part, paid.nothing]])
    whole, part, nothing = (_both(each) for each in safe.cells[0])
    return [_said(each, n=_both(safe.total), whole=whole, part=part, nothing=nothing) for each in _lines("own_paid")]


def status_lines(told: StatusTold) -> list[Said]:
    """What her page outside says, in order: how it stands, the next day, what was answered, whom to ask."""
    of = {line.code: line for line in shipped_lines() if line.use in {"standing", "contact", "answer"}}
    lines = [_said(of[told.standing])]
    if told.next_on is not None:
        lines += [_said(line, day=said_day(told.next_on)) for line in _lines("next")]
    lines += [_said(of[answer], day=said_day(on)) for answer, on in told.answered]
    return [*lines, _said(of[told.contact])]


def record_text(told: StatusTold) -> str:
    """The record behind her code: her lines. What is read before deciding names police and court, and stays at the desk."""
    return json.dumps({"lines": status_lines(told)}, ensure_ascii=False)


def status_text(told: StatusTold) -> str:
    """A status as it is kept for the desk."""
    return json.dumps(
        {
            "standing": told.standing,
            "contact": told.contact,
            "next_on": told.next_on.isoformat() if told.next_on else "",
            "answered": [[answer, on.isoformat()] for answer, on in told.answered],
        }
    )


def status_of(text: str) -> StatusTold:
    """The status that was kept."""
    said = json.loads(text)
    answered = tuple((Answer(answer), date.fromisoformat(on)) for answer, on in said["answered"])
    next_on = date.fromisoformat(said["next_on"]) if said["next_on"] else None
    return StatusTold(Standing(said["standing"]), Contact(said["contact"]), next_on, answered)


def with_answer(told: StatusTold, answer: Answer, on: date) -> StatusTold:
    """The status with one more answer, the newest first."""
    answered = ((answer, on), *told.answered)[:MOST_ANSWERED]
    return StatusTold(told.standing, told.contact, told.next_on, answered)


def check_status(told: StatusTold, today: date) -> None:
    """Raise RuleBroken for a next day that has passed."""
    if told.next_on is not None and told.next_on < today:
        raise RuleBroken(DAY_PASSED, field="next_on")


def decision_text(choice: Choice, *, was_read: bool) -> str:
    """A decision as it is sealed: of one length, whatever it is."""
    return f"{choice.ljust(12)}{'1' if was_read else '0'}"


def decision_of(text: str) -> tuple[Choice, bool]:
    """The decision that was sealed, and whether the reading was read with her before."""
    return Choice(text[:12].rstrip()), text[12:] == "1"


def check_reasons(reasons: str) -> str:
    """Her reasons as they are kept; she need not give any. Raises Problems for too many letters."""
    reasons = reasons.strip()
    refuse_problems(too_long({"reasons": reasons}, LONGEST_REASONS))
    return reasons
