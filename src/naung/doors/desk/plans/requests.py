"""Requests for services: who asked, at which moment, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.plans.actions import correct_moment, record_result, write_request
from naung.casework.plans.queries import PlanShown, RequestShown, plan_for, plan_of_part
from naung.doors.desk.plans.forms import MomentForm, RequestForm, ResultForm
from naung.doors.desk.plans.pages import form_page
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound


@requires(Permission.PLAN_WRITE)
def write(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down that a service was asked for."""
    plan = plan_for(case_id, person_id, actor=request.actor)
    form = RequestForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            write_request(case_id=case_id, person_id=person_id, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Permintaan dicatat. Batasnya dihitung dari saat diminta."))
            return redirect("plans:show", case_id, person_id)
    return form_page(
        request, plan, form, heading=_("Catat permintaan layanan"), press=_("Simpan permintaan"), choosing=True,
        asking=True,
    )  # fmt: skip


def _one(request_id: UUID, request: DeskRequest) -> tuple[PlanShown, RequestShown]:
    plan = plan_of_part("request", request_id, actor=request.actor)
    found = next((each for each in plan.requests if each.id == request_id), None)
    if found is None:
        raise NotFound()
    return plan, found


@requires(Permission.PLAN_WRITE)
def moment(request: DeskRequest, request_id: UUID) -> HttpResponse:
    """Correct when a request was made."""
    plan, asked = _one(request_id, request)
    first = {"asked_at": timezone.localtime(asked.asked_at)}
    form = MomentForm(request.POST or None, initial=first, version=asked.version)
    if form.is_valid():
        with errors_on(form):
            correct_moment(
                request_id=request_id,
                asked_at=form.cleaned_data["asked_at"],
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Saat permintaan dibetulkan. Batasnya dihitung lagi dari saat itu."))
            return redirect("plans:show", plan.case, plan.person)
    return form_page(request, plan, form, heading=_("Betulkan saat permintaan"), press=_("Simpan saat permintaan"))


@requires(Permission.PLAN_WRITE)
def result(request: DeskRequest, request_id: UUID) -> HttpResponse:
    """Say what came of a request."""
    plan, _asked = _one(request_id, request)
    form = ResultForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            record_result(request_id=request_id, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Hasil permintaan dicatat."))
            return redirect("plans:show", plan.case, plan.person)
    return form_page(request, plan, form, heading=_("Catat hasil permintaan"), press=_("Simpan hasil"))
