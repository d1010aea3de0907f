"""The rules of outreach as rows of a table: what may follow what, what is refused, and what is only unsure."""

from dataclasses import replace
from datetime import date

import pytest

from naung.casework.outreach.rules import contents
from naung.casework.outreach.rules.questions import TableWrong, read_questions, share_right, shipped_questions
from naung.casework.outreach.rules.states import LEADS_TO, allowed_steps, state_after, waits_to_be_written
from naung.casework.outreach.vocabulary import (
    NOT_TOLD_APART,
    SEATS,
    AgeBand,
    Held,
    Moment,
    PlaceTold,
    Plan,
    Replies,
    Reply,
    Sex,
    State,
    Step,
    VersionTold,
)
from naung.foundation.errors import TOO_LONG, FieldProblem, RuleBroken
from naung.foundation.identifiers import new_id
from tests.casework.outreach.told import FIRST, held, plan

TODAY = date(2026, 11, 28)
PLAN, HELD = plan(on=date(2026, 12, 1)), held(on=date(2026, 11, 20))
MOTHERS = (AgeBand.ADULT, Sex.FEMALE)


def fields(problems: list[FieldProblem]) -> list[tuple[str, str]]:
    return [(each.field, each.message) for each in problems]


@pytest.mark.parametrize(
    ("told", "field", "message"),
    [
        (replace(PLAN, place=PlaceTold("", " ")), "place", contents.SAY_WHERE),
        (replace(PLAN, place=PlaceTold("61.72.x")), "place", contents.NOT_A_PLACE),
        (replace(PLAN, on=date(1999, 5, 1)), "on", contents.NO_SUCH_DAY),
        (replace(PLAN, on=date(2062, 5, 1)), "on", contents.NO_SUCH_DAY),
        (replace(PLAN, topics=frozenset()), "topics", contents.SAY_TOPIC),
        (replace(PLAN, expected=-1), "expected", contents.NEGATIVE),
        (replace(PLAN, expected=200_000), "expected", contents.TOO_MANY),
        (replace(PLAN, officer=new_id()), "speaker", contents.ONE_SPEAKER),
        (replace(PLAN, venue="x" * 201), "venue", TOO_LONG),
    ],
)
def test_a_plan_that_cannot_be_is_refused_beside_its_field(told: Plan, field: str, message: str) -> None:
    assert fields(contents.plan_problems(told, today=TODAY)) == [(field, message)]


@pytest.mark.parametrize(
    "place",
    [PlaceTold("61.72.02.1001"), PlaceTold("61.72.99.1999"), PlaceTold("", "Dermaga lama"), PlaceTold("MY-13")],
    ids=["known", "in no table", "only words", "abroad"],
)
def test_a_place_that_is_not_known_is_unsure_and_never_invalid(place: PlaceTold) -> None:
    assert contents.plan_problems(replace(PLAN, place=place), today=TODAY) == []


@pytest.mark.parametrize(
    ("told", "field", "message"),
    [
        (replace(HELD, on=date(2026, 11, 29)), "held_on", contents.NOT_YET),
        (replace(HELD, on=date(1926, 11, 20)), "held_on", contents.NO_SUCH_DAY),
        (replace(HELD, minutes=0), "minutes", contents.HOW_LONG),
        (replace(HELD, minutes=2000), "minutes", contents.HOW_LONG),
        (replace(HELD, attendance={MOTHERS: -3}), "dewasa_perempuan", contents.NEGATIVE),
        (replace(HELD, attendance={}), "anak_perempuan", contents.NOBODY_CAME),
        (replace(HELD, reports=-1), "reports", contents.NEGATIVE),
        (replace(HELD, asked="x" * 10_001), "asked", TOO_LONG),
    ],
)
def test_what_cannot_have_happened_is_refused_beside_its_field(told: Held, field: str, message: str) -> None:
    assert fields(contents.held_problems(told, today=TODAY)) == [(field, message)]


def test_a_session_of_today_may_be_written_down_today() -> None:
    assert contents.held_problems(replace(HELD, on=TODAY), today=TODAY) == []


def test_the_machine_of_states_leads_only_where_it_is_declared() -> None:
    for state in State:
        for step in Step:
            if (state, step) in LEADS_TO:
                assert state_after(state, step) is LEADS_TO[state, step]
            else:
                with pytest.raises(RuleBroken):
                    state_after(state, step)
    assert Step.CANCEL not in allowed_steps(State.HELD)
    assert allowed_steps(State.CANCELLED) == (Step.MOVE,)


@pytest.mark.parametrize(
    ("state", "on", "waits"),
    [
        (State.PLANNED, date(2026, 11, 28), True),
        (State.PLANNED, date(2026, 11, 29), False),
        (State.HELD, date(2026, 11, 1), False),
        (State.CANCELLED, date(2026, 11, 1), False),
    ],
)
def test_only_a_plan_whose_day_has_come_waits_to_be_written(state: State, on: date, *, waits: bool) -> None:
    assert waits_to_be_written(state, on, TODAY) is waits


def test_those_who_were_counted_together_are_counted_once() -> None:
    assert len(SEATS) == len(set(SEATS)) == 9
    assert contents.attended({MOTHERS: 5, NOT_TOLD_APART: 7}) == 12


@pytest.mark.parametrize(
    ("replies", "before"),
    [
        ({(Moment.BEFORE, Reply.NO): 6, (Moment.BEFORE, Reply.YES): 3, (Moment.BEFORE, Reply.UNSURE): 3}, 0.5),
        ({(Moment.AFTER, Reply.NO): 6}, None),
    ],
)
def test_the_share_of_right_answers_counts_those_who_did_not_know(replies: Replies, before: float | None) -> None:
    assert share_right(replies, shipped_questions()["pegang_paspor"], Moment.BEFORE) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[question]]\ncode = "x"\n', "questions.toml:1: missing"),
        (
            '\n[[question]]\ncode = "x"\nid = "a"\nen = "b"\nright = "ya"\nlegal_basis = "c"\nmark = "M"\nsource = "d"\n',
            "questions.toml:2: mark or right",
        ),
    ],
)
def test_a_question_without_a_verified_answer_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(TableWrong, match=said):
        read_questions(text)


def test_a_question_that_stands_twice_is_refused() -> None:
    row = '[[question]]\ncode = "x"\nid = "a"\nen = "b"\nright = "ya"\nlegal_basis = "c"\nmark = "V"\nsource = "d"\n'
    with pytest.raises(TableWrong, match="stands twice"):
        read_questions(row + row)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (replace(FIRST, label=" "), "label"),
        (replace(FIRST, source=""), "source"),
        (replace(FIRST, lies_at=" "), "lies_at"),
    ],
)
def test_a_version_says_what_it_is_who_made_it_and_where_it_lies(told: VersionTold, field: str) -> None:
    assert [each.field for each in contents.version_problems(told, today=TODAY)] == [field]


def test_a_version_of_tomorrow_is_refused() -> None:
    problems = contents.version_problems(replace(FIRST, issued_on=date(2026, 11, 29)), today=TODAY)
    assert fields(problems) == [("issued_on", contents.NO_SUCH_DAY)]
