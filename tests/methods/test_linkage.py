"""Which records are of one person: columns, values, names, and what comes of a small town by hand."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.methods.linkage import names
from naung.methods.linkage.blocking import candidates
from naung.methods.linkage.comparing import compared
from naung.methods.linkage.fields import Column, Kind, suggested
from naung.methods.linkage.link import Pair, linked
from naung.methods.linkage.model import estimated, log_odds
from naung.methods.linkage.values import (
    IdTwice,
    Table,
    ids_of,
    read_area,
    read_code,
    read_day,
    read_name,
    read_phone,
    read_sex,
    table_of,
)

HEADS = ("id", "nama", "tgl lahir", "jk", "NIK", "no hp", "alamat", "nama ibu")
FIRST = [
    "Wulan",
    "Melati",
    "Sekar",
    "Ratna",
    "Yuni",
    "Dewi",
    "Tika",
    "Intan",
    "Lina",
    "Sari",
    "Bulan",
    "Putri",
    "Nadia",
    "Kartini",
    "Rosa",
    "Mira",
    "Elok",
    "Asih",
    "Tuti",
    "Vina",
]
LAST = [
    "Purnama",
    "Anggraini",
    "Lestari",
    "Wahyuni",
    "Rahmawati",
    "Safitri",
    "Handayani",
    "Kusuma",
    "Permata",
    "Maharani",
    "Susanti",
    "Utami",
    "Pratiwi",
    "Saraswati",
]


def town(count: int = 300, seed: int = 5) -> list[list[str]]:
    """Persons by hand of drawn parts, none of them like another in number or birth."""
    dice = random.Random(seed)
    rows = []
    for n in range(count):
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        born = f"{dice.randint(1970, 2005)}-{dice.randint(1, 12):02}-{dice.randint(2, 28):02}"
        home = f"Jalan {dice.choice(LAST)} {n}"
        rows.append(
            [
                f"r{n}",
                name,
                born,
                "P",
                f"6172{dice.randrange(10**12):012}",
                f"0812{dice.randrange(10**8):08}",
                home,
                dice.choice(FIRST),
            ]
        )
    return rows


def found_in(rows: Sequence[Sequence[str]]) -> dict[frozenset[str], Pair]:
    table = table_of(suggested(HEADS, rows), rows)
    return {frozenset({each.first, each.second}): each for each in linked(table, least=0.0).pairs}


def test_headings_in_three_languages_and_what_nobody_heads_is_told_by_its_values() -> None:
    heads = [
        "No.",
        "Nama Lengkap (sesuai KTP)",
        "Tarikh Lahir",
        "Jantina",
        "No. Pasport",
        "kontak darurat",
        "x1",
        "status",
        "id_rekaman",
    ]
    rows = [
        [str(n), "Wulan", "1999-02-03", "P", "A123456", "0812-3456-7890", f"{n % 28 + 1}/3/2001", "dirujuk", f"k{n}"]
        for n in range(60)
    ]
    told = {each.heading: each for each in suggested(heads, rows)}
    assert [told[each].field for each in heads[1:5]] == ["name", "birth", "sex", "passport"]
    assert told["kontak darurat"].kind is Kind.PHONE
    assert told["x1"].kind is Kind.BIRTH
    assert told["status"].kind is Kind.CATEGORY
    assert (told["No."].kind, told["id_rekaman"].kind) == (Kind.IGNORED, Kind.ID)


def test_given_and_family_name_are_one_field_and_a_second_telephone_one_of_its_own() -> None:
    told = suggested(["surname", "given_name", "hp", "telepon"], [["Purnama", "Wulan", "081234567", "081234568"]])
    table = table_of(told, [["Purnama", "Wulan", "0812345678", "0812345679"]])
    name = table.values["name"][0]
    assert isinstance(name, tuple)
    assert [word.plain for word in name] == ["wulan", "purnama"]
    assert {name for name, kind in table.kinds.items() if kind is Kind.PHONE} == {"phone", "telepon"}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1999-02-03", (1999, 2, 3)), ("3/2/1999", (1999, 2, 3)), ("03-02-99", (1999, 2, 3)), ("19990203", (1999, 2, 3)),
        ("3 Februari 1999", (1999, 2, 3)), ("3 Feb 1999", (1999, 2, 3)), ("1999", (1999, 0, 0)), ("02/1999", (1999, 2, 0)),
        ("1999-02-03 00:00:00", (1999, 2, 3)), ("2/23/1999", (1999, 2, 23)), ("", None), ("tidak ada", None),
        ("31/31/1999", None),
    ],
)  # fmt: skip
def test_days_are_read_as_they_are_written_here(typed: str, day: tuple[int, int, int] | None) -> None:
    assert read_day(typed) == day


def test_a_number_that_stands_for_nothing_or_lost_its_digits_is_none() -> None:
    assert [read_code(each) for each in ("6172-0101 0199.0001", "0000000000000000", "3.17E+15", "-", "12")] == [
        "6172010101990001", None, None, None, None,
    ]  # fmt: skip
    assert read_phone("+62 812-3456-7890") == read_phone("081234567890") == "81234567890"
    assert (read_sex("Laki-laki"), read_sex("F"), read_sex("?")) == ("L", "P", None)
    assert (read_area("61.72.01"), read_area(" Desa  Sungai Duri ")) == ("61.72.01", "desa sungai duri")


@given(st.text(max_size=60))
def test_no_text_breaks_a_reader(text: str) -> None:
    for reader in (read_day, read_sex, read_code, read_phone, read_area, read_name):
        reader(text)


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Soekarno Poetri", "Putri Sukarno", names.WHOLE), ("Tjhin Djoen Nyuk", "Chin Jun Nyuk", names.WHOLE),
        ("Muhammad Yusup", "M. Yusuf", names.WHOLE_LIKE), ("Wulan Purnama", "Wulan", names.SUBSET),
        ("Siti Aminah binti Hasan", "Siti Aminah", names.SUBSET), ("Wulandari", "Wulandri", names.WHOLE_LIKE),
        ("Wulan Purnama", "Ulan Purnama", names.A_WORD), ("Nur Hayati", "Nurhayati", names.WHOLE),
    ],
)  # fmt: skip
def test_names_agree_through_spelling_order_and_what_is_left_out(one: str, other: str, least: int) -> None:
    book = names.Book({})
    first, second = read_name(one), read_name(other)
    assert first
    assert second
    assert names.agreement(book.read(first), book.read(second), book).level >= least


def test_two_names_that_share_nothing_do_not_agree() -> None:
    book = names.Book({})
    first, second = book.read(read_name("Wulan Purnama") or ()), book.read(read_name("Budi Santoso") or ())
    assert names.agreement(first, second, book).level == names.NOTHING


def test_a_rare_word_that_is_shared_says_more_than_a_common_one() -> None:
    book = names.Book({"siti": 0.2, "uray": 0.001})
    common = names.agreement(book.read(read_name("Siti Wulan") or ()), book.read(read_name("Siti Melati") or ()), book)
    rare = names.agreement(book.read(read_name("Uray Wulan") or ()), book.read(read_name("Uray Melati") or ()), book)
    assert rare.chance < common.chance / 50


def test_one_person_written_twice_is_found_and_two_strangers_are_not() -> None:
    rows = town()
    again = list(rows[7])
    again[0], again[1], again[4] = "again", again[1].replace("u", "oe"), ""
    found = found_in([*rows, again])
    assert found[frozenset({"r7", "again"})].probability > 0.95
    assert [pair for key, pair in found.items() if "again" not in key and pair.probability > 0.5] == []


def test_a_sister_with_the_same_home_is_not_the_same_person() -> None:
    rows = town()
    sister = ["sister", f"Kembang {rows[3][1].split()[1]}", "1988-12-24", "P", "", *rows[3][5:]]
    pair = found_in([*rows, sister])[frozenset({"r3", "sister"})]
    assert pair.probability < 0.3
    assert (pair.reasons["phone"], pair.reasons["birth"]) == ("agrees", "differs")


def sisters(count: int = 50) -> list[list[str]]:
    """A town with pairs of sisters: one family card, home, telephone and mother, other names, born two years apart."""
    rows = [[*row, f"6172{900000000000 + n}"] for n, row in enumerate(town(3 * count))]
    for n in range(count):
        elder, younger = rows[2 * n], rows[2 * n + 1]
        first = next(each for each in FIRST[n % 7 :] if each not in elder[1])
        year, month, day = (int(each) for each in elder[2].split("-"))
        younger[1:3] = f"{first} {elder[1].split()[1]}", f"{year + 2}-{month % 12 + 1:02}-{(day + n) % 27 + 2:02}"
        younger[5:] = elder[5:]
    return rows


@pytest.mark.parametrize("heading", ["no_kk", "Nomor KK", "kartu keluarga", "family_card"])
def test_a_family_card_is_a_households_number_and_makes_no_sisters_one_person(heading: str) -> None:
    rows = sisters()
    columns = suggested([*HEADS, heading], rows)
    assert (columns[-1].field, columns[-1].kind) == ("family_card", Kind.PHONE)
    found = {(each.first, each.second): each for each in linked(table_of(columns, rows), least=0.0).pairs}
    pairs = [found.get((f"r{2 * n}", f"r{2 * n + 1}")) or found[f"r{2 * n + 1}", f"r{2 * n}"] for n in range(50)]
    assert {each.reasons["family_card"] for each in pairs} == {"agrees"}
    assert max(each.probability for each in pairs) < 0.5


def test_one_family_card_beside_one_name_and_birth_still_speaks_for_one_person() -> None:
    rows = sisters()
    again = ["again", *rows[9][1:4], "", "", "", "", rows[9][8]]
    table = table_of(suggested([*HEADS, "no_kk"], rows), [*rows, again])
    found = {frozenset({each.first, each.second}): each.probability for each in linked(table).pairs}
    assert found[frozenset({"r9", "again"})] > 0.7


def test_columns_of_one_heading_are_each_their_own() -> None:
    heads = ["id", "nama", "nama", "nama", "telepon", "telepon", "", ""]
    rows = [["a", "Wulan", "Melati", "Sekar", "0812345678", "0812345679", "1999-02-03", "2001-04-05"]]
    table = table_of(suggested(heads, rows), rows)
    names = [value[0] for name, value in table.values.items() if table.kinds[name] is Kind.NAME]
    assert [[word.plain for word in each] for each in names] == [["wulan"], ["melati"], ["sekar"]]  # type: ignore[attr-defined]  # words
    assert [table.values[name][0] for name in ("phone", "telepon")] == ["812345678", "812345679"]
    days = [value[0] for name, value in table.values.items() if table.kinds[name] is Kind.BIRTH]
    assert days == [(1999, 2, 3), (2001, 4, 5)]


def test_a_blank_id_becomes_one_that_no_other_row_has() -> None:
    assert ids_of(["2", "3", " ", "#3", "##3"]) == ("2", "3", "###3", "#3", "##3")
    assert ids_of(["", "", ""]) == ("1", "2", "3")
    with pytest.raises(IdTwice) as twice:
        ids_of(["PMI 7", "PMI 8", " PMI 7 "])
    assert (twice.value.own, twice.value.places) == ("PMI 7", (0, 2))
    two = [Column("a", "id", Kind.ID), Column("b", "id", Kind.ID)]
    with pytest.raises(ValueError, match="two columns are ids: a, b"):
        table_of(two, [["1", "2"]])


def test_a_recruiters_telephone_that_dozens_give_makes_nobody_one_person() -> None:
    rows = town()
    for row in rows[:40]:
        row[5] = "081200001111"
    found = found_in(rows)
    shared = [pair for pair in found.values() if pair.reasons["phone"] == "shared_by_many"]
    assert shared
    assert max(pair.probability for pair in shared) < 0.3


def test_borrowed_papers_do_not_outweigh_everything_else() -> None:
    rows = town()
    other = ["other", "Bambang Hermanto", "1961-05-06", "L", rows[9][4], "", "", ""]
    own = list(rows[9])
    own[0], own[5], own[6] = "own", "", ""
    found = found_in([*rows, other, own])
    assert found[frozenset({"r9", "other"})].probability < found[frozenset({"r9", "own"})].probability


def test_what_is_missing_says_nothing_either_way() -> None:
    rows = town(80)
    table = table_of(suggested(HEADS, rows), [[*row[:5], "", *row[6:]] for row in rows])
    pairs = candidates(table)
    fields = compared(table, pairs)
    model = estimated(table, pairs, fields)
    without = {name: each for name, each in fields.items() if name != "phone"}
    assert (fields["phone"].levels == -1).all()
    assert np.allclose(log_odds(fields, model).same, log_odds(without, model).same)


@given(st.permutations(range(40)))
def test_the_order_of_the_rows_changes_no_probability(order: list[int]) -> None:
    rows = town(39)
    rows.append(["again", *rows[5][1:]])
    plain = {key: round(pair.probability, 6) for key, pair in found_in(rows).items() if pair.probability > 0.5}
    mixed = {
        key: round(pair.probability, 6)
        for key, pair in found_in([rows[n] for n in order]).items()
        if pair.probability > 0.5
    }
    assert set(mixed) == set(plain) != set()


def test_one_row_and_none_at_all_have_no_pairs_and_two_of_one_id_are_refused() -> None:
    rows = town(1)
    assert linked(table_of(suggested(HEADS, rows), rows)).pairs == ()
    assert linked(Table((), {}, {})).pairs == ()
    with pytest.raises(ValueError, match="r0"):
        table_of(suggested(HEADS, rows), [rows[0], rows[0]])
