"""What is asked and signed: the draw, the queue with its reasons, interruptions, two officers, late and doubled forms."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from naung.casework.arrivals.actions import (
    add_arrival,
    amend_arrival,
    choose_form,
    finish_unfinished,
    keep_unfinished,
    mark_arrivals,
    sign_decision,
    take_form,
)
from naung.casework.arrivals.models import Arrival, Form
from naung.casework.arrivals.queries import arrival_for, batch_for, lots_ahead, todays_list
from naung.casework.arrivals.queries.today import lot_key
from naung.casework.arrivals.rules.first_line import drawn, place_of, place_on
from naung.casework.arrivals.vocabulary import (
    Decided,
    FirstTold,
    FormKind,
    FormTold,
    Outcome,
    Presence,
    ShortTold,
)
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion
from naung.foundation.people.vocabulary import Answer
from tests.casework.arrivals.told import a_batch, arrival, first, row, short, short_told, signed

YES, NO = Answer.YES, Answer.NO


def test_the_first_line_marks_arrived_and_shows_the_lot_only_then(batch: UUID, bima: Actor) -> None:
    ujang = arrival(batch, 1)
    assert arrival_for(ujang, actor=bima).lot is None
    assert first(ujang, by=bima) is Outcome.TAKEN
    shown = arrival_for(ujang, actor=bima)
    assert shown.presence is Presence.ARRIVED
    assert shown.lot is drawn(lot_key(Arrival.objects.get(id=ujang).batch), place_of(1), 10)
    (listed, *_) = todays_list(batch, actor=bima)
    assert listed.lot is shown.lot


def test_the_draw_cannot_be_turned_by_correcting_and_asking_again(batch: UUID, bima: Actor, ilham: Actor) -> None:
    ujang = arrival(batch, 1)
    first(ujang, by=bima)
    lot = arrival_for(ujang, actor=bima).lot
    amend_arrival(arrival_id=ujang, told=row("Ujang Saputra Lain"), version=1, by=bima)
    first(ujang, "minta", by=ilham)
    assert arrival_for(ujang, actor=bima).lot is lot


def test_a_device_knows_the_draws_of_those_whom_it_may_add(batch: UUID, bima: Actor) -> None:
    device = next(each for each in iter(uuid4, None) if any(lots_ahead(batch, each, actor=bima)))
    ahead = lots_ahead(batch, device, actor=bima)
    nth = ahead.index(True) + 1
    added = add_arrival(batch_id=batch, told=row("Nur Aini"), device=device, nth=nth, by=bima)
    first(added, by=bima)
    assert arrival_for(added, actor=bima).lot is True
    assert list(ahead) == [
        drawn(lot_key(Arrival.objects.get(id=added).batch), place_on(str(device), n), 10)
        for n in range(1, len(ahead) + 1)
    ]


def test_the_queue_says_first_who_must_not_leave_and_why(batch: UUID, bima: Actor) -> None:
    ujang, dayang, rafi, lalu = (arrival(batch, n) for n in (1, 2, 3, 4))
    first(ujang, by=bima)
    first(dayang, "surat_dipegang", by=bima)
    first(rafi, "anak", by=bima)
    first(lalu, "perkara", by=bima)
    short(lalu, short_told("judi_penipuan", hukuman=YES, bahasa=Answer.UNKNOWN), bima)
    short(dayang, short_told("rumah_tangga", libur=YES), bima)
    queue = batch_for(batch, actor=bima).queue
    assert [each.number for each in queue] == [4, 2, 3, 1]
    by_number = {each.number: each for each in queue}
    assert [need.code for need in by_number[4].needs] == [
        "dokter",
        "wawancara_lengkap",
        "panggil",
        "juru_bahasa",
    ]
    assert [reason.code for reason in by_number[4].reasons] == ["sakit_daftar", "hukuman", "perkara", "bahasa"]
    assert [sign.code for sign in by_number[4].sent if sign.code != "undian"] == ["perkara"]
    assert [need.code for need in by_number[3].needs] == ["petugas_anak"]
    assert by_number[2].group == by_number[3].group


def test_who_was_decided_waits_no_more(batch: UUID, bima: Actor) -> None:
    lalu = arrival(batch, 4)
    first(lalu, "perkara", by=bima)
    short(lalu, short_told("judi_penipuan", dipaksa=YES), bima)
    signed(lalu, Decided.STAYS, bima)
    line = next(each for each in batch_for(batch, actor=bima).queue if each.number == 4)
    assert line.decided is Decided.STAYS
    assert line.rank > 6


def test_nobody_lets_somebody_leave_against_a_sign_without_a_reason(batch: UUID, bima: Actor) -> None:
    ujang = arrival(batch, 1)
    first(ujang, by=bima)
    signed(ujang, Decided.MAY_LEAVE, bima)
    short(ujang, short_told(ancam=YES), bima)
    with pytest.raises(RuleBroken, match="Tulis mengapa"):
        sign_decision(arrival_id=ujang, decided=Decided.MAY_LEAVE, by=bima)
    signed(ujang, Decided.MAY_LEAVE, bima, why="Pamannya menjemput; sudah bicara berdua.")
    said = arrival_for(ujang, actor=bima).decisions
    assert [(each.decided, each.why, each.by) for each in said] == [
        (Decided.MAY_LEAVE, "", bima.id),
        (Decided.MAY_LEAVE, "Pamannya menjemput; sudah bicara berdua.", bima.id),
    ]


def test_where_others_hear_she_is_called_aside(batch: UUID, bima: Actor) -> None:
    ujang = arrival(batch, 1)
    first(ujang, "takut_luka", by=bima)
    short(ujang, ShortTold(YES, "lain", {"bahasa": YES, "sakit": NO}), bima)
    reasons = arrival_for(ujang, actor=bima).reasons
    assert [(each.code, each.need) for each in reasons] == [("takut_luka", "panggil"), ("terdengar", "panggil")]


def test_an_interrupted_screening_is_taken_up_by_a_colleague(batch: UUID, bima: Actor, ilham: Actor) -> None:
    ujang = arrival(batch, 1)
    keep_unfinished(arrival_id=ujang, told=short_told(upah=YES), version=0, by=bima)
    draft = arrival_for(ujang, actor=ilham).draft
    assert draft is not None
    assert draft.short.answers == {"upah": YES}
    with pytest.raises(StaleVersion):
        keep_unfinished(arrival_id=ujang, told=short_told(), version=0, by=ilham)
    more = short_told(upah=YES, surat=NO)
    assert finish_unfinished(arrival_id=ujang, told=more, version=draft.version, by=ilham) is Outcome.TAKEN
    shown = arrival_for(ujang, actor=bima)
    assert shown.draft is None
    (done,) = shown.standing(FormKind.SHORT)
    assert (done.short.answers, done.made_by) == ({"upah": YES, "surat": NO}, ilham.id)


def test_two_officers_asked_the_same_person_and_both_answers_are_shown(batch: UUID, bima: Actor, ilham: Actor) -> None:
    dayang = arrival(batch, 2)
    first(dayang, by=bima)
    assert short(dayang, short_told(surat=YES), bima, device=uuid4()) is Outcome.TAKEN
    assert short(dayang, short_told(surat=NO, ancam=YES), ilham, device=uuid4()) is Outcome.DOUBLE
    shown = arrival_for(dayang, actor=bima)
    assert [each.made_by for each in shown.standing(FormKind.SHORT)] == [bima.id, ilham.id]
    assert {each.code for each in shown.reasons} == {"surat", "ancam"}
    assert next(each for each in batch_for(batch, actor=bima).queue if each.number == 2).double
    kept = shown.standing(FormKind.SHORT)[1]
    choose_form(form_id=kept.id, by=bima)
    after = arrival_for(dayang, actor=bima)
    assert [each.id for each in after.standing(FormKind.SHORT)] == [kept.id]
    assert len([each for each in after.forms if each.kind is FormKind.SHORT]) == 2
    with pytest.raises(RuleBroken, match="bukan salah satu"):
        choose_form(form_id=kept.id, by=bima)
    with pytest.raises(NotFound):
        choose_form(form_id=uuid4(), by=bima)


def test_the_same_form_twice_is_one_and_another_content_under_its_number_is_refused(batch: UUID, bima: Actor) -> None:
    ujang, number = arrival(batch, 1), uuid4()
    wrong_clock = timezone.now() - timedelta(days=1)
    told = FormTold(number, ujang, FormKind.FIRST, wrong_clock, first=FirstTold(frozenset({"minta"})), device=uuid4())
    assert take_form(told=told, by=bima) is Outcome.TAKEN
    assert take_form(told=told, by=bima) is Outcome.SAME
    assert Form.objects.count() == 1
    other = FormTold(number, ujang, FormKind.FIRST, wrong_clock, first=FirstTold(frozenset({"anak"})))
    with pytest.raises(RuleBroken, match="isinya berbeda"):
        take_form(told=other, by=bima)
    elsewhere = FormTold(number, arrival(batch, 2), FormKind.FIRST, wrong_clock, first=told.first)
    with pytest.raises(RuleBroken, match="isinya berbeda"):
        take_form(told=elsewhere, by=bima)


def test_a_form_that_comes_before_its_person_waits(batch: UUID, bima: Actor, ratna: Actor) -> None:
    person = uuid4()
    told = FormTold(uuid4(), person, FormKind.FIRST, timezone.now())
    assert take_form(told=told, by=bima) is Outcome.WAITS
    add_arrival(batch_id=batch, told=row("Belum Tercatat"), id=person, by=bima)
    assert take_form(told=told, by=bima) is Outcome.TAKEN
    with pytest.raises(NotFound):
        take_form(told=FormTold(uuid4(), person, FormKind.FIRST, timezone.now()), by=ratna)


def test_who_did_not_come_and_the_dead_are_not_asked(bima: Actor) -> None:
    batch = a_batch(bima, [row("Ujang", 1), row("Almarhum", 2, dead=True)])
    mark_arrivals(batch_id=batch, came=[], not_came=[arrival(batch, 1)], by=bima)
    with pytest.raises(RuleBroken, match="tidak tiba"):
        first(arrival(batch, 1), by=bima)
    with pytest.raises(RuleBroken, match="meninggal"):
        first(arrival(batch, 2), by=bima)
    assert [each.number for each in todays_list(batch, actor=bima)] == [1]


@pytest.mark.parametrize(
    "told",
    [
        FormTold(uuid4(), uuid4(), FormKind.FIRST, timezone.now(), first=FirstTold(frozenset({"tidak_ada"}))),
        FormTold(uuid4(), uuid4(), FormKind.SHORT, timezone.now(), short=ShortTold(NO, "", {"tidak_ada": YES})),
    ],
)
def test_a_form_that_says_what_no_table_asks_is_refused(told: FormTold, batch: UUID, bima: Actor) -> None:
    known = FormTold(told.id, arrival(batch, 1), told.kind, told.made_at, told.first, told.short)
    with pytest.raises(RuleBroken, match="tidak dikenal"):
        take_form(told=known, by=bima)


def test_answers_and_decisions_lie_sealed_and_of_one_length(batch: UUID, bima: Actor) -> None:
    for number, told in ((1, short_told()), (4, short_told("judi_penipuan", dipaksa=YES, hukuman=YES, surat=YES))):
        first(arrival(batch, number), *(("perkara",) if number == 4 else ()), by=bima)
        short(arrival(batch, number), told, bima)
        signed(arrival(batch, number), Decided.STAYS if number == 4 else Decided.MAY_LEAVE, bima)
    with connection.cursor() as cursor:
        cursor.execute("SELECT told, kind FROM arrivals_form")
        boxes = cursor.fetchall()
        cursor.execute("SELECT decided FROM arrivals_decision")
        decisions = cursor.fetchall()
    assert len({len(bytes(box)) for box, _ in boxes}) == 1
    assert len({len(bytes(box)) for (box,) in decisions}) == 1
    assert not any(b"dipaksa" in bytes(box) for box, _ in boxes)


def test_each_reading_and_each_writing_stands_in_the_log(batch: UUID, bima: Actor) -> None:
    before = Entry.objects.count()
    ujang = arrival(batch, 1)
    first(ujang, by=bima)
    arrival_for(ujang, actor=bima)
    batch_for(batch, actor=bima)
    events = list(Entry.objects.order_by("seq").values_list("event", flat=True))[before:]
    assert events == ["arrivals.asked", "arrivals.opened", "arrivals.opened", "arrivals.listed"]
