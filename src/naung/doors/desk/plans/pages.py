"""The plan of a person: the page, what is printed of it, and its needs."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.vocabulary import Stage
from naung.casework.plans.actions import correct_need, write_need
from naung.casework.plans.queries import PlanShown, plan_for, plan_of_part
from naung.doors.desk.plans.forms import NeedEditForm, NeedForm
from naung.doors.desk.plans.shown import plan_rows, refusals
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import name_of_person


def about(plan: PlanShown, request: DeskRequest) -> dict[str, Any]:
    """What every page of a plan says of whose it is."""
    return {
        "plan": plan,
        "name": name_of_person(plan.person, actor=request.actor),
        "closed": plan.stage in {Stage.CLOSED, Stage.REOPENING},
    }


def form_page(request: DeskRequest, plan: PlanShown, form: DeskForm, **words: Any) -> HttpResponse:
    """A form of a plan. `words`: heading, press, and what stands above the form; `choosing` where a service is chosen."""
    context = {"form": form, **about(plan, request), **words}
    if words.get("choosing"):
        context["refusals"] = refusals()
    return render(request, "desk/plans/form.html", context)


@requires(Permission.PLAN_READ)
def show(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """What is needed, who gives it and by when, what was asked for and until when at the latest."""
    plan = plan_for(case_id, person_id, actor=request.actor)
    return render(request, "desk/plans/show.html", {**about(plan, request), **plan_rows(plan)})


@requires(Permission.PLAN_READ)
def printed(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The same plan on paper."""
    plan = plan_for(case_id, person_id, actor=request.actor)
    return render(request, "desk/plans/print.html", {**about(plan, request), **plan_rows(plan)})


@requires(Permission.PLAN_WRITE)
def write(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down a need."""
    plan = plan_for(case_id, person_id, actor=request.actor)
    form = NeedForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            write_need(case_id=case_id, person_id=person_id, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Kebutuhan dicatat."))
            return redirect("plans:show", case_id, person_id)
    return form_page(request, plan, form, heading=_("Catat kebutuhan"), press=_("Simpan kebutuhan"), choosing=True)


@requires(Permission.PLAN_WRITE)
def correct(request: DeskRequest, need_id: UUID) -> HttpResponse:
    """Correct a need."""
    plan = plan_of_part("need", need_id, actor=request.actor)
    need = next((each for each in plan.needs if each.id == need_id), None)
    if need is None:
        raise NotFound()
    first = {"words": need.words or "", "agreed": need.agreed, "why": need.why or ""}
    form = NeedEditForm(request.POST or None, initial=first, version=need.version)
    if form.is_valid():
        with errors_on(form):
            correct_need(need_id=need_id, version=form.base_version or 0, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Kebutuhan dibetulkan."))
            return redirect("plans:show", plan.case, plan.person)
    return form_page(
        request, plan, form, heading=_("Betulkan kebutuhan"), press=_("Simpan kebutuhan"), withheld=need.withheld
    )
