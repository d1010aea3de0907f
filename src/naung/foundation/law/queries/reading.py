"""Reads a file's plain values into what the rules ask for: every problem named by field, nothing guessed, nothing echoed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from naung.foundation.clock.vocabulary import EARLIEST_YEAR, LATEST_YEAR, VagueDate
from naung.foundation.law.queries.assessments import OFFICE_ZONE
from naung.foundation.law.rules.routes import COUNTRY_FORM, place_of
from naung.foundation.law.vocabulary import Act, Fact, Law, Person, Place, Side

DATE_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
OLDEST_AGE = 130
LONGEST_ID = 200
UNBORN = timedelta(days=366)  # longer than any child is carried
PERSON_KEYS = ("id", "nationality", "birth_date", "age_at_act", "acts", "facts")
ACT_KEYS = ("on", "from", "to", "process", "means", "purpose")
FACT_KEYS = ("code", "on")
T = TypeVar("T")


@dataclass
class Reading:
    """Collects what is wrong (the item is not assessed) and what is unsure (it is) while one item is read."""

    law: Law
    errors: list[dict[str, str]] = field(default_factory=list)
    warnings: list[dict[str, str]] = field(default_factory=list)

    def wrong(self, where: str, code: str, **values: str) -> None:
        """Note that this field is not what was expected."""
        self.errors.append(self._said(where, code, values))

    def unsure(self, where: str, code: str, **values: str) -> None:
        """Note something that is read as not certain."""
        self.warnings.append(self._said(where, code, values))

    def _said(self, where: str, code: str, values: Mapping[str, str]) -> dict[str, str]:
        words = self.law.sentences[code]
        said = {"field": where, "code": code, "expected": words.id.format(**values)}
        return {**said, "expected_en": words.en.format(**values)}

    def keys(self, where: str, value: Any, known: Sequence[str]) -> bool:
        """True for an object; a key that nobody reads is said, so that a misspelt one is not lost in silence."""
        if not isinstance(value, dict):
            self.wrong(where, "expect_object")
            return False
        for key in value:
            if key not in known:
                self.unsure(f"{where}.?", "expect_key", known=", ".join(known))
        return True

    def rows(self, where: str, value: Any) -> list[Any]:
        """A list, empty where nothing was given."""
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.wrong(where, "expect_list")
        return []


def vague_date(value: Any) -> VagueDate:
    """An ISO date, month or year; raises ValueError for anything else, and for a day that does not exist."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    found = DATE_FORM.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None or not EARLIEST_YEAR <= int(found[1]) <= LATEST_YEAR:
        raise ValueError("no date")
    year, month, day = found.groups()
    if day:
        return VagueDate.on(date(int(year), int(month), int(day)))
    if month:
        return VagueDate.in_month(int(date(int(year), int(month), 1).year), int(month))
    return VagueDate.in_year(int(year))


def _attempt(reading: Reading, where: str, code: str, make: Callable[[Any], T], value: Any) -> T | None:
    """The value made, None where nothing was given or it is wrong (which is noted)."""
    if value is None or value == "":
        return None
    try:
        return make(value)
    except ValueError:
        reading.wrong(where, code)
        return None


def read_person(reading: Reading, item: Mapping[str, Any]) -> Person:
    """Nationality, birth and age of an item."""
    birth = _attempt(reading, "birth_date", "expect_date", vague_date, item.get("birth_date"))
    age = _attempt(reading, "age_at_act", "expect_age", _age, item.get("age_at_act"))
    return Person(_nationality(reading, item.get("nationality")), birth, age)


def _age(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("no age")
    age = int(value) if isinstance(value, int) or re.fullmatch(r"[0-9]{1,3}", value.strip()) else -1
    if not 0 <= age <= OLDEST_AGE:
        raise ValueError("no age")
    return age


def _nationality(reading: Reading, value: Any) -> str | None:
    """Alpha-2; a form that is none is an error, a code that no country has is read as unknown."""
    if value is None or value == "":
        return None
    code = value.strip().upper() if isinstance(value, str) else ""
    if not COUNTRY_FORM.fullmatch(code):
        reading.wrong("nationality", "expect_country")
        return None
    if code not in reading.law.places.countries:
        reading.unsure("nationality", "country_unsure")
        return None
    return code


def _place(reading: Reading, where: str, value: Any) -> Place | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | str):
        reading.wrong(where, "expect_place")
        return None
    found = place_of(str(value), reading.law.places)
    if found is None:
        reading.wrong(where, "expect_place")
    elif found.side is Side.UNKNOWN:
        reading.unsure(where, "place_unsure")
    return found


def _codes(reading: Reading, where: str, value: Any, table: str, known: Mapping[str, Any]) -> tuple[str, ...]:
    """Codes of one list, aliases resolved, each once; an unknown one is an error that names the known ones."""
    found: dict[str, None] = {}
    for number, code in enumerate(reading.rows(where, value)):
        text = code.strip().casefold() if isinstance(code, str) else ""
        text = reading.law.aliases[table].get(text, text)
        if text in known:
            found[text] = None
        else:
            reading.wrong(f"{where}[{number}]", "expect_code", known=", ".join(known))
    return tuple(found)


def read_act(reading: Reading, where: str, value: Any) -> Act | None:
    """One act of an item; None where it is no object."""
    if not reading.keys(where, value, ACT_KEYS):
        return None
    law = reading.law
    on = _attempt(reading, f"{where}.on", "expect_date", vague_date, value.get("on"))
    return Act(
        on=on or VagueDate.unknown(),
        origin=_place(reading, f"{where}.from", value.get("from")),
        destination=_place(reading, f"{where}.to", value.get("to")),
        process=_codes(reading, f"{where}.process", value.get("process"), "process", law.process),
        means=_codes(reading, f"{where}.means", value.get("means"), "means", law.means),
        purpose=_codes(reading, f"{where}.purpose", value.get("purpose"), "purpose", law.purpose),
    )


def read_fact(reading: Reading, where: str, value: Any) -> Fact | None:
    """One fact: a code, or an object with code and date. An unknown code is noted and left out, the rest is assessed."""
    if isinstance(value, dict):
        if not reading.keys(where, value, FACT_KEYS):
            return None
        code, on = value.get("code"), value.get("on")
    else:
        code, on = value, None
    if not isinstance(code, str) or not code.strip():
        reading.wrong(where, "expect_fact")
        return None
    text = code.strip().casefold()
    text = reading.law.aliases["fact"].get(text, text)
    if text not in reading.law.facts:
        reading.unsure(where, "unknown_fact")
        return None
    return _dated(reading, where, text, on)


def _dated(reading: Reading, where: str, code: str, on: Any) -> Fact:
    """A fact with its day, and its moment where the text is one with a time zone."""
    if isinstance(on, str) and "T" in on.upper():
        at = _attempt(reading, f"{where}.on", "expect_moment", _moment, on)
        return Fact(code, VagueDate.on(at.astimezone(OFFICE_ZONE).date()), at) if at else Fact(code)
    return Fact(code, _attempt(reading, f"{where}.on", "expect_moment", vague_date, on))


def _moment(value: str) -> datetime:
    at = datetime.fromisoformat(value.strip())
    if at.tzinfo is None or not EARLIEST_YEAR < at.year < LATEST_YEAR:
        raise ValueError("no moment")
    return at


def read_item(law: Law, item: Any, today: date | None = None) -> tuple[Reading, Person, list[Act], list[Fact]]:
    """One item of a file as the rules ask for it, with all that is wrong or unsure about it.

    `today` is the day after which nothing can have happened yet; without it no day is called too late.
    """
    reading = Reading(law)
    if not reading.keys("item", item, PERSON_KEYS):
        return reading, Person(), [], []
    if usable_id(item) is None:
        reading.wrong("id", "expect_id")
    acts = [read_act(reading, f"acts[{n}]", v) for n, v in enumerate(reading.rows("acts", item.get("acts")))]
    facts = [read_fact(reading, f"facts[{n}]", v) for n, v in enumerate(reading.rows("facts", item.get("facts")))]
    person = read_person(reading, item)
    _compare_days(reading, person, acts, facts, today)
    return reading, person, [act for act in acts if act], [fact for fact in facts if fact]


def _compare_days(
    reading: Reading, person: Person, acts: Sequence[Act | None], facts: Sequence[Fact | None], today: date | None
) -> None:
    """Refuse a birth long after an act; say which days have not come yet, for a day may be planned or mistyped."""
    born = person.birth.first if person.birth else None
    if born and any(act and act.on.last and act.on.last + UNBORN < born for act in acts):
        reading.wrong("birth_date", "born_too_late")
    days = {"birth_date": person.birth}
    days |= {f"acts[{n}].on": act.on for n, act in enumerate(acts) if act}
    days |= {f"facts[{n}].on": fact.on for n, fact in enumerate(facts) if fact}
    for where, on in days.items():
        if today and on and on.first and on.first > today:
            reading.unsure(where, "not_yet")


def usable_id(item: Any) -> str | int | None:
    """What the item is called: a short text or a number; None where there is no such name."""
    name = item.get("id") if isinstance(item, dict) else None
    if isinstance(name, bool) or not isinstance(name, str | int):
        return None
    return name if not isinstance(name, str) or 0 < len(name.strip()) <= LONGEST_ID else None
