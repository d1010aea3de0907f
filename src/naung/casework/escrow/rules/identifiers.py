"""One exact number, written in one way, so that two agencies that typed it differently have the same."""

import re
import unicodedata

from naung.casework.escrow.vocabulary import Country, IdentifierKind
from naung.foundation.errors import RuleBroken
from naung.foundation.people.rules.numbers import IDENTITY_DIGITS, LONGEST_TYPED, phone
from naung.foundation.words import gettext_noop

NUMBER = "nomor_titipan"  # the field's name on the page, which is dropped from what is kept when a session ends
ACCOUNT_DIGITS = range(8, 21)  # of the numbers that Indonesian and Malaysian banks give
PLATE = re.compile(r"[A-Z]{1,3}[0-9]{1,4}[A-Z]{0,3}")  # of Indonesia and of the Malaysian states
# What may follow a country's code in its numbering plan: mobiles, and fixed lines with the code of their area.
AFTER_CODE = {
    Country.INDONESIA: re.compile(r"8[0-9]{8,11}|[2-79][0-9]{6,10}"),
    Country.MALAYSIA: re.compile(r"1[0-9]{8,9}|[3-9][0-9]{7,8}"),
    Country.BRUNEI: re.compile(r"[2-8][0-9]{6}"),
}
FIRST_GROUP = {Country.INDONESIA: 3, Country.MALAYSIA: 2, Country.BRUNEI: 3}  # digits, as people write them; then fours

NOT_A_PHONE = gettext_noop("Tulis satu nomor telepon lengkap, misalnya 0812-3456-7890. Nama tidak dapat dititipkan.")
NOT_A_NIK = gettext_noop("Tulis 16 angka NIK. Nama tidak dapat dititipkan.")
NOT_AN_ACCOUNT = gettext_noop("Tulis angka rekeningnya saja, 8 sampai 20 angka. Nama tidak dapat dititipkan.")
NOT_A_PLATE = gettext_noop("Tulis pelat seperti KB 1234 XY. Nama tidak dapat dititipkan.")
NOT_LIKE_THAT = gettext_noop(
    "Sesudah +%(code)s nomor %(country)s tidak seperti ini. Periksa angkanya, dan pilih negaranya bila keliru."
)
WHICH_COUNTRY = gettext_noop(
    "Nomor ini tidak menyebut negara yang dikenal di sini. Tulis dengan + di depan, atau pilih negaranya."
)
WHICH_KIND = gettext_noop("Pilih salah satu: telepon, NIK, rekening, atau pelat kendaraan.")


def _digits(typed: str) -> str:
    """Digits with nothing but space, points and hyphens between them; nothing where a letter stands among them."""
    text = unicodedata.normalize("NFKC", typed[:LONGEST_TYPED])
    bare = re.sub(r"[\s.\-]", "", text)
    return bare if bare.isascii() and bare.isdigit() else ""


def _nik(typed: str) -> str:
    digits = _digits(typed)
    return digits if len(digits) == IDENTITY_DIGITS else ""


def _account(typed: str) -> str:
    digits = _digits(typed)
    return digits if len(digits) in ACCOUNT_DIGITS else ""


def _plate(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed[:LONGEST_TYPED]).upper()
    bare = re.sub(r"[\s.\-]", "", text)
    return bare if PLATE.fullmatch(bare) else ""


READ = {
    IdentifierKind.PHONE: (phone, NOT_A_PHONE),
    IdentifierKind.NIK: (_nik, NOT_A_NIK),
    IdentifierKind.ACCOUNT: (_account, NOT_AN_ACCOUNT),
    IdentifierKind.PLATE: (_plate, NOT_A_PLATE),
}


def in_country(typed: str, country: Country) -> str:
    """A telephone number with the code of its country: its own where it names one, else the one that was chosen.

    `012-345 6789` of Malaysia and `+60 12-345 6789` are one number; of Indonesia the first is read as everywhere in the house.
    """
    text = unicodedata.normalize("NFKC", typed[:LONGEST_TYPED])
    digits = re.sub(r"[^0-9]", "", re.sub(r"\(0\)", "", text))
    if re.search("[A-Za-z]", text) or not digits:
        return typed
    named = _names_country(text, digits)
    if not named and country is Country.INDONESIA:
        return typed
    if named:
        digits = digits.removeprefix("00")
    elif not (digits.startswith(country) and AFTER_CODE[country].fullmatch(digits.removeprefix(country))):
        digits = country + digits.removeprefix("0")
    code = country_of(digits)
    return f"+{code}{digits.removeprefix(code).removeprefix('0')}" if code else f"+{digits}"


def _names_country(text: str, digits: str) -> bool:
    return "+" in text or digits.startswith("00")


def country_of(number: str) -> Country | None:
    """The country of a telephone number in its one form, where it is one that is known here."""
    return next((each for each in Country if number.startswith(each)), None)


def doubt_of(kind: IdentifierKind, number: str, typed: str) -> tuple[str, Country | None]:
    """What is to be asked about a number before it is deposited, and of which country; nothing where it is like one."""
    if kind is not IdentifierKind.PHONE:
        return "", None
    country = country_of(number)
    if country is None:
        text = unicodedata.normalize("NFKC", typed[:LONGEST_TYPED])
        return ("", None) if _names_country(text, re.sub(r"[^0-9]", "", text)) else (WHICH_COUNTRY, None)
    fits = AFTER_CODE[country].fullmatch(number.removeprefix(country))
    return ("", None) if fits else (NOT_LIKE_THAT, country)


def as_kept(kind: IdentifierKind, number: str) -> str:
    """A number in its one form as a person compares it: a telephone with + and its country's code, in groups of digits."""
    if kind not in (IdentifierKind.PHONE, IdentifierKind.NIK):
        return number
    country = country_of(number) if kind is IdentifierKind.PHONE else None
    head, rest = ("+" + country, number.removeprefix(country)) if country else ("", number)
    first = FIRST_GROUP[country] if country else 4
    groups = [rest[:first], *(rest[at : at + 4] for at in range(first, len(rest), 4))]
    plus = "+" if kind is IdentifierKind.PHONE and not country else ""
    return plus + " ".join(each for each in (head, *groups) if each)


def identifier(kind: str, typed: str, country: str = Country.INDONESIA) -> str:
    """The number in its one form. Raises RuleBroken where it is none of this kind: names are never taken.

    `country`: where a telephone number was written that names none.
    """
    if kind not in {each.value for each in IdentifierKind}:
        raise RuleBroken(WHICH_KIND, field="kind")
    read, sentence = READ[IdentifierKind(kind)]
    chosen = Country(country) if country in {each.value for each in Country} else Country.INDONESIA
    found = read(in_country(typed, chosen) if kind == IdentifierKind.PHONE else typed)
    if not found:
        raise RuleBroken(sentence, field=NUMBER)
    return found


def value_of(kind: IdentifierKind, number: str) -> bytes:
    """What the blind function is asked for: a telephone and an account with the same digits are two values."""
    return f"{kind.value}:{number}".encode()
