"""A case is this desk's file: who may open it, what stands in it, and how two people close it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.cases.actions import (
    add_person,
    correct_case,
    decide_turn,
    finish_step,
    open_case,
    plan_step,
    propose_turn,
    remove_person,
    write_note,
)
from naung.casework.cases.models import Case, Note, TurnAsked
from naung.casework.cases.queries import (
    case_by_number,
    case_for,
    cases_at_stage,
    cases_of_person,
    stage_counts,
    steps_due,
    timeline_for,
    turns_waiting,
)
from naung.casework.cases.vocabulary import Danger, Outcome, Role, Stage, Turn, Visibility
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id, read_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(sari: Actor) -> UUID:
    return open_case(summary="Dijanjikan kerja, lalu dikurung.", danger=Danger.YES, by=sari)


def test_a_case_opens_for_its_desk_and_says_what_was_written(sari: Actor, case_id: UUID) -> None:
    case = case_for(case_id, actor=sari)
    assert (case.summary, case.danger, case.stage) == ("Dijanjikan kerja, lalu dikurung.", Danger.YES, Stage.OPEN)
    assert case_by_number(case.number, actor=sari) == case_id


def test_a_number_can_be_read_out_and_a_wrong_letter_is_heard(sari: Actor, case_id: UUID) -> None:
    number = case_for(case_id, actor=sari).number
    prefix, letters = number.split("-", 1)
    assert read_number(prefix, letters.lower().replace("-", " ")) == number
    other = "A" if letters[0] != "A" else "C"
    assert read_number(prefix, other + letters[1:]) is None


def test_another_desk_is_told_what_a_stranger_is_told(sari: Actor, budi: Actor, case_id: UUID) -> None:
    number = case_for(case_id, actor=sari).number
    for reader in (lambda: case_for(case_id, actor=budi), lambda: timeline_for(case_id, actor=budi)):
        with pytest.raises(NotFound) as hidden:
            reader()
        with pytest.raises(NotFound) as missing:
            case_for(new_id(), actor=budi)
        assert str(hidden.value) == str(missing.value)
    assert case_by_number(number, actor=budi) is None
    assert cases_at_stage([Stage.OPEN], actor=budi) == []
    assert stage_counts(actor=budi)[Stage.OPEN] == 0


def test_the_head_of_office_and_the_custodian_open_no_case(hamdan: Actor, mega: Actor, case_id: UUID) -> None:
    for actor in (hamdan, mega):
        with pytest.raises(NotPermitted):
            case_for(case_id, actor=actor)


def test_reading_a_case_is_one_entry_with_its_columns(sari: Actor, case_id: UUID) -> None:
    before = Entry.objects.count()
    case_for(case_id, actor=sari)
    assert Entry.objects.count() == before + 1
    assert "summary" in Entry.objects.latest("seq").fields


def test_one_person_may_be_victim_and_suspect(sari: Actor, case_id: UUID, wulan: UUID) -> None:
    for role in (Role.VICTIM, Role.RECRUITER, Role.VICTIM):
        add_person(case_id=case_id, person_id=wulan, role=role, by=sari)
    case = case_for(case_id, actor=sari)
    assert sorted(p.role for p in case.parts) == sorted([Role.VICTIM, Role.RECRUITER])
    assert {role for _c, _n, _s, role in cases_of_person(wulan, actor=sari)} == {Role.VICTIM, Role.RECRUITER}
    remove_person(part_id=case.parts[0].id, by=sari)
    assert len(case_for(case_id, actor=sari).parts) == 1


def test_a_person_of_another_desk_can_not_be_put_into_a_case(sari: Actor, budi: Actor, case_id: UUID) -> None:
    from tests.casework.cases.conftest import someone

    with pytest.raises(NotFound):
        add_person(case_id=case_id, person_id=someone(budi), role=Role.VICTIM, by=sari)
    with pytest.raises(RuleBroken):
        add_person(case_id=case_id, person_id=someone(sari), role="raja", by=sari)


def test_a_stale_correction_is_refused_with_both_values(sari: Actor, ratna: Actor, case_id: UUID) -> None:
    correct_case(case_id=case_id, summary="Kata Ratna.", danger=Danger.NO, version=1, by=ratna)
    with pytest.raises(StaleVersion) as stale:
        correct_case(case_id=case_id, summary="Kata Sari.", danger=Danger.YES, version=1, by=sari)
    both = {d.field: (d.theirs, d.mine) for d in stale.value.differences}
    assert both["summary"] == ("Kata Ratna.", "Kata Sari.")
    assert both["danger"] == (Danger.NO, Danger.YES)
    assert case_for(case_id, actor=sari).summary == "Kata Ratna."


def test_notes_are_read_by_whom_they_are_for(sari: Actor, ratna: Actor, case_id: UUID) -> None:
    for words, seen in (("semua", Visibility.DESK), ("berdua", Visibility.SUPERVISORS), ("sendiri", Visibility.AUTHOR)):
        write_note(case_id=case_id, words=words, visibility=seen, by=sari)
    write_note(case_id=case_id, words="rahasia ratna", visibility=Visibility.AUTHOR, by=ratna)
    assert {n.words for n in case_for(case_id, actor=sari).notes} == {"semua", "berdua", "sendiri"}
    assert {n.words for n in case_for(case_id, actor=ratna).notes} == {"semua", "berdua", "rahasia ratna"}
    written = [e for e in timeline_for(case_id, actor=sari) if e.event == "cases.note_written"]
    assert len(written) == 3, "a note that she may not read is not told of on the timeline"


def test_a_note_posted_twice_is_one_note(sari: Actor, case_id: UUID) -> None:
    token = new_id()
    first = write_note(case_id=case_id, words="a", visibility=Visibility.DESK, posted_once=token, by=sari)
    again = write_note(case_id=case_id, words="a", visibility=Visibility.DESK, posted_once=token, by=sari)
    assert first == again
    assert Note.objects.count() == 1


def test_steps_are_due_and_done(sari: Actor, budi: Actor, case_id: UUID) -> None:
    today = timezone.localdate()
    step = plan_step(case_id=case_id, words="Antar periksa", due_on=today, by=sari)
    plan_step(case_id=case_id, words="Nanti", due_on=today + timedelta(days=9), by=sari)
    assert [s.words for s in steps_due(today, actor=sari)] == ["Antar periksa"]
    assert steps_due(today, actor=budi) == []
    finish_step(step_id=step, by=sari)
    finish_step(step_id=step, by=sari)
    assert steps_due(today, actor=sari) == []
    with pytest.raises(NotFound):
        finish_step(step_id=step, by=budi)


def test_closing_is_proposed_by_one_and_decided_by_another(sari: Actor, ratna: Actor, case_id: UUID) -> None:
    turn = propose_turn(case_id=case_id, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=ratna)
    assert case_for(case_id, actor=sari).stage == Stage.CLOSING
    assert [t.own for t in turns_waiting(actor=ratna)] == [True]
    with pytest.raises(NotPermitted):
        decide_turn(turn_id=turn, outcome=Outcome.APPROVED, by=ratna)
    with pytest.raises(NotPermitted):
        decide_turn(turn_id=turn, outcome=Outcome.APPROVED, by=sari)
    with pytest.raises(RuleBroken):
        propose_turn(case_id=case_id, turn=Turn.CLOSE, reason="layanan_selesai", words="Lagi.", by=sari)
    decide_turn(turn_id=turn, outcome=Outcome.WITHDRAWN, by=ratna)
    turn = propose_turn(case_id=case_id, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=sari)
    decide_turn(turn_id=turn, outcome=Outcome.APPROVED, answer="Setuju.", by=ratna)
    assert case_for(case_id, actor=sari).stage == Stage.CLOSED
    with pytest.raises(RuleBroken):
        decide_turn(turn_id=turn, outcome=Outcome.REFUSED, by=ratna)


def test_the_database_itself_refuses_an_author_who_approves(sari: Actor, ratna: Actor, case_id: UUID) -> None:
    turn = propose_turn(case_id=case_id, turn=Turn.CLOSE, reason="ganda", words="Ganda.", by=ratna)
    with pytest.raises(IntegrityError), transaction.atomic():
        TurnAsked.objects.filter(id=turn).update(
            outcome=Outcome.APPROVED, decided_by=ratna.id, decided_at=timezone.now()
        )


def test_a_closed_case_takes_nothing_in_until_it_is_reopened(
    sari: Actor, ratna: Actor, case_id: UUID, wulan: UUID
) -> None:
    turn = propose_turn(case_id=case_id, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=sari)
    decide_turn(turn_id=turn, outcome=Outcome.APPROVED, by=ratna)
    refused = [
        lambda: write_note(case_id=case_id, words="x", visibility=Visibility.DESK, by=sari),
        lambda: add_person(case_id=case_id, person_id=wulan, role=Role.VICTIM, by=sari),
        lambda: plan_step(case_id=case_id, words="x", due_on=timezone.localdate(), by=sari),
        lambda: correct_case(case_id=case_id, summary="x", danger=Danger.NO, version=1, by=sari),
    ]
    for write in refused:
        with pytest.raises(RuleBroken):
            write()
    turn = propose_turn(case_id=case_id, turn=Turn.REOPEN, reason="kejadian_baru", words="Ada kabar.", by=sari)
    decide_turn(turn_id=turn, outcome=Outcome.APPROVED, by=ratna)
    write_note(case_id=case_id, words="lanjut", visibility=Visibility.DESK, by=sari)


@pytest.mark.parametrize(
    ("turn", "reason", "words", "field"),
    [
        (Turn.CLOSE, "karena_saja", "x", "reason"),
        (Turn.CLOSE, "layanan_selesai", "   ", "words"),
        (Turn.CLOSE, "kejadian_baru", "x", "reason"),
        ("lempar", "layanan_selesai", "x", "turn"),
        (Turn.CLOSE, "layanan_selesai", "x" * 20_000, "words"),
    ],
)
def test_a_proposal_needs_a_known_reason_and_words(
    sari: Actor, case_id: UUID, turn: str, reason: str, words: str, field: str
) -> None:
    with pytest.raises(RuleBroken) as broken:
        propose_turn(case_id=case_id, turn=turn, reason=reason, words=words, by=sari)
    assert broken.value.field == field
    assert TurnAsked.objects.count() == 0
    assert Case.objects.get(id=case_id).stage == Stage.OPEN


def test_what_a_list_shows_its_page_opens(sari: Actor, budi: Actor, case_id: UUID) -> None:
    open_case(summary="milik meja lain", by=budi)
    for actor in (sari, budi):
        shown = {line.id for line in cases_at_stage([s.value for s in Stage], actor=actor)}
        for each in Case.objects.values_list("id", flat=True):
            if each in shown:
                assert case_for(each, actor=actor).id == each
            else:
                with pytest.raises(NotFound):
                    case_for(each, actor=actor)
