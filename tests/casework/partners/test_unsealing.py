"""What a phone sealed opens with the desk's key, in either way in which phones do it, and nothing that was altered does."""

from base64 import b64encode
from functools import lru_cache

import pytest
from cryptography.hazmat.primitives import hashes

from naung.casework.partners.rules import unsealing
from naung.casework.partners.rules.unsealing import new_rsa_key, public_of, start_values, unsealed
from naung.casework.partners.vocabulary import Unsealed
from naung.foundation.errors import RuleBroken
from naung.foundation.letterbox.rules.envelope import read_xml
from tests.casework.partners.phone import Sealed, filled, seal

VERSION = "20261125-0123456789"
MEDIA = {"foto.jpg": b"a picture", "suara.mp3": b"", "lain.bin": bytes(range(256)) * 70}


@lru_cache(maxsize=2)
def key(nth: int) -> bytes:
    return new_rsa_key()


def public(nth: int = 0) -> str:
    return b64encode(public_of(key(nth))).decode()


def opened(letter: Sealed, nth: int = 0) -> Unsealed:
    return unsealed(read_xml(letter.manifest), letter.files, key(nth))


@pytest.mark.parametrize("mask", [hashes.SHA256, hashes.SHA1])
@pytest.mark.parametrize("signed", [True, False])
def test_what_a_phone_sealed_comes_out_as_it_went_in(mask: type[hashes.HashAlgorithm], signed: bool) -> None:
    number, form = filled(VERSION, nama="Dayang Nurhayati", signs="takut_luka")
    letter = seal(form, number, public(), VERSION, media=MEDIA, mask=mask, signed=signed)
    told = opened(letter)
    assert told.form == form
    assert told.files == tuple(MEDIA)
    assert told.signed is (True if signed else None)
    assert b"Dayang" not in letter.manifest + b"".join(letter.files.values())
    assert "Dayang" not in repr(told)


def test_the_start_value_counts_one_byte_up_for_each_file_and_begins_anew_after_sixteen() -> None:
    values = start_values("uuid:x", b"\xff" * 32)
    first = next(values)
    second = next(values)
    assert [a == b for a, b in zip(first, second, strict=True)].count(False) == 1
    assert first[1] != second[1]
    rest = [next(values) for _ in range(15)]
    assert rest[-1][0] == (first[0] + 1) % 256


def changed(letter: Sealed, file: str, at: int = 0) -> Sealed:
    content = bytearray(letter.files[file])
    content[at] ^= 1
    return Sealed(letter.instance, letter.manifest, {**letter.files, file: bytes(content)})


def refused(letter: Sealed, message: str = unsealing.NOT_OPENED, nth: int = 0) -> None:
    with pytest.raises(RuleBroken) as broken:
        opened(letter, nth)
    assert broken.value.message == message


def test_an_altered_form_file_or_manifest_does_not_open() -> None:
    number, form = filled(VERSION, nama="Rafi")
    letter = seal(form, number, public(), VERSION, media=MEDIA)
    refused(changed(letter, "submission.xml.enc"))
    refused(changed(letter, "foto.jpg.enc"))
    refused(changed(letter, "submission.xml.enc", -1))
    for old, new in ((number.encode(), b"uuid:another"), (VERSION.encode(), b"20261125-other"), (b"Key>", b"Key>A")):
        refused(Sealed(number, letter.manifest.replace(old, new, 1), letter.files))
    swapped = {
        **letter.files,
        "foto.jpg.enc": letter.files["lain.bin.enc"],
        "lain.bin.enc": letter.files["foto.jpg.enc"],
    }
    refused(Sealed(number, letter.manifest, swapped))
    refused(letter, nth=1)


def test_a_file_that_has_not_come_is_waited_for() -> None:
    number, form = filled(VERSION)
    letter = seal(form, number, public(), VERSION, media=MEDIA)
    refused(Sealed(number, letter.manifest, {"foto.jpg.enc": letter.files["foto.jpg.enc"]}), unsealing.NOT_ALL)


@pytest.mark.parametrize("wrong", ["", "not base64!", b64encode(b"short").decode(), b64encode(b"x" * 384).decode()])
def test_a_key_that_is_none_is_refused_in_words(wrong: str) -> None:
    number, form = filled(VERSION)
    letter = seal(form, number, public(), VERSION)
    manifest = letter.manifest.decode()
    before, _, rest = manifest.partition("<base64EncryptedKey>")
    after = rest.partition("</base64EncryptedKey>")[2]
    told = f"{before}<base64EncryptedKey>{wrong}</base64EncryptedKey>{after}".encode()
    refused(Sealed(number, told, letter.files))


def test_an_empty_file_is_no_sealed_one() -> None:
    number, form = filled(VERSION)
    letter = seal(form, number, public(), VERSION)
    refused(Sealed(number, letter.manifest, {"submission.xml.enc": b""}))
