"""One record against candidates gives what comparing all of the table gives; and what a fixed model says of a few by hand."""

import random

import pytest

from naung.methods.linkage.comparing import known_of
from naung.methods.linkage.fields import Column, Kind
from naung.methods.linkage.link import linked
from naung.methods.linkage.one import Counts, Match, Record, known_from, matches, model_of, record_of
from naung.methods.linkage.values import Table, table_of

FIRST = ("Wulan", "Melati", "Sekar", "Ratna", "Yuni", "Dewi", "Tika", "Intan", "Lina", "Sari", "Rosa", "Mira")
LAST = ("Purnama", "Anggraini", "Lestari", "Wahyuni", "Safitri", "Kusuma", "Permata", "Susanti", "Utami", "Pratiwi")
HEADS = {
    "name": Kind.NAME,
    "birth": Kind.BIRTH,
    "sex": Kind.SEX,
    "nik": Kind.CODE,
    "phone": Kind.PHONE,
    "mother": Kind.KIN,
}


def town(count: int, seed: int) -> Table:
    """Invented persons, of whom every third is written down twice with a slip."""
    dice, rows = random.Random(seed), []
    for n in range(count):
        row = [
            str(n), f"{dice.choice(FIRST)} {dice.choice(LAST)}", f"{dice.randint(1970, 2005)}-{dice.randint(1, 12):02}-17", "P",
            f"61{dice.randint(10**13, 10**14 - 1)}", f"0812{dice.randint(10**7, 10**8 - 1)}", f"{dice.choice(FIRST)}ati",
        ]  # fmt: skip
        rows.append(row)
        if n % 3 == 0:
            again = [f"{n}b", row[1].replace("u", "oe"), row[2], "P", dice.choice(["", row[4]]), "", row[6]]
            rows.append(again)
    columns = [Column("id", "id", Kind.ID), *(Column(name, name, kind) for name, kind in HEADS.items())]
    return table_of(columns, rows)


def record(table: Table, place: int) -> Record:
    """A row of a table as one record."""
    return {name: [each[place]] for name, each in table.values.items() if each[place] is not None}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_one_record_against_candidates_gives_what_the_whole_table_gives(seed: int) -> None:
    table = town(300, seed)
    whole, known = linked(table, least=0.0), known_of(table)
    at = {own: place for place, own in enumerate(table.ids)}
    assert sum(pair.probability > 0.5 for pair in whole.pairs) > 50
    for pair in [*whole.pairs[:60], *whole.pairs[-20:]]:
        (found,) = matches(
            record(table, at[pair.first]), [record(table, at[pair.second])], model=whole.model, known=known
        )
        assert found.probability == pytest.approx(pair.probability, abs=1e-9)
        assert {name: found.reasons[name] for name in pair.reasons} == pair.reasons


OF_A_TOWN = Counts(5000)


def asked(others: list[dict[str, list[str]]], counts: Counts = OF_A_TOWN, /, **told: list[str]) -> list[Match]:
    """What the fixed model says of these others."""
    mine = record_of(told)
    return matches(mine, [record_of(each) for each in others], model=model_of(counts), known=known_from(counts, mine))


WULAN = {"name": ["Wulan Purnamasari"], "birth": ["2004-03-09"], "sex": ["P"]}


def test_the_fixed_model_knows_her_by_name_and_day_and_not_by_a_common_name_alone() -> None:
    (same,) = asked([WULAN], **WULAN)
    assert same.probability > 0.9
    assert (same.reasons["birth"], same.reasons["nik"]) == ("agrees", "missing")
    siti = {"name": ["Siti Aminah"], "birth": ["1981-11-20"]}
    words = [word.skeleton for word in record_of(siti)["name"][0]]  # type: ignore[attr-defined]  # words
    often = Counts(5000, words=dict(zip(words, (55, 20), strict=True)), together={(min(words), max(words)): 9})
    namesake, stranger = asked([siti, {"name": ["Ratna"]}], often, name=["Siti Aminah"], birth=["2004-03-09"])
    assert namesake.probability < 0.2
    assert namesake.reasons["birth"] == "differs"
    assert stranger.probability < 0.01


def test_several_names_and_numbers_are_compared_each_with_each() -> None:
    found = asked(
        [{"name": ["Bulan", "Woelan Poernamasari"], "phone": ["081298765432", "+62 811-2345-678"]}],
        name=["Wulan Purnamasari", "Ulan"], phone=["08112345678"],
    )  # fmt: skip
    assert (found[0].reasons["name"], found[0].reasons["phone"]) == ("agrees", "agrees")
    assert found[0].probability > 0.5


def test_a_number_that_many_have_says_so_and_says_less() -> None:
    told = {"name": ["Wulan"], "phone": ["08112345678"]}
    read = record_of(told)["phone"][0]
    (few,) = asked([{"name": ["Ratna"], "phone": ["08112345678"]}], **told)
    (many,) = asked(
        [{"name": ["Ratna"], "phone": ["08112345678"]}], Counts(5000, numbers={"phone": {read: 40}}), **told
    )
    assert (few.reasons["phone"], many.reasons["phone"]) == ("agrees", "shared_by_many")
    assert many.probability < few.probability


def test_the_more_records_carry_her_name_the_less_it_says() -> None:
    plain = {"name": ["Melinda Kusumastuti"]}
    words = [word.skeleton for word in record_of(plain)["name"][0]]  # type: ignore[attr-defined]  # words
    rare, common = (
        asked([plain], Counts(5000, words=dict.fromkeys(words, count)), **plain)[0].probability for count in (1, 900)
    )
    assert common < 0.1
    assert rare > 0.5


def test_nobody_to_compare_with_is_no_match() -> None:
    assert asked([], **WULAN) == []
