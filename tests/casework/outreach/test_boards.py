"""Questions by telephone: chosen from the table or the office's own, open at the session's hours, gone with the session."""

from dataclasses import replace
from datetime import timedelta

import pytest

from naung.casework.outreach.actions import (
    add_question,
    ask_by_phone,
    ask_no_more,
    cancel_session,
    change_hours,
    drop_question,
    move_session,
)
from naung.casework.outreach.queries import answers_between, board_for, questions_at
from naung.casework.outreach.rules.questions import more_sheets_than_people
from naung.casework.outreach.vocabulary import Moment, QuestionTold, Reply
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.noticeboard.actions import hand_in
from naung.foundation.noticeboard.vocabulary import Kind, Use
from tests.casework.outreach.told import a_held_session, a_session, days
from tests.foundation.noticeboard.told import HOUR, openings

pytestmark = pytest.mark.django_db
OURS = QuestionTold("Apakah nomor lurah ada di papan pengumuman?", "", Reply.YES)
CHOSEN = ["pegang_paspor", "sudah_setuju"]


def test_what_is_asked_and_counted_stands_with_the_session(sari: Actor, budi: Actor, hamdan: Actor) -> None:
    made = a_session(sari)
    ask_by_phone(session_id=made, questions=CHOSEN, openings=openings(), by=sari)
    board = board_for(made, actor=sari)
    assert board is not None
    assert [line.code for line in board.notice.of(Use.QUESTION)] == CHOSEN
    assert [line.words_en for line in board.notice.of(Use.CHOICE)] == ["Yes", "No", "Not known"]
    helps = {line.code: (line.detail, line.sure) for line in board.notice.of(Use.HELP)}
    assert helps["sapa"] == ("129", False)  # the shipped number, which nobody verified
    assert "polisi" not in helps  # without a number there is nothing to dial
    hand_in(
        code=board.notice.code,
        kind=Kind.QUESTIONS,
        part="sebelum",
        slip=new_id(),
        answers={"pegang_paspor": "tidak", "sudah_setuju": "tidak_tahu"},
        by=system_actor("visitor"),
    )
    (first, second) = answers_between(days(0), days(30), actor=sari)
    assert (first.way, first.replies[Moment.BEFORE, Reply.NO]) == (None, 1)
    assert second.replies[Moment.BEFORE, Reply.UNSURE] == 1
    with pytest.raises(NotFound):
        board_for(made, actor=budi)
    with pytest.raises(NotPermitted):
        ask_by_phone(session_id=made, questions=CHOSEN, openings=openings(), by=hamdan)
    with pytest.raises(RuleBroken):
        ask_by_phone(session_id=made, questions=CHOSEN, openings=openings(), by=sari)


def test_hours_move_with_the_day_and_the_sheet_goes_with_the_session(sari: Actor) -> None:
    made = a_session(sari)
    start = openings()
    ask_by_phone(session_id=made, questions=CHOSEN, openings=start, by=sari)
    with pytest.raises(StaleVersion):
        change_hours(session_id=made, version=0, openings=start, by=sari)
    later = tuple(replace(each, opens_at=each.opens_at + HOUR, closes_at=each.closes_at + HOUR) for each in start)
    change_hours(session_id=made, version=1, openings=later, by=sari)
    move_session(session_id=made, version=1, on=days(4), reason="Banjir.", by=sari)
    board = board_for(made, actor=sari)
    assert board is not None
    assert board.notice.openings[0].opens_at == later[0].opens_at + timedelta(days=3)
    assert not board.notice.down
    cancel_session(session_id=made, version=2, reason="Balai rusak.", by=sari)
    closed = board_for(made, actor=sari)
    assert closed is not None
    assert closed.notice.down
    with pytest.raises(RuleBroken):
        change_hours(session_id=made, version=3, openings=later, by=sari)


def test_an_office_asks_its_own_and_stops_asking_it(sari: Actor, budi: Actor) -> None:
    own = add_question(told=OURS, by=sari)
    assert questions_at(actor=sari)[own.hex].ours
    assert own.hex not in questions_at(actor=budi)
    with pytest.raises(NotFound):
        drop_question(question_id=own, by=budi)
    held = a_held_session(sari)
    ask_by_phone(session_id=held, questions=[own.hex], openings=openings(), by=sari)
    drop_question(question_id=own, by=sari)
    assert questions_at(actor=sari)[own.hex].dropped
    for chosen in ([own.hex], [], [*CHOSEN, "visa_kunjungan", "x", "y", "z"], ["x"]):
        with pytest.raises(Problems) as wrong:
            ask_by_phone(session_id=a_session(sari), questions=chosen, openings=openings(), by=sari)
        assert wrong.value.problems[0].field == "questions"
    with pytest.raises(Problems):
        add_question(told=replace(OURS, words_id=" ", right=Reply.UNSURE), by=sari)
    ask_no_more(session_id=held, by=sari)
    with pytest.raises(NotFound):
        ask_no_more(session_id=a_session(sari), by=sari)


@pytest.mark.parametrize(("came", "wrong"), [(None, False), (40, False), (39, True)])
def test_more_sheets_than_people_are_seen(came: int | None, wrong: bool) -> None:
    assert more_sheets_than_people({"sebelum": 12, "sesudah": 40}, came) is wrong
