"""Names as they are written here: what counts as the same word, and what must not."""

import pytest
from bench.kalbar_names import persons

from naung.foundation.people.rules.similarity import similarity
from naung.foundation.people.rules.tokens import name_tokens, query_tokens
from naung.methods.names.words import words_of

SAME = [
    ("Soekarno", "Sukarno", "old spelling"),
    ("Tjhin", "Chin", "old spelling of a Hakka name"),
    ("Mohd. Jusuf", "Muhammad Yusuf", "an abbreviation and an old spelling"),
    ("Moch. Choirul", "Muhammad Khoirul", "ch for kh"),
    ("Soerjadi", "Suryadi", "oe and j together"),
    ("Djoko Tjahjono", "Joko Cahyono", "dj, tj and j together"),
    ("Abdurrachman", "Abdul Rahman", "the article assimilated and written together"),
    ("Abd. Rohman", "Abdurrohman", "abbreviated"),
    ("Ma'ruf", "Maruf", "an apostrophe"),
    ("Ma’ruf", "Ma'ruf", "another apostrophe"),
    ("Fathimah", "Fatima", "th and a trailing h"),
    ("Syarifah", "Sarifah", "sy"),
    ("Ramadhan", "Ramadan", "dh"),
    ("H. Zainal Abidin, S.Pd., M.Si", "Zainal Abidin", "titles and degrees"),
    ("Hj. Siti binti Rahmat", "Siti Rahmat", "a daughter's particle"),
    ("Nur Hayati", "Nurhayati", "written together"),
    ("Bong Khiun Fa", "Fa Khiun Bong", "another order"),
    ("Lim, Mei Lan", "Mei Lan Lim", "last word first"),
    ("\u202eBudi\u202c", "Budi", "marks that turn the direction"),
    ("BUDÍ", "budi", "capitals and accents"),
    ("Lioe", "Liu", "old spelling of a Hakka name"),
    ("Vitri", "Fitri", "v for f"),
    ("Aliks", "Alix", "x for ks"),
]
NEAR = [
    ("Bong", "Wong", "the same character in two dialects"),
    ("Tjhin", "Tan", "the same character in two dialects"),
    ("Tan", "陳美玲", "a character and its spelling"),
    ("Usman", "Uthman", "a table of Arabic names"),
    ("A. Yani", "Ahmad Yani", "an initial"),
    ("Rahmat", "Rohmad", "two sounds mixed up"),
    ("Fitri", "Pitri", "p for f"),
    ("Budi", "Budy", "y for i"),
    ("Wudi", "Budi", "a wrong first letter in four"),
    ("Suli", "Susi", "a wrong letter in four"),
    ("Lestari", "Letsari", "two letters swapped"),
    ("Lestari", "Lestai", "a letter left out"),
]
APART = [
    ("Budi", "Siti"),
    ("Tan", "Lim"),
    ("Bong", "Tan"),
    ("Ahmad", "Amir"),
    ("Sri", "Soraya"),
    ("Dewi", "Dani"),
    ("Muhammad", "Mahmudah"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME, ids=[row[2] for row in SAME])
def test_the_same_name_written_otherwise(one: str, other: str, why: str) -> None:
    assert similarity(one, other).score >= 0.94


@pytest.mark.parametrize(("one", "other", "why"), NEAR, ids=[f"{row[0]}-{row[1]}" for row in NEAR])
def test_a_name_that_is_probably_meant(one: str, other: str, why: str) -> None:
    found = similarity(one, other)
    assert 0.75 <= found.score < 1
    assert any(found.reasons)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert similarity(one, other).score < 0.75


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Tjhin", "Chin"),
        ("Soekarno", "Sukarno"),
        ("Mohd.", "Muhammad"),
        ("karn", "Sukarno"),
        ("Suk", "Sukarno"),
        ("Wudi", "Budi"),
    ],
)
def test_what_is_asked_meets_what_is_kept(query: str, name: str) -> None:
    assert {asked.token for asked in query_tokens(query)} & name_tokens(name)


@pytest.mark.parametrize("nothing", ["", "  ", "...", "\u202e\u200f", "\x00", "🙂", "-/-"])
def test_nothing_to_search_by(nothing: str) -> None:
    assert words_of(nothing) == ()
    assert query_tokens(nothing) == ()
    assert similarity(nothing, "Budi").score == 0


def test_four_byte_characters_and_long_texts_do_no_harm() -> None:
    assert words_of("𠮷田") != ()
    assert len(words_of("Budi " * 5000)) <= 12
    assert len(name_tokens("x" * 100_000)) < 120
    assert len(query_tokens(" ".join("abcdefghij"))) < 200


def test_a_title_alone_is_a_name() -> None:
    assert [word.plain for word in words_of("Haji")] == ["haji"]


def test_a_typical_person_has_about_forty_tokens() -> None:
    counts = sorted(len(name_tokens(person.name)) for person in persons(1000))
    assert counts[len(counts) // 2] <= 40
