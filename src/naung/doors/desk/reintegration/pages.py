"""The page of a person's reintegration, the desk's list with its workbook, and what every form of it stands on."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Role
from naung.casework.reintegration.queries import PathShown, items_known, path_for, paths_of_desk
from naung.doors.desk.reintegration.book import paths_book
from naung.doors.desk.reintegration.shown import list_rows, path_rows, services
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.people.queries import name_of_person, people_named

READS, WRITES = Permission.REINTEGRATION_READ, Permission.REINTEGRATION_WRITE


def form_page(request: DeskRequest, path: PathShown, form: DeskForm, **words: Any) -> HttpResponse:
    """A form of a plan. `words`: heading, press, and what stands above the form."""
    about = {"path": path, "name": name_of_person(path.person, actor=request.actor)}
    return render(request, "desk/reintegration/form.html", {"form": form, **about, **words})


def back_to(path: PathShown) -> HttpResponse:
    """The plan's page, after something was written."""
    return redirect("reintegration:show", path.case, path.person)


@requires(READS)
def choose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Whose plan; where there is one survivor, hers at once."""
    case = case_for(case_id, actor=request.actor)
    victims = list(dict.fromkeys(part.person for part in case.parts if part.role == Role.VICTIM))
    if len(victims) == 1:
        return redirect("reintegration:show", case_id, victims[0])
    named = people_named(victims, actor=request.actor) if victims else {}
    people = [{"id": each, "name": named[each].name if each in named else ""} for each in victims]
    return render(request, "desk/reintegration/choose.html", {"case": case, "people": people})


@requires(READS)
def show(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The five steps, follow-ups, how she fares, new problems, and the end."""
    return render(request, "desk/reintegration/show.html", _page(request, case_id, person_id))


@requires(READS)
def printed(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The same on paper."""
    return render(request, "desk/reintegration/print.html", {**_page(request, case_id, person_id), "may_write": False})


def _page(request: DeskRequest, case_id: UUID, person_id: UUID) -> dict[str, Any]:
    path = path_for(case_id, person_id, actor=request.actor)
    rows = path_rows(path, timezone.localdate(), items_known(actor=request.actor))
    return {
        "path": path,
        "name": name_of_person(person_id, actor=request.actor),
        **rows,
        "services": services(path, request.actor),
        "reads_plans": request.actor.may(Permission.PLAN_READ),
        "may_report": request.actor.may(Permission.REPORT_RECEIVE),
        "may_write": request.actor.may(WRITES),
    }


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """Every plan of the desk, the missed follow-ups first."""
    lines = paths_of_desk(actor=request.actor)
    people = [line.person for line in lines]
    named = people_named(people, actor=request.actor) if people else {}
    names = {person: found.name for person, found in named.items()}
    context = {"rows": list_rows(lines, names, timezone.localdate()), "may_write": request.actor.may(WRITES)}
    return render(request, "desk/reintegration/list.html", context)


@requires(READS)
def book(request: DeskRequest) -> HttpResponse:
    """The list as a workbook, by case number; no name goes into it."""
    return as_attachment(paths_book(paths_of_desk(actor=request.actor)), _("reintegrasi"))
