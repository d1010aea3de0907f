"""The door of the first day, the task force, its territory, and the last look before it is closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naung.casework.cases.queries import untold_count
from naung.casework.reports.queries import parked_count
from naung.doors.desk.beginning.forms import CodeForm, FinishForm, TaskForceForm, TerritoryForm
from naung.doors.desk.beginning.house import ADDRESSES, TOKEN, SetUpRequest, in_first_day, onwards
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import open_to_anyone
from naung.doors.desk.shell.place_field import PlaceAnswer
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.rules import system_actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.organisations.actions import (
    choose_territory,
    enter_first_day,
    finish_first_day,
    name_task_force,
)
from naung.foundation.organisations.queries import first_day, house_is_open, is_let_in
from naung.foundation.organisations.rules.first_day import lacking
from naung.foundation.organisations.vocabulary import STEP_WORDS, FirstDay, Step
from naung.foundation.places.queries import path_words
from naung.foundation.upkeep.queries import checks, run

ITSELF = "persiapan"  # the check that the first day is over, which this page is about to make true
GOOD, DANGER = "baik", "bahaya"
TONES = {DANGER: "overdue", "perhatikan": "waits"}


@open_to_anyone("pintu rumah kosong; kode mulai adalah izinnya")
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("code")
def enter(request: HttpRequest) -> HttpResponse:
    """Where the code is typed; for the browser that was let in, the steps. Raises NotFound once the first day is closed."""
    if not house_is_open():
        raise NotFound()
    known = first_day() if is_let_in(str(request.session.get(TOKEN, ""))) else None
    if known is not None:
        return render(request, "desk/beginning/steps.html", {"steps": steps_of(known), "known": known})
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            token = enter_first_day(code=form.cleaned_data["code"], by=system_actor("setup"))
            request.session.cycle_key()
            request.session[TOKEN] = token
            return onwards()
    return render(request, "desk/beginning/enter.html", {"form": form}, status=403 if form.errors else 200)


def steps_of(known: FirstDay) -> list[dict[str, Any]]:
    """Every step with its words, whether it is done, and where it is."""
    return [{"words": STEP_WORDS[step], "done": step in known.done, "route": ADDRESSES[step]} for step in Step]


def page(request: SetUpRequest, step: Step, form: DeskForm | None = None, **more: Any) -> HttpResponse:
    """A step's page: which step of how many, its form, and what else it shows."""
    steps = list(Step)
    context = {
        "number": steps.index(step) + 1,
        "count": len(steps),
        "step": STEP_WORDS[step],
        "known": request.first_day,
        "form": form,
        **more,
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, f"desk/beginning/{step.name.lower()}.html", context, status=status)


@in_first_day(Step.TASK_FORCE)
@require_http_methods(["GET", "POST"])
def task_force(request: SetUpRequest) -> HttpResponse:
    """Its name and decree."""
    known = request.first_day
    day = VagueDate.on(known.decreed_on) if known.decreed_on else None
    form = TaskForceForm(request.POST or None, initial={"name": known.name, "decree": known.decree, "decreed_on": day})
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            name_task_force(**form.cleaned_data, by=request.actor_of_setup)
            return onwards()
    return page(request, Step.TASK_FORCE, form)


@in_first_day(Step.TERRITORY)
@require_http_methods(["GET", "POST"])
def territory(request: SetUpRequest) -> HttpResponse:
    """Its kota, kabupaten or province."""
    code = request.first_day.territory
    chosen = PlaceAnswer(code, path_words(code)) if code else None
    form = TerritoryForm(request.POST or None, initial={"territory": chosen})
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            choose_territory(territory=form.cleaned_data["territory"].code or "", by=request.actor_of_setup)
            return onwards()
    return page(request, Step.TERRITORY, form)


@in_first_day(Step.CHECK)
@require_http_methods(["GET", "POST"])
def check(request: SetUpRequest) -> HttpResponse:
    """What is still unsafe, in words; signing it closes the first day for good."""
    form = FinishForm(request.POST or None)
    found = run(checks(parked_count=parked_count, untold_count=untold_count))
    found.pop(ITSELF)
    unsafe = {name: each for name, each in found.items() if each.state != GOOD}
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            finish_first_day(left_unsafe=sorted(unsafe), by=request.actor_of_setup)
            request.session.pop(TOKEN, None)
            messages.success(request, _("Persiapan ditutup. Petugas masuk dengan undangannya masing-masing."))
            return redirect("account_login")
    rows = sorted(unsafe.values(), key=lambda each: each.state != DANGER)
    said = [(TONES[each.state], _(each.sentence) % each.values if each.values else _(each.sentence)) for each in rows]
    left = lacking([step for step in Step if step is not Step.CHECK], request.first_day.done)
    missing = [{"words": STEP_WORDS[step], "route": ADDRESSES[step]} for step in left]
    return page(request, Step.CHECK, form, rows=said, good=len(found) - len(unsafe), missing=missing)
