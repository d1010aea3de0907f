"""What a new task force is offered: rows with a basis are ticked, rows without propose nothing, and every territory is whole."""

import re

import pytest

from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Reach
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.rules import shipped_mandates
from naung.foundation.organisations.rules.agencies import read_table
from naung.foundation.organisations.rules.first_day import (
    area_of,
    lacking,
    level_of,
    may_finish,
    prefix_is_sound,
    proposed_for,
    read_first_day,
    shipped_first_day,
)
from naung.foundation.organisations.vocabulary import DeskKind, Step

TERRITORIES = {"61.72": Reach.CITY, "61.03": Reach.REGENCY, "61": Reach.PROVINCE}
ROW = """
[[desk]]
key = "a"
agency_type = "dinas_p3a"
levels = ["kota"]
reach = "own"
name = "Dinas {place}"
desk = "pengawas"
prefix = "PW"
legal_basis = "UU 1/2000"
article = "Pasal 1"
mark = "V"
source = "law file"
"""


@pytest.mark.parametrize("territory", TERRITORIES)
def test_every_territory_is_offered_desks_that_keep_files_and_one_that_oversees_them(territory: str) -> None:
    offered = proposed_for(territory)
    keys = {row.key: row for row in offered if row.ticked}
    served = [row for row in keys.values() if row.kind is DeskKind.SERVICE]
    assert len(served) >= 7
    assert all(keys[row.overseen].kind is DeskKind.OVERSIGHT for row in served), "an overseer that is ticked too"
    assert [row for row in keys.values() if row.kind is DeskKind.COORDINATION]
    needed = {each.role for row in keys.values() for each in row.officers if each.needed}
    assert needed == {"kepala", "kustodian", "penyelia", "pengawas"}
    assert {each.role for row in offered for each in row.officers} <= set(shipped_roles())


def test_what_is_not_verified_proposes_nothing() -> None:
    rows = shipped_first_day()
    assert [row.key for row in rows if not row.ticked]
    assert all(row.ticked == (row.mark != "M") for row in rows)
    assert all(not row.basis for row in rows if row.mark == "M")


def test_a_basis_that_the_register_knows_is_marked_no_better_than_there() -> None:
    order = {"V": 0, "V2": 1, "M": 2}
    best: dict[tuple[str, str], str] = {}
    for mandate in shipped_mandates():
        key = (mandate.agency_type, mandate.basis)
        best[key] = min(best.get(key, "M"), mandate.mark, key=order.__getitem__)
    known = [
        (row, best[row.agency_type, row.basis]) for row in shipped_first_day() if (row.agency_type, row.basis) in best
    ]
    assert len(known) > 8
    assert not [row.key for row, mark in known if order[row.mark] < order[mark]]


@pytest.mark.parametrize(("territory", "level"), TERRITORIES.items())
def test_a_territory_is_known_by_its_code(territory: str, level: Reach) -> None:
    assert level_of(territory) is level


@pytest.mark.parametrize(
    "code", ["", "61.72.01", "61.72.01.1001", "MY-13", "ID", "6", "611", "61.", "61.7", "aa.72", "61.721", "²1"]
)
def test_anything_else_is_no_territory(code: str) -> None:
    with pytest.raises(RuleBroken):
        level_of(code)


def test_a_desk_serves_its_own_area_its_province_or_the_country() -> None:
    rows = {row.key: row for row in proposed_for("61.72")}
    assert [area_of(rows[key], "61.72") for key in ("uptd", "bp3mi", "lpsk")] == ["61.72", "61", ""]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('mark = "V"', 'mark = "X"'), "mark"),
        (('legal_basis = "UU 1/2000"', 'legal_basis = ""'), None),
        (('source = "law file"', 'source = ""'), "source"),
        (('agency_type = "dinas_p3a"', 'agency_type = "none"'), "agency_type"),
        (('levels = ["kota"]', 'levels = ["nasional"]'), "levels"),
        (('reach = "own"', 'reach = "sea"'), "reach"),
        (('prefix = "PW"', 'prefix = "LONGER"'), "prefix"),
        (('desk = "pengawas"', 'desk = "layanan"'), "overseen"),
        (('desk = "pengawas"', 'desk = "layanan"\noverseen = "b"'), "oversees nothing"),
        (('source = "law file"', 'source = "x"\nofficers = [{ role = "nobody", needed = true }]'), "officers"),
        (('key = "a"\n', ""), "key"),
    ],
)
def test_a_broken_row_is_named(change: tuple[str, str], said: str | None) -> None:
    read_first_day(ROW)
    if said is None:
        assert read_first_day(ROW.replace(*change))[0].basis == "Pasal 1"
        return
    with pytest.raises(ValueError, match=re.escape(said)):
        read_first_day(ROW.replace(*change))


def test_two_desks_with_the_same_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        read_first_day(ROW + ROW.replace('key = "a"', 'key = "b"'))
    assert read_first_day(read_table("first_day.toml")) == shipped_first_day()


def test_the_day_ends_when_every_other_step_is_done() -> None:
    others = set(Step) - {Step.CHECK}
    may_finish(others)
    for step in others:
        with pytest.raises(RuleBroken):
            may_finish(others - {step})
    assert lacking(list(Step), others) == [Step.CHECK]


def test_letters_before_case_numbers() -> None:
    assert [each for each in ("SKW", "P4", "a", "", "LONG1", "É", "A-") if prefix_is_sound(each)] == ["SKW", "P4"]
