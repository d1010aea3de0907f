"""Area codes in any typed form; nothing here asks a table or the database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.places.rules.codes import (
    above,
    coarse,
    is_below_kecamatan,
    is_code,
    level_of,
    lies_within,
    parent_of,
    read_code,
)
from naung.foundation.places.vocabulary import Level

two = st.integers(min_value=0, max_value=99).map(lambda n: f"{n:02d}")
village = st.integers(min_value=0, max_value=9999).map(lambda n: f"{n:04d}")
domestic = st.one_of(
    two,
    st.tuples(two, two).map(".".join),
    st.tuples(two, two, two).map(".".join),
    st.tuples(two, two, two, village).map(".".join),
)
foreign = st.one_of(st.just("MY"), two.map(lambda n: f"MY-{n}"), st.tuples(two, two).map(lambda n: f"MY-{n[0]}-{n[1]}"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("61", "61"),
        ("6172", "61.72"),
        ("617201", "61.72.01"),
        ("6172011001", "61.72.01.1001"),
        ("61.72.01.1001", "61.72.01.1001"),
        (" 61 72 01 ", "61.72.01"),
        ("61-72-01", "61.72.01"),
        ("61/72/01", "61.72.01"),
        ("６１．７２", "61.72"),
        ("61.72.", "61.72"),
        ("my", "MY"),
        ("MY-13", "MY-13"),
        ("my1332", "MY-13-32"),
        ("id", "ID"),
        ("", None),
        ("6", None),
        ("617", None),
        ("61720", None),
        ("61720110", None),
        ("617201100", None),
        ("61720110011", None),
        ("Malaysia", None),
        ("MY-1", None),
        ("61.72;DROP", None),
        ("٦١", None),
        ("61\0", None),
        ("6" * 5000, None),
    ],
)
def test_what_was_typed_is_read_as_a_code_or_not_at_all(typed: str, code: str | None) -> None:
    assert read_code(typed) == code


def test_levels_and_parents() -> None:
    steps = ["61.72.01.1001", "61.72.01", "61.72", "61", "ID"]
    assert [level_of(s) for s in steps] == [Level.VILLAGE, Level.DISTRICT, Level.REGENCY, Level.PROVINCE, Level.COUNTRY]
    assert above(steps[0]) == tuple(steps[1:])
    assert [level_of(s) for s in ("MY-13-32", "MY-13", "MY")] == [Level.FOREIGN_DISTRICT, Level.STATE, Level.COUNTRY]
    assert above("MY-13-32") == ("MY-13", "MY")
    assert parent_of("MY") is None
    with pytest.raises(ValueError, match="canonical"):
        level_of("6172")


def test_a_village_is_cut_to_its_kecamatan_and_nothing_else_is() -> None:
    assert coarse("61.72.01.1001") == "61.72.01"
    assert [coarse(code) for code in ("61.72.01", "61", "MY-13-32", "MY")] == ["61.72.01", "61", "MY-13-32", "MY"]
    assert is_below_kecamatan("61.72.01.1001")
    assert not is_below_kecamatan("61.72.01")


def test_a_code_lies_in_what_it_begins_with_but_only_by_whole_parts() -> None:
    assert lies_within("61.72.01", "61.72")
    assert lies_within("61.72", "61.72")
    assert lies_within("61.72", "ID")
    assert not lies_within("61.72.01", "61.7")
    assert not lies_within("MY-13", "ID")


@given(st.one_of(domestic, foreign), st.sampled_from(["", " ", ".", "-"]))
def test_a_code_comes_back_from_any_way_of_writing_it(code: str, sign: str) -> None:
    assert is_code(code)
    assert read_code(code.replace(".", sign).replace("-", sign)) == code
    assert all(lies_within(code, step) for step in (code, *above(code)))


@given(st.text(max_size=50))
def test_any_text_is_a_canonical_code_or_none(text: str) -> None:
    code = read_code(text)
    assert code is None or is_code(code)
