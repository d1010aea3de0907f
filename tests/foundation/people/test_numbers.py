"""Numbers that find a person: as typed, in pieces, with one digit wrong."""

import pytest

from naung.foundation.people.rules.numbers import (
    contact_tokens,
    document_tokens,
    number_fit,
    numbers_asked,
    phone,
    plain_number,
)
from naung.foundation.people.vocabulary import ContactKind, DocumentKind

NIK = "6172015509010003"  # invented


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("+62 812 3456 7890", "6281234567890"),
        ("62 812 3456 7890", "6281234567890"),
        ("+62 (0)812 3456 7890", "6281234567890"),
        ("0062 812 3456 7890", "6281234567890"),
        ("812 3456 7890", "6281234567890"),
        ("+60 16-234 5678", "60162345678"),
        ("+8801712345678", "8801712345678"),
        ("123", ""),
        ("bukan nomor", ""),
        ("0812" * 9, ""),
    ],
)
def test_a_telephone_number_in_one_form(typed: str, digits: str) -> None:
    assert phone(typed) == digits


@pytest.mark.parametrize("at", range(16))
def test_an_identity_number_with_one_wrong_digit_is_found(at: int) -> None:
    wrong = NIK[:at] + str((int(NIK[at]) + 1) % 10) + NIK[at + 1 :]
    asked, _ = numbers_asked(wrong)
    assert asked & document_tokens(DocumentKind.NIK, NIK)
    assert number_fit(wrong, NIK, is_phone=False) == 0.85


@pytest.mark.parametrize("at", range(15))
def test_an_identity_number_with_two_digits_swapped_is_found(at: int) -> None:
    swapped = NIK[:at] + NIK[at + 1] + NIK[at] + NIK[at + 2 :]
    assert numbers_asked(swapped)[0] & document_tokens(DocumentKind.NIK, NIK)


@pytest.mark.parametrize("at", range(16))
def test_an_identity_number_with_a_digit_missing_is_found(at: int) -> None:
    assert numbers_asked(NIK[:at] + NIK[at + 1 :])[0] & document_tokens(DocumentKind.NIK, NIK)


def test_the_ending_finds_too() -> None:
    assert numbers_asked(NIK[-6:])[0] & document_tokens(DocumentKind.NIK, NIK)
    assert number_fit(NIK[-6:], NIK, is_phone=False) == 0.8


def test_a_passport_however_it_is_spaced() -> None:
    kept = document_tokens(DocumentKind.PASSPORT, "C 1234567")
    assert numbers_asked("c-1234567")[0] & kept
    assert numbers_asked("C1234567")[0] & kept
    assert numbers_asked("CI2345O7")[0] & document_tokens(DocumentKind.PASSPORT, "C1234507")
    assert plain_number("XO 123") == plain_number("x0123")


def test_a_telephone_number_however_it_is_written() -> None:
    kept = contact_tokens(ContactKind.WHATSAPP, "0812 3456 7890")
    assert numbers_asked("+6281234567890")[1] & kept
    assert numbers_asked("34567890")[1] & kept
    assert number_fit("+62812 3456 7891", "081234567890", is_phone=True) == 0.85


def test_an_account_and_a_mail_address() -> None:
    kept = contact_tokens(ContactKind.EMAIL, "Wulan@Contoh.id")
    assert numbers_asked("wulan@contoh.id")[1] & kept
    assert contact_tokens(ContactKind.ADDRESS, "Jl. Contoh 1") == set()


@pytest.mark.parametrize(
    "nothing", ["", "abc", "Budi", "12", "\x00", "🙂" * 50, "Lidia Alkadrie", "Jong Hiong Moi", "Lilis Ioli 2"]
)
def test_what_is_no_number_asks_for_nothing(nothing: str) -> None:
    assert numbers_asked(nothing) == (set(), set())
