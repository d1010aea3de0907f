"""Ratna draws the reports that are owed on the pages, closes one, and takes it along; Budi and nobody see nothing."""

import io
import json
import re
from collections.abc import Callable, Iterator
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from naung.casework.filings.models import Filing
from naung.casework.filings.queries import contents_of, draw
from naung.casework.filings.rules.spans import spans_until
from naung.casework.filings.vocabulary import FilingKind, Unit
from naung.casework.legal_aid.actions import write_application
from naung.doors.desk.filings.contents import compose
from naung.doors.desk.filings.papers import printed as pdf_told
from tests.casework.filings.conftest import Half, Member, last_quarter, this_half
from tests.casework.filings.conftest import half as half  # the fixture
from tests.casework.filings.test_filings import applied, paid
from tests.cast import sign_in

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
NAMES = ("Wulan", "Dewi", "Andi", "Budiman", "Rara")


@pytest.fixture
def browser(member: Member) -> Browser:
    """A browser in which a member of the cast is signed in."""

    def opened(name: str) -> Client:
        user = member(name).id
        assert user is not None
        return sign_in(Client(), user)

    return opened


def at(name: str, *ids: object) -> str:
    return reverse(f"filings:{name}", args=ids)


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def cells(book: bytes, sheet: int) -> Iterator[list[str]]:
    """The rows of a sheet of a workbook as words; numbers as they are written."""
    with ZipFile(io.BytesIO(book)) as parts:
        shared = [
            re.sub(r"<[^>]+>", "", each)
            for each in re.findall(r"<si>(.*?)</si>", parts.read("xl/sharedStrings.xml").decode(), re.DOTALL)
        ]
        body = parts.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    for row in re.findall(r"<row .*?</row>", body, re.DOTALL):
        found = re.findall(r'<c r="[A-Z]+\d+"([^>]*)><v>(.*?)</v>', row)
        yield [shared[int(value)] if 't="s"' in about else value for about, value in found]


def test_who_may_open_the_pages_and_who_may_not(half: Half, browser: Browser, nobody: Client) -> None:
    days = this_half().code
    pages = [at("list"), at("show", "penanganan", days), at("figure", "penanganan", days, "kasus-baru-kasus")]
    pages += [at("paper", "penanganan", days, "pdf"), at("paper", "penanganan", days, "excel")]
    for where in pages:
        for who, status in (("ratna", 200), ("tio", 200), ("sari", 403), ("budi", 403), ("hamdan", 403)):
            assert browser(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302
    assert browser("lestari").get(pages[0]).status_code == 200
    assert browser("lestari").get(pages[1]).status_code == 403
    assert browser("budi").post(at("close", "penanganan", days)).status_code == 403
    ratna = browser("ratna")
    for where in (at("show", "entah", days), at("show", "penanganan", "20260101-20260102")):
        assert ratna.get(where).status_code == 404
    assert ratna.get(at("figure", "penanganan", days, "entah")).status_code == 404
    assert ratna.get(at("paper", "penanganan", days, "docx")).status_code == 404
    assert ratna.get(at("close", "penanganan", days)).status_code == 405


def test_each_number_opens_to_its_files_and_says_how_many_are_others(half: Half, browser: Browser) -> None:
    days, ratna = this_half().code, browser("ratna")
    page = ratna.get(at("show", "penanganan", days))
    shown = text(page)
    for words in ("Permensos 8/2023 Pasal 31", "Arti kata dalam laporan ini", "Kasus: satu perkara", "belum ditemukan"):
        assert words in shown
    assert "masih berjalan" in shown
    assert "Tutup dan simpan" not in shown
    figure = at("figure", "penanganan", days, "kasus-ditangani-kasus")
    assert figure in page.content.decode()
    behind = ratna.get(figure)
    for name in ("first", "second", "older"):
        assert reverse("cases:show", args=[half.cases[name]]) in behind.content.decode()
        assert ratna.get(reverse("cases:show", args=[half.cases[name]])).status_code == 200
    for name in ("theirs", "other"):
        assert str(half.cases[name]) not in behind.content.decode()
    assert "2 berkas meja lain juga terhitung" in text(behind)
    assert not [name for name in NAMES if name in shown or name in text(behind)]


@pytest.mark.usefixtures("places")
def test_no_number_of_the_page_lacks_words_in_either_language(half: Half, member: Member) -> None:
    applied(half, member("sari"))
    ratna, months = member("ratna"), {FilingKind.HANDLING: 6, FilingKind.LEGAL_AID: 12, FilingKind.RESTITUTION: 3}
    paid(half, member("sari"))
    for tongue in ("id", "en"):
        with translation.override(tongue):
            for kind, length in months.items():
                drawn = draw(kind, spans_until(timezone.localdate(), length)[0], actor=ratna)
                contents = compose(drawn, ratna)
                shown = [code for table in contents["tables"] for row in table["rows"] for code in row["cells"]]
                assert sorted(shown) == sorted(drawn.figures)
                labels = {code: each["label"] for code, each in contents["figures"].items()}
                assert [code for code, label in labels.items() if not label or label in code] == []


def test_a_report_is_closed_stays_and_the_next_version_says_what_changed(
    half: Half, member: Member, browser: Browser
) -> None:
    made, ratna = applied(half, member("sari")), browser("ratna")
    days = last_quarter().code
    assert "Tutup dan simpan" in text(ratna.get(at("show", "bantuan-hukum", days)))
    first = ratna.post(at("close", "bantuan-hukum", days))["Location"]
    assert "versi ini tersimpan" in text(ratna.get(first)).lower()
    again = ratna.post(at("close", "bantuan-hukum", days), follow=True)
    assert "tidak disimpan lagi" in text(again)
    write_application(
        case_id=half.cases["second"], person_id=half.people["andi"], path="obh", body="LBH lain",
        asked_on=last_quarter().first, by=member("sari"),
    )  # fmt: skip
    second = ratna.post(at("close", "bantuan-hukum", days))["Location"]
    shown = text(ratna.get(second))
    assert "Yang berubah sejak versi sebelumnya" in shown
    assert "Semua jalan bersama: diajukan (permohonan) 3 4" in shown
    assert "Yang berubah" not in text(ratna.get(first))
    one, two = Filing.objects.order_by("version")
    assert len(json.loads(contents_of(one.id, actor=member("ratna")))["register"]["rows"]) == 2
    assert len(json.loads(contents_of(two.id, actor=member("ratna")))["register"]["rows"]) == 3
    figure = at("kept_figure", one.id, "jalan_semua-diajukan-permohonan")
    assert reverse("cases:show", args=[half.cases["second"]]) in ratna.get(figure).content.decode()
    assert ratna.get(at("kept_figure", one.id, "entah")).status_code == 404
    for who, status in (("lestari", 404), ("tio", 404), ("budi", 403), ("sari", 403)):
        for where in (at("kept", one.id), figure, at("kept_paper", one.id, "pdf")):
            assert browser(who).get(where).status_code == status, (who, where)
    assert len(made) == 4


def test_workbook_and_pdf_say_what_the_page_says_and_name_nobody(half: Half, member: Member, browser: Browser) -> None:
    paid(half, member("sari"))
    ratna, days = browser("ratna"), last_quarter().code
    ratna.post(at("close", "restitusi", days))
    kept = Filing.objects.get()
    book = ratna.get(at("kept_paper", kept.id, "excel")).content
    drawn = draw(FilingKind.RESTITUTION, last_quarter(), actor=member("ratna"))
    figures = list(cells(book, 2))[1:]
    numbers = [row[-1] for row in figures if len(row) == 4]
    expected = [str(each.number) for section in drawn.sections for each in section.figures if each.number is not None]
    assert numbers == expected
    assert {row[2] for row in figures} == {"orang", "kasus", "permohonan", "rupiah"}
    register = list(cells(book, 3))
    assert [row[2:] for row in register if "10000000" in row] == [["10000000", "5000000", "3000000", "0", "5000000"]]
    words = "".join(cell for sheet in (1, 2, 3) for row in cells(book, sheet) for cell in row)
    assert not [name for name in NAMES if name in words]
    assert kept.fingerprint in words
    assert "Dibayar: hanya yang punya tanda terima" in words
    pdf = ratna.get(at("kept_paper", kept.id, "pdf")).content
    assert pdf.startswith(b"%PDF-")
    contents = json.loads(contents_of(kept.id, actor=member("ratna")))
    signed = dict.fromkeys(("state", "who", "when", "fingerprint", "version"), "x")
    printed = json.dumps(pdf_told(contents, signed), ensure_ascii=False)
    for each in drawn.figures.values():
        if each.unit is Unit.RUPIAH and each.number:
            assert contents["figures"][each.code]["said"] in printed
    assert all(definition in printed for definition in contents["definitions"])
    assert ratna.get(at("paper", "restitusi", days, "pdf")).content.startswith(b"%PDF-")
