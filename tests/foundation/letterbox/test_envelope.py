"""The outer form of a letter as strangers send it: what is read, and what is refused before it costs anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.errors import RuleBroken
from naung.foundation.letterbox.rules import envelope
from naung.foundation.letterbox.rules.envelope import DEEPEST, LONGEST_ID, MOST_ELEMENTS, read_submission, read_xml
from naung.foundation.letterbox.rules.sealing import STEP, packed, unpacked
from naung.foundation.letterbox.vocabulary import Part, Submission
from tests.foundation.letterbox.told import FORM, SEALED_FORM, manifest, plain_form

NUMBER = "uuid:5b9cf8d1-106f-4004-844f-c072d76762ed"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f'<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="{FORM}"><meta><instanceID>&i;&x;</instanceID></meta></data>'
)


def test_an_open_form_says_its_form_version_number_and_the_files_that_it_names() -> None:
    told = read_submission(plain_form(NUMBER))
    assert told == Submission(FORM, "1", NUMBER, sealed=False, named=("wajah.jpg",))
    assert NUMBER not in repr(told)
    assert "wajah" not in repr(told)


def test_a_sealed_form_names_its_files_in_the_order_in_which_they_were_sealed() -> None:
    told = read_submission(manifest(NUMBER, "foto.jpg.enc", "suara.mp3.enc"))
    assert told.sealed
    assert told.named == ("foto.jpg.enc", "suara.mp3.enc", SEALED_FORM)


def test_the_manifest_is_known_in_the_name_space_of_the_specification_and_of_collect() -> None:
    here = manifest(NUMBER).replace(
        b"http://opendatakit.org/submissions", b"http://www.opendatakit.org/xforms/encrypted"
    )
    assert read_submission(here) == read_submission(manifest(NUMBER))


def test_the_number_may_stand_on_the_root_and_the_version_in_a_name_space() -> None:
    told = read_submission(
        f'<x id="{FORM}" xmlns:o="http://openrosa.org/xforms" o:version="7" instanceID="{NUMBER}"/>'.encode()
    )
    assert (told.version, told.instance) == ("7", NUMBER)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing",
        b"<data",
        b"<data></other>",
        BOMB.encode(),
        b'<!DOCTYPE data SYSTEM "http://127.0.0.1/x.dtd"><data id="a"/>',
        '<?xml version="1.0" encoding="cp037"?><data/>'.encode("cp037"),
        b'<?xml version="1.0" encoding="no-such"?><data/>',
        b"\x00" * 50,
        b'<data id="a"><meta><instanceID>\x01</instanceID></meta></data>',
    ],
    ids=["empty", "words", "cut", "crossed", "bomb", "document type", "ebcdic", "unknown code", "zeros", "control"],
)
def test_what_is_no_plain_xml_is_refused(content: bytes) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_submission(content)
    assert refused.value.message == envelope.NOT_XML


@pytest.mark.parametrize(
    "content",
    [
        b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1),
        b"<a>" * 300_000,
        b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>",
        b"<a>" + b"x" * 1_000_001 + b"</a>",
    ],
    ids=["deep", "abyss", "wide", "long"],
)
def test_what_is_too_deep_too_wide_or_too_long_is_refused(content: bytes) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_xml(content)
    assert refused.value.message == envelope.TOO_MUCH_XML


@pytest.mark.parametrize(
    "content",
    [
        plain_form(""),
        plain_form(NUMBER, form=""),
        plain_form("u" * (LONGEST_ID + 1)),
        plain_form(NUMBER, version="9" * (LONGEST_ID + 1)),
    ],
)
def test_a_form_without_identity_or_number_is_refused(content: bytes) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_submission(content)
    assert refused.value.message == envelope.NO_IDENTITY


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b.enc", "C:\\x.enc", "..", ".", "x" * 300, "a\u202eb"])
def test_a_file_whose_name_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_submission(manifest(NUMBER, name))
    assert refused.value.message == envelope.BAD_NAME


def test_a_sealed_form_without_key_or_with_a_file_twice_is_refused() -> None:
    for wrong in (
        manifest(NUMBER).replace(b"bm90aGluZw==", b""),
        manifest(NUMBER, file=""),
        manifest(NUMBER, SEALED_FORM),
        manifest(NUMBER, *(f"{nth}.enc" for nth in range(80))),
    ):
        with pytest.raises(RuleBroken):
            read_submission(wrong)


@given(st.text(min_size=1, max_size=40).filter(lambda name: max(name) < "\ud800"), st.binary(max_size=3000))
def test_a_part_comes_out_as_it_went_in_and_is_as_long_as_a_whole_number_of_kilobytes(
    name: str, content: bytes
) -> None:
    plain = packed(Part(name, content))
    assert len(plain) % STEP == 0
    assert unpacked(plain) == Part(name, content)
