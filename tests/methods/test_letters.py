"""Templates are judged by their content, filled by names alone in a child with limits, and every value can be marked."""

import io
import sys
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from naung.methods import letters
from naung.methods.letters import Found, NotMade, Trouble, filled, looked
from naung.methods.letters.filling import fill, look
from tests.methods.words import W, a_letter, changed, in_body, related, texts_of, typed_as, with_part

DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "b">]>'
COMMENTS = f"<w:comments {W}>{{{{ orang_nama }}}}</w:comments>".encode()
VALUES = {"orang_nama": "Sumiati", "orang_tanggal_lahir": "12 Mei 2009", "kantor_nama": "UPTD PPA"}


def put(old: str, new: str) -> Callable[[str], str]:
    """One text in the place of another, once."""
    return lambda text: text.replace(old, new, 1)


def test_names_are_read_where_word_has_torn_them_apart_and_in_the_head_of_the_page() -> None:
    assert look(a_letter(header="{{ kantor_nama }}"))[0] == ["orang_nama", "orang_tanggal_lahir", "kantor_nama"]
    assert look(a_letter())[1] == []


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"PK\x03\x04 broken", Trouble.BROKEN),
        (changed(a_letter(), "word/document.xml", put("<w:document", DOCTYPE + "<w:document")), Trouble.BROKEN),
        (with_part(a_letter(), "word/vbaProject.bin", b"x"), Trouble.MACRO),
        (changed(a_letter(), "[Content_Types].xml", put("document.main", "document.macroEnabled.main")), Trouble.MACRO),
        (related(a_letter(), "vbaProject", "vba.bin"), Trouble.MACRO),
        (related(a_letter(), "hyperlink", "https://contoh.example/", ' TargetMode="External"'), Trouble.EXTERNAL),
        (related(a_letter(), "image", "file:///gambar.png"), Trouble.EXTERNAL),
        (related(a_letter(), "attachedTemplate", "//server/induk.dotm", ' TargetMode="External"'), Trouble.EXTERNAL),
        (in_body(a_letter(), '<w:pict><v:imagedata src="http://contoh.example/" xmlns:v="urn:v"/></w:pict>'), Trouble.EXTERNAL),
        (related(a_letter(), "webextensiontaskpanes", "taskpanes.xml"), Trouble.EMBEDDED),
        (in_body(a_letter(), '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\x"/></w:p>'), Trouble.FIELD_CODE),
        (in_body(a_letter(), "<w:p><w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r></w:p>"), Trouble.FIELD_CODE),
        (in_body(a_letter(), "<w:p><w:r><w:object/></w:r></w:p>"), Trouble.EMBEDDED),
        (with_part(a_letter(), "word/embeddings/tabel.xlsx", b"x"), Trouble.EMBEDDED),
        (with_part(a_letter(), "word/media/gambar.emf", b"x"), Trouble.EMBEDDED),
        (in_body(a_letter(), '<w:altChunk r:id="rId9" xmlns:r="urn:x"/>'), Trouble.CHUNK),
        (related(a_letter(), "aFChunk", "isi.html"), Trouble.CHUNK),
        (changed(a_letter(), "word/settings.xml", put("</w:settings>", "<w:mailMerge/></w:settings>")), Trouble.EXTERNAL),
        (a_letter("{% for x in y %}{{ orang_nama }}{% endfor %}"), Trouble.STATEMENT),
        (a_letter("{|% import 'os' %}{{ orang_nama }}"), Trouble.STATEMENT),
        (a_letter("{# diam #}{{ orang_nama }}"), Trouble.STATEMENT),
        (a_letter("{{ orang_nama ~ orang_nama }}"), Trouble.EXPRESSION),
        (a_letter("{{ orang.nama }}"), Trouble.EXPRESSION),
        (a_letter("{{ orang_nama.__class__ }}"), Trouble.EXPRESSION),
        (a_letter("{{ orang['nama'] }}"), Trouble.EXPRESSION),
        (a_letter("{{ cycler() }}"), Trouble.EXPRESSION),
        (a_letter("{{ 7*7 }}"), Trouble.EXPRESSION),
        (a_letter("{{r orang_nama }}"), Trouble.EXPRESSION),
        (a_letter("{{ orang_nama", "}}"), Trouble.EXPRESSION),
        (a_letter("{{ Orang }}"), Trouble.EXPRESSION),
        (in_body(a_letter(), '<w:p><w:bookmarkStart w:id="0" w:name="{{ orang_nama }}"/></w:p>'), Trouble.EXPRESSION),
        (changed(a_letter(), "docProps/core.xml", put("python-docx", "{{ orang_nama }}")), Trouble.OUT_OF_REACH),
        (with_part(a_letter(), "word/comments.xml", COMMENTS), Trouble.OUT_OF_REACH),
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused_by_its_content(content: bytes, trouble: Trouble) -> None:
    assert trouble in {each.trouble for each in look(content)[1]}


def disguised(kind: str, name: str, related_as: str = "") -> bytes:
    """A letter with a field code in a part that is named as a picture, and typed as a page."""
    page = f'<w:hdr {W}><w:p><w:fldSimple w:instr="DDEAUTO c:\\\\x"/></w:p></w:hdr>'.encode()
    type_of = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    made = typed_as(with_part(a_letter(), f"word/{name}", page), f"word/{name}", type_of)
    return related(made, related_as, name) if related_as else made


def decoy() -> bytes:
    """A letter that is empty where one looks, and another where the package says that the letter stands."""
    made = disguised("document.main", "gambar.png")
    return changed(made, "_rels/.rels", put("word/document.xml", "word/gambar.png"))


@pytest.mark.parametrize(
    "content",
    [
        decoy(),
        disguised("header", "kepala.png", "header"),
        disguised("footer", "kaki.jpeg", "footer"),
        disguised("footnotes", "huruf.odttf", "footnotes"),
        with_part(a_letter(), "word/media/gambar.png", b"<w:document/>"),
    ],
)
def test_a_page_under_the_name_of_a_picture_is_refused_by_its_type_and_its_bytes(content: bytes) -> None:
    assert {each.trouble for each in look(content)[1]} & {Trouble.EMBEDDED, Trouble.BROKEN}


def test_a_picture_of_the_office_may_stand_in_a_letter() -> None:
    mark = typed_as(
        with_part(a_letter(), "word/media/cap.png", b"\x89PNG\r\n\x1a\n rest"), "word/media/cap.png", "image/png"
    )
    assert look(mark)[1] == []


def test_two_documents_in_one_package_are_refused() -> None:
    twice = changed(a_letter(), "_rels/.rels", lambda text: text.replace("</Relationships>", (
        '<Relationship Id="rId901" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )))  # fmt: skip
    assert Trouble.BROKEN in {each.trouble for each in look(twice)[1]}


def test_a_filter_is_refused_with_what_stands_in_the_braces() -> None:
    paper = Document()
    paper.add_paragraph("{{ orang_nama | upper }}")
    held = io.BytesIO()
    paper.save(held)
    troubles = look(held.getvalue())[1]
    assert Found(Trouble.EXPRESSION, "{{ orang_nama | upper }}") in troubles
    with pytest.raises(ValueError, match="no template"):
        fill(held.getvalue(), VALUES, mark=False)


def test_a_value_is_only_ever_text_whatever_it_says() -> None:
    hostile = {"orang_nama": "<w:b/>&{{ 7*7 }}{% x %}\ue000", "orang_tanggal_lahir": "baris satu\nbaris dua\x07\x0c"}
    made = fill(a_letter(), hostile, mark=False)
    assert texts_of(made) == "Yang bernama <w:b/>&{{ 7*7 }}{% x %}, lahir baris satu\nbaris dua."


def test_every_value_is_highlighted_and_nothing_else_is() -> None:
    long = "Siti Nurhaliza Binti Abdul Rahman Al-Habsyi " * 3
    made = fill(a_letter(header="Dari {{ kantor_nama }}"), {**VALUES, "orang_nama": long}, mark=True)
    paper = Document(io.BytesIO(made))
    runs = [*paper.paragraphs[0].runs, *paper.sections[0].header.paragraphs[0].runs]
    lit = [run.text for run in runs if run.font.highlight_color is WD_COLOR_INDEX.YELLOW]
    assert lit == [long, "12 Mei 2009", "UPTD PPA"]
    assert "\ue000" not in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()


def test_who_wrote_the_template_is_not_told_by_the_letter() -> None:
    paper = Document()
    paper.add_paragraph("{{ orang_nama }}")
    paper.core_properties.author = "Budi Kantor Lama"
    held = io.BytesIO()
    paper.save(held)
    assert Document(io.BytesIO(fill(held.getvalue(), VALUES, mark=False))).core_properties.author == ""


def test_the_child_says_the_same_and_fills_the_same() -> None:
    said = looked(a_letter())
    assert (said.names, said.troubles) == (("orang_nama", "orang_tanggal_lahir"), ())
    assert texts_of(filled(a_letter(), VALUES, mark=True)) == "Yang bernama Sumiati, lahir 12 Mei 2009."


def test_a_child_that_is_stopped_takes_no_template_and_makes_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters.asking, "CHILD", (sys.executable, "-c", "raise SystemExit(1)"))
    assert looked(a_letter()).troubles == (Found(Trouble.BROKEN, "limit"),)
    with pytest.raises(NotMade):
        filled(a_letter(), VALUES, mark=False)


def test_where_libreoffice_is_missing_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters.asking, "_office", lambda: None)
    assert not letters.can_make_pdf()
    with pytest.raises(NotMade):
        letters.as_pdf(a_letter())
