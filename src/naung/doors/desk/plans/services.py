"""Planning services: by whom, by when, and what came of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.plans.actions import change_service, plan_service
from naung.casework.plans.queries import ServiceOffers, offers_of_service, plan_for, plan_of_part
from naung.casework.plans.rules.tables import shipped_tables
from naung.doors.desk.plans.forms import ServiceEditForm, ServiceForm
from naung.doors.desk.plans.pages import form_page
from naung.doors.desk.plans.shown import offers_shown
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.place_field import PlaceAnswer
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import own_desk

LOOK = "lihat"  # the button that only asks which desks may


@requires(Permission.PLAN_WRITE)
def plan(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Plan a service: first which, then by which of the desks that may give it."""
    whole = plan_for(case_id, person_id, actor=request.actor)
    near = own_desk(request.actor).territory
    asked = ServiceForm(request.POST or None, near=near)
    offers = _offers(asked, case_id, person_id, request)
    looking = request.POST.get("step") == LOOK and not {"kind", "place"} & set(asked.errors)
    typed = {"initial": _so_far(asked)} if looking else {"data": request.POST or None}
    form = ServiceForm(**typed, offers=offers, near=near)
    if form.is_valid():
        with errors_on(form):
            given = form.cleaned_data
            plan_service(
                case_id=case_id,
                person_id=person_id,
                kind=given["kind"],
                desk=UUID(given["desk"]) if given["desk"] else None,
                outside=given["outside"],
                due_on=given["due"],
                place=_code(given["place"]),
                by=request.actor,
            )
            messages.success(request, _("Layanan direncanakan."))
            return redirect("plans:show", case_id, person_id)
    words = {"heading": _("Rencanakan layanan"), "press": _("Simpan layanan"), "choosing": True, "look": LOOK}
    return form_page(request, whole, form, **words, offers=offers_shown(offers) if offers else None)


def _so_far(asked: ServiceForm) -> dict[str, Any]:
    """What was filled in before the desks were asked for."""
    found = {name: asked.cleaned_data[name] for name in ("kind", "place", "outside") if asked.cleaned_data.get(name)}
    due = asked.cleaned_data.get("due")
    return found | ({"due": VagueDate.on(due)} if due else {})


def _offers(asked: ServiceForm, case_id: UUID, person_id: UUID, request: DeskRequest) -> ServiceOffers | None:
    """The desks for what was picked so far; None before a service is picked."""
    known = asked.cleaned_data if asked.is_bound and asked.errors is not None else {}
    kind = shipped_tables().kinds.get(known.get("kind") or "")
    if kind is None:
        return None
    return offers_of_service(case_id, person_id, kind.service, place=_code(known.get("place")), actor=request.actor)


def _code(place: PlaceAnswer | None) -> str:
    return (place.code or "") if place else ""


@requires(Permission.PLAN_WRITE)
def change(request: DeskRequest, service_id: UUID) -> HttpResponse:
    """Say where a service stands."""
    whole = plan_of_part("service", service_id, actor=request.actor)
    service = next((each for each in whole.services if each.id == service_id), None)
    if service is None:
        raise NotFound()
    first = {"progress": service.progress, "due": VagueDate.on(service.due_on), "result": service.result or ""}
    form = ServiceEditForm(request.POST or None, initial=first, version=service.version)
    if form.is_valid():
        with errors_on(form):
            given = form.cleaned_data
            change_service(
                service_id=service_id,
                progress=given["progress"],
                due_on=given["due"],
                result=given["result"],
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Layanan disimpan."))
            return redirect("plans:show", whole.case, whole.person)
    return form_page(
        request, whole, form, heading=_("Ubah layanan"), press=_("Simpan layanan"), withheld=service.withheld
    )
