"""Rights of a person: the list, telling her, whether each was given, and the leaflet that she may keep."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from naung.casework.plans.actions import tell_rights, write_right
from naung.casework.plans.queries import leaflet_rows, rights_for
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.plans.forms import RightForm, TellForm
from naung.doors.desk.plans.shown import right_row, right_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import name_of_person


@requires(Permission.PLAN_READ)
def list_rights(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Every right, when the person was told of it, and whether it was given."""
    shown = rights_for(person_id, on=timezone.localdate(), actor=request.actor)
    context = {
        "person_id": person_id,
        "name": name_of_person(person_id, actor=request.actor),
        "rows": right_rows(shown.lines),
        "untold": len(shown.untold),
        "all": len(shown.lines),
    }
    return render(request, "desk/plans/rights.html", context)


@requires(Permission.PLAN_WRITE)
def tell(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Write down that the person was told."""
    shown = rights_for(person_id, on=timezone.localdate(), actor=request.actor)
    known = [line.right for line in shown.lines]
    form = TellForm(request.POST or None, rights=known, untold=shown.untold)
    if form.is_valid():
        with errors_on(form):
            given = form.cleaned_data
            tell_rights(
                person_id=person_id,
                codes=given["rights"],
                language=given["language"],
                told_at=given["told_at"],
                teller=given["teller"],
                with_leaflet=given["with_leaflet"],
                by=request.actor,
            )
            messages.success(request, _("Pemberitahuan hak dicatat."))
            return redirect("plans:rights", person_id)
    context = {"form": form, "person_id": person_id, "name": name_of_person(person_id, actor=request.actor)}
    return render(request, "desk/plans/tell.html", context)


@requires(Permission.PLAN_WRITE)
def state(request: DeskRequest, person_id: UUID, right: str) -> HttpResponse:
    """Write down whether a right was given."""
    line = rights_for(person_id, on=timezone.localdate(), actor=request.actor).line(right)
    if line is None:
        raise NotFound()
    first = {"given": line.given.value, "why": line.why or ""}
    form = RightForm(request.POST or None, initial=first, version=line.version)
    if form.is_valid():
        with errors_on(form):
            given = form.cleaned_data
            write_right(
                person_id=person_id,
                code=right,
                given=given["given"],
                why=given["why"],
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Keadaan hak dicatat."))
            return redirect("plans:rights", person_id)
    context = {
        "form": form,
        "person_id": person_id,
        "name": name_of_person(person_id, actor=request.actor),
        "row": right_row(line, Officers()),
    }
    return render(request, "desk/plans/right.html", context)


@requires(Permission.PLAN_READ)
def leaflet(request: DeskRequest, tongue: str) -> HttpResponse:
    """A leaflet in plain words, without anybody's name, in the language of the person who will read it."""
    if tongue not in dict(settings.LANGUAGES):
        raise Http404
    rows = [
        {
            "heading": told.heading_en if tongue == "en" else told.heading_id,
            "words": told.en if tongue == "en" else told.id,
            "basis": right.citation,
            "second": right.mark is Mark.SECONDARY,
        }
        for told, right in leaflet_rows(timezone.localdate())
    ]
    with override(tongue):
        return render(request, "desk/plans/leaflet.html", {"rows": rows, "tongue": tongue, "language": tongue})
