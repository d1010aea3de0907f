"""Sari plans, holds, moves, cancels and corrects; what was sealed opens for her desk and for nobody else."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from naung.casework.outreach.actions import (
    cancel_session,
    change_plan,
    count_answers,
    move_session,
    plan_session,
    write_down_session,
)
from naung.casework.outreach.models import Attendance, Session, SessionStep
from naung.casework.outreach.queries import (
    session_for,
    sessions_between,
    sessions_waiting,
    speakers_at,
    taught,
)
from naung.casework.outreach.rules.contents import NEGATIVE, NOT_YET
from naung.casework.outreach.vocabulary import (
    Moment,
    OutreachEvent,
    PlaceTold,
    Replies,
    Reply,
    State,
    Step,
    Topic,
    Way,
)
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import Compartment
from tests.casework.outreach.told import PASIRAN, a_held_session, a_session, days, held, plan, today

pytestmark = pytest.mark.django_db
REPLIES = {(Moment.BEFORE, Reply.YES): 20, (Moment.BEFORE, Reply.NO): 10, (Moment.AFTER, Reply.NO): 30}


def version(session: UUID) -> int:
    return Session.objects.get(id=session).version


def test_a_plan_is_read_back_whole_and_its_words_lie_sealed(sari: Actor) -> None:
    made = a_session(sari)
    shown = session_for(made, actor=sari)
    assert shown.plan == plan()
    assert (shown.line.state, shown.line.attended, shown.held) == (State.PLANNED, None, None)
    row = Session.objects.values().get(id=made)
    assert b"Maria" not in bytes(row["speaker"])
    assert "Balai" not in str(row)
    assert Compartment.objects.get(id=row["compartment_id"]).owner == sari.desk
    assert [each.step for each in shown.steps] == [Step.PLAN]


def test_a_press_that_came_twice_is_one_session(sari: Actor) -> None:
    token = new_id()
    first = plan_session(plan=plan(), posted_once=token, by=sari)
    assert plan_session(plan=plan(), posted_once=token, by=sari) == first
    assert Session.objects.count() == 1


def test_a_place_in_no_table_is_kept_as_it_was_typed(sari: Actor) -> None:
    told = session_for(a_session(sari, place=PlaceTold("", "Dermaga lama")), actor=sari)
    assert told.plan.place == PlaceTold("", "Dermaga lama")
    assert told.line.place == ""
    odd = session_for(a_session(sari, place=PlaceTold("61.72.99.1999")), actor=sari)
    assert odd.plan.place.code == "61.72.99.1999"


def test_an_officer_who_speaks_serves_at_the_desk(sari: Actor, budi: Actor) -> None:
    assert sari.id in {officer for officer, _ in speakers_at(actor=sari)}
    a_session(sari, officer=sari.id, speaker="")
    with pytest.raises(Problems) as wrong:
        a_session(sari, officer=budi.id, speaker="")
    assert [each.field for each in wrong.value.problems] == ["officer"]
    with pytest.raises(Problems) as wrong:
        a_session(sari, materials=frozenset({new_id()}))
    assert [each.field for each in wrong.value.problems] == ["materials"]


def test_a_session_is_written_down_and_counted_without_a_name(sari: Actor) -> None:
    shown = session_for(a_held_session(sari), actor=sari)
    assert shown.line.state is State.HELD
    assert shown.line.attended == 35
    assert shown.held == held()
    assert [each.step for each in shown.steps] == [Step.PLAN, Step.HOLD]
    columns = {field.name for field in Attendance._meta.get_fields()}
    assert columns == {"id", "session", "band", "sex", "count"}


def test_a_session_of_tomorrow_cannot_be_held_nor_can_fewer_than_nobody_come(sari: Actor) -> None:
    made = a_session(sari)
    with pytest.raises(Problems) as wrong:
        write_down_session(session_id=made, version=1, held=held(on=days(1)), by=sari)
    assert wrong.value.problems[0].message == NOT_YET
    seat = next(iter(held().attendance))
    with pytest.raises(Problems) as wrong:
        write_down_session(session_id=made, version=1, held=held(attendance={seat: -1}), by=sari)
    assert wrong.value.problems[0].message == NEGATIVE
    assert session_for(made, actor=sari).line.state is State.PLANNED
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(id=made).update(state=State.HELD.value)


def test_a_correction_keeps_what_stood_before_and_a_stale_one_shows_both(sari: Actor, ratna: Actor) -> None:
    made = a_held_session(sari)
    write_down_session(session_id=made, version=2, held=held(minutes=60), by=sari)
    with pytest.raises(StaleVersion) as stale:
        write_down_session(session_id=made, version=2, held=held(minutes=75, reports=2), by=ratna)
    assert {(each.field, each.theirs, each.mine) for each in stale.value.differences} == {
        ("minutes", "60", "75"),
        ("reports", "1", "2"),
    }
    write_down_session(session_id=made, version=3, held=held(minutes=75, reports=2), by=ratna)
    write_down_session(session_id=made, version=3, held=held(minutes=75, reports=2), by=ratna)  # the same again
    shown = session_for(made, actor=sari)
    assert [each.step for each in shown.steps] == [Step.PLAN, Step.HOLD, Step.CORRECT, Step.CORRECT]
    assert shown.steps[-1].former == "minutes: 60\nreports: 1"
    assert version(made) == 4
    assert b"2 0" not in bytes(Session.objects.filter(id=made).values_list("followed", flat=True)[0] or b"")
    assert all(b"minutes" not in bytes(each.former or b"") for each in SessionStep.objects.filter(session=made))


def test_a_plan_is_changed_and_a_stale_change_shows_both(sari: Actor, ratna: Actor) -> None:
    made = a_session(sari)
    change_plan(session_id=made, version=1, plan=plan(expected=60), by=sari)
    with pytest.raises(StaleVersion) as stale:
        change_plan(session_id=made, version=1, plan=plan(topics=frozenset({Topic.DEBT})), by=ratna)
    assert {each.field for each in stale.value.differences} == {"expected", "topics"}
    change_plan(session_id=made, version=2, plan=plan(topics=frozenset({Topic.DEBT})), by=ratna)
    assert session_for(made, actor=sari).plan.topics == {Topic.DEBT}
    with pytest.raises(RuleBroken):
        change_plan(session_id=a_held_session(sari), version=2, plan=plan(), by=sari)


def test_a_session_is_moved_cancelled_and_planned_again_with_reasons(sari: Actor) -> None:
    made = a_session(sari)
    with pytest.raises(Problems):
        move_session(session_id=made, version=1, on=days(3), reason=" ", by=sari)
    with pytest.raises(Problems):
        move_session(session_id=made, version=1, on=days(1), reason="Hari sama.", by=sari)
    move_session(session_id=made, version=1, on=days(3), reason="Banjir.", by=sari)
    cancel_session(session_id=made, version=2, reason="Balai dipakai pemilu.", by=sari)
    with pytest.raises(RuleBroken):
        write_down_session(session_id=made, version=3, held=held(), by=sari)
    move_session(session_id=made, version=3, on=days(3), reason="Balai kosong lagi.", by=sari)
    shown = session_for(made, actor=sari)
    assert (shown.line.state, shown.plan.on) == (State.PLANNED, days(3))
    assert [each.reason for each in shown.steps] == ["", "Banjir.", "Balai dipakai pemilu.", "Balai kosong lagi."]
    with pytest.raises(StaleVersion):
        cancel_session(session_id=made, version=1, reason="Terlambat.", by=sari)
    with pytest.raises(RuleBroken):
        cancel_session(session_id=a_held_session(sari), version=2, reason="Tidak bisa.", by=sari)


def tell(session: UUID, by: Actor, based_on: int, replies: Replies, question: str = "pegang_paspor") -> None:
    """The room's answers to one question, by show of hands."""
    count_answers(session_id=session, version=based_on, question=question, way=Way.HANDS, replies=replies, by=by)


def test_answers_before_and_after_are_counts_and_are_corrected(sari: Actor, ratna: Actor) -> None:
    made = a_held_session(sari)
    tell(made, sari, 2, REPLIES)
    tell(made, sari, 2, REPLIES)  # the same again
    assert version(made) == 3
    with pytest.raises(StaleVersion) as stale:
        tell(made, ratna, 2, REPLIES | {(Moment.AFTER, Reply.NO): 31})
    assert [(each.field, each.theirs, each.mine) for each in stale.value.differences] == [("sesudah_tidak", "30", "31")]
    way, replies = session_for(made, actor=sari).answers["pegang_paspor"]
    assert (way, replies[Moment.BEFORE, Reply.YES]) == (Way.HANDS, 20)
    with pytest.raises(RuleBroken):
        tell(made, sari, 3, REPLIES, "apa_saja")
    with pytest.raises(RuleBroken):
        tell(a_session(sari), sari, 1, REPLIES)
    with pytest.raises(Problems):
        tell(made, sari, 3, {(Moment.AFTER, Reply.NO): -1})


def test_another_desk_finds_nothing_and_who_may_not_is_told_so(sari: Actor, budi: Actor, hamdan: Actor) -> None:
    made = a_session(sari)
    for act in (
        lambda: session_for(made, actor=budi),
        lambda: cancel_session(session_id=made, version=1, reason="x", by=budi),
        lambda: write_down_session(session_id=made, version=1, held=held(), by=budi),
    ):
        with pytest.raises(NotFound):
            act()
    assert sessions_between(days(-10), days(10), actor=budi) == []
    with pytest.raises(NotPermitted):
        session_for(made, actor=hamdan)
    with pytest.raises(NotPermitted):
        a_session(hamdan)


def test_a_village_officer_reads_what_her_desk_wrote_though_her_role_sees_no_identity(
    member: Callable[[str], Actor],
) -> None:
    siti = member("siti")
    assert Category.C not in siti.categories
    made = a_held_session(siti)
    shown = session_for(made, actor=siti)
    assert shown.plan.speaker == "Maria Goreti"
    assert shown.held == held()
    with pytest.raises(NotFound):
        session_for(made, actor=member("sari"))


def test_lists_hold_the_day_that_counts_and_what_waits(sari: Actor) -> None:
    late = a_session(sari, on=days(-2))
    soon = a_session(sari, on=days(2))
    done = a_held_session(sari, days(-5))
    assert [line.id for line in sessions_waiting(today(), actor=sari)] == [late]
    assert [line.id for line in sessions_between(days(-7), days(7), actor=sari)] == [done, late, soon]
    assert [line.id for line in sessions_between(days(-7), days(-3), actor=sari)] == [done]
    cancel_session(session_id=late, version=1, reason="Tidak jadi.", by=sari)
    assert sessions_waiting(today(), actor=sari) == []


def test_reading_stands_in_the_log_without_a_word_of_it(sari: Actor) -> None:
    made = a_held_session(sari)
    before = Entry.objects.filter(event=OutreachEvent.OPENED.value, subject=made).count()
    session_for(made, actor=sari)
    entries = Entry.objects.filter(event=OutreachEvent.OPENED.value, subject=made)
    assert entries.count() == before + 1
    assert "Maria" not in str(list(entries.values()))


def test_the_place_stands_for_its_code(sari: Actor) -> None:
    assert Session.objects.get(id=a_session(sari)).place_code == PASIRAN
    both = replace(plan(), place=PlaceTold(PASIRAN, "kata-kata"))
    assert session_for(plan_session(plan=both, by=sari), actor=sari).plan.place == PlaceTold(PASIRAN)


def test_legal_education_is_counted_from_sessions_held_and_from_this_desk_alone(sari: Actor, budi: Actor) -> None:
    law = frozenset({Topic.LAW, Topic.DEBT})
    first = days(-20), today()
    for by, topics, on in ((sari, law, -3), (sari, law, -30), (sari, frozenset({Topic.DEBT}), -2), (budi, law, -1)):
        made = a_session(by, topics=topics, on=days(on))
        write_down_session(session_id=made, version=1, held=held(on=days(on)), by=by)
    a_session(sari, topics=law)  # planned only
    came = sum(held().attendance.values())
    assert taught(Topic.LAW, *first, actor=sari) == (1, came)
    assert taught(Topic.LAW, days(-40), today(), actor=sari) == (2, 2 * came)
    assert taught(Topic.CHILDREN, *first, actor=sari) == (0, 0)
