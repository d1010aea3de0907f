"""What a session needs on paper: attendance sheet, certificate, sheet of answers. Names are written by hand and never typed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from naung.casework.outreach.queries import board_for, questions_at, session_for, version_choices
from naung.casework.outreach.rules.questions import shipped_questions
from naung.casework.outreach.vocabulary import REPLY_WORDS, Reply
from naung.doors.desk.outreach.shown import question_words, session_page, titles
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import desk_facts

FEWEST_LINES, MOST_LINES = 15, 100  # lines of an attendance sheet: a whole page at the least; more sheets are printed
READS = Permission.OUTREACH_READ


def _session(request: DeskRequest, session_id: UUID) -> dict[str, Any]:
    found = session_for(session_id, actor=request.actor)
    named = titles(version_choices(found.plan.materials, actor=request.actor))
    materials = [named[each] for each in sorted(found.plan.materials, key=str) if each in named]
    known = questions_at(actor=request.actor)
    return {"session": session_page(found, materials, known), "desk": desk_facts(request.actor.desk).name}


@requires(READS)
def attendance(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """Lines to be filled in by hand, as many as people are expected."""
    context = _session(request, session_id)
    lines = min(max(context["session"]["expected"], FEWEST_LINES), MOST_LINES)
    return render(request, "desk/outreach/attendance.html", {**context, "lines": range(1, lines + 1)})


@requires(READS)
def certificate(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """A certificate whose name is written by hand."""
    return render(request, "desk/outreach/certificate.html", _session(request, session_id))


@requires(READS)
def answer_sheet(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """The questions for before and after, those of the telephones where some were chosen; answered without a name."""
    context = _session(request, session_id)
    board, known = board_for(session_id, actor=request.actor), questions_at(actor=request.actor)
    asked = [known[code] for code in board.replies if code in known] if board else shipped_questions().values()
    questions = [question_words(each) for each in asked]
    replies = [REPLY_WORDS[each] for each in Reply]
    return render(request, "desk/outreach/answer_sheet.html", {**context, "questions": questions, "replies": replies})
