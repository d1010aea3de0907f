"""The ladder: nothing small leaves it, nobody is lost on it, and what two attackers get out of what leaves."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.insight.extract.rules.attack import BOUND, THREE_FACTS, WHOLE_REGISTER, attacked
from naung.insight.extract.rules.exact import exact_of, together
from naung.insight.extract.rules.ladder import climbed, coarser
from naung.insight.extract.rules.paper import columns_page
from naung.insight.extract.rules.tables import GROUP_ROLES, GROUPS, JOURNEYS, PERSONS, ROLES, TABLES, check
from naung.insight.extract.vocabulary import LEVELS, SMALLEST, Released, Scale, Table, Values
from tests.architecture.house import ROOT

PLACES = ("61.72.01", "61.72.02.1003", "61.72.02", "61.01.05", "MY-13-32", "MY", "ID", "61", "-")
MONTHS = ("2026-03", "2026-06", "2026-07", "2025-12")
AGES = ("anak_12_17", "sekitar18", "dewasa_19_24", "-")
SAMPLES = {Scale.PLACE: PLACES, Scale.TIME: MONTHS, Scale.AGE: AGES, Scale.FACT: ("a", "b", "-")}


@pytest.mark.parametrize(
    ("value", "scale", "told"),
    [
        ("61.72.01.1001", Scale.PLACE, ("61.72.01.1001", "61.72.01", "61.72", "61", "ID", "*")),
        ("61.72.01", Scale.PLACE, ("61.72.01", "61.72.01", "61.72", "61", "ID", "*")),
        ("MY-13-32", Scale.PLACE, ("MY-13-32", "MY-13-32", "MY-13", "MY", "MY", "*")),
        ("61.72", Scale.PLACE, ("61.72", "61.72", "61.72", "61", "ID", "*")),
        ("ID", Scale.PLACE, ("ID", "ID", "ID", "ID", "ID", "*")),
        ("-", Scale.PLACE, ("-", "-", "-", "-", "-", "*")),
        ("2026-06", Scale.TIME, ("2026-06", "2026-S1", "2026", "*")),
        ("2026-07", Scale.TIME, ("2026-07", "2026-S2", "2026", "*")),
        ("anak_12_17", Scale.AGE, ("anak_12_17", "anak", "*")),
        ("sekitar18", Scale.AGE, ("sekitar18", "sekitar18", "*")),
        ("sexual", Scale.FACT, ("sexual", "*")),
    ],
)
def test_each_scale_coarsens_step_by_step(value: str, scale: Scale, told: tuple[str, ...]) -> None:
    assert tuple(coarser(value, scale, level) for level in range(len(LEVELS[scale]))) == told


@st.composite
def registers(draw: st.DrawFn) -> tuple[Table, Counter[Values]]:
    table = draw(st.sampled_from((PERSONS, ROLES, JOURNEYS, GROUPS, GROUP_ROLES)))
    row = st.tuples(*(st.sampled_from(SAMPLES[column.scale]) for column in table.columns))
    return table, Counter(draw(st.lists(row, max_size=60)))


@settings(max_examples=150)
@given(registers())
def test_every_released_combination_is_of_at_least_five_and_nobody_is_counted_twice(
    told: tuple[Table, Counter[Values]],
) -> None:
    table, raw = told
    released = climbed(table, exact_of(raw))
    assert all(count >= SMALLEST for count in released.counts.values())
    assert released.withheld < SMALLEST
    assert sum(released.counts.values()) + released.withheld == sum(raw.values())
    assert list(released.counts) == sorted(released.counts)


@settings(max_examples=40)
@given(registers(), st.randoms(use_true_random=False))
def test_the_order_of_the_register_says_nothing(told: tuple[Table, Counter[Values]], chance: Random) -> None:
    table, raw = told
    rows = list(raw.items())
    chance.shuffle(rows)
    assert climbed(table, exact_of(dict(rows))) == climbed(table, exact_of(raw))


@settings(max_examples=40)
@given(registers(), st.integers(1, 4))
def test_parts_put_together_are_the_whole(told: tuple[Table, Counter[Values]], parts: int) -> None:
    _, raw = told
    shares: list[Counter[Values]] = [Counter() for _ in range(parts)]
    for number, values in enumerate(raw.elements()):
        shares[number % parts][values] += 1
    whole = together(exact_of(share) for share in shares)
    assert {whole.row(k): int(whole.weight[k]) for k in range(len(whole))} == raw
    assert [whole.row(k) for k in range(len(whole))] == sorted(raw)


@settings(max_examples=40)
@given(registers())
def test_what_is_told_of_somebody_is_true(told: tuple[Table, Counter[Values]]) -> None:
    """Every combination is what at least so many of the register really are, at some level of each column."""
    table, raw = told
    for values, count in climbed(table, exact_of(raw)).counts.items():
        fitting = sum(n for person, n in raw.items() if _fits(table, person, values))
        assert fitting >= count


def _fits(table: Table, person: Values, told: Values) -> bool:
    return all(
        said in {coarser(value, column.scale, level) for level in range(len(LEVELS[column.scale]))}
        for column, value, said in zip(table.columns, person, told, strict=True)
    )


def people(number: int, seed: int = 1) -> Counter[Values]:
    chance = Random(seed)
    return Counter(
        (
            chance.choice(PLACES[:4]), chance.choice(MONTHS), chance.choice(AGES), chance.choice("LP"),
            chance.choice(("economic", "sexual")), chance.choice(("UPTD", "Polres")), "0", chance.choice(("selesai", "dimulai")),
        )
        for _ in range(number)
    )  # fmt: skip


def test_neither_attacker_recognises_anybody_in_what_is_released() -> None:
    raw = people(120)
    found = attacked(PERSONS, exact_of(raw), climbed(PERSONS, exact_of(raw)), seed=1)
    assert [each.attacker for each in found] == [THREE_FACTS, WHOLE_REGISTER]
    assert all(each.certain <= BOUND for each in found)
    assert all(0 < each.guessed <= 1 / SMALLEST for each in found)


def test_both_attacks_succeed_on_a_table_that_did_not_climb() -> None:
    """An attack that never finds anybody would prove nothing."""
    raw = people(120)
    bare = Released({tuple(at_the_first_rung(values)): count for values, count in raw.items()}, 0)
    facts, whole = attacked(PERSONS, exact_of(raw), bare, seed=1)
    assert facts.certain > BOUND
    assert whole.certain > 0.5


def at_the_first_rung(values: Values) -> list[str]:
    return [coarser(v, c.scale, level) for v, c, level in zip(values, PERSONS.columns, PERSONS.rungs[0], strict=True)]


def test_an_empty_register_releases_nothing_and_there_is_nothing_to_attack() -> None:
    assert climbed(ROLES, exact_of({})) == Released({}, 0)
    assert attacked(ROLES, exact_of({}), Released({}, 0), seed=1) == []


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_each_ladder_can_be_climbed_to_its_top(table: Table) -> None:
    check(table)


@pytest.mark.parametrize("rungs", [((0, 0),), ((0, 0, 9), (1, 5, 3)), ((0, 0, 0),)], ids=["length", "level", "top"])
def test_a_broken_ladder_is_refused(rungs: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match="peran"):
        check(Table("peran", "", "", ROLES.columns, rungs))


def test_the_page_of_columns_is_written_from_the_code() -> None:
    assert (ROOT / "docs" / "ekstrak.md").read_text("utf-8") == columns_page()
