"""The form that is published: it says what the tables say, asks what the rule asks, and changes its version when they change."""

import io
import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from lxml import etree
from pyxform.xls2xform import convert

from naung.casework.arrivals.rules.short import CHILD, questions_for, track_of
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.partners.rules import texts
from naung.casework.partners.rules.texts import TONGUES, TableWrong, read_texts, shipped_texts
from naung.casework.partners.rules.xform import FormWrong, xform_of
from naung.casework.partners.rules.xlsform import (
    ASKED,
    FORM,
    LANGUAGES,
    digest_of,
    form_of,
    published,
    sound_name,
    version_of,
)
from naung.casework.partners.vocabulary import XlsForm
from naung.doors.desk.partners.book import form_book
from naung.foundation.people.vocabulary import Answer

FIRST, SHORT, TEXTS = shipped_first_line(), shipped_short(), shipped_texts()
SOUNDS = {sound_name(question, tongue) for question in SHORT.questions.values() for tongue in TONGUES}
SEALS, ON = b"a public key", date(2026, 11, 25)
SPACES = {"x": "http://www.w3.org/2002/xforms", "h": "http://www.w3.org/1999/xhtml"}


def the_form(sounds: set[str] | None = None) -> XlsForm:
    return published(form_of(FIRST, SHORT, TEXTS, SOUNDS if sounds is None else sounds), seals=SEALS, on=ON)


@pytest.fixture(scope="module")
def xform() -> Any:
    """The XForm that phones fill in."""
    return etree.fromstring(xform_of(the_form()))


def binds(xform: Any) -> dict[str, Any]:
    return {each.get("nodeset"): each for each in xform.iterfind(".//x:bind", SPACES)}


def translated(xform: Any) -> dict[str, dict[str, str]]:
    """Every text by language and id."""
    return {
        tongue.get("lang"): {
            text.get("id"): text.findtext("x:value", "", SPACES) for text in tongue.iterfind("x:text", SPACES)
        }
        for tongue in xform.iterfind(".//x:translation", SPACES)
    }


def test_it_is_converted_without_a_warning_and_names_form_version_and_key(xform: Any) -> None:
    root = xform.find(".//x:instance/*", SPACES)
    assert (root.get("id"), root.get("version")) == (FORM, version_of(form_of(FIRST, SHORT, TEXTS, SOUNDS), SEALS, ON))
    submission = xform.find(".//x:submission", SPACES)
    assert submission.get("base64RsaPublicKey") == "YSBwdWJsaWMga2V5"
    assert submission.get("{http://openrosa.org/xforms}auto-delete") == "true"
    assert root.find("x:meta/x:instanceID", SPACES) is not None
    assert root.find("x:meta/x:instanceName", SPACES) is None  # a phone shows it in its list, unsealed


def test_every_sign_question_and_track_of_the_tables_is_there_in_three_languages(xform: Any) -> None:
    said = translated(xform)
    assert set(said) == set(LANGUAGES.values())
    for code, question in SHORT.questions.items():
        for tongue, language in LANGUAGES.items():
            assert said[language][f"/data/pendek/{ASKED}{code}:label"] == getattr(question.words, tongue)
            assert question.basis.citation in said[language][f"/data/pendek/{ASKED}{code}:hint"]
    for language in LANGUAGES.values():
        words = " ".join(said[language].values())
        named = [each.words for each in FIRST.signs.values()]
        named += [each.words for each in SHORT.tracks.values() if each.code != CHILD]
        tongue = next(tongue for tongue, known in LANGUAGES.items() if known == language)
        assert all(getattr(each, tongue) in words for each in named)
    assert all(text for texts_ in said.values() for text in texts_.values())


def test_a_person_is_asked_for_in_three_fields_and_never_for_a_number_of_a_paper(xform: Any) -> None:
    who = [each.tag.split("}")[1] for each in xform.find(".//x:instance/*/x:siapa", SPACES)]
    assert who == ["rombongan", "nomor", "nama"]
    assert not xform.findall(".//x:upload", SPACES)
    kinds = {each.get("type") for each in binds(xform).values()}
    assert not kinds & {"geopoint", "geotrace", "geoshape", "binary", "barcode"}


def test_the_officer_is_asked_first_whether_others_hear(xform: Any) -> None:
    short = xform.find(".//h:body/x:group[@ref='/data/pendek']", SPACES)
    assert short.find("x:select1", SPACES).get("ref") == "/data/pendek/terdengar"
    assert binds(xform)["/data/pendek/terdengar"].get("required") == "true()"


def every_reference(xform: Any) -> Iterator[str]:
    for bind in binds(xform).values():
        for name in ("relevant", "constraint", "calculate"):
            yield from re.findall(r"/data/[\w/]+", bind.get(name, ""))
    yield from (each.get("ref") for each in xform.iterfind(".//h:body//*[@ref]", SPACES) if each.get("ref")[0] == "/")


def test_every_reference_leads_to_a_field_and_every_text_is_there(xform: Any) -> None:
    root = xform.find(".//x:instance/*", SPACES)
    fields = {
        "/data" + each.getroottree().getelementpath(each).partition("data")[2].replace(f"{{{SPACES['x']}}}", "")
        for each in root.iter()
    }
    assert set(every_reference(xform)) <= fields
    assert set(binds(xform)) <= fields
    known = translated(xform)[LANGUAGES["id"]]
    asked = {
        each.get("ref")[10:-2] for each in xform.iterfind(".//h:body//*[@ref]", SPACES) if "itext('" in each.get("ref")
    }
    assert asked <= set(known)


def answered(xform: Any, heard: str, signs: str, work: str) -> set[str]:
    """The questions that a phone would show, by its own expressions over a filled instance."""
    root = etree.fromstring(etree.tostring(xform.find(".//x:instance/*", SPACES)))
    for each in root.iter():
        each.tag = etree.QName(each).localname
    found = binds(xform)

    def put(path: str, value: str) -> None:
        root.xpath(path)[0].text = value

    def asked(path: str, name: str = "relevant") -> Any:
        expression = found[path].get(name)
        return True if expression is None else root.xpath(expression, extensions=EXTENSIONS)

    put("/data/tanda", signs)
    put("/data/undian", "ya")
    put("/data/lanjut", asked("/data/lanjut", "calculate"))
    put("/data/pendek/terdengar", heard)
    put("/data/pendek/pekerjaan", work if asked("/data/pendek/pekerjaan") else "")
    put("/data/pendek/jalur", asked("/data/pendek/jalur", "calculate"))
    paths = {code: f"/data/pendek/{ASKED}{code}" for code in SHORT.questions}
    return {code for code, path in paths.items() if asked("/data/pendek") and asked(path)}


EXTENSIONS = {
    (None, "selected"): lambda _, nodes, code: code in ((nodes[0].text if nodes else "") or "").split(),
    (None, "count-selected"): lambda _, nodes: float(len(((nodes[0].text if nodes else "") or "").split())),
    (None, "if"): lambda _, test, yes, no: (
        (yes if test else no) if isinstance((yes if test else no), str) else ((yes if test else no)[0].text or "")
    ),
}


def test_it_asks_exactly_what_the_rule_of_the_short_screening_asks(xform: Any) -> None:
    works = ["", *(code for code in SHORT.tracks if code != CHILD)]
    for heard, signs, work in product(("ya", "tidak", "tidak_tahu"), ("", "takut_luka", "anak minta"), works):
        track = track_of(signs.split(), "", work, SHORT)
        expected = {each.code for each in questions_for(track, heard=Answer(heard), table=SHORT)}
        assert answered(xform, heard, signs, work) == expected, (heard, signs, work)


def test_whoever_shows_no_sign_and_is_not_drawn_is_asked_nothing_more(xform: Any) -> None:
    found = binds(xform)
    assert found["/data/pendek"].get("relevant").strip() == "/data/lanjut  = 'ya'"
    assert "count-selected( /data/tanda ) = 0" in found["/data/undian"].get("relevant")


def test_the_version_changes_with_every_cell_and_with_the_key_and_goes_up_by_the_day() -> None:
    form = form_of(FIRST, SHORT, TEXTS, SOUNDS)
    assert digest_of(form, SEALS) == digest_of(form_of(FIRST, SHORT, TEXTS, SOUNDS), SEALS)
    for sheet in ("survey", "choices", "settings"):
        rows = getattr(form, sheet)
        for at in range(len(rows)):
            changed = tuple({**row, "label": "x"} if nth == at else row for nth, row in enumerate(rows))
            other = XlsForm(**{**form.__dict__, sheet: changed})
            assert digest_of(other, SEALS) != digest_of(form, SEALS)
            assert version_of(other, SEALS, ON) != version_of(form, SEALS, ON)
    assert digest_of(form, b"another key") != digest_of(form, SEALS)
    assert version_of(form, SEALS, ON) < version_of(form, SEALS, date(2026, 11, 26))


def test_without_a_voice_it_is_silent(xform: Any) -> None:
    silent = etree.fromstring(xform_of(the_form(set())))
    assert not silent.findall(".//x:value[@form='audio']", SPACES)
    sounds = [each.text for each in xform.iterfind(".//x:value[@form='audio']", SPACES)]
    assert {each.removeprefix("jr://audio/") for each in sounds} == SOUNDS


def test_the_workbook_says_the_same_as_the_form_that_phones_get() -> None:
    made = convert(io.BytesIO(form_book(the_form())), file_type=".xlsx", validate=False, pretty_print=True)
    assert etree.tostring(etree.fromstring(made.xform.encode()), method="c14n") == etree.tostring(
        etree.fromstring(xform_of(the_form())), method="c14n"
    )
    assert made.warnings == []


def test_the_workbook_carries_sources_and_no_formula() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(form_book(the_form())))
    assert book.sheetnames == ["survey", "choices", "settings"]
    heads = [cell.value for cell in book["survey"][1]]
    assert "label::Bahasa Melayu (ms)" in heads
    assert "source" in heads
    rows = list(book["survey"].iter_rows(values_only=True))
    at = heads.index("source")
    assert sum(bool(row[at]) for row in rows[1:]) >= len(SHORT.questions)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)


def test_rows_that_make_no_form_are_refused() -> None:
    broken = XlsForm(({"type": "select_one tidak_ada", "name": "x", "label": "x"},), (), ({"form_id": "x"},))
    with pytest.raises(FormWrong):
        xform_of(broken)


@pytest.mark.parametrize(
    "text",
    [
        "[[text",
        "",
        '[[text]]\ncode = "judul"\nid = "a"\nms = ""\nen = "b"\n',
        '[[text]]\ncode = "x"\nid = "a"\nms = "b"\nen = "c"\n',
    ],
)
def test_a_table_that_lacks_words_is_refused(text: str) -> None:
    with pytest.raises(TableWrong, match=texts.FILE):
        read_texts(text)
