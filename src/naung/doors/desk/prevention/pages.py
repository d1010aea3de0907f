"""The list of plans, one plan, one version with its answer, two of them side by side, and the second signature."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.doors.desk.prevention.shown import (
    catalogue_rows,
    complaints_told,
    decided_rows,
    ends_shown,
    frame_shown,
    job_shown,
    map_shown,
    names_in,
    plan_rows,
    state_shown,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.insight.targeting.actions import approve_version
from naung.insight.targeting.queries import (
    VersionShown,
    areas_of,
    authors_of,
    covers,
    newest_of,
    places_of,
    plans,
    version_for,
    weighed_places,
)
from naung.insight.targeting.rules.planning import parts_of
from naung.insight.targeting.vocabulary import Basis, End, State

READS, WRITES, APPROVES = Permission.INSIGHT_READ, Permission.PREVENTION_WRITE, Permission.PREVENTION_APPROVE

ANSWERED = {State.SOLVED, State.APPROVED}


@requires(READS)
def every(request: DeskRequest) -> HttpResponse:
    """Every plan with its newest version."""
    found = plans(actor=request.actor)
    context = {"plans": plan_rows(found), "may_write": request.actor.may(WRITES)}
    return render(request, "desk/prevention/list.html", context)


@requires(READS)
def plan(request: DeskRequest, prevention_id: UUID) -> HttpResponse:
    """The newest version of a plan: still being written, being solved, or with its answer."""
    shown = newest_of(prevention_id, actor=request.actor)
    if shown.state in ANSWERED:
        return _answer(request, shown)
    return render(request, "desk/prevention/plan.html", _head(request, shown) | _steps(shown))


@requires(READS)
def version(request: DeskRequest, solution_id: UUID) -> HttpResponse:
    """One version as it was asked and answered."""
    shown = version_for(solution_id, actor=request.actor)
    if shown.state not in ANSWERED:
        return redirect("prevention:plan", shown.plan)
    return _answer(request, shown)


def _answer(request: DeskRequest, shown: VersionShown) -> HttpResponse:
    names = names_in(shown)
    rows = catalogue_rows(shown)
    context = _head(request, shown) | {
        "ends": ends_shown(shown, names),
        "rows": [each for each in rows if each["assumed"]],
        "all_rows": rows,
        "tasks": [
            {"target": each.target, "words": f"{names.intervention(each.intervention)}, {names.place(each.area)}"}
            for each in shown.tasks
        ],
        "parts": [
            {"code": code.replace(".", "-"), "name": names.place(code)}
            for code in dict.fromkeys(area for area, _code in parts_of(shown.ends))
        ],
        **map_shown(shown, names),
    }
    return render(request, "desk/prevention/version.html", context)


def _head(request: DeskRequest, shown: VersionShown) -> dict[str, Any]:
    """What every page of a version says, and what its reader may do."""
    actor, names = request.actor, names_in(shown)
    own = covers(actor, shown.frame.within)
    second = actor.id not in authors_of(shown.id, actor=actor)
    return {
        "solution": shown,
        "frame": frame_shown(shown, names),
        "state": state_shown(shown.state),
        "decided": decided_rows(shown.decided, names),
        "others": [
            {
                "id": each.id,
                "number": each.number,
                "title": f"{row.title}, {row.year}",
                "state": state_shown(each.state),
            }
            | {"own": row.id == shown.plan, "compared": bool(shown.ends) and each.state in ANSWERED}
            for row in plans(actor=actor)
            for each in row.versions
            if each.id != shown.id and (row.id == shown.plan or (shown.ends and each.state in ANSWERED))
        ],
        "may_write": own and actor.may(WRITES) and shown.newest and shown.state is not State.RUNNING,
        "may_approve": own and actor.may(APPROVES) and second and shown.state is State.SOLVED,
        "may_assign": own and actor.may(APPROVES) and shown.state is State.APPROVED,
    }


def _steps(shown: VersionShown) -> dict[str, Any]:
    areas = areas_of(shown.frame)
    return {
        "rows": catalogue_rows(shown),
        "places": len(places_of(shown.frame)),
        "weighed": len(shown.needs),
        "to_weigh": len(weighed_places(shown.frame)),
        "by_office": shown.frame.basis is Basis.OFFICE,
        "limits": [{"name": each.name, "told": shown.limits[each.code]} for each in areas if each.code in shown.limits],
        "complaints": complaints_told(shown, names_in(shown)),
        "job": job_shown(shown),
        "ready": bool(shown.assumed),
    }


@requires(APPROVES)
def approve(request: DeskRequest, solution_id: UUID) -> HttpResponse:
    """The second signature, after the plan was read."""
    shown = version_for(solution_id, actor=request.actor)
    here = reverse("prevention:version", args=[shown.id])
    if request.method == "POST":
        approve_version(version_id=shown.id, by=request.actor)
        messages.success(request, _("Versi ini disetujui."))
        return redirect(here)
    return render(request, "desk/prevention/approve.html", _head(request, shown) | {"back": here})


@requires(READS)
def compare(request: DeskRequest, solution_id: UUID, other_solution: UUID) -> HttpResponse:
    """Two versions side by side: what binds them, and what only one of them chooses."""
    both = [version_for(each, actor=request.actor) for each in (solution_id, other_solution)]
    if any(End.LOW not in each.ends for each in both):
        raise NotFound()
    chosen = [{(c.place, c.intervention) for c in each.ends[End.LOW].choices} for each in both]
    sides = []
    for shown, mine, other in zip(both, chosen, reversed(chosen), strict=True):
        names = names_in(shown)
        only = [(names.place(place), names.intervention(code)) for place, code in sorted(mine - other)]
        costs = ends_shown(shown, names)
        sides.append(
            {"solution": shown, "frame": frame_shown(shown, names), "state": state_shown(shown.state), "only": only}
            | {"ends": costs, "count": len(mine), "decided": decided_rows(shown.decided, names)}
        )
    return render(request, "desk/prevention/compare.html", {"sides": sides, "shared": len(chosen[0] & chosen[1])})
