"""Decisions about complaints, pure over plain values: which desk looks into it, by when, who may read what of it."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any
from uuid import UUID

from naung.casework.complaints.vocabulary import AnswerClock, Finding, Looker, Status, Told, ToldBy
from naung.foundation.errors import FieldProblem, RuleBroken
from naung.foundation.words import gettext_noop

FILE = "tables/clocks.toml"
ANSWER = "jawaban_pengaduan"
NEEDED = ("code", "days", "id", "en", "legal_basis", "mark", "source")
MARKS = {"V", "V2", "M"}
LONGEST_WORDS = 10_000
LONGEST_LINE = 200

SAY_WHAT = gettext_noop("Tulis apa yang terjadi, dengan kalimat sendiri.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
SAY_WHOM = gettext_noop("Pilih mejanya, atau tulis nama petugasnya.")
UNKNOWN_CHOICE = gettext_noop("Pilih salah satu dari daftar.")
ANSWERED_ALREADY = gettext_noop("Pengaduan ini sudah dijawab.")
NOT_ANSWERED = gettext_noop("Pengaduan ini belum dijawab, jadi belum ada yang disampaikan.")
TOLD_ALREADY = gettext_noop("Jawaban ini sudah dicatat disampaikan.")
NOBODY_ABOVE = gettext_noop("Belum ada meja lain yang boleh memeriksa pengaduan ini. Pengaduan tetap di meja Anda.")


class TableWrong(ValueError):
    """A row of the table can't be used; the message starts with file and line."""


def read_clocks(text: str) -> Mapping[str, AnswerClock]:
    """The clocks by code. Raises TableWrong with file and line for a row that can't be used or is missing."""
    try:
        rows = tomllib.loads(text).get("clock", [])
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{FILE}: {wrong}") from wrong
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if re.match(r"\[\[clock\]\]", line)]
    clocks = {row.code: row for row in (_clock(row, line) for row, line in zip(rows, lines, strict=True))}
    if ANSWER not in clocks or len(clocks) != len(rows):
        raise TableWrong(f"{FILE}:1: the row {ANSWER} must stand once")
    return clocks


def _clock(row: Mapping[str, Any], line: int) -> AnswerClock:
    missing = [key for key in NEEDED if not str(row.get(key, "")).strip()]
    if missing:
        raise TableWrong(f"{FILE}:{line}: missing {', '.join(missing)}")
    days = row["days"]
    if row["mark"] not in MARKS or not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise TableWrong(f"{FILE}:{line}: mark or days")
    basis = f"{row['legal_basis']} {row.get('article', '')}".strip()
    return AnswerClock(row["code"], days, row["id"], row["en"], basis, row["mark"], row["source"])


@lru_cache(maxsize=1)
def shipped_clocks() -> Mapping[str, AnswerClock]:
    """The clocks that ship with the house, checked at start."""
    return read_clocks(resources.files(__package__).joinpath(FILE).read_text("utf-8"))


def due_at(received_at: datetime, clocks: Mapping[str, AnswerClock]) -> datetime:
    """The moment until which an answer is in time. Handing it on does not wind the clock back."""
    return received_at + timedelta(days=clocks[ANSWER].days)


def is_late(due: datetime, answered_at: datetime | None, now: datetime) -> bool:
    """Whether the answer is overdue, or came too late."""
    return (answered_at or now) > due


def told_problems(told: Told) -> list[FieldProblem]:
    """What is wrong with what was told, a row a field."""
    problems = []
    if not told.words.strip():
        problems.append(FieldProblem("words", SAY_WHAT))
    if len(told.words) > LONGEST_WORDS:
        problems.append(FieldProblem("words", TOO_LONG, {"most": LONGEST_WORDS}))
    lines = (("officer", told.officer), ("name", told.name), ("contact", told.contact))
    problems += [FieldProblem(f, TOO_LONG, {"most": LONGEST_LINE}) for f, text in lines if len(text) > LONGEST_LINE]
    if told.desk is None and not told.officer.strip():
        problems.append(FieldProblem("desk", SAY_WHOM))
    return problems


def desks_meant(
    told_desk: UUID | None, matched: frozenset[UUID], *, taken_at: UUID, lookers: frozenset[UUID]
) -> frozenset[UUID]:
    """The desks that must never see the complaint: the one named, those where the named officer serves.

    Where an officer is named whom no account answers, it may be one of the desk that took it, unless that one looks into
    complaints itself.
    """
    named = matched | ({told_desk} if told_desk else set())
    if not named and taken_at not in lookers:
        return frozenset({taken_at})
    return frozenset(named)


def looking_desk(
    barred: frozenset[UUID], *, overseer_of: Mapping[UUID, UUID | None], lookers: Sequence[Looker], place: str = ""
) -> UUID | None:
    """The desk that looks into it: the overseer, its overseer, another oversight desk, at last a monitor; None while it waits.

    A barred desk is walked past, never stopped at. `place` is the territory of the desk meant: the nearest wider one first.
    """
    able = {each.desk for each in lookers} - barred
    for desk in sorted(barred, key=str):
        above, seen = overseer_of.get(desk), set[UUID]()
        while above is not None and above not in seen:
            if above in able:
                return above
            seen.add(above)
            above = overseer_of.get(above)
    others = sorted((each for each in lookers if each.desk in able), key=lambda each: _rank(each, place))
    return others[0].desk if others else None


def _rank(looker: Looker, place: str) -> tuple[bool, bool, int, str]:
    """Oversight before monitors; those whose territory holds the place before others; the narrower first."""
    holds = bool(place) and (place == looker.territory or place.startswith(f"{looker.territory}."))
    return (not looker.is_oversight, not holds, -len(looker.territory), str(looker.desk))


def status_of(answered_at: datetime | None, told_at: datetime | None) -> Status:
    """Where a complaint stands."""
    if answered_at is None:
        return Status.LOOKED_INTO
    return Status.ANSWERED if told_at is None else Status.TOLD


def check_answer(status: Status, finding: str, words: str) -> Finding:
    """A finding from the list with words, once. Raises RuleBroken."""
    if status is not Status.LOOKED_INTO:
        raise RuleBroken(ANSWERED_ALREADY)
    if finding not in {each.value for each in Finding}:
        raise RuleBroken(UNKNOWN_CHOICE, field="finding")
    check_words(words, "words")
    return Finding(finding)


def check_told(status: Status, way: str) -> ToldBy:
    """The answer is told once, after it was given. Raises RuleBroken."""
    if status is Status.LOOKED_INTO:
        raise RuleBroken(NOT_ANSWERED)
    if status is Status.TOLD:
        raise RuleBroken(TOLD_ALREADY)
    if way not in {each.value for each in ToldBy}:
        raise RuleBroken(UNKNOWN_CHOICE, field="way")
    return ToldBy(way)


def check_words(words: str, field: str) -> None:
    """Words, not too many. Raises RuleBroken."""
    if not words.strip():
        raise RuleBroken(SAY_WHAT, field=field)
    if len(words) > LONGEST_WORDS:
        raise RuleBroken(TOO_LONG, field=field, most=LONGEST_WORDS)


WHAT_WAS_SAID = frozenset({"complaint.words", "complaint.answer"})
AGAINST_WHOM = frozenset({"complaint.officer"})
WHO_COMPLAINED = frozenset({"complainant.name", "complainant.contact"})


def readable(*, looks_into: bool, monitors: bool, complained: bool, monitor_may_know: bool) -> frozenset[str]:
    """The columns of a complaint that a reader may open; none for anybody to whom none of these applies.

    The desk that looks into it reads all; a monitor what was said, also where nobody else is left to look into it, and who
    complained only where she agreed; the one who complained from her own account reads what she said and what was answered.
    """
    columns: frozenset[str] = frozenset()
    if looks_into or monitors or complained:
        columns |= WHAT_WAS_SAID
    if looks_into:
        columns |= AGAINST_WHOM
    if (looks_into and not monitors) or (monitors and monitor_may_know):
        columns |= WHO_COMPLAINED
    return columns


def names_of(told: Told) -> Iterable[str]:
    """The names that are compared with the officers' own."""
    return [told.officer] if told.officer.strip() else []
