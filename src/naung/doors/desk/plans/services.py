"""Planning services: by whom, by when, and what came of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.plans.actions import change_service, plan_service
from naung.casework.plans.queries import plan_for, plan_of_part
from naung.doors.desk.plans.forms import ServiceEditForm, ServiceForm
from naung.doors.desk.plans.pages import form_page
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound


@requires(Permission.PLAN_WRITE)
def plan(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Plan a service."""
    whole = plan_for(case_id, person_id, actor=request.actor)
    form = ServiceForm(request.POST or None)
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
                by=request.actor,
            )
            messages.success(request, _("Layanan direncanakan."))
            return redirect("plans:show", case_id, person_id)
    return form_page(request, whole, form, heading=_("Rencanakan layanan"), press=_("Simpan layanan"), choosing=True)


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
