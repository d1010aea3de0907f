"""Pages of questions that people of the town ask before anything happened: written down without a name, counted, handed on."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.legal_aid.actions import write_question
from naung.casework.legal_aid.queries import question_for, questions_of_desk, topics_asked
from naung.casework.legal_aid.vocabulary import Handed
from naung.casework.outreach.queries import taught
from naung.casework.outreach.vocabulary import Topic as TaughtTopic
from naung.doors.desk.legal_aid.book import question_book
from naung.doors.desk.legal_aid.forms import QuestionForm
from naung.doors.desk.legal_aid.shown import question_row, topic_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Category, Permission
from naung.foundation.organisations.queries import own_desk

KEEPS = Permission.POSBANKUM_KEEP
MOST_SHOWN = 100


@requires(KEEPS)
def overview(request: DeskRequest) -> HttpResponse:
    """The desk's questions, and how often each topic was asked this year, here and over all posts."""
    lines, today = questions_of_desk(actor=request.actor), timezone.localdate()
    own = Counter(topic for line in lines if line.asked_on.year == today.year for topic in line.topics)
    everywhere = topics_asked(date(today.year, 1, 1), today, actor=request.actor)
    topics = [
        {"words": topic_words([code]), "own": own[code], "all": everywhere[code]}
        for code in sorted(everywhere, key=lambda code: (-own[code], code))
    ]
    context: dict[str, Any] = {
        "rows": [question_row(line) for line in lines[:MOST_SHOWN]],
        "more": len(lines) > MOST_SHOWN,
        "topics": topics,
        "year": today.year,
        "may_teach": request.actor.may(Permission.OUTREACH_READ),
    }
    if context["may_teach"]:
        held, came = taught(TaughtTopic.LAW, date(today.year, 1, 1), today, actor=request.actor)
        context |= {"taught": held, "came": came}
    return render(request, "desk/legal_aid/questions.html", context)


@requires(KEEPS)
def book(request: DeskRequest) -> HttpResponse:
    """Topics by month and place as a workbook."""
    return as_attachment(question_book(questions_of_desk(actor=request.actor)), _("pertanyaan-warga"))


@requires(KEEPS)
def add(request: DeskRequest) -> HttpResponse:
    """Write a question down. How to be reached is asked only where this reader may ever read it."""
    may_reach = Category.C in request.actor.categories
    form = QuestionForm(request.POST or None, near=own_desk(request.actor).territory or None, may_reach=may_reach)
    if form.is_valid():
        with errors_on(form):
            kept = write_question(told=form.told(), by=request.actor)
            messages.success(request, _("Pertanyaan dicatat, tanpa nama."))
            return redirect("legal_aid:question", kept)
    return render(request, "desk/legal_aid/question_form.html", {"form": form, "may_reach": may_reach})


@requires(KEEPS)
def show(request: DeskRequest, town_question_id: UUID) -> HttpResponse:
    """One question. A report is opened only for one who wanted to be handed on."""
    shown = question_for(town_question_id, actor=request.actor)
    wished = shown.line.handed is not Handed.NOBODY
    context = {
        "shown": shown,
        "row": question_row(shown.line),
        "may_report": wished and request.actor.may(Permission.REPORT_RECEIVE),
    }
    return render(request, "desk/legal_aid/question.html", context)
