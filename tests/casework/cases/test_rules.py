"""The state machine of a case, over any order of proposals and decisions."""

from contextlib import nullcontext
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.cases.rules import (
    check_decider,
    check_two_people,
    may_read_note,
    stage_when_decided,
    stage_when_proposed,
    writable,
)
from naung.casework.cases.vocabulary import Outcome, Stage, Turn, Visibility
from naung.foundation.errors import NotPermitted, RuleBroken

STEPS = st.lists(st.one_of(st.sampled_from(list(Turn)), st.sampled_from(list(Outcome))), max_size=30)


@given(STEPS)
def test_a_case_is_closed_only_through_a_proposal_and_an_approval(steps: list[Turn | Outcome]) -> None:
    stage, last_proposed = Stage.OPEN, None
    for step in steps:
        before = stage
        try:
            if isinstance(step, Turn):
                stage = stage_when_proposed(stage, step)
                last_proposed = step
            else:
                stage = stage_when_decided(stage, step)
        except RuleBroken:
            assert stage == before
            continue
        if stage is Stage.CLOSED and before is not Stage.CLOSED:
            approved = before is Stage.CLOSING and step is Outcome.APPROVED and last_proposed is Turn.CLOSE
            kept = before is Stage.REOPENING and step is not Outcome.APPROVED
            assert approved or kept


@pytest.mark.parametrize("stage", list(Stage))
def test_only_an_open_case_and_one_that_waits_for_closing_take_anything_in(stage: Stage) -> None:
    if stage in {Stage.OPEN, Stage.CLOSING}:
        writable(stage)
    else:
        with pytest.raises(RuleBroken):
            writable(stage)


@given(st.booleans(), st.sampled_from(list(Outcome)))
def test_the_author_withdraws_and_nobody_else_does(own: bool, outcome: Outcome) -> None:
    author = uuid4()
    decider = author if own else uuid4()
    if own == (outcome is Outcome.WITHDRAWN):
        check_decider(author, decider, outcome)
    else:
        with pytest.raises(NotPermitted):
            check_decider(author, decider, outcome)


@given(st.sampled_from(list(Turn)), st.sampled_from(list(Outcome)), st.sampled_from(["hers", "his", "none", "others"]))
def test_a_closing_is_not_approved_between_two_accounts_of_which_one_made_the_others_link(
    turn: Turn, outcome: Outcome, link: str
) -> None:
    proposer, decider = uuid4(), uuid4()
    made_hers = {"hers": decider, "others": uuid4()}.get(link)
    made_his = {"his": proposer, "others": uuid4()}.get(link)
    refused = turn is Turn.CLOSE and outcome is Outcome.APPROVED and link in {"hers", "his"}
    with pytest.raises(NotPermitted) if refused else nullcontext():
        check_two_people(turn, outcome, proposer=proposer, decider=decider, made_hers=made_hers, made_his=made_his)


@given(st.sampled_from(list(Visibility)), st.booleans(), st.booleans())
def test_who_may_read_a_note(visibility: Visibility, own: bool, supervises: bool) -> None:
    author = uuid4()
    reader = author if own else uuid4()
    expected = own or visibility is Visibility.DESK or (visibility is Visibility.SUPERVISORS and supervises)
    assert may_read_note(visibility, author, reader, supervises) is expected
