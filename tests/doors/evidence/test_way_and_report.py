"""The record of a hand-over from what the leg says, and a report of which only the parts that were chosen leave."""

import io
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document as Word

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.actions import withdraw_consent
from naung.casework.consent.vocabulary import SharingPurpose
from naung.casework.evidence.actions import keep_template
from naung.casework.evidence.queries import content_of, documents_of, draft_for
from naung.casework.evidence.rules.tables import shipped_tables
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.proceedings.actions import plan_hearing
from naung.casework.reintegration.actions import (
    hold_follow_up,
    measure_before,
    set_wish,
    write_problem,
    write_step,
)
from naung.casework.reintegration.queries import path_for
from naung.casework.reintegration.rules.tables import shipped_tables as life_tables
from naung.casework.reintegration.vocabulary import Wish
from naung.casework.returns.actions import cancel_leg, confirm_handed, plan_leg
from naung.casework.returns.models import Leg
from naung.casework.returns.vocabulary import Body, End, LegTold
from naung.doors.desk.evidence.sources import READERS, Asked, gathered, subjects, suggested
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import DocumentGiven, NameKind, PersonTold, Sex
from naung.foundation.people.vocabulary import DocumentKind as PaperKind
from tests.casework.proceedings.conftest import ADULT_SINCE, Court, step
from tests.casework.reintegration.conftest import Home as Life
from tests.casework.reintegration.conftest import asked as followed
from tests.casework.reintegration.conftest import returned
from tests.casework.returns.conftest import Home, a_leg, coded, in_hours
from tests.doors.evidence.reading import at, text
from tests.doors.evidence.test_case_letters import TYPED, agreed
from tests.methods.words import a_letter

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]
RECORD, REPORT = DocumentKind.HAND_OVER_RECORD, DocumentKind.PROGRESS_REPORT
SIGNERS = {"yang_menyerahkan": "Sari, UPTD PPA", "yang_menerima": "Rahmat, Dinas Sosial"}
REPORTED = {"masa_laporan": "Semester kedua", "perkembangan": "Didampingi.", "langkah_berikut": "Diantar ke sekolah."}


@pytest.fixture
def home(sari: Actor) -> Home:
    """A grown man of whom everything that a record asks for is known."""
    told = PersonTold(
        names=((NameKind.OFFICIAL, "Lalu Wirya"),), sex=Sex.MALE, birth=VagueDate.on(ADULT_SINCE), nationality="ID"
    )
    papers = [DocumentGiven(PaperKind.PASSPORT, "X1234567")]
    case, person = open_case(summary="Dideportasi.", by=sari), register_person(told=told, documents=papers, by=sari)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return Home(case, person, case)


def record(home: Home, by: Actor, about: UUID | None = None) -> Asked:
    return Asked(by, home.case, home.person, RECORD, about)


def report(home: Home, by: Actor) -> Asked:
    return Asked(by, home.case, home.person, REPORT)


def names_from(source: str) -> list[str]:
    return [each.code for each in shipped_tables().fields.values() if each.source == source]


def to_shelter(home: Home, by: Actor) -> UUID:
    ends = End(Body.DISTRICT, by.desk), End(Body.SHELTER, None, "Rumah Melati")
    return plan_leg(**home.whose, told=LegTold(*ends, "Terminal Pontianak", "Jalan Melati 7", in_hours(30)), by=by)


def test_the_record_says_what_the_leg_says(home: Home, sari: Actor) -> None:
    leg = a_leg(home, sari)
    before = gathered(record(home, sari), names_from("pulang"))
    assert "pulang_waktu" not in before  # nobody said yet that he was handed over
    assert "pulang_keadaan" not in before
    coded(leg, sari)
    moment = timezone.now().replace(second=0, microsecond=0)
    confirm_handed(leg_id=leg, at=moment, by=sari)
    told = gathered(record(home, sari), names_from("pulang"))
    local = timezone.localtime(moment)
    assert told.pop("pulang_waktu").endswith(f"{local:%Y, %H.%M} WIB")
    assert "UPTD PPA" in told.pop("pulang_penyerah")
    assert told == {
        "pulang_dari": "PLBN Entikong",
        "pulang_tujuan": "Terminal Pontianak",
        "pulang_penerima": "Dinas Sosial Kalimantan Barat (Dinas sosial provinsi)",
        "pulang_keadaan": "Lelah",
        "pulang_pesan": "Perlu makan.",
        "pulang_barang": "Paspor, satu tas",
        "pulang_perjalanan": told["pulang_perjalanan"],
    }


def test_what_a_tablet_has_not_sent_yet_is_not_taken_from_what_was_written_before(home: Home, sari: Actor) -> None:
    leg = coded(a_leg(home, sari), sari)
    assert gathered(record(home, sari), ("pulang_barang",)) == {"pulang_barang": "Paspor, satu tas"}
    Leg.objects.filter(id=leg.id).update(words_to_come=True)
    assert gathered(record(home, sari), ("pulang_barang", "pulang_keadaan", "pulang_pesan")) == {}
    assert suggested(record(home, sari), ("barang", "keadaan")) == {}


def test_a_template_of_the_office_knows_the_leg_and_is_refused_by_name_for_what_is_missing(
    home: Home, sari: Actor, ratna: Actor, client_for: ClientFor
) -> None:
    content = a_letter("{{ orang_nama }}, {{ pulang_waktu }}: {{ pulang_barang }}")
    own = keep_template(kind=RECORD, title="Berita acara kami", content=content, sources=READERS, by=ratna)
    browser, where = client_for("sari"), at("write_by", home.case, own, home.person)
    leg = a_leg(home, sari)
    lacking = text(browser.get(where))
    assert "Kapan ia diserahkan" in lacking
    assert "Surat diri dan barang yang ikut menurut catatan" in lacking
    assert reverse("returns:show", args=[home.case, home.person]) in browser.get(where).content.decode()
    assert browser.post(where, {"title": "Berita acara", "form": "docx"}).status_code == 200
    assert documents_of(home.case, actor=sari) == []
    coded(leg, sari)
    confirm_handed(leg_id=leg, at=timezone.now(), by=sari)
    assert browser.post(where, {"title": "Berita acara", "form": "docx"}).status_code == 302
    (made,) = documents_of(home.case, actor=sari)
    paper = Word(io.BytesIO(content_of(made.id, actor=sari).content)).paragraphs[0].text
    assert paper.startswith("Lalu Wirya, ")
    assert paper.endswith(": Paspor, satu tas")


def test_the_built_in_record_takes_from_the_leg_what_it_has_and_asks_for_the_rest(
    home: Home, sari: Actor, client_for: ClientFor
) -> None:
    browser, where = client_for("sari"), at("write", home.case, RECORD, home.person)
    without = text(browser.get(where))
    for box in ("Di mana dan jam berapa diserahkan?", "Bagaimana keadaannya saat diserahkan?", "barang yang ikut"):
        assert box in without
    leg = a_leg(home, sari)
    planned = text(browser.get(where))
    assert "Lembaga yang menerima" in planned
    assert "Di mana dan jam berapa diserahkan?" in planned
    coded(leg, sari)
    confirm_handed(leg_id=leg, at=timezone.now(), by=sari)
    handed = text(browser.get(where))
    assert "Di mana dan jam berapa diserahkan?" not in handed
    assert "Bagaimana keadaannya saat diserahkan?" not in handed
    assert browser.post(where, {**TYPED, **SIGNERS, "form": "docx"}).status_code == 302
    (made,) = documents_of(home.case, actor=sari)
    paper = Word(io.BytesIO(content_of(made.id, actor=sari).content))
    words = "\n".join([*(each.text for each in paper.paragraphs), *(c.text for t in paper.tables for c in t._cells)])
    for part in (
        "Perlu makan.",
        "Keadaannya saat diserahkan: Lelah",
        "PLBN Entikong",
        "Rahmat, Dinas Sosial",
        "Lalu Wirya",
    ):
        assert part in words
    assert "tempat_serah" not in draft_for(made.id, actor=sari).values


def test_each_leg_has_its_record_and_a_cancelled_one_none(home: Home, sari: Actor, client_for: ClientFor) -> None:
    first, second = a_leg(home, sari), to_shelter(home, sari)
    shown = client_for("sari").get(reverse("returns:show", args=[home.case, home.person])).content.decode()
    where = at("write", home.case, RECORD, home.person)
    assert [f"{where}?tentang={leg}" in shown for leg in (first, second)] == [True, True]
    assert "Surat ini tentang yang mana?" in text(client_for("sari").get(where))
    assert "PLBN Entikong" in text(client_for("sari").get(f"{where}?tentang={first}"))
    cancel_leg(leg_id=first, why="Pesawat batal.", by=sari)
    assert [each.id for each in subjects(record(home, sari), ("pulang_dari",))] == [second]
    assert client_for("sari").get(f"{where}?tentang={first}").status_code == 404


def test_where_the_shelter_is_and_what_it_is_called_leaves_in_no_letter(home: Home, sari: Actor) -> None:
    leg = to_shelter(home, sari)
    told = gathered(record(home, sari, leg), names_from("pulang"))
    assert told["pulang_tujuan"] == "tidak ditulis, demi keamanannya"
    assert told["pulang_penerima"] == "Rumah perlindungan"
    boxes = suggested(record(home, sari, leg), ("tempat_serah", "yang_menerima"))
    every = repr(
        (told, boxes, gathered(report(home, sari), names_from("pulang")), subjects(record(home, sari), ["pulang_dari"]))
    )
    assert "Melati" not in every


def test_an_english_reader_writes_an_indonesian_letter(home: Home, sari: Actor) -> None:
    from django.utils import translation

    coded(a_leg(home, sari), sari)
    with translation.override("en"):
        told = gathered(record(home, sari), names_from("pulang"))
    assert told["pulang_keadaan"] == "Lelah"
    assert told["pulang_penerima"].endswith("(Dinas sosial provinsi)")


def lived(home: Home, by: Actor) -> None:
    """Home for forty days: two steps, one call that was held, a problem that goes on; and proceedings as far as the police."""
    life = Life(home.case, home.person)
    told = {"case_id": home.case, "person_id": home.person, "by": by}
    items = life_tables().items
    measure_before(on=timezone.localdate() - timedelta(days=50), answers=dict.fromkeys(items, 2), version=0, **told)
    returned(life, by)
    write_step(
        kind="penyiapan_keluarga", state="berjalan", done_on=None, who="Tio", lacks="Kamar", words="", version=0, **told
    )
    (call, *_rest) = path_for(home.case, home.person, actor=by).follow_ups
    hold_follow_up(
        follow_up_id=call.id, told_of=followed(timezone.localdate() - timedelta(days=9)), version=call.version, by=by
    )
    write_problem(
        kind="penagih_utang", seen_on=timezone.localdate(), words="Dua orang datang.", done="Dilaporkan.", **told
    )
    court = Court(home.case, home.person, home.person, home.person)
    step(court, "laporan_polisi", by)
    plan_hearing(
        case_id=home.case,
        at=timezone.now() + timedelta(days=3),
        place="PN Singkawang",
        closed=True,
        video=False,
        companion="",
        words="",
        by=by,
    )


def test_a_report_offers_what_the_file_holds_and_she_agreed_to_and_only_the_chosen_leaves(
    home: Home, sari: Actor, client_for: ClientFor
) -> None:
    lived(home, sari)
    agreed(home.person, sari, SharingPurpose.REINTEGRATION)
    browser, where = client_for("sari"), at("write", home.case, REPORT, home.person)
    page = browser.get(where).content.decode()
    for part, offered in {
        "reintegrasi": True,
        "tindak_lanjut": True,
        "masalah": True,
        "proses": False,
        "pulang": False,
    }.items():
        assert (f'value="{part}"' in page) is offered
    assert "Hari ia menyetujui data ini diberikan untuk proses hukum" in page
    sent = {**TYPED, **REPORTED, "form": "docx", "parts": ["masalah"]}
    assert browser.post(where, sent).status_code == 302
    (made,) = documents_of(home.case, actor=sari)
    values = draft_for(made.id, actor=sari).values
    assert values["reintegrasi_masalah"].startswith("Ditagih utang, juga utang perekrutan\t")
    assert not {"reintegrasi_langkah", "reintegrasi_tindak_lanjut", "proses_tahap"} & set(values)
    words = "\n".join(each.text for each in Word(io.BytesIO(content_of(made.id, actor=sari).content)).paragraphs)
    assert "Masalah baru sesudah pulang" in words
    assert "Rencana reintegrasi" not in words
    refused = browser.post(where, {**sent, "parts": ["proses"]})
    assert "Pilih dari jawaban yang ada." in text(refused)
    assert len(documents_of(home.case, actor=sari)) == 1


def test_a_report_without_parts_is_written_as_before_and_a_consent_that_was_taken_back_closes_its_part(
    home: Home, sari: Actor, client_for: ClientFor
) -> None:
    browser, where = client_for("sari"), at("write", home.case, REPORT, home.person)
    assert browser.post(where, {**TYPED, **REPORTED}).status_code == 302
    lived(home, sari)
    given = agreed(home.person, sari, SharingPurpose.REINTEGRATION)
    assert 'value="masalah"' in browser.get(where).content.decode()
    withdraw_consent(consent_id=given, by=sari)
    assert 'value="masalah"' not in browser.get(where).content.decode()


def test_what_she_said_and_her_health_and_where_the_court_sits_are_in_no_field(home: Home, sari: Actor) -> None:
    lived(home, sari)
    names = [*names_from("reintegrasi"), *names_from("proses"), *names_from("pulang")]
    told = gathered(report(home, sari), names)
    assert told["reintegrasi_langkah"].splitlines()[1].split("\t")[1:] == ["Sedang berjalan", "Kamar"]
    assert told["reintegrasi_tindak_lanjut"].splitlines()[0].split("\t")[1:] == ["Telepon", "Aman"]
    assert told["reintegrasi_perubahan"].splitlines()[0].endswith("\tlebih baik")
    assert len(told["reintegrasi_perubahan"].splitlines()) == len(
        [i for i in life_tables().items.values() if not i.health]
    )
    assert told["proses_tahap"] == "Dilaporkan ke polisi"
    assert told["proses_langkah"].endswith("\tLaporan polisi dibuat (LP)\tLP/B/12/III/2026")
    for hidden in ("warung kakaknya", "Kesehatan", "PN Singkawang", "Dua orang datang"):
        assert hidden not in repr(told)


def test_who_does_not_want_to_be_followed_has_no_days_in_a_report(home: Home, sari: Actor) -> None:
    lived(home, sari)
    path = path_for(home.case, home.person, actor=sari)
    set_wish(case_id=home.case, person_id=home.person, wish=Wish.NO, words="", version=path.version, by=sari)
    told = gathered(report(home, sari), ("reintegrasi_tindak_lanjut",))
    assert len(told["reintegrasi_tindak_lanjut"].splitlines()) == 1
