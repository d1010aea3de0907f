"""How urgent a report is, by the stated rows of urgency.toml; every reason is shown."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.reports.vocabulary import (
    URGENCY_ORDER,
    AgeBand,
    Mentioned,
    Part,
    Silence,
    Urgency,
    UrgencyRead,
    UrgencyRule,
)
from naung.foundation.clock.vocabulary import Mark

FILE = "urgency.toml"
UNKNOWN, NONE = "unknown", "none"
# What stands sealed where no fact is true.
NO_FACTS = "-"
CHILD, MAYBE_CHILD = "anak_terlibat", "mungkin_anak"
NEEDED = ("code", "level", "id", "en", "reason_id", "reason_en", "legal_basis", "mark", "source")


class TableWrong(ValueError):
    """A row of the table can't be used; the message starts with file and line."""


def read_urgency_rules(text: str) -> tuple[UrgencyRule, ...]:
    """The rows of the table in order. Raises TableWrong with file and line for a row that can't be used."""
    try:
        rows = tomllib.loads(text).get("urgency", [])
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{FILE}: {wrong}") from wrong
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if re.match(r"\[\[urgency\]\]", line)]
    rules = tuple(_rule(row, line) for row, line in zip(rows, lines, strict=True))
    codes = [rule.code for rule in rules]
    for rule, line in zip(rules, lines, strict=True):
        if codes.count(rule.code) > 1:
            raise TableWrong(f"{FILE}:{line}: code {rule.code} stands twice")
    for needed in (CHILD, MAYBE_CHILD):
        if needed not in codes:
            raise TableWrong(f"{FILE}:1: the row {needed} is missing")
    if sorted(rule.when for rule in rules if rule.when) != [NONE, UNKNOWN]:
        raise TableWrong(f"{FILE}:1: exactly one row each with when = {NONE} and when = {UNKNOWN}")
    return rules


def _rule(row: Mapping[str, Any], line: int) -> UrgencyRule:
    missing = [key for key in NEEDED if not str(row.get(key, "")).strip()]
    if missing:
        raise TableWrong(f"{FILE}:{line}: missing {', '.join(missing)}")
    if not re.fullmatch(r"[a-z][a-z_]*", row["code"]):
        raise TableWrong(f"{FILE}:{line}: code {row['code']!r} must be small letters and underscores")
    try:
        level, mark = Urgency(row["level"]), Mark(row["mark"])
    except ValueError as wrong:
        raise TableWrong(f"{FILE}:{line}: {wrong}") from wrong
    return UrgencyRule(
        code=row["code"],
        level=level,
        when=row.get("when", ""),
        words_id=row["id"],
        words_en=row["en"],
        reason_id=row["reason_id"],
        reason_en=row["reason_en"],
        basis=f"{row['legal_basis']} {row.get('article', '')}".strip(),
        mark=mark.value,
        source=row["source"],
    )


@lru_cache(maxsize=1)
def shipped_urgency_rules() -> tuple[UrgencyRule, ...]:
    """The rows that ship with the house, checked at start."""
    return read_urgency_rules(resources.files("naung.casework.reports").joinpath(FILE).read_text("utf-8"))


def asked_facts(rules: Sequence[UrgencyRule]) -> tuple[UrgencyRule, ...]:
    """The rows that are questions; the others follow from the answers."""
    return tuple(rule for rule in rules if not rule.when)


def facts_text(facts: Iterable[str]) -> str:
    """Facts as one text that can be sealed; never empty, so that it does not show whether there are any."""
    return " ".join(sorted(facts)) or NO_FACTS


def facts_of(text: str | None) -> frozenset[str]:
    """The facts again; none where the text may not be seen."""
    return frozenset((text or NO_FACTS).split()) - {NO_FACTS}


def facts_of_persons(persons: Iterable[Mentioned]) -> frozenset[str]:
    """Facts that follow from how old the persons are said to be whom the report is about."""
    ages = {person.age for person in persons if person.part is Part.CONCERNED}
    facts = {CHILD} if AgeBand.CHILD in ages else set()
    return frozenset(facts | ({MAYBE_CHILD} if AgeBand.MAYBE_CHILD in ages else set()))


def urgency_of(
    facts: Iterable[str], persons: Iterable[Mentioned], silence: Silence, rules: Sequence[UrgencyRule]
) -> UrgencyRead:
    """The level that the strongest true row asks for, with every true row, strongest first.

    Without any fact, a report of which all was asked is ordinary; one of which something is not known is not.
    """
    known = frozenset(facts) | facts_of_persons(persons)
    said = [rule for rule in rules if not rule.when and rule.code in known]
    if not said or silence is not Silence.ANSWERED:
        when = NONE if not said and silence is Silence.ANSWERED else UNKNOWN
        said += [rule for rule in rules if rule.when == when]
    ordered = sorted(said, key=lambda rule: URGENCY_ORDER.index(rule.level))
    return UrgencyRead(ordered[0].level, tuple(ordered))
