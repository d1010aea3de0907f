"""What may follow what, and which desk receives a report: pure rules, all sides of them."""

from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.reports.rules.contents import as_fields, differences
from naung.casework.reports.rules.routing import accused, accused_desks, receiving_desk
from naung.casework.reports.rules.states import LEADS_TO, allowed_steps, closing_problems, status_after
from naung.casework.reports.vocabulary import (
    CHANNEL_WORDS,
    CLOSING_WORDS,
    MAY_HAVE_HARMED,
    PART_WORDS,
    RESPONSE_WORDS,
    STATUS_WORDS,
    STEP_WORDS,
    Channel,
    ClosingReason,
    Mentioned,
    OfficerAnswer,
    Part,
    Response,
    Status,
    Step,
)
from naung.foundation.errors import RuleBroken
from naung.foundation.words import has_bad_signs
from tests.casework.reports.told import RECRUITER, WULAN, content

DESKS = [UUID(int=n + 1, version=4) for n in range(5)]
HERE, OTHER, OVERSEER, SECOND, THIRD = DESKS


@pytest.mark.parametrize(("status", "step"), list(product(Status, Step)))
def test_each_step_leads_somewhere_or_is_refused(status: Status, step: Step) -> None:
    if (status, step) in LEADS_TO:
        assert step in allowed_steps(status)
        assert status_after(status, step) in Status
    else:
        with pytest.raises(RuleBroken, match="tidak bisa dilakukan"):
            status_after(status, step)


def test_no_step_ends_all_others_and_every_status_can_be_reached() -> None:
    reached, waiting = {Status.RECEIVED}, [Status.RECEIVED]
    while waiting:
        here = waiting.pop()
        for after in (status_after(here, step) for step in allowed_steps(here)):
            if after not in reached:
                reached.add(after)
                waiting.append(after)
    assert reached == set(Status)
    assert all(allowed_steps(status) for status in Status)


def test_a_report_in_a_case_is_neither_closed_nor_linked_again() -> None:
    for status in (Status.LINKED, Status.JOINED):
        assert not {Step.CLOSE, Step.LINK, Step.JOIN, Step.HAND} & set(allowed_steps(status))


@pytest.mark.parametrize("reason", ClosingReason)
def test_closing_needs_words_and_mostly_a_response(reason: ClosingReason) -> None:
    free = reason in (ClosingReason.DUPLICATE, ClosingReason.WRONGLY_ENTERED)
    assert [p.field for p in closing_problems(reason, " ", was_responded=True)] == ["words"]
    assert [p.field for p in closing_problems(reason, "sudah", was_responded=False)] == ([] if free else ["reason"])
    assert closing_problems(reason, "sudah", was_responded=True) == []


def test_every_code_has_its_words() -> None:
    pairs = ((Channel, CHANNEL_WORDS), (Part, PART_WORDS), (Status, STATUS_WORDS), (Step, STEP_WORDS))
    for codes, words in (*pairs, (Response, RESPONSE_WORDS), (ClosingReason, CLOSING_WORDS)):
        assert set(words) == set(codes)


def test_only_those_who_may_have_harmed_are_compared_with_officers() -> None:
    everyone = tuple(Mentioned(part, "Nama") for part in Part)
    assert {person.part for person in accused(everyone)} == MAY_HAVE_HARMED
    assert accused((WULAN, Mentioned(Part.RECRUITER))) == ()
    assert accused((WULAN, RECRUITER)) == (RECRUITER,)


ROUTES: tuple[tuple[str, OfficerAnswer, UUID | None, set[UUID], set[UUID]], ...] = (
    ("Tidak ada petugas", OfficerAnswer.NO, None, set(), set()),
    ("Tidak tahu", OfficerAnswer.UNKNOWN, None, set(), set()),
    ("Petugas, meja tidak disebut: mungkin meja ini", OfficerAnswer.YES, None, set(), {HERE}),
    ("Petugas meja lain", OfficerAnswer.YES, OTHER, set(), {OTHER}),
    ("Nama cocok walau dijawab tidak", OfficerAnswer.NO, None, {HERE}, {HERE}),
    ("Nama cocok di dua meja", OfficerAnswer.UNKNOWN, OTHER, {HERE}, {HERE, OTHER}),
)


@pytest.mark.parametrize(("told", "answer", "desk", "matched", "barred"), ROUTES, ids=[route[0] for route in ROUTES])
def test_which_desks_must_not_see_it(
    told: str, answer: OfficerAnswer, desk: UUID | None, matched: set[UUID], barred: set[UUID]
) -> None:
    said = content(against_officer=answer, accused_desk=desk)
    found = accused_desks(said, taken_at=HERE, matched=frozenset(matched), overseers=frozenset({OVERSEER}))
    assert found == barred, told


def test_a_report_taken_by_the_overseer_about_an_unknown_officer_stays_there() -> None:
    said = content(against_officer=OfficerAnswer.YES)
    assert accused_desks(said, taken_at=OVERSEER, matched=frozenset(), overseers=frozenset({OVERSEER})) == frozenset()


desk_sets = st.frozensets(st.sampled_from(DESKS))


@given(st.sampled_from(DESKS), desk_sets, desk_sets, st.dictionaries(st.sampled_from(DESKS), st.sampled_from(DESKS)))
def test_a_report_never_lands_where_it_must_not(
    taken_at: UUID, barred: frozenset[UUID], overseers: frozenset[UUID], overseer_of: dict[UUID, UUID]
) -> None:
    owner = receiving_desk(
        taken_at=taken_at, meant=True, barred=barred, overseer_of=dict(overseer_of), overseers=overseers
    )
    assert owner is None or owner not in barred
    if overseers - barred:
        assert owner is not None


@given(st.sampled_from(DESKS), desk_sets)
def test_without_an_officer_it_stays_where_it_was_taken(taken_at: UUID, overseers: frozenset[UUID]) -> None:
    found = receiving_desk(taken_at=taken_at, meant=False, barred=frozenset(), overseer_of={}, overseers=overseers)
    assert found == taken_at


def test_differences_name_each_field_once() -> None:
    one = content()
    other = content(received_at=one.received_at, words="lain", persons=(WULAN,))
    changed = differences(as_fields(one), as_fields(other))
    assert next(each.field for each in changed) == "words"
    assert {each.field for each in changed} >= {"words", "name_2", "part_2", "phone_2"}
    assert differences(as_fields(one), as_fields(one)) == ()


@given(st.text())
def test_bad_signs_are_those_that_hide_or_turn(text: str) -> None:
    assert has_bad_signs(text + "\u202e")
    assert has_bad_signs(text + "\x00")
    assert has_bad_signs("baris satu\nbaris dua\t🙂👩‍👧") is False
