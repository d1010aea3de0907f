"""Giving a person a part in a case: find her first, so that nobody is written down twice."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.actions import add_person, remove_person
from naung.casework.cases.queries import case_row, part_row
from naung.doors.desk.cases.forms import FindForm, NewPersonForm, RoleForm
from naung.doors.desk.people.earlier import after_registering
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.pages import shows_again
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.queries import people_named, search_people
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex


@requires(Permission.CASE_WRITE)
@shows_again
def find(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Search before writing down."""
    case = case_row(case_id, actor=request.actor)
    form = FindForm(request.POST or None)
    found = None
    if form.is_valid():
        with errors_on(form):
            found = search_people(form.cleaned_data["query"], actor=request.actor)
    context = {"form": form, "case": case, "found": found}
    return render(request, "desk/cases/person_find.html", context)


@requires(Permission.CASE_WRITE)
def add(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Give a known person a part."""
    case = case_row(case_id, actor=request.actor)
    named = people_named([person_id], actor=request.actor)
    form = RoleForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            add_person(case_id=case_id, person_id=person_id, role=form.cleaned_data["role"], by=request.actor)
            messages.success(request, _("Orang ini sudah masuk kasus."))
            return redirect("cases:show", case_id)
    context = {
        "form": form,
        "case": case,
        "person": named[person_id].name if person_id in named else "",
        "person_id": person_id,
    }
    return render(request, "desk/cases/person_add.html", context)


@requires(Permission.PERSON_WRITE)
def register(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Write down a new person with her part, both or neither."""
    case = case_row(case_id, actor=request.actor)
    form = NewPersonForm(request.POST or None)
    if form.is_valid():
        with errors_on(form), transaction.atomic():
            data = form.cleaned_data
            told = PersonTold(
                names=((NameKind.OFFICIAL, data["name"]),),
                sex=Sex(data["sex"]),
                birth=data["birth"] or VagueDate.unknown(),
            )
            person_id = register_person(told=told, by=request.actor)
            add_person(case_id=case_id, person_id=person_id, role=data["role"], by=request.actor)
            messages.success(request, _("Orang ini dicatat dan masuk kasus."))
            return after_registering(request, person_id, "cases:show", case_id)
    return render(request, "desk/cases/person_new.html", {"form": form, "case": case})


@requires(Permission.CASE_WRITE)
def remove(request: DeskRequest, part_id: UUID) -> HttpResponse:
    """Take a part away (a button's post)."""
    part = part_row(part_id, actor=request.actor)
    if request.method == "POST":
        remove_person(part_id=part_id, by=request.actor)
        messages.success(request, _("Peran itu dihapus dari kasus. Data orangnya tetap ada."))
    return redirect("cases:show", part.case_id)
