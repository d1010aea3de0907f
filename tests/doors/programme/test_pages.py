"""The year's pages by Kartika, by those who read, by Budi and by nobody; what is typed wrong or stale; one page that prints."""

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from naung.foundation.access.vocabulary import Actor
from naung.insight.programme.actions import change_target, record_decree, record_training
from naung.insight.programme.models import Decision, Decree, Meeting, Target, Training
from tests.cast import BUDI, HAMDAN, KARTIKA, RINA, Member, TaskForce, actor, join, load_some_places, sign_in
from tests.insight.programme.told import a_decision, a_plan, a_target, days, decree, target, training

pytestmark = pytest.mark.django_db


def at(name: str, *ids: UUID) -> str:
    return reverse(f"programme:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def typed_day(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


@pytest.fixture
def browser(force: TaskForce) -> Callable[[Member], Client]:
    """A browser of somebody of the cast."""
    return lambda member: sign_in(Client(), join(member, force))


@pytest.fixture
def kartika(force: TaskForce, browser: Callable[[Member], Client]) -> tuple[Client, Actor]:
    """Kartika, the coordinator, in her browser and as an actor."""
    return browser(KARTIKA), actor(KARTIKA, force)


def test_the_coordinator_writes_the_year_down(force: TaskForce, kartika: tuple[Client, Actor]) -> None:
    page, desk = kartika[0], str(force.service.id)
    posts = "Ketua harian = Polres Singkawang\nSekretaris = Dinas P3A"
    told = {
        "number": "100.3/12",
        "posts": posts,
        **typed_day("decreed_on", days(-9)),
        **typed_day("valid_until", days(30)),
    }
    assert page.post(at("decree"), told)["Location"] == at("year")
    trained = {"topic": "Mengenali korban", "audience": "petugas", "desk": desk, "took_part": "24", "passed": "20"}
    trained |= typed_day("held_on", days(-400)) | typed_day("due_on", days(-3))
    assert page.post(at("training"), trained)["Location"] == at("year")
    page.post(at("adopt"), {"title": "RAD 2026", "first_year": "2026", "last_year": "2030", "report_months": "6"})
    shown = text(page.get(at("year")))
    for words in ("100.3/12", "perlu diperbarui", "Polres Singkawang", "perlu diulang", "RAD 2026", "Pencegahan"):
        assert words in shown, words
    assert "nomornya belum diperiksa" in shown
    assert (Decree.objects.count(), Training.objects.count()) == (1, 1)


def test_a_target_is_added_with_who_may_by_mandate_first(force: TaskForce, kartika: tuple[Client, Actor]) -> None:
    load_some_places()
    page, by = kartika
    plan = a_plan(by)
    form = page.get(at("target_add", plan), {"layanan": "layanan_hukum"}).content.decode()
    offered = re.findall(r'<option value="([0-9a-f-]{36})"', form.split('name="responsible"')[1])
    assert "berwenang menurut" in form
    assert str(force.legal.id) in offered[: form.count("berwenang menurut")]
    told = {"words": "Pos bantuan hukum", "indicator": "Satu pos", "service": "layanan_hukum", "budget": "75.000.000"}
    told |= {"responsible": str(force.legal.id), **typed_day("starts_on", days(0)), **typed_day("ends_on", days(60))}
    made = page.post(at("target_add", plan), told)["Location"]
    shown = text(page.get(made))
    for words in ("Pos bantuan hukum", "LBH Singkawang", "75.000.000", "Direncanakan"):
        assert words in shown, words
    row = Target.objects.get()
    page.post(at("target_step", row.id), {"version": "1", "to": "berjalan", "spent": "1.000.000"})
    answer = page.post(at("target_step", row.id), {"version": "2", "to": "selesai"})
    assert "Tuliskan apa yang menunjukkan hasilnya" in text(answer)
    page.post(at("target_step", row.id), {"version": "2", "to": "selesai", "evidence": "Laporan kegiatan 12"})
    assert "Laporan kegiatan 12" in text(page.get(at("target", row.id)))
    answer = page.post(at("target_step", row.id), {"version": "3", "to": "berjalan"})
    assert "mengapa sasaran yang sudah selesai dibuka lagi" in text(answer)


def test_both_values_are_shown_where_a_colleague_was_faster(force: TaskForce, kartika: tuple[Client, Actor]) -> None:
    page, by = kartika
    made = a_target(force.service.id, by)
    change_target(target_id=made, version=1, told=target(force.service.id, budget=60_000_000), by=by)
    told = {"words": "Pos", "indicator": "Lima", "service": "pengaduan", "budget": "90000000", "version": "1"}
    told |= {"responsible": str(force.service.id), **typed_day("starts_on", days(0)), **typed_day("ends_on", days(9))}
    answer = page.post(at("target_change", made), told)
    assert answer.status_code == 409
    assert "60.000.000" in text(answer)
    assert "90.000.000" in text(answer)


def test_a_meeting_its_decision_and_that_it_was_carried_out(force: TaskForce, kartika: tuple[Client, Actor]) -> None:
    page = kartika[0]
    told = {"agenda": "Pembagian tugas", "present": [str(force.police.id), str(force.service.id)]}
    address = page.post(at("minutes"), told | typed_day("held_on", days(-20)))["Location"]
    meeting = Meeting.objects.get()
    decided = {"words": "Buka pos di terminal", "responsible": str(force.police.id), **typed_day("due_on", days(-2))}
    assert page.post(at("decide", meeting.id), decided)["Location"] == address
    assert "lewat waktunya" in text(page.get(address))
    late = text(page.get(reverse("worklist:today")))
    assert "Keputusan rapat koordinasi yang lewat waktunya" in late
    assert "Buka pos di terminal" in late
    decision = Decision.objects.get()
    page.post(at("finish", decision.id), {"evidence": "Berita acara 3", **typed_day("done_on", days(-1))})
    assert "Berita acara 3" in text(page.get(address))
    assert "Buka pos di terminal" not in text(page.get(reverse("worklist:today")))
    assert page.get(at("finish", decision.id))["Location"] == address


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("decree", {"number": "1", "posts": "Ketua"}, "Tulis satu jabatan tiap baris"),
        ("training", {"topic": "x", "audience": "petugas", "took_part": "5", "passed": "9"}, "tidak bisa lebih banyak"),
        ("training", {"topic": "x", "audience": "agen_perubahan", "took_part": "5", "passed": "3"}, "Pilih kelurahan"),
        ("training", {"topic": "x", "audience": "petugas", "took_part": "-3", "passed": "3"}, "Tulis angka saja"),
        ("adopt", {"title": "x", "first_year": "2026", "last_year": "2025", "report_months": "6"}, "mendahului"),
        ("adopt", {"title": "x", "first_year": "2026", "last_year": "2030", "report_months": "13"}, "dari 1 sampai 12"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    kartika: tuple[Client, Actor], name: str, typed: dict[str, str], said: str
) -> None:
    told = typed | typed_day("decreed_on", days(-1)) | typed_day("held_on", days(-1))
    answer = kartika[0].post(at(name), told)
    assert answer.status_code == 200
    assert said in text(answer)


def test_readers_read_and_strangers_do_not(
    force: TaskForce, kartika: tuple[Client, Actor], browser: Callable[[Member], Client], nobody: Client
) -> None:
    by = kartika[1]
    made = a_target(force.service.id, by)
    meeting, decision = a_decision(force.service.id, by)
    rina, budi = browser(RINA), browser(BUDI)
    reads = [at("year"), at("workbook"), at("short"), at("slide"), at("target", made), at("meeting", meeting)]
    writes = [at(each) for each in ("decree", "training", "adopt", "minutes")]
    writes += [at("target_change", made), at("target_step", made), at("decide", meeting), at("finish", decision)]
    for address in reads:
        assert rina.get(address).status_code == 200, address
        assert budi.get(address).status_code == 403, address
        assert nobody.get(address).status_code == 302, address
    for address in writes:
        assert kartika[0].get(address).status_code == 200, address
        assert rina.get(address).status_code == 403, address
        assert budi.post(address).status_code == 403, address
    assert "Catat rapat koordinasi" not in text(rina.get(at("year")))


def test_the_workbook_says_what_the_page_says(force: TaskForce, kartika: tuple[Client, Actor]) -> None:
    page, by = kartika
    record_decree(told=decree(), by=by)
    record_training(told=training(force.service.id, topic="=1+1"), by=by)
    a_decision(force.service.id, by)
    a_target(force.service.id, by)
    with ZipFile(io.BytesIO(page.get(at("workbook")).content)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    for said in ("Polres Singkawang", "Pos pengaduan di lima kecamatan", "Buka pos pengaduan di terminal", "=1+1"):
        assert said in words, said
    assert len(sheets) == 4
    assert not any("<f>" in sheet for sheet in sheets)


def test_one_page_says_what_is_not_measured_and_never_how_many_were_prevented(
    kartika: tuple[Client, Actor], browser: Callable[[Member], Client]
) -> None:
    page = kartika[0]
    shown = text(page.get(at("short")))
    for title in ("Kasus yang ditangani", "Batas waktu", "Penyaringan", "Kembali menjadi korban", "Restitusi"):
        assert title in shown, title
    for title in ("Faktor pendorong", "Jangkauan", "Hasil pencegahan", "Rencana aksi daerah"):
        assert title in shown, title
    assert shown.count("Belum diukur") >= 4
    assert "tidak menghitung korban yang dicegah" in shown
    assert "Batas waktu semua meja hanya dilihat koordinator" not in shown
    head = text(browser(HAMDAN).get(at("short")))
    assert "Batas waktu semua meja hanya dilihat koordinator" in head
    for line in (shown, head):
        assert "Belum ada penyintas dalam perkara yang dibuka dalam masa ini" in line
    assert "Tidak ada batas waktu yang jatuh tempo dalam masa ini" in shown
    assert "programme-slide" in page.get(at("slide")).content.decode()
