"""A survivor's counsel in a case, and, for the coordinator, how many have none."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Role
from naung.casework.counsel.actions import look_at_counsel
from naung.casework.counsel.queries import CounselShown, counsel_for, without_counsel
from naung.casework.evidence.queries import documents_of
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.counsel.shown import assignment_row, consent_rows
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import desks_served
from naung.foundation.people.queries import name_of_person, people_named
from naung.methods.disclosure import suppressed

READS, ASSIGNS = Permission.COUNSEL_READ, Permission.COUNSEL_ASSIGN


def about(counsel: CounselShown, request: DeskRequest) -> dict[str, Any]:
    """What every page says of whose counsel it is."""
    return {"counsel": counsel, "name": name_of_person(counsel.person, actor=request.actor)}


def form_page(request: DeskRequest, counsel: CounselShown, form: DeskForm, **words: Any) -> HttpResponse:
    """A form of a survivor's counsel. `words`: heading, press, and what stands above the form."""
    return render(request, "desk/counsel/form.html", {"form": form, **about(counsel, request), **words})


@requires(READS)
def choose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Whose counsel; where there is one survivor, hers at once."""
    case = case_for(case_id, actor=request.actor)
    victims = list(dict.fromkeys(part.person for part in case.parts if part.role == Role.VICTIM))
    if len(victims) == 1:
        return redirect("counsel:show", case_id, victims[0])
    named = people_named(victims, actor=request.actor) if victims else {}
    people = [{"id": each, "name": named[each].name if each in named else ""} for each in victims]
    return render(request, "desk/counsel/choose.html", {"case": case, "people": people})


@requires(READS)
def show(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Who stands by her, with which power of attorney, what counsel may be told, and who did before."""
    actor, officers = request.actor, Officers()
    counsel = counsel_for(case_id, person_id, actor=actor)
    papers = {}
    if actor.may(Permission.DOCUMENT_READ):
        papers = {each.id: each.title for each in documents_of(case_id, actor=actor)}
    rows = [assignment_row(each, officers, papers) for each in counsel.assignments]
    for row in rows:
        row["calls"] = actor.may(ASSIGNS) or row["row"].officer == actor.id
    context = {
        **about(counsel, request),
        "open": [each for each in rows if each["row"].ended_at is None],
        "ended": [each for each in rows if each["row"].ended_at is not None],
        "consents": consent_rows(person_id, actor),
        "may_write": actor.may(ASSIGNS),
        "may_keep": actor.may(Permission.PRIVILEGED_KEEP)
        and any(each.officer == actor.id for each in counsel.assignments),
        "may_refer": actor.may(Permission.REFERRAL_SEND),
        "may_consent": actor.may(Permission.CONSENT_READ),
    }
    return render(request, "desk/counsel/show.html", context)


@requires(Permission.COORDINATION_READ)
def without(request: DeskRequest) -> HttpResponse:
    """How many survivors of open cases have no counsel, desk by desk. No name, no case, no small number."""
    desks = desks_served(request.actor)
    found = without_counsel([each.id for each in desks], actor=request.actor)
    look_at_counsel(by=request.actor)
    counted = [(each.name, found[each.id]) for each in desks if each.id in found]
    table = [[row.without, row.survivors - row.without] for _name, row in counted]
    safe = suppressed(table) if table else None
    rows = [
        {"desk": name, "without": safe.cells[at][0], "counsel": safe.cells[at][1], "all": safe.row_totals[at]}
        for at, (name, _row) in enumerate(counted)
        if safe is not None
    ]
    totals = None
    if safe is not None:
        totals = {"without": safe.column_totals[0], "counsel": safe.column_totals[1], "all": safe.total}
    return render(request, "desk/counsel/without.html", {"rows": rows, "totals": totals})
