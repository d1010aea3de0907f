"""What a phone sent becomes a record whole, or waits for a person; in any order, twice, late, from two phones."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from naung.casework.outreach.actions import (
    Choice,
    cancel_session,
    receive_form,
    set_parcel_aside,
    take_up,
    weigh_parcel,
    write_down_session,
)
from naung.casework.outreach.actions.diary import BROUGHT
from naung.casework.outreach.models import RoomAnswer, Session, SessionStep
from naung.casework.outreach.queries import session_for
from naung.casework.outreach.queries.diary import diary_week
from naung.casework.outreach.rules.contents import NEGATIVE, NOBODY_CAME
from naung.casework.outreach.rules.diary import read_diary
from naung.casework.outreach.rules.states import NOT_NOW
from naung.casework.outreach.vocabulary import AgeBand, Sex, Topic
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.courier.actions import revoke_device
from naung.foundation.courier.models import Parcel
from naung.foundation.courier.rules import NEWER, OTHER_NUMBER, UNREADABLE
from naung.foundation.courier.vocabulary import ParcelState
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.identifiers import new_id
from tests.casework.outreach.field import Phone, answer, form, held
from tests.casework.outreach.told import a_held_session, a_session, days, today
from tests.casework.outreach.told import held as held_told

pytestmark = pytest.mark.django_db
WRITES = Permission.OUTREACH_WRITE


@pytest.fixture
def phone(sari: Actor) -> Phone:
    """Sari's phone."""
    return Phone(sari)


def about(session: UUID, version: int = 1, **more: Any) -> dict[str, Any]:
    return form(session=str(session), version=version, held=held(), **more)


def test_a_form_becomes_the_record_with_its_topics_and_answers(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    outcome = phone.send(about(made, topics=["melapor", "anak"], answers=[answer(sebelum_ya=9, sesudah_tidak=20)]))
    assert (outcome.state, outcome.session) == (ParcelState.TAKEN, made)
    shown = session_for(made, actor=sari)
    assert shown.held is not None
    assert shown.held.attendance == {(AgeBand.ADULT, Sex.FEMALE): 21, (AgeBand.YOUNG, Sex.MALE): 6}
    assert (shown.held.asked, shown.held.referrals) == ("Ke mana melapor?", 1)
    assert shown.plan.topics == {Topic.REPORTING, Topic.CHILDREN}
    assert RoomAnswer.objects.get().after_no == 20
    row = Parcel.objects.get()
    assert (row.state, bytes(row.box), row.subject) == ("tercatat", b"", made)


def test_the_same_form_twice_changes_nothing(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    sealed = phone.sealed(about(made))
    first = receive_form(arrived=sealed, by=sari)
    steps = SessionStep.objects.count()
    again = receive_form(arrived=sealed, by=sari)
    assert (first.state, again.state, again.session) == (ParcelState.TAKEN, ParcelState.TAKEN, made)
    assert SessionStep.objects.count() == steps
    with pytest.raises(RuleBroken):
        receive_form(arrived=phone.sealed(about(made), number=sealed.id), by=sari)


def test_a_form_is_written_whole_or_not_at_all(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    outcome = phone.send(about(made, answers=[answer(sebelum_ya=-1)]))
    assert (outcome.state, outcome.problems[0].message) == (ParcelState.MEND, NEGATIVE)
    shown = session_for(made, actor=sari)
    assert (shown.held, shown.version) == (None, 1)


def test_what_a_rule_refuses_is_told_kept_and_mended(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    told = form(session=str(made), version=1, held=held(seats={}))
    outcome = phone.send(told)
    assert [each.message for each in outcome.problems] == [NOBODY_CAME]
    assert Parcel.objects.get().state == ParcelState.MEND
    mended = take_up(parcel_id=UUID(told["form"]), choice=Choice(held=held_told()), by=sari)
    assert mended.state is ParcelState.TAKEN
    assert session_for(made, actor=sari).held == held_told()


def test_weighing_writes_nothing(sari: Actor, phone: Phone) -> None:
    told = form(new={"place": "Dermaga lama", "audience": "umum"}, held=held())
    a_session(sari, on=today())
    assert phone.send(told).state is ParcelState.DECIDE
    Session.objects.all().delete()
    assert weigh_parcel(parcel_id=UUID(told["form"]), by=sari).state is ParcelState.TAKEN
    assert Session.objects.count() == 0
    assert Parcel.objects.get().state == ParcelState.DECIDE


def test_what_weighing_hands_out_stands_in_the_log(sari: Actor, phone: Phone) -> None:
    made = a_held_session(sari)
    told = form(session=str(made), version=1, held=held(minutes=61))
    phone.send(told)
    before = list(Entry.objects.values_list("seq", flat=True))
    outcome = weigh_parcel(parcel_id=UUID(told["form"]), by=sari)
    assert outcome.form is not None
    assert "90" in [each.theirs for each in outcome.differences]
    assert outcome.standing == session_for(made, actor=sari).version
    new = Entry.objects.exclude(seq__in=before)
    assert new.filter(event="courier.opened", subject=told["form"]).count() == 1
    assert new.filter(subject=made, event__startswith="outreach.").exists()


def test_answers_wait_for_the_form_they_rest_on(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    parent = about(made)
    child = form(parent=parent["form"], answers=[answer(sebelum_ya=4, sesudah_tidak=5)])
    beside = form(session=str(made), version=1, answers=[answer(sebelum_ya=4, sesudah_tidak=5)])
    assert phone.send(child).state is ParcelState.WAITS
    assert phone.send(beside).state is ParcelState.WAITS
    assert phone.send(parent).state is ParcelState.TAKEN
    assert set(Parcel.objects.values_list("state", flat=True)) == {"tercatat"}
    assert RoomAnswer.objects.get().before_yes == 4


def test_a_session_that_stood_in_no_list_is_made_once(sari: Actor, phone: Phone) -> None:
    sealed = phone.sealed(form(new={"place": "Dermaga lama", "audience": "umum"}, held=held()))
    outcome = receive_form(arrived=sealed, by=sari)
    receive_form(arrived=sealed, by=sari)
    assert outcome.session is not None
    shown = session_for(outcome.session, actor=sari)
    assert (shown.plan.place.words, shown.plan.expected, shown.plan.officer) == ("Dermaga lama", 27, sari.id)
    assert Session.objects.count() == 1


def test_where_another_was_planned_that_day_a_person_says_which(sari: Actor, phone: Phone) -> None:
    planned = a_session(sari, on=today())
    told = form(new={"place": "Balai", "audience": "umum"}, held=held())
    assert phone.send(told).state is ParcelState.DECIDE
    outcome = take_up(parcel_id=UUID(told["form"]), choice=Choice(session=planned), by=sari)
    assert (outcome.state, outcome.session) == (ParcelState.TAKEN, planned)
    other = form(new={"place": "Balai", "audience": "umum"}, held=held())
    phone.send(other)
    new = take_up(parcel_id=UUID(other["form"]), choice=Choice(as_new=True), by=sari)
    assert new.session not in {None, planned}


def test_two_phones_that_wrote_the_same_session_are_both_shown(sari: Actor, ratna: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    other = Phone(ratna)
    assert other.send(about(made)).state is ParcelState.TAKEN
    told = form(session=str(made), version=1, held=held(minutes=60))
    outcome = phone.send(told)
    assert outcome.state is ParcelState.DECIDE
    assert [(each.field, each.theirs, each.mine) for each in outcome.differences] == [("minutes", "90", "60")]
    now = session_for(made, actor=sari).version
    stale = take_up(parcel_id=UUID(told["form"]), choice=Choice(over=now - 1), by=sari)
    assert stale.state is ParcelState.DECIDE
    assert take_up(parcel_id=UUID(told["form"]), choice=Choice(over=now), by=sari).state is ParcelState.TAKEN
    shown = session_for(made, actor=sari)
    assert shown.held is not None
    assert shown.held.minutes == 60
    assert "minutes: 90" in shown.steps[-1].former


def test_two_phones_that_say_the_same_need_nobody(sari: Actor, ratna: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    assert Phone(ratna).send(about(made)).state is ParcelState.TAKEN
    assert phone.send(about(made)).state is ParcelState.TAKEN


def test_a_plan_that_moved_meanwhile_does_not_stop_a_form(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    Session.objects.filter(id=made).update(version=4)
    assert phone.send(about(made)).state is ParcelState.TAKEN


def test_a_cancelled_session_says_so_and_the_form_stays(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    cancel_session(session_id=made, version=1, reason="Banjir.", by=sari)
    outcome = phone.send(about(made))
    assert (outcome.state, outcome.problems[0].message) == (ParcelState.MEND, NOT_NOW)


def test_what_is_left_as_it_stands_is_set_aside(sari: Actor, phone: Phone) -> None:
    made = a_held_session(sari)
    told = about(made)
    assert phone.send(told).state is ParcelState.DECIDE
    set_parcel_aside(parcel_id=UUID(told["form"]), by=sari)
    assert session_for(made, actor=sari).held == held_told()
    with pytest.raises(RuleBroken):
        take_up(parcel_id=UUID(told["form"]), by=sari)


def test_what_comes_from_a_revoked_phone_is_kept_and_looked_at(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    revoke_device(device=phone.id, permission=WRITES, by=sari)
    told = about(made)
    assert phone.send(told).state is ParcelState.DECIDE
    assert take_up(parcel_id=UUID(told["form"]), choice=Choice(held=held_told()), by=sari).state is ParcelState.TAKEN


def test_answers_from_a_revoked_phone_are_taken_once_somebody_saw_them(sari: Actor, phone: Phone) -> None:
    made = a_held_session(sari)
    revoke_device(device=phone.id, permission=WRITES, by=sari)
    told = form(session=str(made), version=1, answers=[answer(sebelum_ya=4, sesudah_tidak=5)])
    assert phone.send(told).state is ParcelState.DECIDE
    assert take_up(parcel_id=UUID(told["form"]), by=sari).state is ParcelState.DECIDE
    assert take_up(parcel_id=UUID(told["form"]), choice=Choice(looked_at=True), by=sari).state is ParcelState.TAKEN


def test_what_another_brings_is_looked_at_and_stays_hers_who_wrote_it(sari: Actor, ratna: Actor, phone: Phone) -> None:
    told = form(new={"place": "Dermaga lama", "audience": "umum"}, held=held())
    outcome = receive_form(arrived=phone.sealed(told), by=ratna)
    assert (outcome.state, [each.message for each in outcome.problems]) == (ParcelState.DECIDE, [BROUGHT])
    row = Parcel.objects.get()
    assert (row.sent_by, row.brought_by, Session.objects.count()) == (sari.id, ratna.id, 0)
    weighed = weigh_parcel(parcel_id=row.id, by=ratna)
    assert (weighed.state, [each.message for each in weighed.problems]) == (ParcelState.DECIDE, [BROUGHT])
    taken = take_up(parcel_id=row.id, choice=Choice(looked_at=True), by=ratna)
    assert taken.session is not None
    assert session_for(taken.session, actor=sari).plan.officer == sari.id


def test_the_same_box_under_another_number_is_no_second_form(sari: Actor, phone: Phone) -> None:
    sealed = phone.sealed(form(new={"place": "Dermaga lama", "audience": "umum"}, held=held()))
    assert receive_form(arrived=sealed, by=sari).state is ParcelState.TAKEN
    again = receive_form(arrived=replace(sealed, id=new_id()), by=sari)
    assert (again.state, [each.message for each in again.problems]) == (ParcelState.MEND, [OTHER_NUMBER])
    assert again.form is None
    assert Session.objects.count() == 1


def test_words_are_kept_without_what_no_keyboard_types(sari: Actor, phone: Phone) -> None:
    said = "\u202emalam\r\nKe mana\x00 mela\u200epor?\ud800 \t"
    told = form(new={"place": "Balai\u2067 lama\x1b", "audience": "umum"}, held=held(asked=said))
    outcome = phone.send(told)
    assert outcome.session is not None
    shown = session_for(outcome.session, actor=sari)
    assert shown.held is not None
    assert (shown.held.asked, shown.plan.place.words) == ("malam\nKe mana melapor?", "Balai lama")


def test_a_box_for_another_key_or_that_broke_is_kept_and_told(sari: Actor, phone: Phone, budi: Actor) -> None:
    made = a_session(sari, on=today())
    sealed = phone.sealed(about(made))
    broken = type(sealed)(**{**sealed.__dict__, "box": sealed.box[:-1] + bytes([sealed.box[-1] ^ 1])})
    assert receive_form(arrived=broken, by=sari).state is ParcelState.MEND
    assert session_for(made, actor=sari).held is None


def test_another_desk_sees_and_moves_nothing(sari: Actor, budi: Actor, hamdan: Actor, phone: Phone) -> None:
    made = a_held_session(sari)
    told = about(made)
    phone.send(told)
    for act in (weigh_parcel, take_up, set_parcel_aside):
        with pytest.raises(NotFound):
            act(parcel_id=UUID(told["form"]), by=budi)
        with pytest.raises(NotPermitted):
            act(parcel_id=UUID(told["form"]), by=hamdan)
    with pytest.raises(NotFound):
        receive_form(arrived=phone.sealed(about(made)), by=budi)


def test_the_week_on_a_phone_is_the_officers_and_names_nobody(sari: Actor, ratna: Actor) -> None:
    near = a_session(sari, on=days(2))
    a_session(sari, on=days(30))
    a_session(sari, on=days(1), speaker="", officer=ratna.id)
    gone = a_session(sari, on=days(1))
    cancel_session(session_id=gone, version=1, reason="Banjir.", by=sari)
    (line,) = diary_week(today(), actor=sari)
    assert (line.id, line.venue) == (near, "Balai kelurahan")
    assert "Maria" not in str(line)


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        (b"", UNREADABLE),
        (b"\xff\xfe", UNREADABLE),
        (b"[]", UNREADABLE),
        (b'{"schema": 2}', NEWER),
        (b'{"schema": "1"}', UNREADABLE),
        (b"[" * 5000, UNREADABLE),
        (b'{"schema": 1, "form": "x"}', UNREADABLE),
    ],
)
def test_what_is_no_form_is_refused_in_words(plain: bytes, said: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_diary(plain)
    assert refused.value.message == said


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"session": str(days(0)), "held": held()},
        {"session": "6a1f7a5e-6d8c-4c34-9a5a-0f6f6a3f8d11"},
        {"new": {"place": "Balai", "audience": "umum"}, "answers": [answer(sebelum_ya=1)]},
        {"new": {"place": "Balai", "audience": "siapa"}, "held": held()},
        {"parent": "6a1f7a5e-6d8c-4c34-9a5a-0f6f6a3f8d11", "held": held(minutes=1.5)},
        {"parent": "6a1f7a5e-6d8c-4c34-9a5a-0f6f6a3f8d11", "held": held(minutes=True)},
        {"parent": "6a1f7a5e-6d8c-4c34-9a5a-0f6f6a3f8d11", "held": held(asked=7)},
    ],
)
def test_a_form_that_says_nothing_whole_is_refused(sari: Actor, phone: Phone, wrong: dict[str, Any]) -> None:
    outcome = phone.send(form(**wrong))
    assert (outcome.state, [each.message for each in outcome.problems]) == (ParcelState.MEND, [UNREADABLE])
    assert outcome.form is None


def test_a_desk_that_wrote_it_down_itself_is_asked(sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    told = about(made)
    write_down_session(session_id=made, version=1, held=held_told(minutes=45), by=sari)
    outcome = phone.send(told)
    assert outcome.state is ParcelState.DECIDE
    assert "minutes" in {each.field for each in outcome.differences}
