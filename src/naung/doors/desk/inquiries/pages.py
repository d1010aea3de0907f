"""Looking whether another desk may know a person, asking it, answering others, and the supervisor's review."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.inquiries.actions import answer_question, ask_desk, look_elsewhere
from naung.casework.inquiries.queries import (
    asked_row,
    looks_left,
    looks_of,
    looks_reviewed,
    named_row,
    questions_waiting,
)
from naung.casework.inquiries.rules import MOST_A_DAY, MOST_A_WEEK
from naung.casework.inquiries.vocabulary import REPLY_WORDS, LookShown
from naung.doors.desk.inquiries.forms import AnswerForm, AskForm, LookForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.accounts.queries import name_of
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.people.queries import name_of_person
from naung.foundation.words import gettext_noop

REVIEWED = timedelta(days=30)
USED_UP = gettext_noop("Batas Anda untuk hari ini sudah habis, jadi tidak ada yang dilihat. Tanyakan kepada penyelia.")


def _desks() -> dict[UUID, str]:
    return {desk.id: desk_name(desk) for desk in all_desks()}


@requires(Permission.PERSON_WRITE)
def of_person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """What was looked and asked about a person, and the form of one more look."""
    looks, desks = looks_of(person_id, actor=request.actor), _desks()
    form = LookForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            looked = look_elsewhere(person_id=person_id, why=form.cleaned_data["why"], by=request.actor)
            if looked.stopped:
                messages.warning(request, _(USED_UP))
            elif looked.desks:
                messages.success(request, _("Ada meja yang mungkin tahu lebih banyak. Anda dapat bertanya kepadanya."))
            else:
                messages.success(request, _("Belum ada tanda yang cukup kuat di meja lain."))
            return redirect("inquiries:of", person_id)
    context = {
        "form": form,
        "person_id": person_id,
        "name": name_of_person(person_id, actor=request.actor),
        "looks": [_look_row(look, desks) for look in looks],
        "left": looks_left(actor=request.actor),
        "most": MOST_A_DAY,
    }
    return render(request, "desk/inquiries/person.html", context)


def _look_row(look: LookShown, desks: dict[UUID, str]) -> dict[str, Any]:
    asked = {each.desk: each for each in look.asked}
    return {
        "id": look.id,
        "at": look.at,
        "by": name_of(look.by),
        "why": look.why,
        "desks": [
            {
                "id": desk,
                "name": desks.get(desk, ""),
                "asked": asked.get(desk),
                "reply": REPLY_WORDS[reply] if desk in asked and (reply := asked[desk].reply) else "",
            }
            for desk in look.desks
        ],
    }


@requires(Permission.PERSON_WRITE)
def ask(request: DeskRequest, look_id: UUID, desk_id: UUID) -> HttpResponse:
    """Ask one desk that was named."""
    row = named_row(look_id, desk_id, actor=request.actor)
    form = AskForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            ask_desk(look_id=look_id, desk=desk_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Pertanyaan Anda sampai di meja itu. Jawabannya muncul di halaman ini."))
            return redirect("inquiries:of", row.look.person_id)
    context = {"form": form, "person_id": row.look.person_id, "desk": _desks().get(desk_id, "")}
    return render(request, "desk/inquiries/ask.html", context)


@requires(Permission.PERSON_READ)
def waiting(request: DeskRequest) -> HttpResponse:
    """What other desks ask this one."""
    desks = _desks()
    rows = [
        {
            "told": each,
            "desk": desks.get(each.desk, ""),
            "by": name_of(each.by),
            "name": name_of_person(each.record, actor=request.actor),
        }
        for each in questions_waiting(actor=request.actor)
    ]
    context = {
        "rows": rows,
        "may_write": request.actor.may(Permission.PERSON_WRITE),
        "may_review": request.actor.may(Permission.LOG_READ),
    }
    return render(request, "desk/inquiries/waiting.html", context)


@requires(Permission.PERSON_WRITE)
def answer(request: DeskRequest, named_id: UUID) -> HttpResponse:
    """Answer one of them."""
    row = asked_row(named_id, actor=request.actor)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            answer_question(named_id=named_id, reply=form.told(), by=request.actor)
            messages.success(request, _("Jawaban meja ini sudah sampai."))
            return redirect("inquiries:waiting")
    asked = [each for each in questions_waiting(actor=request.actor) if each.id == named_id]
    context = {
        "form": form,
        "asked": [{"told": each, "by": name_of(each.by)} for each in asked],
        "desk": _desks().get(row.look.owner, ""),
        "record": row.record,
        "name": name_of_person(row.record, actor=request.actor),
    }
    return render(request, "desk/inquiries/answer.html", context)


@requires(Permission.LOG_READ)
def review(request: DeskRequest) -> HttpResponse:
    """How often each officer of the desk looked in a month, those who were stopped first."""
    found = looks_reviewed(since=timezone.now() - REVIEWED, actor=request.actor)
    rows = [{"who": name_of(each.officer), "told": each} for each in found]
    return render(request, "desk/inquiries/review.html", {"rows": rows, "day": MOST_A_DAY, "week": MOST_A_WEEK})
