"""The page of a person's legal aid, the desk's list and figures, and what every form of it stands on."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_for
from naung.casework.legal_aid.queries import HELPED, AidShown, aid_for, applications_of_desk, realisation
from naung.doors.desk.legal_aid.book import aid_book
from naung.doors.desk.legal_aid.shown import aid_page, desk_rows, figure_rows
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.people.queries import name_of_person, people_named

READS, WRITES = Permission.LEGAL_AID_READ, Permission.LEGAL_AID_WRITE


def form_page(request: DeskRequest, aid: AidShown, form: DeskForm, **words: Any) -> HttpResponse:
    """A form about a person. `words`: heading, press, and what stands above the form."""
    context = {"form": form, "aid": aid, "name": name_of_person(aid.person, actor=request.actor), **words}
    return render(request, "desk/legal_aid/form.html", context)


@requires(READS)
def choose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Whose legal aid; where there is one survivor, witness or reporter, hers at once."""
    case = case_for(case_id, actor=request.actor)
    helped = list(dict.fromkeys(part.person for part in case.parts if part.role in HELPED))
    if len(helped) == 1:
        return redirect("legal_aid:show", case_id, helped[0])
    named = people_named(helped, actor=request.actor) if helped else {}
    people = [{"id": each, "name": named[each].name if each in named else ""} for each in helped]
    return render(request, "desk/legal_aid/choose.html", {"case": case, "people": people})


@requires(READS)
def show(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Every path in order with its reason, what was chosen, and applications."""
    return render(request, "desk/legal_aid/show.html", _page(request, case_id, person_id))


@requires(READS)
def printed(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The same on paper."""
    return render(request, "desk/legal_aid/print.html", {**_page(request, case_id, person_id), "may_write": False})


def _page(request: DeskRequest, case_id: UUID, person_id: UUID) -> dict[str, Any]:
    aid = aid_for(case_id, person_id, actor=request.actor)
    return {
        "aid": aid,
        "name": name_of_person(person_id, actor=request.actor),
        **aid_page(aid, timezone.localdate()),
        "may_write": request.actor.may(WRITES),
        "may_assign": request.actor.may(Permission.COUNSEL_READ),
    }


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """The desk's applications, and what became of this year's: applications, persons, cases and services apart."""
    lines, today = applications_of_desk(actor=request.actor), timezone.localdate()
    people = list(dict.fromkeys(line.person for line in lines))
    named = people_named(people, actor=request.actor) if people else {}
    figures, whole = realisation(date(today.year, 1, 1), today, actor=request.actor)
    context = {
        "rows": desk_rows(lines, {person: found.name for person, found in named.items()}),
        "figures": figure_rows(figures),
        "whole": whole,
        "year": today.year,
        "may_ask": request.actor.may(Permission.POSBANKUM_KEEP),
    }
    return render(request, "desk/legal_aid/list.html", context)


@requires(READS)
def book(request: DeskRequest) -> HttpResponse:
    """The list and the figures as a workbook, by case number; no name goes into it."""
    lines, today = applications_of_desk(actor=request.actor), timezone.localdate()
    figures, whole = realisation(date(today.year, 1, 1), today, actor=request.actor)
    return as_attachment(aid_book(lines, figures, whole, today.year), _("bantuan-hukum"))
