"""Sari brings a man from Lombok home: legs, receipts by code, alarms, the family, costs, a death, a mission."""

from datetime import timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_person
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.actions import give_consent, withdraw_consent
from naung.casework.consent.vocabulary import (
    Consenter,
    ConsentGiven,
    Explained,
    ForAChild,
    GuardianState,
    Manner,
    SharingPurpose,
    Whom,
)
from naung.casework.returns.actions import (
    ask_waiver,
    cancel_leg,
    change_leg,
    confirm_handed,
    confirm_received,
    decide_waiver,
    enter_receipt,
    forget_journeys,
    lead_home,
    plan_leg,
    raise_alarms,
    settle_delivery,
    sign_hand_over,
    spend_cost,
    start_leg,
    strike_finding,
    write_cost,
    write_finding,
)
from naung.casework.returns.models import Delivery, Journey, Leg
from naung.casework.returns.queries import (
    arrival_for,
    arrivals_of,
    deliveries_to_look_at,
    has_died,
    journey_for,
    journeys_of_desk,
    legs_late,
    waivers_asked,
)
from naung.casework.returns.rules import codes
from naung.casework.returns.vocabulary import Body, End, LegState, LegTold, ReturnEvent, Verdict, Way
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.vault.rules.marking import new_signing_key, signature_of
from tests.casework.cases.conftest import someone
from tests.casework.returns.conftest import Home, a_leg, coded, in_hours, told
from tests.cast import in_a_while

pytestmark = pytest.mark.django_db
SAFE = {
    "terlibat": "tidak", "perekrut_dekat": "tidak", "kekerasan": "tidak", "utang": "tidak", "tahu_alamat": "tidak",
    "ada_pendamping": "ya", "orang_ini_mau": "ya",
}  # fmt: skip


def entered(code: str, by: Actor, words: str = "Sampai dengan selamat.") -> Verdict:
    found = enter_receipt(code=code, at=timezone.now(), condition="baik", words=words, differs=False, by=by)
    return found.verdict


def state(leg: UUID) -> str:
    return Leg.objects.get(id=leg).state


def test_a_leg_is_planned_begun_handed_over_and_received_once(sari: Actor, budi: Actor, home: Home) -> None:
    leg = a_leg(home, sari, budi.desk)
    start_leg(leg_id=leg, at=timezone.now(), by=sari)
    row = coded(leg, sari)
    confirm_handed(leg_id=leg, at=timezone.now(), by=sari)
    assert state(leg) == LegState.HANDED
    assert entered(codes.grouped(row.short).lower(), budi) is Verdict.ACCEPTED
    assert state(leg) == LegState.RECEIVED
    first = Leg.objects.get(id=leg).received_at
    assert entered(row.code, budi, "Sekali lagi.") is Verdict.SAME
    assert Leg.objects.get(id=leg).received_at == first
    shown = journey_for(home.case, home.person, actor=sari).legs[0]
    assert (shown.arrived, shown.arrived_words) == ("baik", "Sampai dengan selamat.")
    assert Delivery.objects.count() == 1
    assert journeys_of_desk(actor=sari)[0].home


def test_nobody_is_handed_over_before_she_left_nor_received_before_that(sari: Actor, budi: Actor, home: Home) -> None:
    leg = a_leg(home, sari, budi.desk)
    start_leg(leg_id=leg, at=in_hours(-3), by=sari)
    with pytest.raises(RuleBroken, match="sebelum perjalanan berangkat") as early:
        confirm_handed(leg_id=leg, at=in_hours(-4), by=sari)
    assert early.value.field == "at"
    row = coded(leg, sari)
    late = {"condition": "baik", "words": "Sampai.", "differs": False, "by": budi}
    with pytest.raises(RuleBroken, match="sebelum kode serah terimanya dibuat"):
        enter_receipt(code=row.short, at=in_hours(-2), **late)
    with pytest.raises(RuleBroken, match="terlalu jauh"):
        enter_receipt(code=row.short, at=in_hours(-9000), **late)
    assert state(leg) == LegState.UNDER_WAY
    confirm_handed(leg_id=leg, at=in_hours(-1), by=sari)
    other = a_leg(home, sari, sari.desk)
    confirm_handed(leg_id=other, at=in_hours(-1), by=sari)
    received = {"condition": "baik", "words": "", "differs": False, "document": home.paper, "by": sari}
    with pytest.raises(RuleBroken, match="sebelum orang ini diserahkan"):
        confirm_received(leg_id=other, at=in_hours(-2), **received)
    confirm_received(leg_id=other, at=in_hours(-1), **received)
    assert entered(row.short, budi) is Verdict.ACCEPTED


def test_a_code_from_before_the_one_she_was_received_by_is_kept_for_a_person(
    sari: Actor, budi: Actor, home: Home
) -> None:
    leg = a_leg(home, sari, budi.desk)
    first, second = coded(leg, sari, "Paspor dan tas"), coded(leg, sari, "Paspor saja")
    assert entered(second.code, budi) is Verdict.ACCEPTED
    assert entered(first.code, budi, "Tasnya tidak ada.") is Verdict.OLD
    assert [line.verdict for line in deliveries_to_look_at(actor=sari)] == [Verdict.OLD]


def test_what_is_kept_tells_no_thief_what_was_handed_over(sari: Actor, home: Home) -> None:
    row = coded(a_leg(home, sari), sari)
    kept = b"".join(bytes(value) for value in vars(row).values() if isinstance(value, bytes | memoryview))
    for word in (b"Paspor", b"lelah", b"Entikong", b"Wirya"):
        assert word not in kept + row.code.encode()


def test_a_receipt_at_the_wrong_desk_is_refused_clearly_and_kept_for_a_person(
    sari: Actor, budi: Actor, home: Home
) -> None:
    row = coded(a_leg(home, sari), sari)
    assert entered(row.short, budi, "Kami menerimanya.") is Verdict.WRONG_DESK
    assert entered(row.short, budi, "Kami menerimanya lagi.") is Verdict.WRONG_DESK
    assert state(row.id) == LegState.PLANNED
    (line,) = deliveries_to_look_at(actor=sari)
    assert (line.verdict, line.case, line.desk) == (Verdict.WRONG_DESK, home.case, budi.desk)
    assert not deliveries_to_look_at(actor=budi)
    settle_delivery(delivery_id=line.id, by=sari)
    assert not deliveries_to_look_at(actor=sari)
    with pytest.raises(RuleBroken, match="sudah diperiksa"):
        settle_delivery(delivery_id=line.id, by=sari)


def test_an_altered_code_an_old_one_and_a_replaced_one_are_refused(sari: Actor, budi: Actor, home: Home) -> None:
    leg = a_leg(home, sari, budi.desk)
    first = coded(leg, sari)
    claimed, signature = codes.read_code(first.code) or pytest.fail("a code that was made here is read")
    forged = codes.whole_code(claimed, signature_of(codes.told_by(claimed), new_signing_key()[0]))
    assert entered(forged, budi) is Verdict.ALTERED
    assert [each.case for each in deliveries_to_look_at(actor=budi)] == [None]
    second = coded(leg, sari, "Paspor saja")
    assert entered(first.code, budi) is Verdict.OLD
    assert entered(first.short, budi) is Verdict.ALTERED
    with patch.object(codes, "LASTS", timedelta(minutes=-5)):
        assert entered(second.short, budi) is Verdict.OLD
    assert entered(second.short, budi) is Verdict.ACCEPTED
    assert signature


def test_what_can_be_no_code_is_a_slip_of_the_finger_and_nothing_is_kept(budi: Actor) -> None:
    for typed in ("", "Lalu Wirya", "ABCD-EFGH-JKMN-PQRT", "NAUNG1AAAA"):
        with pytest.raises(RuleBroken, match="huruf yang salah"):
            entered(typed, budi)
    assert not Delivery.objects.exists()


def test_a_cancelled_leg_takes_no_receipt(sari: Actor, budi: Actor, home: Home) -> None:
    row = coded(a_leg(home, sari, budi.desk), sari)
    with pytest.raises(RuleBroken, match="alasannya"):
        cancel_leg(leg_id=row.id, why=" ", by=sari)
    cancel_leg(leg_id=row.id, why="Kapal tidak berangkat.", by=sari)
    assert entered(row.short, budi) is Verdict.CANCELLED
    with pytest.raises(RuleBroken):
        start_leg(leg_id=row.id, at=timezone.now(), by=sari)


def test_a_body_outside_needs_a_paper_that_both_signed(sari: Actor, home: Home) -> None:
    leg = a_leg(home, sari)
    receipt = {"at": timezone.now(), "condition": "baik", "words": "", "differs": False}
    with pytest.raises(RuleBroken, match="berita acara"):
        confirm_received(leg_id=leg, **receipt, document=None, by=sari)
    confirm_received(leg_id=leg, **receipt, document=home.paper, by=sari)
    assert state(leg) == LegState.RECEIVED
    with pytest.raises(RuleBroken, match="tidak bisa lagi"):
        confirm_received(leg_id=leg, **receipt, document=home.paper, by=sari)


def test_only_the_giving_desk_signs_and_what_it_hands_over_is_not_overwritten(
    sari: Actor, budi: Actor, home: Home
) -> None:
    leg = plan_leg(**home.whose, told=told(budi.desk, sari.desk), by=sari)
    with pytest.raises(RuleBroken, match="meja yang menyerahkan"):
        coded(leg, sari)
    own = a_leg(home, sari, budi.desk)
    coded(own, sari)
    with pytest.raises(StaleVersion) as stale:
        sign_hand_over(leg_id=own, condition="baik", words="", belongings="Dua tas", version=1, by=sari)
    assert {each.field for each in stale.value.differences} == {"belongings", "words"}


def test_nobody_met_her_is_told_at_both_ends_without_saying_who(sari: Actor, budi: Actor, home: Home) -> None:
    leg = a_leg(home, sari, budi.desk, in_hours(-2))
    for actor in (sari, budi):
        (line,) = legs_late(timezone.now(), actor=actor)
        assert line.state is LegState.OVERDUE
    assert arrival_for(leg, actor=budi).person is None
    assert arrivals_of(actor=budi)[0].number == ""
    tick = system_actor("tick")
    assert raise_alarms(now=timezone.now(), by=tick) == 1
    assert raise_alarms(now=timezone.now(), by=tick) == 0
    assert Entry.objects.filter(event=ReturnEvent.ALARMED, subject=leg).count() == 1
    change_leg(leg_id=leg, told=told(sari.desk, budi.desk, in_hours(3)), version=1, by=sari)
    assert not legs_late(timezone.now(), actor=budi)
    with pytest.raises(NotFound):
        arrival_for(leg, actor=sari)


def test_a_plan_says_who_where_and_when(sari: Actor, home: Home) -> None:
    nowhere = LegTold(End("entah"), End(Body.FAMILY, sari.desk, "Ibunya"), "", "Rumah", in_hours(24 * 900))
    with pytest.raises(Problems) as wrong:
        plan_leg(**home.whose, told=nowhere, by=sari)
    assert {each.field for each in wrong.value.problems} == {
        "giver_body", "giver_outside", "receiver_outside", "start", "expected_at",
    }  # fmt: skip
    leg = a_leg(home, sari)
    with pytest.raises(StaleVersion):
        change_leg(leg_id=leg, told=told(sari.desk, None), version=7, by=sari)
    with pytest.raises(RuleBroken, match="belum terjadi"):
        start_leg(leg_id=leg, at=in_hours(1), by=sari)


def test_the_family_is_judged_by_a_person_who_says_why_against_a_warning(sari: Actor, home: Home) -> None:
    said = {
        "kind": "keamanan_keluarga",
        "on": timezone.localdate(),
        "result": "aman_dinilai",
        "who": "Tio, pekerja sosial",
    }
    with pytest.raises(Problems) as open_questions:
        write_finding(**home.whose, **said, answers={}, by=sari)
    assert len(open_questions.value.problems) == len(SAFE)
    with pytest.raises(Problems, match="memperingatkan"):
        write_finding(**home.whose, **said, answers=SAFE | {"utang": "ya"}, by=sari)
    row = write_finding(**home.whose, **said, answers=SAFE, by=sari)
    shown = journey_for(home.case, home.person, actor=sari).findings[0]
    assert (shown.result, shown.who, shown.answers["utang"]) == ("aman_dinilai", "Tio, pekerja sosial", "tidak")
    strike_finding(finding_id=row, why="Salah orang.", by=sari)
    refused = {"kind": "kesediaan_keluarga", "on": timezone.localdate(), "result": "menolak"}
    with pytest.raises(Problems, match="keterangannya"):
        write_finding(**home.whose, **refused, by=sari)
    write_finding(**home.whose, **refused, words="Takut pada penagih.", by=sari)
    with pytest.raises(Problems, match="daftar"):
        write_finding(**home.whose, kind="keluarga_pengganti", on=timezone.localdate(), result="menolak", by=sari)


def test_after_a_death_only_its_papers_are_written(sari: Actor, budi: Actor, home: Home) -> None:
    late = a_leg(home, sari, budi.desk, in_hours(-1))
    today = timezone.localdate()
    with pytest.raises(RuleBroken, match="sesudah kematiannya"):
        write_finding(**home.whose, kind="surat_kematian", on=today, result="izin_jenazah", by=sari)
    death = write_finding(**home.whose, kind="meninggal", on=today, words="Di rumah sakit Kuching.", by=sari)
    assert has_died(home.person, actor=sari)
    write_finding(**home.whose, kind="surat_kematian", on=today, result="izin_jenazah", document=home.paper, by=sari)
    for move in (
        lambda: a_leg(home, sari),
        lambda: start_leg(leg_id=late, at=timezone.now(), by=sari),
        lambda: write_finding(**home.whose, kind="pencarian_keluarga", on=today, result="dicari", by=sari),
    ):
        with pytest.raises(RuleBroken, match="dicatat meninggal"):
            move()
    assert raise_alarms(now=timezone.now(), by=system_actor("tick")) == 0
    assert not legs_late(timezone.now(), actor=budi)
    strike_finding(finding_id=death, why="Orang lain.", by=sari)
    assert not has_died(home.person, actor=sari)


def test_her_mission_is_told_only_with_her_consent_or_the_legal_officer_s_decision(
    sari: Actor, budi: Actor, home: Home, hukum: Actor
) -> None:
    telling = {"kind": "perwakilan_diberi_tahu", "on": timezone.localdate(), "who": "Kedutaan Kamboja"}
    with pytest.raises(RuleBroken, match="Ubah dahulu arahnya"):
        write_finding(**home.whose, **telling, by=sari)
    lead_home(**home.whose, way=Way.OUTWARDS, request=None, version=0, by=sari)
    mission = LegTold(End(Body.SHELTER, sari.desk), End(Body.MISSION, None, "Kedutaan Kamboja"), "A", "B", in_hours(2))
    leg = plan_leg(**home.whose, told=mission, by=sari)
    with pytest.raises(RuleBroken, match="persetujuannya"):
        start_leg(leg_id=leg, at=timezone.now(), by=sari)
    with pytest.raises(RuleBroken, match="Belum ada persetujuannya"):
        write_finding(**home.whose, **telling, by=sari)
    given = ConsentGiven(
        SharingPurpose.RETURN, Whom(None, "Kedutaan Kamboja"), frozenset({Category.C}), in_a_while(),
        Explained(Manner.SIGNATURE, "ind"), ForAChild(Consenter.OFFICE, GuardianState.NONE, "", "mau", "sendiri"),
    )  # fmt: skip
    consent = give_consent(person_id=home.person, given=given, by=sari)
    told_by_consent = write_finding(**home.whose, **telling, by=sari)
    start_leg(leg_id=leg, at=timezone.now(), by=sari)
    withdraw_consent(consent_id=consent, by=sari)
    strike_finding(finding_id=told_by_consent, why="Ditarik.", by=sari)
    with pytest.raises(RuleBroken, match="Belum ada persetujuannya"):
        write_finding(**home.whose, **telling, by=sari)
    waiver = ask_waiver(**home.whose, reason="bahaya_nyawa", by=sari)
    with pytest.raises(RuleBroken, match="masih menunggu"):
        ask_waiver(**home.whose, reason="bahaya_nyawa", by=sari)
    with pytest.raises(NotPermitted):
        decide_waiver(waiver_id=waiver, granted=True, words="Ya", by=sari)
    assert [each.reason for each in waivers_asked(actor=hukum)] == ["bahaya_nyawa"]
    decide_waiver(waiver_id=waiver, granted=True, words="Nyawanya terancam.", by=hukum)
    write_finding(**home.whose, **telling, by=sari)
    shown = journey_for(home.case, home.person, actor=sari)
    assert shown.waivers[0].words == "Nyawanya terancam."
    assert shown.findings[-1].by_waiver


def test_costs_are_whole_rupiah_with_who_pays_and_what_was_spent(sari: Actor, home: Home) -> None:
    with pytest.raises(Problems) as wrong:
        write_cost(**home.whose, kind="kapal", payer="entah", estimate=-1, by=sari)
    assert {each.field for each in wrong.value.problems} == {"kind", "payer", "estimate"}
    cost = write_cost(**home.whose, kind="angkutan", payer="belum", estimate=1_250_000, by=sari)
    spending = {"cost_id": cost, "spent_on": timezone.localdate(), "payer": "provinsi", "document": home.paper}
    spend_cost(**spending, spent=1_310_500, version=1, by=sari)
    with pytest.raises(StaleVersion) as stale:
        spend_cost(**spending, spent=9, version=1, by=sari)
    assert stale.value.differences
    (line,) = journey_for(home.case, home.person, actor=sari).costs
    assert (line.payer, line.estimate, line.spent) == ("provinsi", 1_250_000, 1_310_500)


def test_another_desk_sees_no_file_and_an_erased_person_leaves_none(
    sari: Actor, budi: Actor, mega: Actor, home: Home
) -> None:
    leg = a_leg(home, sari, budi.desk)
    for ask in (
        lambda: journey_for(home.case, home.person, actor=budi),
        lambda: cancel_leg(leg_id=leg, why="x", by=budi),
        lambda: plan_leg(**home.whose, told=told(budi.desk, None), by=budi),
    ):
        with pytest.raises(NotFound):
            ask()
    with pytest.raises(NotPermitted):
        arrivals_of(actor=mega)
    add_person(case_id=home.case, person_id=someone(sari, "Siti"), role=Role.VICTIM, by=sari)
    erase_person(person_id=home.person, by=mega)
    assert not arrivals_of(actor=budi)
    assert forget_journeys(by=mega) == 1
    assert not Journey.objects.exists()
