"""How a figure comes about: persons, cases, services and applications are counted apart, each thing once."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from naung.casework.filings.vocabulary import Fact, Figure, Section, Unit

OF: Mapping[Unit, Callable[[Fact], UUID | None]] = {
    Unit.PERSONS: lambda fact: fact.person,
    Unit.CASES: lambda fact: fact.matter,
    Unit.SERVICES: lambda fact: fact.service,
    Unit.APPLICATIONS: lambda fact: fact.service,
}


def counted(code: str, unit: Unit, facts: Iterable[Fact]) -> Figure:
    """How many of this unit the facts are about, each once, and the files behind them in the order they were opened.

    Files of several desks about one matter are one case; every one of them stands behind the figure. Raises KeyError for money.
    """
    found = [(fact, OF[unit](fact)) for fact in facts]
    told = [(fact, key) for fact, key in found if key is not None]
    ordered = sorted({(fact.opened, fact.case) for fact, _ in told})
    return Figure(code, unit, len({key for _, key in told}), tuple(case for _, case in ordered))


def sum_of(code: str, parts: Iterable[tuple[UUID, int | None]]) -> Figure:
    """Whole rupiah over files, with those that add to it; None where no file reached that stage."""
    known = [(case, amount) for case, amount in parts if amount is not None]
    cases = dict.fromkeys(case for case, amount in known if amount)
    return Figure(code, Unit.RUPIAH, sum(amount for _, amount in known) if known else None, tuple(cases))


def of_first_file(facts: Iterable[Fact]) -> list[Fact]:
    """Of each matter only what stands in the file that was opened first among these: a person whom two desks know counts once."""
    rows = list(facts)
    first: dict[UUID, tuple[object, UUID]] = {}
    for fact in sorted(rows, key=lambda each: (each.opened, each.case)):
        first.setdefault(fact.matter, (fact.opened, fact.case))
    return [fact for fact in rows if first[fact.matter][1] == fact.case]


def split(
    section: str, unit: Unit, facts: Iterable[Fact], key: Callable[[Fact], str], order: Iterable[str] = ()
) -> list[Figure]:
    """A figure a value of `key`; those in `order` come first, also where nothing was counted."""
    groups: dict[str, list[Fact]] = {value: [] for value in order}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return [counted(f"{section}-{value}-{unit}", unit, rows) for value, rows in groups.items()]


def by_row(words: Mapping[UUID, str]) -> Callable[[Fact], str]:
    """What `words` says of the row that a fact is of."""
    return lambda fact: words[fact.service] if fact.service else ""


def changes(
    before: Mapping[str, int | None], now: Mapping[str, int | None]
) -> list[tuple[str, int | None, int | None]]:
    """What differs between two versions: code, former and present number, in the present order; what went comes last."""
    codes = [*now, *(code for code in before if code not in now)]
    return [(code, before.get(code), now.get(code)) for code in codes if before.get(code) != now.get(code)]


def section(code: str, figures: Iterable[Figure]) -> Section:
    """Figures that stand together."""
    return Section(code, tuple(figures))
