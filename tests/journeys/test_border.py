"""A batch of 327, as on 30 January 2026: from the mission's workbook to the closed report, with every person accounted for.

Bima asks the first eight and screens one on the pages, and counts his taps. The others of the day are asked, screened and decided
by the same actions that the pages call: three hundred first lines in a browser take longer than the whole stage. Everybody leaves
on the pages: one who is ticked in the list (a child who is ticked too does not), all who are left with one press, and each who
is looked at by herself on her own page, from the page of closing and back to it.
"""

import re
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from naung.casework.arrivals.actions import announce_batch, mark_arrivals, note_missed, take_rows
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries import arrival_for, batch_for
from naung.casework.arrivals.vocabulary import Decided, FormKind, Presence, RowTold
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.vocabulary import Answer, Sex
from tests.casework.arrivals.told import batch_told, first, row, short, short_told, signed
from tests.cast import load_regions
from tests.doors.account.signing import Officer, enrol
from tests.journeys.conftest import SignedIn
from tests.journeys.counting import counted_page
from tests.journeys.desk_steps import choose, follow, press
from tests.journeys.looking import check_page
from tests.workbooks import from_openpyxl

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, WOMEN = 327, 54
# Of how many the bulletin of that day tells which cause.
CAUSES = ["tanpa_paspor"] * 249 + ["tanpa_permit"] * 73 + ["judi"] * 2 + ["narkoba"] * 2 + ["kriminal"]
CHILD, GAMBLER, LATE = 5, 323, 2  # numbers on the list: a child, one sent back for gambling, one who did not come
FIRST_BY_HAND = 8
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SAID = {
    "tanpa_paspor": "Tanpa paspor",
    "tanpa_permit": "Overstay",
    "judi": "Judi",
    "narkoba": "Dadah",
    "kriminal": "Jenayah",
}
LOST = 200  # the number on the list whose NIK a spreadsheet has lost
DRAWN = "naung.casework.arrivals.queries.today.drawn"


@pytest.fixture
def border(desk: UUID) -> UUID:
    """P4MI at Entikong, beside the desk in Singkawang."""
    load_regions()
    setup = system_actor("setup")
    agency = found_agency(name="P4MI Entikong", kind="p4mi", by=setup)
    name = "P4MI Entikong"
    return open_desk(agency=agency, name=name, kind=DeskKind.SERVICE, territory="61.03", prefix="P4", by=setup).id


@pytest.fixture
def bima(border: UUID) -> Officer:
    """Bima, officer at the crossing."""
    return enrol("bima", "Bima Putra", border, role="petugas_perbatasan")


def rows() -> list[RowTold]:
    """Three hundred and twenty-seven invented people; every fortieth begins a family of three."""
    return [
        row(
            f"Orang K{LETTERS[n // 26]}{LETTERS[n % 26]} Rekaan",
            n,
            sex=Sex.FEMALE if n % 6 == 0 and n // 6 <= WOMEN else Sex.MALE,
            age=9 if n == CHILD else 20 + n % 40,
            cause=CAUSES[n - 1],
            origin="61.01" if n <= 120 else "52.02",
            group=f"keluarga {n // 40}" if n % 40 in {0, 1, 2} and n > 39 else "",
        )
        for n in range(1, PEOPLE + 1)
    ]


def workbook() -> bytes:
    """The same people as the mission sends them: a title, headings in Malay, one NIK that a spreadsheet has cut."""

    def fill(sheet: Any) -> None:
        sheet.append(["SENARAI DEPORTAN DEPOT IMIGRESEN SEMUJA"])
        sheet.append([])
        sheet.append(["BIL", "NAMA PENUH", "JANTINA", "UMUR", "NO. KTP", "ASAL", "KESALAHAN", "KELUARGA"])
        for number, each in enumerate(rows(), start=1):
            sex = "P" if each.sex is Sex.FEMALE else "L"
            nik = 3.17e15 if number == LOST else ""
            origin = "Sambas" if each.origin == "61.01" else "Lombok Tengah"
            sheet.append([number, each.name, sex, each.age, nik, origin, SAID[each.cause], each.group])
        sheet.append(["JUMLAH", PEOPLE])

    return from_openpyxl(fill)


@pytest.fixture
def announced(bima: Officer, border: UUID) -> UUID:
    """The batch as the mission announced it, without its list."""
    return announce_batch(told=batch_told(expected=PEOPLE), by=actor_for_officer(bima.username, desk=border))


@pytest.fixture
def batch(bima: Officer, border: UUID, announced: UUID) -> UUID:
    """The first of the list, for what needs no more."""
    by = actor_for_officer(bima.username, desk=border)
    taken = take_rows(batch_id=announced, rows=rows()[:8], by=by)
    assert (taken.taken, taken.refused) == (8, ())
    return announced


def list_on_the_page(page: Page, batch: UUID, book: bytes) -> None:
    """The evening before: the workbook is put in, looked at, and taken with the one row whose NIK is lost; twice adds nobody."""
    page.goto(f"/perbatasan/{batch}/")
    follow(page, "Masukkan daftar")
    check_page(page, "border-list-in")
    named = {"name": "senarai.xlsx", "mimeType": "application/octet-stream", "buffer": book}
    page.get_by_label("Berkas daftarnya").set_input_files(named)  # type: ignore[arg-type]  # a file by its bytes
    press(page, "Periksa daftar")
    expect(page.get_by_text("Baris 203")).to_be_visible()
    check_page(page, "border-list-look")
    page.get_by_label("NIK", exact=True).check()
    press(page, "Periksa lagi")
    press(page, f"Masukkan {PEOPLE} orang")
    expect(page.get_by_text(f"{PEOPLE} orang dimasukkan.")).to_be_visible()
    follow(page, "Masukkan daftar")
    page.get_by_label("Berkas daftarnya").set_input_files(named)  # type: ignore[arg-type]  # as above
    press(page, "Periksa daftar")
    assert page.get_by_role("button", name="Masukkan").count() == 0
    press(page, "Buang daftar ini")


def person(batch: UUID, number: int) -> UUID:
    return Arrival.objects.get(batch=batch, number=number).id


def lot(_key: bytes, place: str, _share: int) -> bool:
    """A draw that the story knows: everybody whose number ends in nine."""
    return place.endswith("9")


def on_the_pages(page: Page, batch: UUID) -> None:
    """Bima marks who did not come, asks the first eight, and screens the child and the man from the gambling hall."""
    follow(page, "Daftar lengkap")
    page.locator("tr", has_text="Orang K.").nth(LATE - 1).locator("input").check()
    press(page, "Tidak tiba")
    page.goto(f"/perbatasan/{batch}/")
    check_page(page, "border-batch")
    page.locator("main").get_by_role("link", name="Saringan awal 1", exact=True).click()
    page.wait_for_load_state()
    check_page(page, "border-first")
    for number in [n for n in range(1, FIRST_BY_HAND + 1) if n != LATE]:
        expect(page.get_by_role("heading", level=1)).to_contain_text(str(number))
        if number == CHILD:
            page.get_by_label("Anak, atau umurnya belum pasti").check()
            press(page, "Selesai, orang berikutnya")
            expect(page.get_by_text("Perlu penyaringan pendek: Anak")).to_be_visible()
            page.goto(f"/perbatasan/orang/{person(batch, number + 1)}/saringan-awal/")
        else:
            press(page, "Selesai, orang berikutnya")


def screened_on_the_page(page: Page, batch: UUID) -> None:
    """The man who was sent back for gambling: heard by others first, then called aside, asked and told to stay."""
    page.goto(f"/perbatasan/orang/{person(batch, GAMBLER)}/saringan-awal/")
    page.get_by_label("Dipulangkan karena judi").check()
    press(page, "Selesai")
    check_page(page, "border-person")
    follow(page, "Mulai penyaringan pendek")
    choose(page, "Apakah orang lain bisa mendengar di sini?", "Ya")
    press(page, "Simpan dan tampilkan pertanyaannya")
    assert page.get_by_text("Apakah ada yang menyakiti Anda?").count() == 0
    choose(page, "Apakah orang lain bisa mendengar di sini?", "Tidak")
    press(page, "Simpan dan tampilkan pertanyaannya")
    check_page(page, "border-short")
    for question, answer in (
        ("Apakah mudah bagi Anda bicara bahasa Indonesia?", "Ya"),
        ("Apakah Anda dihukum bila target tidak tercapai?", "Ya"),
        ("Apakah Anda sakit, terluka, atau hamil?", "Tidak tahu"),
    ):
        choose(page, question, answer)
    press(page, "Selesai")
    expect(page.get_by_text("Dihukum bila target tidak tercapai.")).to_be_visible()
    check_page(page, "border-decide")
    choose(page, "Apa putusan Anda?", "Tinggal dulu untuk wawancara lengkap")
    press(page, "Tanda tangani")
    follow(page, "Catat ke mana pergi")
    page.get_by_label("Rumah Ramah PMI atau rumah singgah BP3MI").check()
    press(page, "Simpan")


def the_rest_of_the_day(batch: UUID, by: Actor) -> None:
    """Everybody else, by the same actions: asked, screened where sent on, decided where it is asked. Nobody has left yet."""
    opened = batch_for(batch, actor=by)
    here = [each for each in opened.queue if each.presence is not Presence.NOT_ARRIVED]
    mark_arrivals(batch_id=batch, came=[each.id for each in here if each.presence is Presence.EXPECTED], by=by)
    for line in here:
        if FormKind.FIRST not in line.done:
            first(line.id, *(["perkara"] if line.cause in {"judi", "narkoba", "kriminal"} else []), by=by)
    for line in batch_for(batch, actor=by).queue:
        if line.presence is Presence.NOT_ARRIVED or line.leaving:
            continue
        if line.sent and line.number % 3:
            track = "anak" if line.number == CHILD else "lain"
            short(
                line.id,
                short_told(track, surat=Answer.YES if line.number % 10 == 9 and line.number < 100 else Answer.NO),
                by,
            )
        elif line.sent:
            note_missed(arrival_id=line.id, kind=FormKind.SHORT, why="sudah_pergi", by=by)
    for line in batch_for(batch, actor=by).queue:
        if line.needs and line.decided is None:
            signed(line.id, Decided.STAYS, by)


def gone_on_the_pages(page: Page, batch: UUID, by: Actor) -> None:
    """Two are ticked, the others go with one press, and whoever is looked at by herself is named and written down alone."""
    page.goto(f"/perbatasan/{batch}/")
    follow(page, "Daftar lengkap")
    expect(page.get_by_text("Saringan awal").first).to_be_visible()
    for number in (1, CHILD):
        page.get_by_label(re.compile(rf"^{number} ")).check()
    press(page, "Pulang mandiri")
    expect(page.get_by_text("1 orang dicatat pulang mandiri.")).to_be_visible()
    page.goto(f"/perbatasan/{batch}/")
    follow(page, "Tutup rombongan")
    check_page(page, "border-going")
    press(page, "Sisanya pulang mandiri")
    expect(page.get_by_role("heading", name="Tutup rombongan")).to_be_visible()
    left = [each for each in batch_for(batch, actor=by).queue if each.owes]
    assert CHILD in {each.number for each in left}
    assert len(left) < PEOPLE / 10
    for number in sorted(each.number for each in left):
        page.get_by_role("link", name=f"Catat ke mana pergi {number}", exact=True).click()
        page.get_by_label("Rumah Ramah PMI atau rumah singgah BP3MI").check()
        press(page, "Simpan")
        expect(page.get_by_role("heading", name="Tutup rombongan")).to_be_visible()


def closed_on_the_page(page: Page, batch: UUID) -> None:
    """Nobody is left; the batch is closed and its report taken."""
    page.goto(f"/perbatasan/{batch}/")
    check_page(page, "border-afterwards")
    follow(page, "Tutup rombongan")
    expect(page.get_by_text("Semua orang sudah lengkap catatannya")).to_be_visible()
    press(page, "Tutup rombongan")
    expect(page.get_by_role("heading", name="Laporan rombongan")).to_be_visible()
    check_page(page, "border-report")
    for link in ("Ambil PDF", "Ambil Excel"):
        with page.expect_download() as taken:
            page.get_by_role("link", name=link).click()
        assert taken.value.failure() is None


def test_from_the_list_to_the_closed_report_with_everybody_accounted_for(
    page_of: SignedIn, bima: Officer, border: UUID, announced: UUID
) -> None:
    page, by, batch = page_of(bima), actor_for_officer(bima.username, desk=border), announced
    list_on_the_page(page, batch, workbook())
    with patch(DRAWN, side_effect=lot):
        page.goto("/perbatasan/")
        check_page(page, "border-list")
        page.locator("main tbody a").first.click()
        page.wait_for_load_state()
        on_the_pages(page, batch)
        screened_on_the_page(page, batch)
        the_rest_of_the_day(batch, by)
    gone_on_the_pages(page, batch, by)
    closed_on_the_page(page, batch)
    accounted_for(batch, by)


def accounted_for(batch: UUID, by: Actor) -> None:
    """Each of the 327 came or did not, was asked or it stands why not, and it stands where each went."""
    shown = batch_for(batch, actor=by)
    assert Batch.objects.get(id=batch).closed_at is not None
    assert shown.counts["presence"] == {"tiba": PEOPLE - 1, "tidak_tiba": 1}
    assert sum(shown.counts["leaving"].values()) == PEOPLE - 1
    assert shown.counts["left"] == {"belum": 0}
    assert shown.counts["first"] == {"disaring": PEOPLE - 1}
    assert sum(shown.counts["cause"].values()) == PEOPLE - 1
    assert shown.drawn.asked > 0


def test_taps_of_a_first_line_and_of_a_short_screening(
    page_of: SignedIn, bima: Officer, border: UUID, batch: UUID
) -> None:
    """At most six for a first line with every sign; a short screening is a tap an answer and two to begin and end."""
    by = actor_for_officer(bima.username, desk=border)
    counts = counted_page(page_of(bima).context, "perbatasan")
    page = counts.page
    page.goto(f"/perbatasan/orang/{person(batch, 1)}/saringan-awal/")
    for tick in page.locator("main input[type=checkbox]").all():
        tick.check()
    press(page, "Selesai")
    told = counts.counted()
    assert told["keys"] <= 6, told
    page.goto(f"/perbatasan/orang/{person(batch, 1)}/penyaringan/")
    choose(page, "Apakah orang lain bisa mendengar di sini?", "Tidak")
    press(page, "Simpan dan tampilkan pertanyaannya")
    questions = page.locator(".questions fieldset")
    asked = questions.count()
    for at in range(asked):
        questions.nth(at).get_by_label("Tidak", exact=True).check()
    press(page, "Selesai")
    after = counts.counted()
    assert asked <= 7  # he is a child by the first line
    assert after["keys"] - told["keys"] <= asked + 4, after
    assert len(arrival_for(person(batch, 1), actor=by).standing(FormKind.SHORT)) == 1
