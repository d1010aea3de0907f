"""Writers of questions for telephones: what a session asks is written down on the noticeboard, and taken down again."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from naung.casework.outreach.models import OwnQuestion, Session, SessionBoard
from naung.casework.outreach.queries.boards import board_for, questions_at
from naung.casework.outreach.queries.sessions import session_row
from naung.casework.outreach.rules.questions import chosen_problems, own_problems
from naung.casework.outreach.rules.states import NOT_NOW
from naung.casework.outreach.vocabulary import (
    REPLY_WORDS,
    STATE_WORDS,
    STEP_WORDS,
    OutreachEvent,
    Question,
    QuestionTold,
    Reply,
    State,
    Step,
)
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, refuse
from naung.foundation.law.queries.office import office_law
from naung.foundation.noticeboard.actions import post_notice, reset_hours, take_down
from naung.foundation.noticeboard.queries import notice
from naung.foundation.noticeboard.vocabulary import Kind, Line, Opening, Use
from naung.foundation.words import Known, gettext_noop

ALREADY = gettext_noop("Pertanyaan untuk ponsel sudah dipasang pada sosialisasi ini.")


@transaction.atomic
def ask_by_phone(*, session_id: UUID, questions: Sequence[str], openings: Sequence[Opening], by: Actor) -> UUID:
    """Write the chosen questions on the noticeboard, open between these moments; returns the notice.

    Raises Problems with one row a field, RuleBroken where they stand there already or the session was cancelled.
    """
    require(by, Permission.OUTREACH_WRITE)
    row = _session(session_id, by)
    known = questions_at(actor=by)
    refuse(chosen_problems(questions, known))
    if board_for(session_id, actor=by) is not None:
        raise RuleBroken(ALREADY)
    lines = [*(_asked(known[code]) for code in dict.fromkeys(questions)), *_choices(), *_helps()]
    made = post_notice(kind=Kind.QUESTIONS, lines=lines, openings=openings, by=by)
    SessionBoard.objects.create(session=row, notice=made)
    record(OutreachEvent.ASKED, subject=row.id, by=by)
    return made


def _session(session_id: UUID, by: Actor) -> Session:
    row = session_row(session_id, actor=by)
    if row.state == State.CANCELLED:
        raise RuleBroken(NOT_NOW, step=Known(STEP_WORDS[Step.COUNT]), state=Known(STATE_WORDS[State.CANCELLED]))
    return Session.objects.select_for_update(of=("self",)).get(id=row.id)


def _asked(question: Question) -> Line:
    return Line(Use.QUESTION, question.code, question.words_id, question.words_en)


def _choices() -> list[Line]:
    with override("en"):
        english = {reply: gettext(REPLY_WORDS[reply]) for reply in Reply}
    return [Line(Use.CHOICE, reply.value, REPLY_WORDS[reply], english[reply]) for reply in Reply]


def _helps() -> list[Line]:
    """The numbers for help as this office has them; one that nobody verified is released as such."""
    rows = [row for row in office_law().hotlines.values() if row.number]
    return [Line(Use.HELP, row.code, row.id, row.en, row.number, not row.is_unverified) for row in rows]


@transaction.atomic
def change_hours(*, session_id: UUID, version: int, openings: Sequence[Opening], by: Actor) -> None:
    """Other hours, or more sheets, for the questions of a session. Raises Problems, StaleVersion, NotFound."""
    require(by, Permission.OUTREACH_WRITE)
    row = _session(session_id, by)
    reset_hours(notice_id=_notice(row), version=version, openings=openings, by=by)
    record(OutreachEvent.ASKED_ANEW, subject=row.id, by=by)


def _notice(row: Session) -> UUID:
    found = SessionBoard.objects.filter(session=row).first()
    if found is None:
        raise NotFound()
    return found.notice


@transaction.atomic
def ask_no_more(*, session_id: UUID, by: Actor) -> None:
    """Take the questions of a session down for good; what was answered stays counted. Raises NotFound."""
    require(by, Permission.OUTREACH_WRITE)
    row = session_row(session_id, actor=by)
    take_down(notice_id=_notice(row), by=by)
    record(OutreachEvent.ASKED_NO_MORE, subject=row.id, by=by)


def board_is_down(row: Session, by: Actor) -> None:
    """A session that does not take place asks nothing: a part of cancelling it."""
    found = SessionBoard.objects.filter(session=row).first()
    if found is not None:
        take_down(notice_id=found.notice, by=by)


def board_follows(row: Session, by_days: timedelta, by: Actor) -> None:
    """The hours of the questions move with the session's day, and the printed sheet stays right: a part of moving it."""
    found = SessionBoard.objects.filter(session=row).first()
    shown = notice(found.notice) if found else None
    if shown is None or shown.down or not by_days:
        return
    moved = [
        Opening(each.part, each.opens_at + by_days, each.closes_at + by_days, each.most) for each in shown.openings
    ]
    reset_hours(notice_id=shown.id, version=shown.version, openings=moved, by=by)


@transaction.atomic
def add_question(*, told: QuestionTold, by: Actor) -> UUID:
    """A question of the office's own, for whose right answer it answers itself. Raises Problems with one row a field."""
    require(by, Permission.OUTREACH_WRITE)
    refuse(own_problems(told))
    row = OwnQuestion.objects.create(
        owner=desk_of(by),
        words_id=told.words_id.strip(),
        words_en=told.words_en.strip(),
        right=told.right,
        added_at=timezone.now(),
        added_by=officer_of(by),
    )
    record(OutreachEvent.QUESTION_ADDED, subject=row.id, by=by)
    return row.id


@transaction.atomic
def drop_question(*, question_id: UUID, by: Actor) -> None:
    """Ask a question of the desk's own no more; what was answered to it stays. Raises NotFound. Twice does no harm."""
    require(by, Permission.OUTREACH_WRITE)
    row = OwnQuestion.objects.filter(id=question_id, owner=desk_of(by)).first()
    if row is None:
        raise NotFound()
    if row.dropped:
        return
    row.dropped = True
    row.save()
    record(OutreachEvent.QUESTION_DROPPED, subject=row.id, by=by)
