"""Uploaded files: known by their content, refused in words, pictures drawn anew, documents without macros."""

import io
import zipfile

import pytest
from PIL import Image

from naung.foundation.errors import RuleBroken
from naung.foundation.files import (
    ACTIVE_PDF,
    BROKEN,
    EMPTY,
    HUGE_PICTURE,
    LARGEST,
    MACROS,
    OLD_OFFICE,
    PROGRAM,
    TOO_LARGE,
    UNKNOWN,
    FileKind,
    checked_file,
)

PDF = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n"
CAMERA = 271  # the EXIF tag of the maker


def picture(kind: str = "JPEG") -> bytes:
    """A small picture that says which camera took it, turned on its side."""
    told = Image.Exif()
    told[CAMERA], told[274] = "Kamera Rahasia", 6
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(out, kind, exif=told)
    return out.getvalue()


def document(**parts: bytes) -> bytes:
    """A DOCX with further parts, by their names with __ for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}.items():
            made.writestr(name, content)
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, FileKind.PDF),
        (picture(), FileKind.JPEG),
        (picture("PNG"), FileKind.PNG),
        (document(), FileKind.DOCX),
        (b"OggS" + b"\0" * 40, FileKind.OGG),
        (b"ID3\x04" + b"\0" * 40, FileKind.MP3),
        (b"RIFF\0\0\0\0WAVEfmt ", FileKind.WAV),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: FileKind) -> None:
    assert checked_file(content)[0] is kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", EMPTY),
        (b"%PDF" + b"x" * LARGEST, TOO_LARGE),
        (b"MZ\x90\0", PROGRAM),
        (b"#!/bin/sh\n", PROGRAM),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 word", OLD_OFFICE),
        (b"<html><script>", UNKNOWN),
        (b"<svg onload='x'>", UNKNOWN),
        (b"PK\x03\x04 broken", BROKEN),
        (document(word__vbaProject=b"x"), MACROS),
        (document(word__embeddings__tool=b"x"), MACROS),
        (document(word___rels=b"").replace(b"word/document.xml", b"xl/workbook-1.xml"), UNKNOWN),
        (PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(x)>>"), ACTIVE_PDF),
        (PDF.replace(b"/Catalog", b"/Catalog/#4aavaScript"), ACTIVE_PDF),
        (PDF[:20], BROKEN),
        (picture()[:60], BROKEN),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, BROKEN),
    ],
)
def test_what_is_no_material_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(RuleBroken) as wrong:
        checked_file(content)
    assert (wrong.value.message, wrong.value.field) == (said, "file")


def test_what_is_packed_in_a_pdf_matches_nothing_by_chance() -> None:
    packed = PDF.replace(b"endobj", b"<</Length 20>>\nstream\n\x01/JS(\x02/A#20\nendstream\nendobj")
    assert checked_file(packed) == (FileKind.PDF, packed)


def test_a_document_whose_packing_is_broken_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", b"<Types/>" * 50)
        made.writestr("word/document.xml", b"<w/>" * 50)
    whole = out.getvalue()
    begins = whole.index(b"[Content_Types].xml") + len("[Content_Types].xml")
    with pytest.raises(RuleBroken) as refused:
        checked_file(whole[:begins] + b"\xff" * 6 + whole[begins + 6 :])
    assert refused.value.message == BROKEN


def test_a_png_takes_no_more_memory_than_it_may() -> None:
    out = io.BytesIO()
    Image.new("1", (4001, 3000)).save(out, "PNG")
    with pytest.raises(RuleBroken) as refused:
        checked_file(out.getvalue())
    assert (refused.value.message, refused.value.values) == (HUGE_PICTURE, {"most": 12})


def test_a_small_document_that_unpacks_to_a_large_one_is_refused() -> None:
    out = io.BytesIO(document())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/padding.xml", b"\0" * (65 * 1024 * 1024))
    assert len(out.getvalue()) < LARGEST
    with pytest.raises(RuleBroken) as wrong:
        checked_file(out.getvalue())
    assert wrong.value.message == BROKEN


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_keeps_its_dots_and_nothing_else(kind: str) -> None:
    _, kept = checked_file(picture(kind))
    assert b"Rahasia" in picture(kind)
    assert b"Rahasia" not in kept
    with Image.open(io.BytesIO(kept)) as shown:
        assert shown.size == (20, 40)  # upright, as the camera meant it
        assert not shown.getexif()


def test_a_picture_that_is_evidence_keeps_every_byte_and_a_broken_one_is_refused_all_the_same() -> None:
    assert checked_file(picture(), untouched=True) == (FileKind.JPEG, picture())
    with pytest.raises(RuleBroken):
        checked_file(picture()[:60], untouched=True)
