"""Work that changes hands when an officer leaves: nothing lost, nothing twice, and what she wrote stays hers."""

from random import Random
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.cases.actions import add_person, finish_step, hand_over, open_case, plan_step, write_note
from naung.casework.cases.models import HandOver, Note, Step
from naung.casework.cases.queries import case_for, holders, steps_due
from naung.casework.cases.rules import inherited_from
from naung.casework.cases.vocabulary import Role, Visibility
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.models import Membership
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from tests.casework.cases.conftest import someone
from tests.cast import House, Member, actor, join

pytestmark = pytest.mark.django_db
WATI = Member("wati", "Wati Lestari", "service", "petugas_kasus")
WHY = "Pindah tugas ke dinas."


@pytest.fixture
def wati(house: House, sari: Actor) -> Actor:
    join(WATI, house)
    return actor(WATI, house)


@pytest.fixture
def case(sari: Actor) -> UUID:
    return open_case(summary="Kasus Sari.", by=sari)


def step(case: UUID, by: Actor, words: str = "Antar") -> UUID:
    return plan_step(case_id=case, words=words, due_on=timezone.localdate(), by=by)


def given_to(giver: Actor, taker: Actor, by: Actor) -> tuple[int, int]:
    assert giver.id is not None
    assert taker.id is not None
    moved = hand_over(from_officer=giver.id, to_officer=taker.id, reason=WHY, by=by)
    return moved.steps, moved.stayed


def held(who: Actor) -> set[UUID]:
    return set(Step.objects.filter(held_by=who.id, done_at=None).values_list("id", flat=True))


def test_open_steps_pass_and_nothing_else_changes(case: UUID, sari: Actor, wati: Actor, ratna: Actor) -> None:
    done, first, second, others = step(case, sari), step(case, sari), step(case, sari), step(case, ratna)
    finish_step(step_id=done, by=sari)
    note = write_note(case_id=case, words="oleh Sari", visibility=Visibility.DESK, by=sari)
    assert given_to(sari, wati, ratna) == (2, 0)
    assert held(wati) == {first, second}
    assert held(ratna) == {others}
    assert Note.objects.get(id=note).author == sari.id
    assert set(Step.objects.filter(id__in=[first, second]).values_list("planned_by", flat=True)) == {sari.id}
    assert Step.objects.get(id=done).held_by == sari.id
    assert {line.id: line.held_by for line in steps_due(timezone.localdate(), actor=wati)}[first] == wati.id


def test_twice_moves_nothing_the_second_time(case: UUID, sari: Actor, wati: Actor, ratna: Actor) -> None:
    step(case, sari)
    assert given_to(sari, wati, ratna) == (1, 0)
    assert given_to(sari, wati, ratna) == (0, 0)
    assert HandOver.objects.count() == 1


def test_who_takes_over_reads_what_was_kept_for_the_author(case: UUID, sari: Actor, wati: Actor, ratna: Actor) -> None:
    write_note(case_id=case, words="hanya saya", visibility=Visibility.AUTHOR, by=sari)
    assert case_for(case, actor=wati).notes == ()
    given_to(sari, wati, ratna)
    (note,) = case_for(case, actor=wati).notes
    assert (note.words, note.author) == ("hanya saya", sari.id)
    assert case_for(case, actor=ratna).notes == ()
    given_to(wati, ratna, ratna)  # and whoever takes over from her
    assert [n.words for n in case_for(case, actor=ratna).notes] == ["hanya saya"]


def test_work_of_an_officer_who_has_left_can_still_be_handed_over(
    case: UUID, sari: Actor, wati: Actor, ratna: Actor
) -> None:
    step(case, sari)
    end_membership(membership=Membership.objects.get(user_id=sari.id).id, by=ratna)
    assert [(h.steps, h.serves, h.may_take) for h in holders(actor=ratna) if h.officer == sari.id] == [
        (1, False, False)
    ]
    assert given_to(sari, wati, ratna) == (1, 0)
    assert sari.id not in {h.officer for h in holders(actor=ratna)}


def test_a_file_that_is_shut_to_the_receiver_stays_for_another(
    case: UUID, sari: Actor, wati: Actor, ratna: Actor
) -> None:
    other = open_case(by=sari)
    mine, shut = step(case, sari), step(other, sari)
    add_person(case_id=other, person_id=someone(ratna, "Wati Lestari"), role=Role.RECRUITER, by=ratna)
    assert given_to(sari, wati, ratna) == (1, 1)
    assert (held(wati), held(sari)) == ({mine}, {shut})
    assert given_to(sari, ratna, ratna) == (1, 0)
    assert held(ratna) == {shut}


def test_who_hands_over_hears_nothing_of_what_is_shut_to_her(
    case: UUID, sari: Actor, wati: Actor, ratna: Actor
) -> None:
    step(case, sari)
    shut = step(open_case(by=sari), sari)
    suspect = someone(sari, "Ratna")
    add_person(case_id=Step.objects.get(id=shut).case_id, person_id=suspect, role=Role.RECRUITER, by=sari)
    assert [h.steps for h in holders(actor=ratna) if h.officer == sari.id] == [1]
    assert given_to(sari, wati, ratna) == (1, 0)
    assert len(held(wati)) == 2


def test_who_may_hand_over_what_to_whom(
    case: UUID, sari: Actor, wati: Actor, ratna: Actor, budi: Actor, mega: Actor
) -> None:
    with pytest.raises(NotPermitted):
        given_to(sari, wati, wati)
    for taker in (sari, budi, mega):
        with pytest.raises(RuleBroken):
            given_to(sari, taker, ratna)
    with pytest.raises(NotFound):
        given_to(budi, wati, ratna)
    with pytest.raises(RuleBroken):
        hand_over(from_officer=sari.id, to_officer=wati.id, reason="  ", by=ratna)  # type: ignore[arg-type]  # officers
    with pytest.raises(RuleBroken):
        hand_over(from_officer=sari.id, to_officer=uuid4(), reason=WHY, by=ratna)  # type: ignore[arg-type]  # as above


people = st.integers(1, 5).map(lambda n: UUID(int=n))


@given(people, st.lists(st.tuples(people, people).filter(lambda pair: pair[0] != pair[1]), max_size=10))
def test_what_is_inherited_comes_along_every_chain_and_ends(reader: UUID, handed: list[tuple[UUID, UUID]]) -> None:
    found = inherited_from(reader, handed)
    assert reader not in found
    assert {giver for giver, taker in handed if taker == reader} - {reader} <= found
    assert all(giver in found | {reader} for giver, taker in handed if taker in found)
    assert inherited_from(None, handed) == frozenset()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_interleaving_every_step_is_held_by_one_or_done(
    seed: int, case: UUID, sari: Actor, wati: Actor, ratna: Actor
) -> None:
    dice, officers = Random(seed), [sari, wati, ratna]
    holder: dict[UUID, Actor] = {}
    for _ in range(25):
        who, other = dice.sample(officers, 2)
        act = dice.choice(("plan", "finish", "hand"))
        if act == "plan":
            holder[step(case, who)] = who
        elif act == "finish" and holder:
            finish_step(step_id=(done := dice.choice(list(holder))), by=who)
            del holder[done]
        elif act == "hand":
            moved = [each for each, by in holder.items() if by is who]
            assert given_to(who, other, ratna) == (len(moved), 0)
            holder |= dict.fromkeys(moved, other)
        assert {each: by.id for each, by in holder.items()} == dict(
            Step.objects.filter(done_at=None).values_list("id", "held_by")
        )
