"""One number has one form however two agencies wrote it, on either side of the border; what is like none is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.escrow.rules import identifier
from naung.casework.escrow.rules.identifiers import NOT_LIKE_THAT, WHICH_COUNTRY, as_kept, doubt_of
from naung.casework.escrow.vocabulary import Country, IdentifierKind
from naung.foundation.people.rules.numbers import phone

PHONE = IdentifierKind.PHONE
HOME, MALAYSIA, BRUNEI = Country.INDONESIA, Country.MALAYSIA, Country.BRUNEI


@pytest.mark.parametrize(
    ("typed", "country", "expected"),
    [
        ("012-345 6789", MALAYSIA, "60123456789"),
        ("12-345 6789", MALAYSIA, "60123456789"),
        ("60123456789", MALAYSIA, "60123456789"),
        ("+60 12-345 6789", MALAYSIA, "60123456789"),
        ("+60 12-345 6789", HOME, "60123456789"),
        ("+60 (0)12-345 6789", HOME, "60123456789"),
        ("+60 012-345 6789", HOME, "60123456789"),
        ("0060 12-345 6789", HOME, "60123456789"),
        ("082-123 456", MALAYSIA, "6082123456"),
        ("0812-3456-7890", HOME, "6281234567890"),
        ("+62 812 3456 7890", MALAYSIA, "6281234567890"),
        ("712 3456", BRUNEI, "6737123456"),
        ("+673 712 3456", HOME, "6737123456"),
        ("+65 8123 4567", MALAYSIA, "6581234567"),
    ],
)
def test_one_number_has_one_form(typed: str, country: Country, expected: str) -> None:
    assert identifier(PHONE, typed, country) == expected
    assert doubt_of(PHONE, expected, typed) == ("", None)


@given(st.text(alphabet="0123456789 -+()", max_size=20))
def test_what_is_read_as_indonesian_keeps_the_form_that_it_has_in_the_house(typed: str) -> None:
    house = phone(typed)
    if house and "+" not in typed and not typed.replace(" ", "").startswith("00"):
        digits = "".join(c for c in typed.replace("(0)", "") if c.isdigit())
        if not digits.startswith("00"):
            assert identifier(PHONE, typed) == house


@pytest.mark.parametrize(
    ("typed", "country", "doubt"),
    [
        ("012-345 6789", HOME, (NOT_LIKE_THAT, HOME)),
        ("+62 12 345 6789", HOME, (NOT_LIKE_THAT, HOME)),
        ("0812-345", HOME, (NOT_LIKE_THAT, HOME)),
        ("0561 736 111", HOME, ("", None)),
        ("0812-3456-7890", MALAYSIA, (NOT_LIKE_THAT, MALAYSIA)),
        ("812 3456 7890", BRUNEI, (NOT_LIKE_THAT, BRUNEI)),
        ("561 736 111", HOME, (WHICH_COUNTRY, None)),
        ("+44 20 7946 0958", HOME, ("", None)),
    ],
)
def test_what_is_like_no_number_of_its_country_is_asked_about(
    typed: str, country: Country, doubt: tuple[str, Country | None]
) -> None:
    assert doubt_of(PHONE, identifier(PHONE, typed, country), typed) == doubt


def test_a_number_is_shown_as_it_is_kept() -> None:
    assert as_kept(PHONE, "60123456789") == "+60 12 3456 789"
    assert as_kept(PHONE, "6281234567890") == "+62 812 3456 7890"
    assert as_kept(PHONE, "6737123456") == "+673 712 3456"
    assert as_kept(PHONE, "6581234567") == "+6581 2345 67"
    assert as_kept(IdentifierKind.NIK, "6172014903990001") == "6172 0149 0399 0001"
    assert as_kept(IdentifierKind.PLATE, "KB1234XY") == "KB1234XY"
    assert doubt_of(IdentifierKind.NIK, "6172014903990001", "6172014903990001") == ("", None)
