"""Writing a plan, step by step: its frame, what is assumed, staff and floors, weights, decisions; then it is asked."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.doors.desk.prevention.forms import (
    OUT,
    AssumeForm,
    ChangeFrameForm,
    DecideForm,
    FrameForm,
    LimitsForm,
    WeightsForm,
)
from naung.doors.desk.prevention.pages import WRITES
from naung.doors.desk.prevention.shown import Names, catalogue_rows
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on, said
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.organisations.queries import own_desk
from naung.foundation.places.queries import place, places_below
from naung.foundation.places.rules.shapes import MAPPED
from naung.foundation.places.vocabulary import Level
from naung.insight.targeting.actions import (
    ask_solution,
    assume,
    begin_plan,
    decide_choice,
    drop_assumption,
    frame_plan,
    lift_decision,
    limit_areas,
    weigh_places,
)
from naung.insight.targeting.queries import VersionShown, areas_of, newest_of, places_of, weighed_places
from naung.insight.targeting.rules.planning import area_of


def _saved(
    request: DeskRequest, form: DeskForm, heading: str, back: str, write: Callable[[], str], **more: Any
) -> HttpResponse:
    """The page of a form; where it is valid, write and go where `write` says."""
    if form.is_valid():
        with errors_on(form):
            address = write()
            messages.success(request, _("Tersimpan."))
            return redirect(address)
    return render(request, "desk/prevention/form.html", {"form": form, "heading": heading, "back": back, **more})


@requires(WRITES)
def begin(request: DeskRequest) -> HttpResponse:
    """A new plan for the own desk's territory or a kabupaten or kota in it."""
    form = FrameForm(request.POST or None, areas=_own_areas(request), initial={"year": timezone.localdate().year + 1})

    def write() -> str:
        return reverse("prevention:plan", args=[begin_plan(told=form.new(), by=request.actor)])

    return _saved(request, form, _("Rencana pencegahan baru"), reverse("prevention:list"), write)


def _own_areas(request: DeskRequest) -> list[tuple[str, str]]:
    here = place(own_desk(request.actor).territory or MAPPED)
    if here is None:  # no list of areas was loaded
        raise NotFound()
    below = places_below(here.code, Level.REGENCY) if here.level is Level.PROVINCE else []
    return [(each.code, each.name) for each in (here, *below)]


@requires(WRITES)
def frame(request: DeskRequest, prevention_id: UUID) -> HttpResponse:
    """Change the frame."""
    shown, back = _plan(request, prevention_id)
    form = ChangeFrameForm(request.POST or None, version=shown.edits, initial=asdict(shown.frame))

    def write() -> str:
        told = form.told(shown.frame.level, shown.frame.within)
        frame_plan(plan_id=prevention_id, edits=form.base_version or 0, told=told, by=request.actor)
        return back

    return _saved(request, form, _("Ubah batas rencana"), back, write)


def _plan(request: DeskRequest, prevention_id: UUID) -> tuple[VersionShown, str]:
    return newest_of(prevention_id, actor=request.actor), reverse("prevention:plan", args=[prevention_id])


@requires(WRITES)
def assumption(request: DeskRequest, prevention_id: UUID, intervention: str) -> HttpResponse:
    """What the office assumes of one intervention, beside what is known of its effect."""
    shown, back = _plan(request, prevention_id)
    row = next((each for each in catalogue_rows(shown) if each["code"] == intervention), None)
    if row is None:
        raise NotFound()
    first = asdict(shown.assumed[intervention].told) if intervention in shown.assumed else {}
    form = AssumeForm(request.POST or None, version=shown.edits, initial=first)

    def write() -> str:
        assume(
            plan_id=prevention_id, edits=form.base_version or 0, code=intervention, told=form.told(), by=request.actor
        )
        return back

    more = {"row": row, "plan_id": prevention_id, "edits": shown.edits}
    return _saved(request, form, row["name"], back, write, **more)


@requires(WRITES)
@require_POST
def drop(request: DeskRequest, prevention_id: UUID, intervention: str) -> HttpResponse:
    """Leave an intervention out."""
    drop_assumption(plan_id=prevention_id, edits=_edits(request), code=intervention, by=request.actor)
    return redirect("prevention:plan", prevention_id)


def _edits(request: DeskRequest) -> int:
    """The version that a button's page was based on; none is stale."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


@requires(WRITES)
def limits(request: DeskRequest, prevention_id: UUID) -> HttpResponse:
    """Staff days and the floor of each kabupaten and kota."""
    shown, back = _plan(request, prevention_id)
    first: dict[str, Any] = {}
    for code, told in shown.limits.items():
        first |= {f"days_{code}": told.days, f"floor_{code}": told.floor or None}
    areas = [(each.code, each.name) for each in areas_of(shown.frame)]
    form = LimitsForm(request.POST or None, areas=areas, version=shown.edits, initial=first)

    def write() -> str:
        limit_areas(plan_id=prevention_id, edits=form.base_version or 0, limits=form.told(), by=request.actor)
        return back

    about = _(
        "Berapa hari semua petugas pencegahan bersama dapat bekerja dalam setahun, dan berapa uang yang harus sampai."
    )
    return _saved(request, form, _("Petugas dan bagian terkecil"), back, write, about=about)


@requires(WRITES)
def weights(request: DeskRequest, prevention_id: UUID) -> HttpResponse:
    """The office's weight of each place."""
    shown, back = _plan(request, prevention_id)
    first = {f"weight_{code}": "" if each.value is None else f"{each.value:g}" for code, each in shown.needs.items()}
    rows = weighed_places(shown.frame)
    names = Names([area_of(each.code) for each in rows])
    several = len({area_of(each.code) for each in rows}) > 1
    offered = [(r.code, f"{r.name}, {names.place(area_of(r.code))}" if several else r.name) for r in rows]
    form = WeightsForm(request.POST or None, places=offered, version=shown.edits, initial=first)

    def write() -> str:
        weigh_places(plan_id=prevention_id, edits=form.base_version or 0, weights=form.told(), by=request.actor)
        return back

    about = _(
        "Bobot 0 sampai 5: seberapa besar kebutuhannya dibandingkan tempat lain, menurut kantor. Ini dugaan, bukan hitungan "
        "korban. Tempat yang tidak diketahui tidak direncanakan, dan itu disebut."
    )
    return _saved(request, form, _("Bobot tiap tempat"), back, write, about=about)


@requires(WRITES)
def decide(request: DeskRequest, prevention_id: UUID, code: str = "", intervention: str = "") -> HttpResponse:
    """Force one choice in or keep it out, with the reason; where a choice is named, it is to be kept out unless changed."""
    shown, back = _plan(request, prevention_id)
    names = Names([])
    offered = [(each.code, each.name) for each in places_of(shown.frame)]
    kinds = [(code, names.intervention(code)) for code in shown.assumed]
    first = {"place": code.replace("-", "."), "intervention": intervention, "included": OUT if intervention else ""}
    form = DecideForm(request.POST or None, places=offered, interventions=kinds, version=shown.edits, initial=first)

    def write() -> str:
        decide_choice(plan_id=prevention_id, edits=form.base_version or 0, told=form.told(), by=request.actor)
        return back

    about = _("Putusan Anda dihitung bersama rencana berikutnya. Sesudah dihitung, halaman rencana menyebut harganya.")
    return _saved(request, form, _("Putuskan satu pilihan"), back, write, about=about)


@requires(WRITES)
@require_POST
def lift(request: DeskRequest, prevention_id: UUID) -> HttpResponse:
    """Take back a decision."""
    code, kind = request.POST.get("tempat", ""), request.POST.get("kegiatan", "")
    lift_decision(plan_id=prevention_id, edits=_edits(request), place_code=code, code=kind, by=request.actor)
    return redirect("prevention:plan", prevention_id)


@requires(WRITES)
@require_POST
def ask(request: DeskRequest, prevention_id: UUID) -> HttpResponse:
    """Have the plan solved in the background."""
    try:
        ask_solution(plan_id=prevention_id, edits=_edits(request), by=request.actor)
    except RuleBroken as broken:
        messages.warning(request, said(broken))
    return redirect("prevention:plan", prevention_id)
