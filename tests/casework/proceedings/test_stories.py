"""Sari follows Wulan's case through police and court: what is written down, refused, sealed, listed and forgotten."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_person, open_case
from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import Role, Sexual
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.proceedings.actions import (
    begin_defence,
    drop_charge,
    end_defence,
    end_hearing,
    forget_proceedings,
    make_feed,
    open_feed,
    plan_hearing,
    record_past,
    record_step,
    revoke_every_feed,
    revoke_feed,
    set_track,
    tie_elements,
    withdraw_step,
    write_charge,
    write_defence,
)
from naung.casework.proceedings.models import Charge, Defence, Feed, Hearing, LegalStep, Proceeding
from naung.casework.proceedings.queries import (
    cases_unbegun,
    defences_open,
    hearings_of_desk,
    hearings_wanting,
    own_feeds,
    proceeding_for,
    proceeding_of_case,
    proceedings_due,
    proceedings_of_desk,
)
from naung.casework.proceedings.rules.feeds import MOST_READS
from naung.casework.proceedings.rules.stages import STILL
from naung.casework.proceedings.vocabulary import (
    ElementPart,
    ElementTold,
    Forced,
    HearingState,
    Outcome,
    ProceedingsEvent,
    Stage,
    Where,
)
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import Membership
from naung.foundation.accounts.rules import at_the_door
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from tests.casework.proceedings.conftest import TO_COURT, Court, ago, born, step, to_court
from tests.foundation.test_files import PDF

pytestmark = pytest.mark.django_db
IN_JANUARY = VagueDate.on(date(2026, 1, 20))


def today() -> date:
    return timezone.localdate()


def test_a_case_goes_to_court_step_by_step_and_lists_say_where_it_stands(sari: Actor, court: Court) -> None:
    assert proceeding_of_case(court.case, actor=sari) is None
    assert proceeding_for(court.case, actor=sari).stage is Stage.NONE
    to_court(court, sari)
    shown = proceeding_for(court.case, actor=sari)
    assert (shown.stage, len(shown.steps), shown.accused) == (Stage.TRIAL, len(TO_COURT), (court.accused,))
    assert shown.steps[0].told.number == "LP/B/12/III/2026"
    assert b"LP/B" not in bytes(LegalStep.objects.get(id=shown.steps[0].told.id).number or b"")
    line = proceeding_of_case(court.case, actor=sari)
    assert line is not None
    assert line.stage is Stage.TRIAL
    assert [each.case for each in proceedings_of_desk(actor=sari)] == [court.case]
    lacks = [each.values.get("what", each.words) for each in shown.lacks(today())]
    assert "Berkas dinyatakan lengkap (P-21)" in lacks
    assert "Belum ada pasal bagi seorang terduga." in lacks
    assert Entry.objects.filter(event=ProceedingsEvent.STEPPED).count() == len(TO_COURT)


def test_a_verdict_before_a_charge_leaves_everything_as_it_was(sari: Actor, court: Court) -> None:
    to_court(court, sari, "laporan_polisi", "penyidikan")
    with pytest.raises(RuleBroken, match="belum bisa dicatat"):
        step(court, "putusan", sari)
    with pytest.raises(RuleBroken, match="Pilih apa"):
        step(court, "entah", sari)
    assert proceeding_for(court.case, actor=sari).stage is Stage.INVESTIGATION


def test_a_step_is_struck_out_with_a_reason_and_stays_to_be_read(sari: Actor, court: Court) -> None:
    to_court(court, sari, "laporan_polisi", "penyidikan", "spdp")
    first, _second, last = (each.told.id for each in proceeding_for(court.case, actor=sari).steps)
    with pytest.raises(RuleBroken, match="berdiri di atas ini"):
        withdraw_step(step_id=first, why="Keliru", by=sari)
    with pytest.raises(RuleBroken, match="mengapa dicoret"):
        withdraw_step(step_id=last, why=" ", by=sari)
    withdraw_step(step_id=last, why="Suratnya untuk perkara lain", by=sari)
    shown = proceeding_for(court.case, actor=sari)
    assert (shown.stage, len(shown.steps), shown.steps[-1].why_withdrawn) == (
        Stage.INVESTIGATION, 3, "Suratnya untuk perkara lain",
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="sudah dicoret"):
        withdraw_step(step_id=last, why="Lagi", by=sari)


def test_a_file_that_came_in_mid_trial_goes_on_from_there(sari: Actor, court: Court) -> None:
    assert record_past(case_id=court.case, reached="sidang_pertama", by=sari) == 6
    step(court, "tuntutan", sari)
    shown = proceeding_for(court.case, actor=sari)
    assert (shown.stage, [each.told.on for each in shown.steps]) == (Stage.DEMANDED, [None] * 6 + [today()])
    assert LegalStep.objects.earliest("order").kind == "laporan_polisi"
    for wrong in ("entah", "laporan_polisi"):
        with pytest.raises(RuleBroken) as refused:
            record_past(case_id=court.case, reached=wrong, by=sari)
        assert refused.value.field == "reached"


def test_while_the_track_is_undecided_its_hours_are_on_the_list(sari: Actor, court: Court) -> None:
    record_step(case_id=court.case, kind="laporan_polisi", on=today(), at=ago(hours=2), number="LP/1", by=sari)
    (line,) = proceedings_due(timezone.now() + timedelta(days=1), actor=sari)
    assert line.undecided
    assert line.due_at is not None
    assert abs(line.due_at - ago(hours=-22)) < timedelta(minutes=5)
    assert proceeding_for(court.case, actor=sari).lacks(today())[0].values == {"by": line.due_at}
    set_track(case_id=court.case, sexual="tidak", version=0, by=sari)
    assert proceedings_due(timezone.now() + timedelta(days=1), actor=sari) == []


def test_a_case_that_never_began_is_on_the_list_until_somebody_writes(sari: Actor, budi: Actor, court: Court) -> None:
    assert cases_unbegun(actor=sari) == []
    Case.objects.filter(id=court.case).update(opened_at=timezone.now() - STILL - timedelta(hours=1))
    assert [each.case for each in cases_unbegun(actor=sari)] == [court.case]
    assert cases_unbegun(actor=budi) == []
    step(court, "belum_mau_melapor", sari, words="Ia takut")
    assert cases_unbegun(actor=sari) == []
    assert proceeding_for(court.case, actor=sari).stage is Stage.NONE


def test_an_end_needs_its_reason_and_may_be_opened_again(sari: Actor, court: Court) -> None:
    to_court(court, sari, "laporan_polisi", "penyidikan")
    with pytest.raises(RuleBroken) as refused:
        step(court, "dihentikan", sari)
    assert refused.value.field == "words"
    step(court, "dihentikan", sari, words="Bukti dianggap kurang")
    assert proceeding_for(court.case, actor=sari).stage is Stage.STOPPED
    assert proceedings_due(timezone.now(), actor=sari) == []
    step(court, "dibuka_kembali", sari)
    assert proceeding_for(court.case, actor=sari).stage is Stage.INVESTIGATION


def test_where_it_is_also_sexual_violence_the_hours_of_protection_run(sari: Actor, ratna: Actor, court: Court) -> None:
    record_step(case_id=court.case, kind="laporan_polisi", on=today(), at=ago(hours=2), number="LP/1", by=sari)
    assert proceeding_for(court.case, actor=sari).clocks == ()
    with pytest.raises(RuleBroken, match="jalurnya"):
        step(court, "perlindungan_sementara_diberikan", sari)
    set_track(case_id=court.case, sexual="ya", version=0, by=sari)
    with pytest.raises(StaleVersion) as late:
        set_track(case_id=court.case, sexual="tidak", version=0, by=ratna)
    assert [(each.theirs, each.mine) for each in late.value.differences] == [("ya", "tidak")]
    shown = proceeding_for(court.case, actor=sari)
    assert [(each.code, each.ended_on) for each in shown.clocks] == [("perlindungan_sementara", None)]
    due = Proceeding.objects.get().due_at
    assert due is not None
    assert abs(due - ago(hours=2) - timedelta(hours=24)) < timedelta(minutes=5)
    assert [each.due_at for each in proceedings_due(timezone.now() + timedelta(days=7), actor=sari)] == [due]
    moment = ago(hours=1)
    record_step(case_id=court.case, kind="perlindungan_sementara_diberikan", on=today(), at=moment, by=sari)
    record_step(case_id=court.case, kind="permintaan_ke_lpsk", on=today(), at=ago(minutes=30), by=sari)
    kept = {each.code: each.in_time for each in proceeding_for(court.case, actor=sari).clocks if not each.lasts}
    assert kept == {"perlindungan_sementara": True, "permintaan_ke_lpsk": True}
    assert Proceeding.objects.get().due_at is None


def test_a_file_that_stands_still_is_on_the_list_until_it_ends(sari: Actor, court: Court) -> None:
    step(court, "laporan_polisi", sari)
    assert proceedings_due(timezone.now(), actor=sari) == []
    Proceeding.objects.update(moved_at=timezone.now() - STILL - timedelta(hours=1))
    assert [each.case for each in proceedings_due(timezone.now(), actor=sari)] == [court.case]
    lines = proceeding_for(court.case, actor=sari).lacks(today() + STILL + timedelta(days=1))
    assert any("SP2HP" in each.words for each in lines)


def test_a_charge_follows_the_law_of_its_day_and_its_elements_rest_on_evidence(sari: Actor, court: Court) -> None:
    told = {"case_id": court.case, "act_on": IN_JANUARY, "where": Where.DOMESTIC, "by": sari}
    with pytest.raises(RuleBroken, match="tidak berlaku"):
        write_charge(person_id=court.accused, article="UU21/2007:2", **told)
    with pytest.raises(RuleBroken, match="terduga"):
        write_charge(person_id=court.person, article="KUHP:455", **told)
    charge = write_charge(person_id=court.accused, article="KUHP:455", **told)
    assert b"KUHP" not in bytes(Charge.objects.get().held or b"")
    (shown,) = proceeding_for(court.case, actor=sari).charges
    assert shown.untied == tuple(ElementPart)
    elements = {
        ElementPart.PROCESS: ElementTold(None, court.letter, ""),
        ElementPart.MEANS: ElementTold(words="Saksi Wulan"),
    }
    tie_elements(charge_id=charge, elements=elements, version=1, by=sari)
    (shown,) = proceeding_for(court.case, actor=sari).charges
    assert (shown.untied, shown.told.elements) == ((ElementPart.PURPOSE,), elements)
    with pytest.raises(StaleVersion):
        tie_elements(charge_id=charge, elements={}, version=1, by=sari)
    with pytest.raises(NotFound):
        tie_elements(charge_id=charge, elements={ElementPart.MEANS: ElementTold(uuid4())}, version=2, by=sari)
    with pytest.raises(NotFound):
        tie_elements(charge_id=charge, elements={ElementPart.MEANS: ElementTold(None, uuid4())}, version=2, by=sari)
    drop_charge(charge_id=charge, why="Jaksa memilih pasal lain", by=sari)
    assert proceeding_for(court.case, actor=sari).charges[0].why_dropped == "Jaksa memilih pasal lain"


def test_a_hearing_in_the_past_is_refused_and_one_ahead_is_in_the_calendar(sari: Actor, court: Court) -> None:
    told = {"case_id": court.case, "place": "PN Singkawang, ruang 2", "by": sari}
    with pytest.raises(RuleBroken, match="sudah lewat"):
        plan_hearing(at=ago(hours=1), **told)
    with pytest.raises(RuleBroken) as nowhere:
        plan_hearing(at=ago(-3), **{**told, "place": " "})
    assert nowhere.value.field == "place"
    first = plan_hearing(at=ago(-3), video=True, companion="Bu Ani", **told)
    again = end_hearing(hearing_id=first, state="ditunda", words="Hakim sakit", again=ago(-10), version=1, by=sari)
    states = {each.id: each.state for each in proceeding_for(court.case, actor=sari).hearings}
    assert states == {first: HearingState.POSTPONED, again: HearingState.PLANNED}
    (moved,) = [each for each in hearings_of_desk(actor=sari) if each.id == again]
    assert (moved.place, moved.video, moved.closed, moved.companion) == ("PN Singkawang, ruang 2", True, False, "")
    assert [each.reference for each in hearings_wanting(ago(-11), actor=sari)] == [moved.reference]
    with pytest.raises(StaleVersion):
        end_hearing(hearing_id=first, state="dibatalkan", words="x", version=1, by=sari)
    with pytest.raises(RuleBroken, match="belum terjadi"):
        end_hearing(hearing_id=moved.id, state="dilaksanakan", words="", version=1, by=sari)
    Hearing.objects.filter(id=moved.id).update(at=ago(1))
    assert len(hearings_wanting(timezone.now(), actor=sari)) == 1
    end_hearing(hearing_id=moved.id, state="dilaksanakan", words="", version=1, by=sari)
    assert hearings_wanting(timezone.now(), actor=sari) == []


@pytest.mark.parametrize("day", [timezone.localdate() - timedelta(weeks=52 * 15), None], ids=["child", "unknown"])
def test_where_a_child_may_be_heard_every_hearing_is_closed(sari: Actor, court: Court, day: date | None) -> None:
    add_person(case_id=court.case, person_id=born(sari, "Melati", day), role=Role.WITNESS, by=sari)
    plan_hearing(case_id=court.case, at=ago(-3), place="PN Singkawang", closed=False, by=sari)
    assert Hearing.objects.get().closed


def test_a_survivor_who_is_accused_is_on_the_list_until_somebody_decided(sari: Actor, court: Court) -> None:
    told = {"case_id": court.case, "accused_on": today(), "by": sari}
    link = "Disuruh menipu lewat internet, paspornya ditahan"
    for wrong, field in (
        ({"person_id": court.accused, "deed": Forced.SCAM, "link": link}, "person"),
        ({"person_id": court.person, "deed": "entah", "link": link}, "deed"),
        ({"person_id": court.person, "deed": Forced.SCAM, "link": " "}, "link"),
        (
            {"person_id": court.person, "deed": Forced.SCAM, "link": link, "accused_on": today() + timedelta(days=1)},
            "accused_on",
        ),
    ):
        with pytest.raises(RuleBroken) as refused:
            begin_defence(**{**told, **wrong})  # type: ignore[arg-type]  # named as begin_defence names them
        assert refused.value.field == field
    defence = begin_defence(person_id=court.person, deed=Forced.SCAM, link=link, **told)
    assert b"penipuan" not in bytes(Defence.objects.get().deed or b"")
    assert [each.id for each in defences_open(actor=sari)] == [defence]
    write_defence(
        defence_id=defence, link=link, argument="Surat kepada penyidik", document=court.letter, version=1, by=sari
    )
    with pytest.raises(StaleVersion):
        write_defence(defence_id=defence, link=link, argument="Lain", version=1, by=sari)
    end = {"defence_id": defence, "ended_on": today(), "words": "Penyidik mencabut", "version": 2, "by": sari}
    with pytest.raises(RuleBroken, match="Pilih bagaimana"):
        end_defence(outcome=Outcome.OPEN, **end)
    decided = keep_document(
        case_id=court.case, kind=DocumentKind.POLICE, title="Surat penghentian", content=PDF, media="", by=sari
    )
    end_defence(outcome=Outcome.CLEARED, document=decided, **end)
    (shown,) = proceeding_for(court.case, actor=sari).defences
    assert (shown.outcome, shown.document, shown.result) == (Outcome.CLEARED, court.letter, "Penyidik mencabut")
    assert shown.decision == decided, "the letter that was sent stays beside the paper that ended it"
    assert defences_open(actor=sari) == []
    with pytest.raises(RuleBroken, match="sudah dicatat"):
        end_defence(outcome=Outcome.CLEARED, **{**end, "version": 3})


def test_a_diversion_is_never_refused_and_the_day_of_the_deed_is_kept_sealed(sari: Actor, court: Court) -> None:
    grown = born(sari, "Melati", today() - timedelta(weeks=52 * 25))
    add_person(case_id=court.case, person_id=grown, role=Role.VICTIM, by=sari)
    told = {"deed": Forced.OTHER, "accused_on": today(), "link": "Disuruh mengantar paket"}
    wrong = VagueDate.on(today() + timedelta(days=1))
    with pytest.raises(RuleBroken) as later:
        begin_defence(case_id=court.case, person_id=grown, **told, done_on=wrong, by=sari)
    assert later.value.field == "done_on"
    done = VagueDate.on(today() - timedelta(weeks=52 * 9))  # sixteen then, grown when accused
    defence = begin_defence(case_id=court.case, person_id=grown, **told, done_on=done, by=sari)
    assert str(done.first).encode() not in bytes(Defence.objects.get().done_on or b"")
    assert proceeding_for(court.case, actor=sari).defences[0].done_on == done
    end = {"outcome": Outcome.DIVERTED, "ended_on": today(), "words": "Kesepakatan diversi"}
    end_defence(defence_id=defence, **end, version=1, by=sari)
    assert Defence.objects.get().outcome == Outcome.DIVERTED


def test_an_address_of_a_calendar_is_hers_alone_kept_as_a_hash_and_taken_back(
    sari: Actor, ratna: Actor, court: Court
) -> None:
    door, token = at_the_door(), make_feed(by=sari)
    assert token.encode() not in bytes(Feed.objects.get().token_hash)
    assert open_feed(token=token, by=door).actor.id == sari.id
    for wrong in ("", "x" * 43, token[:-1]):
        with pytest.raises(NotFound):
            open_feed(token=wrong, by=door)
    (kept,) = own_feeds(actor=sari)
    assert own_feeds(actor=ratna) == []
    with pytest.raises(NotFound):
        revoke_feed(feed_id=kept.id, by=ratna)
    second = make_feed(by=sari)
    with pytest.raises(NotFound):
        open_feed(token=token, by=door)
    revoke_feed(feed_id=own_feeds(actor=sari)[0].id, by=sari)
    with pytest.raises(NotFound):
        open_feed(token=second, by=door)
    assert Entry.objects.filter(event=ProceedingsEvent.FEED_READ).count() == 1


def test_an_address_ends_with_her_place_at_the_desk_and_with_a_restore(sari: Actor, court: Court) -> None:
    door, token = at_the_door(), make_feed(by=sari)
    for _ in range(MOST_READS):
        assert not open_feed(token=token, by=door).slow_down
    assert open_feed(token=token, by=door).slow_down
    Membership.objects.filter(user_id=sari.id).update(until_at=timezone.now())
    with pytest.raises(NotFound):
        open_feed(token=token, by=door)
    assert revoke_every_feed(by=system_actor("restore")) == 1
    with pytest.raises(NotPermitted):
        revoke_every_feed(by=sari)


def test_who_has_nothing_to_do_with_it_reads_and_writes_nothing(
    sari: Actor, budi: Actor, hamdan: Actor, mega: Actor, court: Court
) -> None:
    first = step(court, "laporan_polisi", sari)
    for who, wrong in ((budi, NotFound), (hamdan, NotPermitted), (mega, NotPermitted)):
        for act in (
            lambda by: proceeding_for(court.case, actor=by),
            lambda by: step(court, "penyidikan", by),
            lambda by: withdraw_step(step_id=first, why="x", by=by),
            lambda by: plan_hearing(case_id=court.case, at=ago(-2), place="PN", by=by),
        ):
            with pytest.raises(wrong):
                act(who)
    assert proceedings_of_desk(actor=budi) == []


def test_a_paper_of_another_case_is_not_taken(sari: Actor, court: Court) -> None:
    other = open_case(summary="Lain.", by=sari)
    with pytest.raises(NotFound):
        record_step(case_id=other, kind="laporan_polisi", on=today(), number="LP/2", document=court.letter, by=sari)
    assert not LegalStep.objects.exists()


def test_what_is_of_an_erased_person_goes_with_her(sari: Actor, mega: Actor, court: Court) -> None:
    write_charge(
        case_id=court.case,
        person_id=court.accused,
        article="KUHP:455",
        act_on=IN_JANUARY,
        where=Where.DOMESTIC,
        by=sari,
    )
    erase_person(person_id=court.accused, by=mega)
    assert forget_proceedings(by=mega) == 1
    assert forget_proceedings(by=mega) == 0
    assert proceeding_for(court.case, actor=sari).charges == ()
    with pytest.raises(NotPermitted):
        forget_proceedings(by=sari)


def test_the_decided_track_is_sealed_at_one_length(sari: Actor, court: Court) -> None:
    sizes = set()
    for version, each in enumerate(Sexual):
        set_track(case_id=court.case, sexual=each, version=version, by=sari)
        sizes.add(len(bytes(Proceeding.objects.get().sexual or b"")))
    assert len(sizes) == 1
