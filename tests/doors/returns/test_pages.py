"""Sari brings a man home on the pages; Budi receives him by the code; nobody sees anything."""

import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from unittest.mock import patch
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.plans.actions import write_request
from naung.casework.returns.actions import ask_waiver, lead_home
from naung.casework.returns.models import Cost, Delivery, Finding, Leg
from naung.casework.returns.rules import codes
from naung.casework.returns.vocabulary import LegState
from naung.doors.desk.evidence.sources import Asked, suggested
from naung.doors.schedule.notices import queue_from_log
from naung.doors.schedule.tick import _nobody_came
from naung.foundation.access.vocabulary import Actor
from naung.foundation.messaging.actions import keep_address
from naung.foundation.messaging.queries import waiting_count
from tests.casework.cases.conftest import someone
from tests.casework.outreach.field import Phone, form, held
from tests.casework.returns.conftest import Home, a_leg, coded, in_hours
from tests.casework.returns.conftest import home as home  # the fixture
from tests.casework.returns.tablet import Tablet, give, sent, take
from tests.cast import TaskForce, actor, join, sign_in
from tests.foundation.law.corrections_told import HESTI

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def at(name: str, *ids: object) -> str:
    return reverse(f"returns:{name}", args=ids)


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def moment(when: datetime | None = None) -> str:
    return timezone.localtime(when).strftime("%Y-%m-%dT%H:%M")


def today(name: str = "on") -> dict[str, str]:
    on = timezone.localdate()
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def planned(sari: Actor, receiver: UUID | None) -> dict[str, str]:
    return {
        "giver_body": "bp3mi", "giver_desk": str(sari.desk), "giver_outside": "", "receiver_body": "dinsos_provinsi",
        "receiver_desk": str(receiver or ""), "receiver_outside": "" if receiver else "Dinsos Kalbar",
        "start": "PLBN Entikong", "goal": "Pontianak", "expected_at": moment(in_hours(30)),
    }  # fmt: skip


def test_who_may_open_it_and_who_may_not(home: Home, sari: Actor, client_for: ClientFor, nobody: Client) -> None:
    leg = a_leg(home, sari)
    own = [at("show", home.case, home.person), at("print", home.case, home.person), at("leg", leg), at("leg_sign", leg)]
    own += [at("finding_new", home.case, home.person, "meninggal"), at("waiver_new", home.case, home.person)]
    for where in own:
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 404), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302
    sari_s = client_for("sari")
    assert sari_s.get(at("case", home.case))["Location"] == own[0]
    assert sari_s.get(at("leg_code", leg)).status_code == 404
    assert sari_s.get(at("finding_new", home.case, home.person, "entah")).status_code == 404
    assert sari_s.get(at("waivers")).status_code == 403


def test_from_the_plan_to_the_receipt_at_the_other_desk(
    home: Home, sari: Actor, budi: Actor, client_for: ClientFor
) -> None:
    page, other = client_for("sari"), client_for("budi")
    assert page.post(at("leg_new", home.case, home.person), planned(sari, budi.desk)).status_code == 302
    leg = Leg.objects.get()
    expected = text(other.get(at("arrivals")))
    assert "Direncanakan" in expected
    assert "Wirya" not in expected
    assert page.post(at("leg_start", leg.id), {"at": moment()}).status_code == 302
    hand = {"condition": "lelah", "words": "Belum makan.", "belongings": "Paspor\nSatu tas", "version": "1"}
    assert page.post(at("leg_sign", leg.id), hand)["Location"] == at("leg_code", leg.id)
    shown = page.get(at("leg_code", leg.id)).content.decode()
    leg.refresh_from_db()
    assert "<svg" in shown
    assert codes.grouped(leg.short) in shown
    receipt = {"code": codes.grouped(leg.short), "at": moment(), "condition": "baik", "words": "Sampai."}
    assert other.post(at("enter"), receipt)["Location"] == at("arrivals")
    again = other.post(at("enter"), {**receipt, "code": leg.code}, follow=True)
    assert "sudah dicatat. Tidak dicatat dua kali" in text(again)
    assert Delivery.objects.count() == 1
    printed = text(page.get(at("print", home.case, home.person)))
    assert "Diterima" in printed
    assert "Satu tas" in printed
    assert "sampai, semua tanda terima ada" in text(page.get(at("list")))
    assert "sampai, semua tanda terima ada" in text(page.get(reverse("cases:show", args=[home.case])))


def test_a_receipt_by_the_wrong_desk_loses_nothing_and_waits_for_sari(
    home: Home, sari: Actor, client_for: ClientFor
) -> None:
    row = coded(a_leg(home, sari), sari)
    other, page = client_for("budi"), client_for("sari")
    receipt = {"code": row.short, "at": moment(), "condition": "sakit", "words": "Demam, sudah ke puskesmas."}
    refused = other.post(at("enter"), receipt)
    assert "untuk meja lain" in text(refused)
    assert "Demam, sudah ke puskesmas." in refused.content.decode()
    waiting = Delivery.objects.get()
    assert "Tanda terima yang perlu diperiksa" in text(page.get(reverse("worklist:today")))
    told = text(page.get(at("delivery", waiting.id)))
    assert "Demam, sudah ke puskesmas." in told
    assert "Sakit" in told
    assert other.get(at("delivery", waiting.id)).status_code == 404
    assert page.post(at("delivery", waiting.id))["Location"] == at("list")
    slip = other.post(at("enter"), {**receipt, "code": "ABCD-EFGH"})
    assert "Ketik lagi seperti di kertas" in text(slip)
    assert "Demam, sudah ke puskesmas." in slip.content.decode()


def test_what_a_tablet_sent_and_does_not_stand_is_looked_at_and_tried_again(
    home: Home, sari: Actor, client_for: ClientFor
) -> None:
    leg, tablet = a_leg(home, sari, sari.desk), Tablet(sari)
    slip = give(tablet.code(leg, None), at=in_hours(0.05), words="Minum obat jam tujuh.")
    slip["code"] = tablet.code(leg, None, words="Minum obat jam tujuh.")
    sent(tablet, slip)
    page, other = client_for("sari"), client_for("budi")
    assert "1 serah terima dari ponsel memerlukan Anda" in text(page.get(at("arrivals")))
    assert "Serah terima dari ponsel" in text(page.get(reverse("worklist:today")))
    assert "Perlu diperbaiki" in text(page.get(at("slips")))
    told = text(page.get(at("slip", slip["form"])))
    for words in ("Penyerahan", "belum terjadi", "Minum obat jam tujuh.", "Paspor, satu tas", "Lelah"):
        assert words in told
    assert other.get(at("slip", slip["form"])).status_code == 404
    assert "Tidak ada yang perlu diperbaiki" in text(other.get(at("slips")))
    again = page.post(at("slip", slip["form"]), {"do": "lagi"}, follow=True)
    assert "belum terjadi" in text(again)
    with patch.object(timezone, "now", return_value=in_hours(0.08)):
        assert "bisa dicatat" in text(page.get(at("slip", slip["form"])))
        done = page.post(at("slip", slip["form"]), {"do": "lagi"}, follow=True)
    assert "sudah tercatat" in text(done)
    assert Leg.objects.get(id=leg).state == LegState.HANDED
    assert page.get(at("slip", slip["form"]))["Location"] == at("slips")
    assert "Minum obat jam tujuh." in text(page.get(at("show", home.case, home.person)))


def test_the_page_says_what_is_still_on_the_giver_s_phone(
    home: Home, sari: Actor, budi: Actor, client_for: ClientFor
) -> None:
    leg, mine = a_leg(home, sari, budi.desk), Tablet(sari)
    code = mine.code(leg, None)
    sent(Tablet(budi), take(code))
    page = client_for("sari")
    told = text(page.get(at("show", home.case, home.person)))
    assert "Rincian dari ponsel itu belum tiba" in told
    assert "Surat dan barang yang diterima: Satu tas" in told
    sent(mine, give(code))
    told = text(page.get(at("show", home.case, home.person)))
    assert "belum tiba" not in told
    assert "Paspor, satu tas" in told


def test_a_slip_is_set_aside_at_the_desk_and_is_no_form_of_outreach(
    home: Home, sari: Actor, client_for: ClientFor
) -> None:
    tablet = Tablet(sari)
    slip = give(tablet.code(a_leg(home, sari, sari.desk), None), belongings="Lain")
    sent(tablet, slip)
    page = client_for("sari")
    assert page.get(reverse("diary:show", args=[slip["form"]])).status_code == 404
    assert page.post(reverse("diary:choose", args=[slip["form"]]), {"do": "sisih"}).status_code == 404
    assert "dikesampingkan" in text(page.post(at("slip", slip["form"]), {"do": "sisih"}, follow=True))
    phone = Phone(sari)
    told = form(session=str(uuid4()), version=1, held=held())
    phone.send(told)
    assert page.get(at("slip", told["form"])).status_code == 404
    assert page.post(at("slip", told["form"]), {"do": "sisih"}).status_code == 404


def test_the_record_of_the_hand_over_begins_with_what_the_leg_says(home: Home, sari: Actor, budi: Actor) -> None:
    coded(a_leg(home, sari, budi.desk), sari)
    asked = Asked(sari, home.case, home.person, DocumentKind.HAND_OVER_RECORD)
    told = suggested(asked, ["barang", "keadaan", "tempat_serah", "yang_menerima"])
    assert (told["barang"], told["keadaan"]) == ("Paspor, satu tas", "Lelah\nPerlu makan.")
    assert told["tempat_serah"].startswith("Terminal Pontianak, ")
    assert told["yang_menerima"].endswith("(Dinas sosial provinsi)")


def test_nobody_met_him_stands_on_both_first_pages_and_an_empty_notice_waits(
    home: Home, sari: Actor, budi: Actor, client_for: ClientFor
) -> None:
    keep_address(address="sari@contoh.go.id", by=sari)
    keep_address(address="budi@contoh.go.id", by=budi)
    leg = a_leg(home, sari, budi.desk, in_hours(-3))
    for who in ("sari", "budi"):
        assert "Belum ada yang menjemputnya" in text(client_for(who).get(reverse("worklist:today")))
    assert "jemput orang ini" in text(client_for("budi").get(at("arrival", leg)))
    assert _nobody_came(timezone.now()) == 1
    queue_from_log(timezone.now())
    assert waiting_count() == 2


def test_a_body_outside_signs_on_paper(home: Home, sari: Actor, client_for: ClientFor) -> None:
    leg, page = a_leg(home, sari), client_for("sari")
    receipt = {"at": moment(), "condition": "baik", "words": "", "document": ""}
    assert "pilih berita acara" in text(page.post(at("leg_received", leg), receipt))
    assert page.post(at("leg_handed", leg), {"at": moment()}).status_code == 302
    assert page.post(at("leg_received", leg), {**receipt, "document": str(home.paper)}).status_code == 302
    assert Leg.objects.get().state == LegState.RECEIVED
    other = a_leg(home, sari)
    late = {**planned(sari, None), "version": "9"}
    assert page.post(at("leg", other), late).status_code == 409
    changed = {**planned(sari, None), "version": "1", "start": "Bandara Supadio"}
    assert page.post(at("leg", other), changed).status_code == 302
    assert page.post(at("leg_cancel", other), {"why": "Pesawat batal."}).status_code == 302
    assert "Pesawat batal." in text(page.get(at("show", home.case, home.person)))


def test_the_family_the_costs_and_the_seven_days_that_are_counted_once(
    home: Home, sari: Actor, client_for: ClientFor
) -> None:
    page, whose = client_for("sari"), (home.case, home.person)
    asked = write_request(
        **home.whose, kind="pulang_dalam_negeri", asker="keluarga", asker_words="",
        asked_at=timezone.now() - timedelta(days=9), by=sari,
    )  # fmt: skip
    assert "belum dihubungkan" in text(page.get(at("show", *whose)))
    lead = {"way": "dari_luar_negeri", "request": str(asked), "version": "0"}
    assert page.post(at("lead", *whose), lead).status_code == 302
    shown = text(page.get(at("show", *whose)))
    assert "Menjawab permintaan" in shown
    assert "WIB. lewat" in shown
    tied = {f"answer_{each}": "tidak" for each in ("terlibat", "perekrut_dekat", "kekerasan", "utang", "tahu_alamat")}
    safe = {**today(), **tied, "answer_ada_pendamping": "ya", "answer_orang_ini_mau": "ya", "result": "aman_dinilai"}
    assert page.post(at("finding_new", *whose, "keamanan_keluarga"), {**safe, "who": ""}).status_code == 200
    judged = {**safe, "who": "Tio, pekerja sosial"}
    assert page.post(at("finding_new", *whose, "keamanan_keluarga"), judged).status_code == 302
    shown = text(page.get(at("show", *whose)))
    assert "Dinilai aman oleh yang menilai, bukan kepastian" in shown
    row = Finding.objects.get()
    assert page.post(at("finding_strike", row.id), {"why": "Salah orang."}).status_code == 302
    cost = {"kind": "angkutan", "estimate": "1.250.000", "payer": "belum", "words": ""}
    assert page.post(at("cost_new", *whose), cost).status_code == 302
    line = Cost.objects.get()
    spent = {"spent": "1.310.500", **today("spent_on"), "payer": "provinsi", "document": "", "version": "1"}
    assert page.post(at("cost", line.id), spent).status_code == 302
    shown = text(page.get(at("show", *whose)))
    assert "Anggaran provinsi Rp 1.250.000; terpakai Rp 1.310.500" in shown
    assert "belum ada bukti" in shown
    with ZipFile(io.BytesIO(page.get(at("book")).content)) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "Wirya" not in strings
    assert "Pulang dari luar negeri" in strings


def test_after_a_death_the_page_asks_for_papers_only(home: Home, client_for: ClientFor) -> None:
    page, whose = client_for("sari"), (home.case, home.person)
    died = {**today(), "words": "Di rumah sakit Kuching.", "document": ""}
    assert page.post(at("finding_new", *whose, "meninggal"), died).status_code == 302
    shown = text(page.get(at("show", *whose)))
    assert "Surat keterangan dari perwakilan Indonesia belum" in shown
    assert "Rencanakan perjalanan" not in shown
    paper = {**today(), "result": "izin_jenazah", "words": "", "document": str(home.paper)}
    assert page.post(at("finding_new", *whose, "surat_kematian"), paper).status_code == 302
    assert "Izin membawa jenazah ada" in text(page.get(at("show", *whose)))


def test_the_mission_is_told_with_consent_or_not_at_all(home: Home, client_for: ClientFor) -> None:
    page, whose = client_for("sari"), (home.case, home.person)
    assert page.post(at("lead", *whose), {"way": "ke_negara_asal", "request": "", "version": "0"}).status_code == 302
    telling = {**today(), "who": "Kedutaan Kamboja", "words": "", "document": ""}
    refused = text(page.post(at("finding_new", *whose, "perwakilan_diberi_tahu"), telling))
    assert "minta keputusan bagian hukum" in refused
    assert page.post(at("waiver_new", *whose), {"reason": "bahaya_nyawa"}).status_code == 302
    assert "menunggu keputusan" in text(page.get(at("show", *whose)))


def test_the_legal_officer_decides_and_opens_no_file(member: Callable[[str], Actor], force: TaskForce) -> None:
    sari = member("sari")
    case, person = open_case(summary="Asing.", by=sari), someone(sari, "Sok Dara")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    lead_home(case_id=case, person_id=person, way="ke_negara_asal", request=None, version=0, by=sari)
    waiver = ask_waiver(case_id=case, person_id=person, reason="bahaya_nyawa", by=sari)
    join(HESTI, force)
    page = sign_in(Client(), actor(HESTI, force).id or UUID(int=0))
    for where in (at("waivers"), at("waiver", waiver)):
        shown = text(page.get(where))
        assert "Nyawanya dalam bahaya" in shown
        assert "Dara" not in shown
    assert page.get(at("show", case, person)).status_code == 403
    assert page.post(at("waiver", waiver), {"granted": "tidak", "words": "Belum cukup."})["Location"] == at("waivers")
    told = sign_in(Client(), sari.id or UUID(int=0)).get(at("show", case, person))
    assert "tidak boleh Belum cukup." in text(told)
