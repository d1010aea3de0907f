"""The words of lists are checked when they are read: a table that would misread a list is refused."""

import pytest

from naung.casework.manifests.rules.tables import TableWrong, matcher, read_headings, read_words, words
from naung.casework.manifests.vocabulary import Field
from tests.casework.manifests.lists import CAUSES

HEADINGS = """
[short]
tgl = "tanggal"
[idle]
words = ["wni"]
"""


def fields(**phrases: str) -> str:
    """A table of headings with one phrase a field, or its own name."""
    rows = [f'[[field]]\nname = "{each}"\nphrases = ["{phrases.get(each, each)}"]' for each in Field]
    return "\n".join([HEADINGS, *rows])


def test_a_table_of_headings_that_names_all_fields_is_read() -> None:
    assert set(read_headings(fields(birth="tgl lahir")).phrases) == set(Field)


@pytest.mark.parametrize(
    "text",
    [HEADINGS, fields(birth="name"), fields() + '\n[[field]]\nname = "name"\nphrases = ["n"]',
     fields() + '\n[[field]]\nname = "x"\nphrases = []'],
    ids=["no field", "one phrase twice", "one field twice", "no such field"],
)  # fmt: skip
def test_a_table_of_headings_that_would_misread_is_refused(text: str) -> None:
    with pytest.raises(TableWrong):
        read_headings(text)


def test_a_table_of_words_without_a_list_is_refused() -> None:
    with pytest.raises(TableWrong):
        read_words('not_given = ["-"]')


def test_each_cause_of_the_words_is_one_of_the_borders_own() -> None:
    assert set(words().causes) <= set(CAUSES)


def test_no_word_of_a_cell_says_two_things() -> None:
    assert not words().male & words().female
    assert not words().yes & words().no


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Nama Majikan", "employer"), ("Nama Depot", "depot"), ("No. Paspor", "passport"), ("No", "number"), ("Nama Ibu", "group"),
     ("Tgl.Lahir", "birth"), ("tempat_lahir", "birth_place"), ("JenisKelamin", "sex"),
     ("Alamat Majikan", "employer"), ("Kab/Kota", "origin_regency"), ("Umur (Thn)", "age"), ("No SPLP", "splp"),
     ("Jantina", "sex"), ("Kondisi Kesehatan", "illness")],
)  # fmt: skip
def test_headings_as_they_are_met(heading: str, field: str) -> None:
    assert matcher().guesses(heading)[0].field == field


@pytest.mark.parametrize("heading", ["Nama Kapal", "Tanggal Masuk Malaysia", "Warna", ""])
def test_a_heading_of_something_else_is_not_taken_for_sure(heading: str) -> None:
    assert all(guess.score < 0.85 for guess in matcher().guesses(heading))
