"""Looking whether another desk may know a person, asking it, answering others, and what comes back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.arrivals.queries import arrival_for
from naung.casework.arrivals.queries.looked import rows_of_person
from naung.casework.hints.actions import look_for_arrival
from naung.casework.inquiries.actions import (
    agree_to_be_named,
    answer_question,
    ask_desk,
    look_elsewhere,
    read_answers,
    take_back_being_named,
)
from naung.casework.inquiries.queries import (
    asked_row,
    is_willing,
    looks_of,
    looks_of_rows,
    named_row,
    questions_waiting,
)
from naung.casework.inquiries.vocabulary import AnswerShown, LookShown
from naung.doors.desk.inquiries.forms import AnswerForm, AskForm, LookForm
from naung.doors.desk.inquiries.shown import allowed_now, answers_for, desks_named, look_lines, page_of, say_looked
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on, said
from naung.foundation.access.rules import is_counsels, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import name_of
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries import name_of_person, people_named


@requires(Permission.PERSON_WRITE)
def of_person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """What was looked and asked about a person, and the form of one more look."""
    rows = rows_of_person(person_id, actor=request.actor)
    looks = looks_of(person_id, rows=rows, actor=request.actor)
    form = LookForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            looked = look_elsewhere(person_id=person_id, why=form.cleaned_data["why"], by=request.actor)
            say_looked(request, [looked])
            return redirect("inquiries:of", person_id)
    counsels = is_counsels(own_desk(request.actor).agency.kind)
    context = {
        "form": form,
        "back": reverse("people:show", args=[person_id]),
        "person_id": person_id,
        "name": name_of_person(person_id, actor=request.actor),
        "looks": _read(looks, request.actor),
        "allowed": allowed_now(request.actor),
        "counsels": counsels,
        "willing": counsels and is_willing(person_id, actor=request.actor),
    }
    return render(request, "desk/inquiries/person.html", context)


@requires(Permission.PERSON_WRITE)
@require_POST
def willing(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Whoever told counsel agrees that another desk is told that this office knows her, or takes it back (a button's post)."""
    if request.POST.get("do", "") == "setuju":
        try:
            agree_to_be_named(person_id=person_id, by=request.actor)
            messages.success(request, _("Dicatat: kantor ini boleh disebut kepada meja lain yang menangani orang ini."))
        except RuleBroken as refused:
            messages.warning(request, said(refused))
    else:
        take_back_being_named(person_id=person_id, by=request.actor)
        messages.success(request, _("Dicatat: kantor ini tidak disebut lagi. Yang sudah disebut tidak dapat ditarik."))
    return redirect("inquiries:of", person_id)


@requires(Permission.ARRIVAL_WRITE)
def of_arrival(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """What was looked and asked about somebody of a list who has no record yet, and the form of one more look."""
    require(request.actor, Permission.PERSON_WRITE)
    shown = arrival_for(arrival_id, actor=request.actor)
    if shown.person is not None:
        return redirect("inquiries:of", shown.person)
    form = LookForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            say_looked(
                request, [look_for_arrival(arrival_id=arrival_id, why=form.cleaned_data["why"], by=request.actor)]
            )
            return redirect("inquiries:of_arrival", arrival_id)
    context = {
        "form": form,
        "back": reverse("arrivals:person", args=[arrival_id]),
        "name": shown.texts["name"],
        "looks": _read(looks_of_rows([arrival_id], actor=request.actor), request.actor),
        "allowed": allowed_now(request.actor),
    }
    return render(request, "desk/inquiries/person.html", context)


def _read(looks: tuple[LookShown, ...], reader: Actor) -> list[dict[str, Any]]:
    """Looks as lines of the page; what was answered is read by that."""
    read_answers(looks=[look.id for look in looks], by=reader)
    return look_lines(looks)


@requires(Permission.PERSON_WRITE)
def ask(request: DeskRequest, look_id: UUID, desk_id: UUID) -> HttpResponse:
    """Ask one desk that was named."""
    row = named_row(look_id, desk_id, actor=request.actor)
    form = AskForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            ask_desk(look_id=look_id, desk=desk_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(
                request, _("Pertanyaan Anda sampai di meja itu. Jawabannya muncul di sini dan di Hari ini.")
            )
            return redirect(page_of(row.look.person_id, row.look.row))
    context = {"form": form, "back": page_of(row.look.person_id, row.look.row), "desk": desks_named().get(desk_id, "")}
    return render(request, "desk/inquiries/ask.html", context)


@requires(Permission.PERSON_READ)
def waiting(request: DeskRequest) -> HttpResponse:
    """What other desks ask this one, and what they answered to it."""
    desks = desks_named()
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
        "answers": _answers(answers_for(request.actor), desks, request.actor),
        "may_write": request.actor.may(Permission.PERSON_WRITE),
        "may_review": request.actor.may(Permission.LOG_READ),
    }
    return render(request, "desk/inquiries/waiting.html", context)


def _answers(found: list[AnswerShown], desks: dict[UUID, str], reader: Actor) -> list[dict[str, Any]]:
    """Answers that wait to be read, with whom they are about and the page on which they stand."""
    people = people_named({each.person for each in found if each.person}, actor=reader)
    return [
        {
            "address": page_of(each.person, each.row),
            "name": people[each.person].name if each.person in people else "",
            "desk": desks.get(each.desk, ""),
            "by": name_of(each.by),
            "at": each.at,
        }
        for each in found
    ]


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
        "desk": desks_named().get(row.look.owner, ""),
        "record": row.record,
        "name": name_of_person(row.record, actor=request.actor),
    }
    return render(request, "desk/inquiries/answer.html", context)
