"""The page of a report and its steps, each tried by its user, by Budi and by nobody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.reports.actions import close_report, receive_report
from naung.casework.reports.models import Report
from naung.casework.reports.queries import report_for
from naung.casework.reports.vocabulary import ClosingReason, Status
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from tests.casework.reports.told import content, reporter
from tests.cast import House
from tests.doors.reports.typed import take_form, text_of, visible

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
LIST = "/laporan/"
PAGES = ("", "perbaiki/", "tindak-lanjut/", "tutup/", "buka-kembali/")


@pytest.fixture
def report(sari: Actor) -> Report:
    taken = receive_report(content=content(), reporter=reporter(), by=sari)
    return Report.objects.get(id=taken.id)


def address(report: Report, page: str = "") -> str:
    return f"{LIST}{report.id}/{page}"


def test_sari_reads_it_with_its_urgency_clock_and_next_steps(client_for: Browser, report: Report) -> None:
    page = text_of(client_for("sari").get(address(report)))
    for words in (
        report.number, "Wulan", "tidak boleh keluar rumah", "Mendesak tinggi", "tidak bisa pergi sendiri",
        "SOP daerah", "Yang lebih awal dipakai", "Catat tindak lanjut", "Tutup laporan", "rumah cat hijau", "Keluarga",
    ):  # fmt: skip
        assert words in page
    assert "Rohana" not in page
    assert not any(digits in page for digits in ("0852 0000", "08520000"))
    assert "<title>Naung · Laporan</title>" in page
    assert len(page.encode()) < 100_000
    assert 'href="' + address(report, "tindak-lanjut/") in page


@pytest.mark.parametrize(("before", "said"), [(timedelta(minutes=5), False), (timedelta(hours=3), True)])
def test_a_report_typed_after_it_was_told_says_so(
    client_for: Browser, sari: Actor, before: timedelta, said: bool
) -> None:
    taken = receive_report(content=content(received_at=timezone.now() - before), by=sari)
    page = text_of(client_for("sari").get(f"{LIST}{taken.id}/"))
    assert ("Laporan ini baru dicatat pada" in page) is said


@pytest.mark.parametrize("page", [*PAGES, "pelapor/", "pelapor/perbaiki/"])
def test_budi_gets_what_nobody_gets_and_nobody_signs_in(
    client_for: Browser, nobody: Client, report: Report, page: str
) -> None:
    budi = client_for("budi")
    for method in (budi.get, budi.post):
        hidden, missing = method(address(report, page)), method(f"{LIST}{uuid4()}/{page}")
        assert hidden.status_code == missing.status_code
        assert hidden.status_code in (403, 404)
        assert visible(hidden) == visible(missing)
    for method in (nobody.get, nobody.post):
        response = method(address(report, page))
        assert response.status_code == 302
        assert "/masuk" in response.headers["Location"]
    assert Report.objects.get().version == 1


@pytest.mark.parametrize("page", PAGES)
def test_whoever_sees_only_numbers_is_told_who_can(client_for: Browser, report: Report, page: str) -> None:
    response = client_for("hamdan").get(address(report, page))
    assert response.status_code == 403
    assert "minta kepada petugas kasus" in text_of(response)


def test_each_step_is_done_and_told(client_for: Browser, report: Report, sari: Actor) -> None:
    client = client_for("sari")
    done = client.post(
        address(report, "tindak-lanjut/"),
        {"response": "dihubungi", "at": moment(report), "words": "ibunya tenang", "version": 1},
    )
    assert done.headers["Location"] == address(report)
    closed = client.post(
        address(report, "tutup/"), {"reason": "wilayah_lain", "words": "diserahkan ke Sambas", "version": 2}
    )
    assert closed.headers["Location"] == address(report)
    page = text_of(client.get(address(report)))
    for words in (
        "Sudah dihubungi dengan aman",
        "ibunya tenang",
        "Ditangani wilayah lain",
        "diserahkan ke Sambas",
        "Buka kembali laporan",
    ):
        assert words in page
    again = client.post(address(report, "buka-kembali/"), {"words": "dikembalikan", "version": 3})
    assert again.headers["Location"] == address(report)
    assert report_for(report.id, actor=sari).status is Status.RECEIVED


def moment(report: Report) -> str:
    return report.received_at.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("page", "typed", "sentence"),
    [
        ("tindak-lanjut/", {"response": "", "at": "2026-11-24T10:00"}, "Isi dahulu"),
        ("tindak-lanjut/", {"response": "dihubungi", "at": "2099-11-24T10:00"}, "belum terjadi"),
        ("tindak-lanjut/", {"response": "dihubungi", "at": "2001-11-24T10:00"}, "sebelum laporan"),
        ("tindak-lanjut/", {"response": "terbang", "at": "2026-11-24T10:00"}, "Pilih salah satu"),
        ("tutup/", {"reason": "wilayah_lain", "words": "sudah"}, "Catat dahulu tindak lanjut"),
        ("tutup/", {"reason": "laporan_ganda", "words": ""}, "Isi dahulu"),
        ("tutup/", {"reason": "malas", "words": "x"}, "Pilih salah satu"),
        ("buka-kembali/", {"words": "x"}, "sudah berstatus lain"),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(
    client_for: Browser, report: Report, page: str, typed: dict[str, str], sentence: str
) -> None:
    response = client_for("sari").post(address(report, page), typed | {"version": "1"})
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert Report.objects.get().version == 1


def test_a_stale_step_shows_both_and_loses_nothing(client_for: Browser, report: Report, ratna: Actor) -> None:
    close_report(report_id=report.id, version=1, reason=ClosingReason.DUPLICATE, words="ganda", by=ratna)
    response = client_for("sari").post(
        address(report, "tutup/"), {"reason": "salah_catat", "words": "tulisan saya", "version": "1"}
    )
    page = text_of(response)
    assert response.status_code == 200
    assert "sudah diubah orang lain" in page
    assert "Sekarang: Ditutup" in page
    assert "tulisan saya" in page
    assert 'name="version" value="2"' in page


def test_a_stale_correction_shows_two_versions_and_the_choice_is_saved(
    client_for: Browser, report: Report, sari: Actor, ratna: Actor
) -> None:
    client, rival = client_for("sari"), client_for("ratna")
    base = corrected(report, words="kata Ratna", facts=["masih_dikuasai", "ancaman"])
    assert rival.post(address(report, "perbaiki/"), base | {"version": "1"}).status_code == 302
    mine = corrected(report, words="kata Sari")
    response = client.post(address(report, "perbaiki/"), mine | {"version": "1"})
    page = text_of(response)
    assert response.status_code == 409
    assert "kata Ratna" in page
    assert "kata Sari" in page
    chosen = mine | {"version": "2", "words": "kata Sari", "facts": "ancaman,masih_dikuasai"}
    assert client.post(address(report, "perbaiki/"), chosen).status_code == 302
    kept = report_for(report.id, actor=sari).content
    assert (kept.words, kept.facts) == ("kata Sari", frozenset({"ancaman", "masih_dikuasai"}))


def test_two_places_stand_side_by_side_by_name(client_for: Browser, sari: Actor, places: None) -> None:
    taken = receive_report(content=content(), by=sari)
    report = Report.objects.get(id=taken.id)
    first = corrected(report) | {"place": "Malaysia", "version": "1"}
    assert client_for("ratna").post(address(report, "perbaiki/"), first).status_code == 302
    mine = corrected(report) | {"place": "Singkawang Timur", "version": "1"}
    page = text_of(client_for("sari").post(address(report, "perbaiki/"), mine))
    assert "Singkawang Timur, Kota Singkawang" in page
    assert 'value="Malaysia"' in page
    chosen = mine | {"place": "Malaysia", "version": "2"}
    assert client_for("sari").post(address(report, "perbaiki/"), chosen).status_code == 302
    assert Report.objects.get(id=taken.id).country == "MY"


def corrected(report: Report, **changes: Any) -> dict[str, Any]:
    """The correction page as a browser sends it, changed."""
    typed = take_form(
        received_at=moment(report), place="Singkawang Barat", name_1="Wulan", name_2="Acong Tjhin", **changes
    )
    return {name: value for name, value in typed.items() if not name.startswith(("reporter", "relation", "wants"))}


def test_the_correction_page_holds_what_is_stored(client_for: Browser, report: Report) -> None:
    page = text_of(client_for("sari").get(address(report, "perbaiki/")))
    for words in ('value="Wulan"', 'value="Acong Tjhin"', "tidak boleh keluar rumah", "rumah cat hijau", 'value="1"'):
        assert words in page


def test_the_reporter_opens_for_a_reason_only(client_for: Browser, report: Report) -> None:
    ratna = client_for("ratna")
    assert "Rohana" not in text_of(ratna.get(address(report, "pelapor/")))
    assert "Isi dahulu" in text_of(ratna.post(address(report, "pelapor/"), {"reason": ""}))
    assert not Entry.objects.filter(event__endswith="reporter_opened").exists()
    opened = text_of(ratna.post(address(report, "pelapor/"), {"reason": "keselamatan"}))
    assert "Siti Rohana" in opened
    assert Entry.objects.filter(event="reports.safety.reporter_opened").count() == 1
    assert client_for("sari").get(address(report, "pelapor/")).status_code == 403


def test_a_reporter_is_corrected_and_added(client_for: Browser, sari: Actor) -> None:
    taken = receive_report(content=content(), by=sari)
    ratna = client_for("ratna")
    page = f"{LIST}{taken.id}/pelapor/perbaiki/"
    assert ratna.get(page).status_code == 200
    wrong = ratna.post(page, {"anonymous": "on", "reporter_name": "Siti", "version": "0"})
    assert "tidak mau disebut" in text_of(wrong)
    assert ratna.post(page, {"reporter_name": "Siti", "relation": "keluarga", "version": "0"}).status_code == 302
    assert "Siti" in text_of(ratna.post(f"{LIST}{taken.id}/pelapor/", {"reason": "kesaksian"}))


def test_the_overseer_hands_a_report_on(client_for: Browser, sari: Actor, house: House) -> None:
    client_for("sari").post("/laporan/baru/", take_form(part_2="pejabat", name_2="Sari"))
    report, yusuf = Report.objects.get(), client_for("yusuf")
    assert "Serahkan ke meja lain" in text_of(yusuf.get(address(report)))
    typed = {"to_desk": str(house.service.id), "words": "nama kebetulan sama", "version": "1"}
    assert yusuf.post(address(report, "serahkan/"), typed).headers["Location"] == LIST
    assert client_for("sari").get(address(report)).status_code == 200
    assert yusuf.get(address(report)).status_code == 404


def test_a_case_worker_hands_nothing_on(client_for: Browser, report: Report, house: House) -> None:
    typed = {"to_desk": str(house.oversight.id), "words": "ini", "version": "1"}
    assert client_for("sari").post(address(report, "serahkan/"), typed).status_code == 403
    assert "Serahkan" not in text_of(client_for("sari").get(address(report)))


def test_the_list_can_be_narrowed_and_turned(client_for: Browser, sari: Actor, report: Report) -> None:
    for _ in range(41):
        receive_report(content=content(), by=sari)
    client = client_for("sari")
    first = client.get(LIST)
    assert len(first.context["rows"]) == 40
    second = client.get(first.context["next_page"])
    assert len(second.context["rows"]) == 2
    assert not {r.number for r in first.context["rows"]} & {r.number for r in second.context["rows"]}
    assert client.get(f"{LIST}daftar/ditutup/").context["rows"] == []
    assert client.get(f"{LIST}daftar/entah/").status_code == 404
    assert client.get(f"{LIST}daftar/semua/sesudah/{uuid4()}/").status_code == 200
    assert "W." in text_of(first)
    assert "Wulan" not in text_of(first)
