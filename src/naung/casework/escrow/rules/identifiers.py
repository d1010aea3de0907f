"""One exact number, written in one way, so that two agencies that typed it differently have the same."""

import re
import unicodedata

from naung.casework.escrow.vocabulary import IdentifierKind
from naung.foundation.errors import RuleBroken
from naung.foundation.people.rules.numbers import IDENTITY_DIGITS, LONGEST_TYPED, phone
from naung.foundation.words import gettext_noop

NUMBER = "nomor_titipan"  # the field's name on the page, which is dropped from what is kept when a session ends
ACCOUNT_DIGITS = range(8, 21)  # of the numbers that Indonesian and Malaysian banks give
PLATE = re.compile(r"[A-Z]{1,3}[0-9]{1,4}[A-Z]{0,3}")  # of Indonesia and of the Malaysian states

NOT_A_PHONE = gettext_noop("Tulis satu nomor telepon lengkap, misalnya 0812-3456-7890. Nama tidak dapat dititipkan.")
NOT_A_NIK = gettext_noop("Tulis 16 angka NIK. Nama tidak dapat dititipkan.")
NOT_AN_ACCOUNT = gettext_noop("Tulis angka rekeningnya saja, 8 sampai 20 angka. Nama tidak dapat dititipkan.")
NOT_A_PLATE = gettext_noop("Tulis pelat seperti KB 1234 XY. Nama tidak dapat dititipkan.")
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


def identifier(kind: str, typed: str) -> str:
    """The number in its one form. Raises RuleBroken where it is none of this kind: names are never taken."""
    if kind not in {each.value for each in IdentifierKind}:
        raise RuleBroken(WHICH_KIND, field="kind")
    read, sentence = READ[IdentifierKind(kind)]
    found = read(typed)
    if not found:
        raise RuleBroken(sentence, field=NUMBER)
    return found


def value_of(kind: IdentifierKind, number: str) -> bytes:
    """What the blind function is asked for: a telephone and an account with the same digits are two values."""
    return f"{kind.value}:{number}".encode()
