"""Sari follows a case to court on the pages; her own calendar reads the hearings; Budi and nobody see nothing."""

import io
import re
from collections.abc import Callable
from datetime import UTC, date, timedelta
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from naung.casework.cases.actions import add_person
from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import Role
from naung.casework.proceedings.actions import begin_defence, plan_hearing, set_track
from naung.casework.proceedings.models import Charge, Defence, Dossier, Hearing, LegalStep, Proceeding
from naung.casework.proceedings.queries import proceeding_for
from naung.casework.proceedings.rules.feeds import MOST_READS
from naung.casework.proceedings.rules.stages import STILL
from naung.casework.proceedings.vocabulary import Forced, Stage
from naung.foundation.access.vocabulary import Actor
from tests.casework.proceedings.conftest import TO_COURT, Court, ago, born, to_court
from tests.casework.proceedings.conftest import court as court  # the fixture
from tests.casework.proceedings.conftest import step as written

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def at(name: str, *ids: object) -> str:
    return reverse(f"proceedings:{name}", args=ids)


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def typed(moment: object) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def test_who_may_open_it_and_who_may_not(court: Court, client_for: ClientFor, nobody: Client) -> None:
    pages = [at("show", court.case), at("print", court.case), at("settle", court.case), at("track", court.case)]
    pages += [at(name, court.case) for name in ("charge_new", "hearing_new", "defence_new", "past", "split", "join")]
    pages += [at("step_new", court.case, "laporan_polisi")]
    for where in pages:
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 404), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302
    assert client_for("sari").get(at("step_new", court.case, "entah")).status_code == 404


def test_from_the_report_to_the_charges_on_the_pages(court: Court, client_for: ClientFor, sari: Actor) -> None:
    page, now = client_for("sari"), timezone.localtime()
    without = page.post(at("step_new", court.case, "laporan_polisi"), {"at": typed(now)})
    assert "Tulis nomor laporan polisinya" in text(without)
    report = {"at": typed(now - timedelta(hours=1)), "number": "LP/B/7/2026", "document": str(court.letter)}
    done = page.post(at("step_new", court.case, "laporan_polisi"), report)
    assert done["Location"] == at("show", court.case), text(done)
    early = page.post(at("step_new", court.case, "putusan"), day("on", timezone.localdate()))
    assert "Ini belum bisa dicatat. Sekarang: Dilaporkan ke polisi." in text(early)
    for kind in ("penyidikan", "spdp"):
        assert page.post(at("step_new", court.case, kind), day("on", timezone.localdate())).status_code == 302
    shown = text(page.get(at("show", court.case)))
    for words in (
        "Kejaksaan sudah diberi tahu (SPDP)",
        "LP/B/7/2026",
        "Laporan polisi",
        "Belum ada pasal bagi seorang terduga.",
    ):
        assert words in shown, words
    assert "Surat untuk “Penyidikan dimulai” belum disimpan." in shown
    last = LegalStep.objects.get(kind="spdp")
    assert page.post(at("step_withdraw", last.id), {"why": "Keliru berkas"}).status_code == 302
    assert proceeding_for(court.case, actor=sari).stage is Stage.INVESTIGATION


def test_an_article_is_offered_by_day_and_way_and_tied_to_evidence(court: Court, client_for: ClientFor) -> None:
    page = client_for("sari")
    told = {"person": str(court.accused), **day("act_on", date(2026, 1, 20)), "where": "domestic"}
    offered = text(page.post(at("charge_new", court.case), told))
    assert "KUHP (UU 1/2023) Pasal 455" in offered
    assert "UU 21/2007 Pasal 2:" not in offered
    wrong = page.post(at("charge_new", court.case), {**told, "article": "UU21/2007:2"})
    assert wrong.status_code == 200
    assert not Charge.objects.exists()
    made = page.post(at("charge_new", court.case), {**told, "article": "KUHP:455"})
    charge = Charge.objects.get()
    assert made["Location"] == at("charge", charge.id)
    assert "Cara: dengan apa dilakukan" in text(page.get(made["Location"]))
    ties = {"version": "1", "document_process": str(court.letter), "words_means": "Saksi Wulan", "words_purpose": ""}
    assert page.post(at("charge", charge.id), ties).status_code == 302
    shown = text(page.get(at("show", court.case)))
    assert "Tujuan: untuk eksploitasi apa: belum ada bukti" in shown
    assert "Saksi Wulan" in shown
    assert page.post(at("charge_drop", charge.id), {"why": "Jaksa memilih lain"}).status_code == 302


def test_hearings_in_the_past_are_refused_and_those_ahead_end_as_they_ended(
    court: Court, client_for: ClientFor
) -> None:
    page = client_for("sari")
    told = {"at": typed(ago(1)), "place": "PN Singkawang, ruang 2", "companion": "Bu Ani", "video": "on"}
    past = page.post(at("hearing_new", court.case), told)
    assert "Sidang ini sudah lewat." in text(past)
    assert "PN Singkawang, ruang 2" in past.content.decode()
    assert page.post(at("hearing_new", court.case), {**told, "at": typed(ago(-2))}).status_code == 302
    hearing = Hearing.objects.get()
    assert (hearing.closed, hearing.video) == (False, True)
    end = {"version": "1", "state": "ditunda", "words": "Hakim sakit", "again": typed(ago(-9))}
    assert page.post(at("hearing", hearing.id), end).status_code == 302
    assert Hearing.objects.count() == 2
    stale = text(page.post(at("hearing", hearing.id), {**end, "words": "Jaksa sakit"}))
    assert "Hakim sakit" in stale
    calendar = text(page.get(at("calendar")))
    assert calendar.count("PN Singkawang, ruang 2") == 2


def test_where_a_child_is_heard_the_page_says_by_which_right_the_hearing_is_closed(
    court: Court, client_for: ClientFor, sari: Actor
) -> None:
    page = client_for("sari")
    child = born(sari, "Melati", timezone.localdate() - timedelta(weeks=52 * 15))
    add_person(case_id=court.case, person_id=child, role=Role.VICTIM, by=sari)
    form = text(page.get(at("hearing_new", court.case)))
    assert "sidangnya dicatat tertutup" in form
    assert "belum diverifikasi, tanya bagian hukum" in form
    page.post(at("hearing_new", court.case), {"at": typed(ago(-2)), "place": "PN Singkawang"})
    assert Hearing.objects.get().closed


def test_a_survivor_who_is_accused_is_defended_to_the_end(court: Court, client_for: ClientFor) -> None:
    page = client_for("sari")
    begun = {"person": str(court.person), "deed": "penipuan_daring", **day("accused_on", timezone.localdate())}
    assert page.post(at("defence_new", court.case), {**begun, "link": "Paspor ditahan"}).status_code == 302
    defence = Defence.objects.get()
    assert "Penyintas masih dituduh" in text(page.get("/"))
    argued = {"version": "1", "link": "Paspor ditahan", "argument": "Surat ke Polres", "document": str(court.letter)}
    assert page.post(at("defence", defence.id), argued).status_code == 302
    end = {"version": "2", "outcome": "dibebaskan_dari_tuduhan", **day("ended_on", timezone.localdate())}
    assert page.post(at("defence_end", defence.id), {**end, "words": "Penyidik mencabut"}).status_code == 302
    shown = text(page.get(at("show", court.case)))
    assert "Penipuan lewat internet Tuduhan dicabut polisi" in shown
    assert "Penyintas masih dituduh" not in text(page.get("/"))


def test_settlement_of_the_trafficking_is_refused_by_law_or_by_the_house(
    court: Court, client_for: ClientFor, sari: Actor
) -> None:
    page = client_for("sari")
    house = text(page.get(at("settle", court.case)))
    assert "Ini aturan kantor, bukan kutipan ketentuan hukum" in house
    assert "UU 12/2022" not in house
    assert house.count("boleh, dengan kuasa hukum") == 3
    assert page.post(at("track", court.case), {"version": "0", "sexual": "ya"}).status_code == 302
    law = text(page.get(at("settle", court.case)))
    assert "UU 12/2022 (TPKS) Pasal 23" in law
    assert "Ini aturan kantor" not in law
    offer = {**day("on", timezone.localdate()), "words": "Keluarga terduga menawarkan uang"}
    assert page.post(at("step_new", court.case, "tawaran_damai"), offer).status_code == 302
    assert "Keluarga terduga menawarkan uang" in text(page.get(at("show", court.case)))


def test_what_is_late_or_stands_still_is_on_the_first_page_and_in_the_list(
    court: Court, client_for: ClientFor, sari: Actor
) -> None:
    page = client_for("sari")
    set_track(case_id=court.case, sexual="ya", version=0, by=sari)
    written(court, "laporan_polisi", sari, at=ago(2))
    assert "Batas waktu perlindungan atau permintaan ke LPSK" in text(page.get("/"))
    assert "paling lambat" in text(page.get(at("show", court.case)))
    assert "lewat batas" in text(page.get(at("list")))
    set_track(case_id=court.case, sexual="tidak", version=1, by=sari)
    Proceeding.objects.update(moved_at=timezone.now() - STILL - timedelta(days=1))
    assert "tidak ada catatan sejak lama (aturan kantor)" in text(page.get("/"))
    assert "tidak bergerak" in text(page.get(at("list")))
    with ZipFile(io.BytesIO(page.get(at("book")).content)) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "Dilaporkan ke polisi" in strings
    assert "Wulan" not in strings


def test_the_calendar_of_an_officer_holds_no_name_and_no_word_of_the_case(
    court: Court, client_for: ClientFor, nobody: Client, sari: Actor
) -> None:
    moment = ago(-2).replace(second=0, microsecond=0)
    told = {"at": moment, "place": "PN Singkawang; ruang 2, lantai 1", "companion": "Bu Ani", "words": "Wulan bersaksi"}
    plan_hearing(case_id=court.case, **told, by=sari)
    page = client_for("sari")
    (address,) = re.findall(r"<code>(http[^<]+\.ics)</code>", page.post(at("feed_new")).content.decode())
    assert address not in page.get(at("calendar")).content.decode()
    answer = nobody.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == f"sidang {Hearing.objects.get().reference}"
    assert "location" not in event
    Hearing.objects.update(place_told=True)
    (event,) = Calendar.from_ical(nobody.get(address).content).walk("VEVENT")
    assert str(event["location"]) == told["place"]
    assert event["dtstart"].dt == moment.astimezone(UTC)
    number = proceeding_for(court.case, actor=sari).number
    for secret in ("Wulan", "Asep", "Ani", "bersaksi", number, str(court.case)):
        assert secret not in answer.content.decode()
    assert nobody.get(address.replace(".ics", "x.ics")).status_code == 404
    assert nobody.post(address).status_code == 405
    for _ in range(MOST_READS):
        nobody.get(address)
    assert nobody.get(address).status_code == 429
    page.post(at("feed_new"))
    assert nobody.get(address).status_code == 404


def test_a_file_that_came_in_late_and_a_track_nobody_decided_are_said_on_the_pages(
    court: Court, client_for: ClientFor
) -> None:
    page = client_for("sari")
    shown = text(page.get(at("show", court.case)))
    assert "LPSK menerima permintaan" not in shown
    assert "Polisi memberi perlindungan sementara" not in shown
    assert page.post(at("past", court.case), {"reached": "sidang_pertama"}).status_code == 302
    shown = text(page.get(at("show", court.case)))
    assert shown.count("hari tidak diketahui") == 6
    assert "Hari untuk 6 langkah belum diketahui." in shown
    assert "Putuskan jalurnya: apakah perbuatannya juga tindak pidana kekerasan seksual." in shown
    both = text(page.post(at("step_new", court.case, "tuntutan"), {"words": "x"}))
    assert "atau centang bahwa harinya tidak diketahui" in both
    assert page.post(at("step_new", court.case, "tuntutan"), {"undated": "on"}).status_code == 302
    assert "Putuskan jalurnya" not in text(page.get("/"))


def test_an_undecided_track_and_a_case_never_begun_are_on_the_first_page(
    court: Court, client_for: ClientFor, sari: Actor
) -> None:
    page = client_for("sari")
    Case.objects.filter(id=court.case).update(opened_at=timezone.now() - STILL - timedelta(days=1))
    assert "Proses hukumnya belum pernah dicatat (aturan kantor)" in text(page.get("/"))
    written(court, "laporan_polisi", sari, at=ago(0, hours=3))
    first = text(page.get("/"))
    assert "Putuskan jalurnya: perlindungan sementara bila juga kekerasan seksual" in first
    assert "belum pernah dicatat" not in first
    assert "perlindungan sementara paling lambat" in text(page.get(at("show", court.case)))


def test_each_of_several_accused_has_his_file_and_his_verdict_on_the_pages(
    court: Court, client_for: ClientFor, sari: Actor
) -> None:
    page, other = client_for("sari"), born(sari, "Bram Setiawan")
    add_person(case_id=court.case, person_id=other, role=Role.HARBOURER, by=sari)
    to_court(court, sari)
    assert "Berkas sebagian terduga berjalan sendiri" in text(page.get(at("show", court.case)))
    told = {"accused": [str(other)], "after": "", "name": "BP/2/2026"}
    assert page.post(at("split", court.case), told).status_code == 302
    split = Dossier.objects.get()
    shown = text(page.get(at("show", court.case)))
    for words in (
        "Berkas 1 Disidangkan",
        "Berkas 2, BP/2/2026",
        "paling tertinggal: Belum ada laporan polisi",
        "Berkas 2: Belum ada laporan polisi",
    ):
        assert words in shown, words
    report = {"at": typed(ago(0, hours=1)), "number": "LP/9", "file": str(split.id)}
    assert page.post(at("step_new", court.case, "laporan_polisi"), report).status_code == 302
    assert LegalStep.objects.get(dossier=split).kind == "laporan_polisi"
    at_court = {"at": typed(ago(0, hours=-48)), "place": "PN Singkawang", "file": str(split.id)}
    assert page.post(at("hearing_new", court.case), at_court).status_code == 302
    for file in (str(split.id), "1"):
        letter = {**day("on", timezone.localdate()), "file": file}
        assert page.post(at("step_new", court.case, "sp2hp"), letter).status_code == 302
    shown = text(page.get(at("show", court.case)))
    assert "PN Singkawang berkas 2" in shown
    assert "(SP2HP) berkas 2" in shown
    assert "(SP2HP) berkas 1" in shown
    written(court, "tuntutan", sari)
    one = page.get(at("step_new", court.case, "putusan") + "?berkas=1").content.decode()
    assert "Bram" not in one
    judged = {**day("on", timezone.localdate()), "file": "1", "verdict": "bersalah", "sentence": "Enam tahun"}
    assert page.post(at("step_new", court.case, "putusan"), judged).status_code == 302
    assert "Dihukum. Enam tahun" in text(page.get(at("show", court.case)))
    keeps = text(page.post(at("join", court.case), {"file": str(split.id)}))
    assert "sudah punya langkah sendiri" in keeps
    assert "Dilaporkan ke polisi" in text(page.get(at("list")))


def test_of_two_accused_in_one_file_a_judgment_is_asked_of_each(
    court: Court, client_for: ClientFor, sari: Actor
) -> None:
    page, other = client_for("sari"), born(sari, "Bram Setiawan")
    add_person(case_id=court.case, person_id=other, role=Role.HARBOURER, by=sari)
    to_court(court, sari, *TO_COURT, "tuntutan")
    form = text(page.get(at("step_new", court.case, "putusan")))
    assert "Apa isi putusannya bagi" in form
    told = {
        f"verdict_of_{other}": "bersalah",
        f"verdict_of_{court.accused}": "bebas",
        f"articles_of_{other}": "Pasal 2",
    }
    assert (
        page.post(at("step_new", court.case, "putusan"), {**day("on", timezone.localdate()), **told}).status_code == 302
    )
    shown = text(page.get(at("show", court.case)))
    assert "Dihukum (Pasal 2)" in shown
    assert LegalStep.objects.get(kind="putusan").verdict == "bersalah"


def test_diversion_is_asked_of_counsel_by_the_day_of_the_deed(court: Court, client_for: ClientFor, sari: Actor) -> None:
    page = client_for("sari")
    begun = {"person": str(court.person), "deed": "lainnya", **day("accused_on", timezone.localdate())}
    child_then = {**begun, **day("done_on", date(2010, 5, 1)), "link": "Disuruh"}
    assert page.post(at("defence_new", court.case), child_then).status_code == 302
    defence = Defence.objects.get()
    form = text(page.get(at("defence_end", defence.id)))
    assert "pada hari perbuatannya ia anak, atau mungkin anak" in form
    assert "tanyakan kepada penasihat hukum" in form
    grown = {"version": "1", "link": "Disuruh", **day("done_on", date(2020, 5, 1))}
    assert page.post(at("defence", defence.id), grown).status_code == 302
    assert "ia dewasa" in text(page.get(at("defence_end", defence.id)))
    end = {"version": "2", "outcome": "diversi", **day("ended_on", timezone.localdate()), "words": "Kesepakatan"}
    assert page.post(at("defence_end", defence.id), end).status_code == 302


def test_budi_and_nobody_reach_no_row_by_its_address(
    court: Court, client_for: ClientFor, nobody: Client, sari: Actor
) -> None:
    to_court(court, sari)
    plan_hearing(case_id=court.case, at=ago(-2), place="PN", by=sari)
    told = {"deed": Forced.SCAM, "accused_on": timezone.localdate(), "link": "Disuruh"}
    defence = begin_defence(case_id=court.case, person_id=court.person, **told, by=sari)
    rows = [at("hearing", Hearing.objects.get().id), at("defence", defence), at("defence_end", defence)]
    rows.append(at("step_withdraw", LegalStep.objects.latest("order").id))
    for where in rows:
        assert client_for("sari").get(where).status_code == 200
        assert client_for("budi").get(where).status_code == 404
        assert nobody.get(where).status_code == 302
