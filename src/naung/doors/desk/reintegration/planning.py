"""Pages of the plan: its steps, her wish, the day she came home, and the days on which somebody asks how she is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from naung.casework.reintegration.actions import (
    drop_follow_up,
    move_follow_up,
    plan_follow_up,
    record_return,
    set_wish,
    write_step,
)
from naung.casework.reintegration.queries import path_for, path_of_part
from naung.casework.reintegration.vocabulary import StepKind
from naung.doors.desk.reintegration.forms import DayWhyForm, HomeForm, StepForm, WishForm
from naung.doors.desk.reintegration.pages import WRITES, back_to, form_page
from naung.doors.desk.reintegration.shown import basis_words, step_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.reasons import WhyForm
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound


@requires(WRITES)
def step(request: DeskRequest, case_id: UUID, person_id: UUID, step: str) -> HttpResponse:
    """Write down where one of the five steps stands. Raises NotFound for a step that is not there."""
    if step not in set(StepKind):
        raise NotFound()
    path = path_for(case_id, person_id, actor=request.actor)
    now = next(each for each in path.steps if each.kind == step)
    first: dict[str, Any] = {"state": now.state, "who": now.who, "lacks": now.lacks, "words": now.words}
    if now.done_on:
        first["done_on"] = VagueDate.on(now.done_on)
    form = StepForm(request.POST or None, initial=first, version=now.version)
    if form.is_valid():
        with errors_on(form):
            write_step(
                case_id=case_id, person_id=person_id, kind=step, version=form.base_version or 0, by=request.actor,
                **form.cleaned_data,
            )  # fmt: skip
            messages.success(request, _("Langkah dicatat."))
            return back_to(path)
    heading, lead = step_words(now.kind), _("Dasarnya %(basis)s.") % {"basis": basis_words()}
    return form_page(request, path, form, heading=heading, lead=lead, press=_("Simpan"))


@requires(WRITES)
def wish(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down whether she wants to be followed."""
    path = path_for(case_id, person_id, actor=request.actor)
    first = {"wish": path.wish, "words": path.wish_words}
    form = WishForm(request.POST or None, initial=first, version=path.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            set_wish(case_id=case_id, person_id=person_id, version=version, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Keinginannya dicatat."))
            return back_to(path)
    return form_page(request, path, form, heading=_("Keinginannya"), press=_("Simpan"))


@requires(WRITES)
def home(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down the day she came home."""
    path = path_for(case_id, person_id, actor=request.actor)
    first = {"home_on": VagueDate.on(path.home_on)} if path.home_on else {}
    form = HomeForm(request.POST or None, initial=first, version=path.version)
    if form.is_valid():
        with errors_on(form):
            version, day = form.base_version or 0, form.cleaned_data["home_on"]
            record_return(case_id=case_id, person_id=person_id, home_on=day, version=version, by=request.actor)
            messages.success(request, _("Hari pulang dicatat. Tindak lanjut dihitung dari hari itu."))
            return back_to(path)
    lead = _("Hari tindak lanjut yang dipilih sendiri tetap pada harinya.")
    return form_page(request, path, form, heading=_("Hari pulang"), lead=lead, press=_("Simpan"))


@requires(WRITES)
def add(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Add a day on which somebody asks how she is."""
    path = path_for(case_id, person_id, actor=request.actor)
    form = DayWhyForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            plan_follow_up(case_id=case_id, person_id=person_id, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Tindak lanjut ditambahkan."))
            return back_to(path)
    return form_page(request, path, form, heading=_("Tindak lanjut baru"), press=_("Simpan"))


@requires(WRITES)
def move(request: DeskRequest, follow_up_id: UUID) -> HttpResponse:
    """Another day for a follow-up."""
    path = path_of_part("follow_up", follow_up_id, actor=request.actor)
    now = next(each for each in path.follow_ups if each.id == follow_up_id)
    form = DayWhyForm(request.POST or None, initial={"due_on": VagueDate.on(now.due_on)}, version=now.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            move_follow_up(follow_up_id=follow_up_id, version=version, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Harinya dipindahkan."))
            return back_to(path)
    return form_page(request, path, form, heading=_("Pindahkan hari tindak lanjut"), press=_("Pindahkan"))


@requires(WRITES)
def drop(request: DeskRequest, follow_up_id: UUID) -> HttpResponse:
    """Leave a follow-up out."""
    path = path_of_part("follow_up", follow_up_id, actor=request.actor)
    now = next(each for each in path.follow_ups if each.id == follow_up_id)
    form = WhyForm(request.POST or None, version=now.version)
    if form.is_valid():
        with errors_on(form):
            why, version = form.cleaned_data["why"], form.base_version or 0
            drop_follow_up(follow_up_id=follow_up_id, why=why, version=version, by=request.actor)
            messages.success(request, _("Tindak lanjut ditiadakan."))
            return back_to(path)
    return form_page(request, path, form, heading=_("Tiadakan tindak lanjut"), press=_("Tiadakan"))
