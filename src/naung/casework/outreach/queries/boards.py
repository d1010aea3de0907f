"""Readers of questions: those that may be asked, and how a room answered them by telephone, as counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from naung.casework.outreach.models import OwnQuestion, Session, SessionBoard
from naung.casework.outreach.queries.sessions import answers_of, session_row, sessions_between
from naung.casework.outreach.rules.questions import UNKNOWN_QUESTION, shipped_questions
from naung.casework.outreach.vocabulary import Moment, Question, Replies, Reply, Way
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import RuleBroken
from naung.foundation.noticeboard.queries import notices
from naung.foundation.noticeboard.vocabulary import NoticeShown, Use


@dataclass(frozen=True)
class Board:
    """A session's questions for telephones: the notice, and how often each answer was given, by question."""

    notice: NoticeShown
    replies: Mapping[str, Replies]


@dataclass(frozen=True)
class AnswerLine:
    """How one question was answered at one session; `way` None for telephones."""

    number: str
    on: date
    question: Question
    way: Way | None
    replies: Replies


def questions_at(*, actor: Actor) -> Mapping[str, Question]:
    """The questions of the table and the desk's own, by code; one that is asked no more says so."""
    require(actor, Permission.OUTREACH_READ)
    rows = OwnQuestion.objects.filter(owner=desk_of(actor)).order_by("added_at", "id")
    own = {
        row.id.hex: Question(
            row.id.hex, row.words_id, row.words_en or row.words_id, Reply(row.right), "", "", "", True, row.dropped
        )
        for row in rows
    }
    return {**shipped_questions(), **own}


def question_at(code: str, *, actor: Actor) -> Question:
    """The question of this code. Raises RuleBroken for one that is neither in the table nor the desk's."""
    found = questions_at(actor=actor).get(code)
    if found is None:
        raise RuleBroken(UNKNOWN_QUESTION, field="question")
    return found


def board_for(session_id: UUID, *, actor: Actor) -> Board | None:
    """The questions for telephones of one session of the actor's desk; None where there are none. Raises NotFound."""
    row = session_row(session_id, actor=actor)
    return _boards([row.id]).get(row.id)


def _boards(sessions: list[UUID]) -> dict[UUID, Board]:
    """Boards of sessions that the reader may see already."""
    kept = dict(SessionBoard.objects.filter(session__in=sessions).values_list("session_id", "notice"))
    shown = notices(kept.values())
    return {session: Board(shown[each], _replies(shown[each])) for session, each in kept.items() if each in shown}


def _replies(shown: NoticeShown) -> dict[str, Replies]:
    counts = shown.counts
    return {
        line.code: {
            (moment, reply): counts.get((moment.value, line.code, reply.value), 0)
            for moment in Moment
            for reply in Reply
        }
        for line in shown.of(Use.QUESTION)
    }


def answers_between(since: date, until: date, *, actor: Actor) -> list[AnswerLine]:
    """How rooms of the desk answered, by hands, sheets and telephones, in sessions from `since` and before `until`."""
    known = questions_at(actor=actor)
    lines = sessions_between(since, until, actor=actor)
    rows = {row.id: row for row in Session.objects.filter(id__in=[line.id for line in lines])}
    boards = _boards(list(rows))
    found = []
    for line in lines:
        counted = [(code, way, replies) for code, (way, replies) in answers_of(rows[line.id]).items()]
        by_phone = boards[line.id].replies.items() if line.id in boards else ()
        for code, way, replies in [*counted, *((code, None, replies) for code, replies in by_phone)]:
            if code in known and any(replies.values()):
                found.append(AnswerLine(line.number, line.on, known[code], way, replies))
    return found
