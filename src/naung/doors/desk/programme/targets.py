"""Pages of the action plan: the plan itself, its targets, how far each is."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.referrals.vocabulary import SERVICE_WORDS
from naung.doors.desk.programme.forms import AdoptForm, StepForm, TargetForm, first_target
from naung.doors.desk.programme.pages import READS, WRITES, written
from naung.doors.desk.programme.shown import changes_shown, target_row
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.insight.evaluation.queries import carried_by
from naung.insight.programme.actions import adopt_plan, change_target, set_target, step_target
from naung.insight.programme.queries import desk_names, plan_in_force, proposed_for, target_for
from naung.insight.programme.rules import NEXT, NOT_FROM_HERE
from naung.insight.programme.vocabulary import STATE_WORDS, State
from naung.insight.targeting.queries import task_of


@requires(WRITES)
def adopt(request: DeskRequest) -> HttpResponse:
    """Write down an action plan."""
    form = AdoptForm(request.POST or None)
    year = reverse("programme:year")

    def write() -> str:
        adopt_plan(told=form.told(), by=request.actor)
        return year

    return written(request, form, _("Catat rencana aksi daerah"), year, write)


def _offered(service: str, on: date, actor: Actor) -> list[tuple[Any, str]]:
    """Desks to answer for a target: those that the register of mandates names first, each with its basis."""
    named = proposed_for(service, on, actor=actor)
    proposed = {
        each.desk: _("%(desk)s (berwenang menurut %(basis)s, tanda %(mark)s)")
        % {"desk": each.name, "basis": each.basis, "mark": each.mark}
        for each in named
    }
    return [*proposed.items(), *((each, name) for each, name in desk_names().items() if each not in proposed)]


def _services(chosen: str) -> list[dict[str, Any]]:
    """The services of the register, to choose from before the form is filled."""
    return [
        {"code": code.value, "words": _(words), "here": code.value == chosen} for code, words in SERVICE_WORDS.items()
    ]


def _form(request: DeskRequest, service: str, **more: Any) -> TargetForm:
    return TargetForm(request.POST or None, desks=_offered(service, timezone.localdate(), request.actor), **more)


@requires(WRITES)
def add(request: DeskRequest, plan_id: UUID) -> HttpResponse:
    """Add a target to the plan in force; who answers for it is proposed by the register of mandates."""
    plan = plan_in_force(actor=request.actor)
    if plan is None or plan.id != plan_id:
        raise NotFound()
    service = request.GET.get("layanan", "")
    form = _form(request, service, initial={"service": service})

    def write() -> str:
        return reverse("programme:target", args=[set_target(plan_id=plan_id, told=form.told(), by=request.actor)])

    year = reverse("programme:year")
    if request.method == "GET":
        context = {"form": form, "heading": _("Tambah sasaran"), "back": year, "services": _services(service)}
        return render(request, "desk/programme/form.html", context)
    return written(request, form, _("Tambah sasaran"), year, write)


@requires(READS)
def show(request: DeskRequest, target_id: UUID) -> HttpResponse:
    """One target with its history."""
    found = target_for(target_id, actor=request.actor)
    context = {
        "target": target_row(found),
        "history": changes_shown(found),
        "may_write": request.actor.may(WRITES),
        "goes_on": bool(NEXT[found.state]),
        "made_from": task_of(found.id, actor=request.actor),
        "carried": carried_by(found.id, actor=request.actor),
    }
    return render(request, "desk/programme/target.html", context)


@requires(WRITES)
def change(request: DeskRequest, target_id: UUID) -> HttpResponse:
    """Change a target; a stale edit shows both values."""
    found = target_for(target_id, actor=request.actor)
    form = _form(request, found.told.service, initial=first_target(found.told), version=found.version)
    back = reverse("programme:target", args=[found.id])

    def write() -> str:
        change_target(target_id=found.id, version=form.base_version or 0, told=form.told(), by=request.actor)
        return back

    return written(request, form, _("Ubah sasaran"), back, write)


@requires(WRITES)
def step(request: DeskRequest, target_id: UUID) -> HttpResponse:
    """Take a target to its next state."""
    found = target_for(target_id, actor=request.actor)
    back = reverse("programme:target", args=[found.id])
    follows = {state: STATE_WORDS[state] for state in State if state in NEXT[found.state]}
    if not follows and request.method == "GET":
        messages.warning(request, _(NOT_FROM_HERE))
        return redirect(back)
    form = StepForm(
        request.POST or None, version=found.version, initial={"evidence": found.evidence, "spent": found.spent}
    )
    if request.method == "GET":
        form.offer(follows)

    def write() -> str:
        data = form.cleaned_data
        step_target(
            target_id=found.id,
            version=form.base_version or 0,
            to=State(data["to"]),
            reason=data["reason"],
            evidence=data["evidence"],
            spent=data["spent"],
            by=request.actor,
        )
        return back

    return written(request, form, _("Catat kemajuan sasaran"), back, write)
