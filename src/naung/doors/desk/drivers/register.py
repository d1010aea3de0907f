"""The fit from the register: the last good one with what it stands on, how far a new one is, and asking for another."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.doors.desk.drivers.forms import Wanted, drawn, wanted_in
from naung.doors.desk.drivers.shown import job_shown, kept_shown, shown
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import say_number
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.jobs.queries import latest_job, open_jobs
from naung.foundation.jobs.vocabulary import Job
from naung.foundation.places.rules.tables import area_names
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.actions import ask_fit
from naung.insight.drivers.queries import FINE, Bottom, bottom_at, fit_kept, fits_kept, last_good_fit, question_of
from naung.insight.drivers.rules.beliefs import beliefs_of
from naung.insight.drivers.rules.ingredients import REGENCY_LENGTH, ingredients
from naung.insight.drivers.rules.register import not_enough
from naung.insight.drivers.rules.sentences import NOT_DRAWN
from naung.insight.drivers.rules.telling import names_at
from naung.insight.drivers.vocabulary import ASKED_LEVELS, FIT, LEVELS, MAPPED, Findings, Ground, Outcome, Question

READS, ASKS = Permission.INSIGHT_READ, Permission.INSIGHT_ASK
LEVEL_WORDS = {
    Level.REGENCY: gettext_noop("14 kabupaten dan kota"),
    Level.DISTRICT: gettext_noop("174 kecamatan"),
}
VILLAGES_WORDS = gettext_noop("kelurahan dan desa")
ALL_COUNTED = gettext_noop("Penduduk semua %(all)s wilayah sudah ditulis kantor dan dipakai dalam perhitungan baru.")
NOT_ALL_COUNTED = gettext_noop(
    "Penduduk baru ditulis untuk %(known)s dari %(all)s wilayah; belum: %(missing)s. Sampai lengkap, perhitungan memakai "
    "penduduk kabupaten yang dibagi rata menurut banyaknya desa, dan tidak memastikan apa pun."
)
ASKED = gettext_noop(
    "Perhitungan diminta. Hasilnya muncul di halaman ini; yang lama tetap terlihat sampai yang baru selesai."
)


@requires(READS)
def choose(request: DeskRequest) -> HttpResponse:
    """The kabupaten and kota, for kelurahan and desa are fitted in one of them at a time."""
    return render(request, "desk/drivers/choose.html", {"levels": _levels(Level.VILLAGE), "areas": _regencies()})


@requires(READS)
def latest(request: DeskRequest, level: str, code: str = "") -> HttpResponse:
    """The last good fit of a level, or why there is none; how far a new one is; and the form that asks for one."""
    at, within = _asked_of(level, code)
    good = last_good_fit(at, within, actor=request.actor)
    found = fit_kept(good.id, actor=request.actor)[1] if good else None
    context = _around(request, wanted_in((), {}, Ground.REGISTER, at, within))
    if good is not None and isinstance(found, Findings):
        context |= {"fit": kept_shown(good)} | shown(found)
    return render(request, "desk/drivers/register.html", context)


@requires(READS)
def one(request: DeskRequest, fit_id: UUID) -> HttpResponse:
    """One fit as it was made, also one of which nothing may be shown."""
    kept, found = fit_kept(fit_id, actor=request.actor)
    asked = kept.question
    wanted = wanted_in(asked.factors, asked.stops, Ground.REGISTER, asked.level, asked.within)
    context = _around(request, wanted) | {"fit": kept_shown(kept), "alone": True}
    if isinstance(found, Findings):
        context |= shown(found)
    elif isinstance(found, RuleBroken):
        context["silent"] = _(found.message) % found.values
    else:
        context["silent"] = _(NOT_DRAWN)
    return render(request, "desk/drivers/register.html", context)


@require_POST
@requires(ASKS)
def ask(request: DeskRequest, level: str, code: str = "") -> HttpResponse:
    """Ask for a fit; what is wrong with the question is told beside it."""
    at, within = _asked_of(level, code)
    beliefs = {belief.key: request.POST.get(belief.key, "") for belief in beliefs_of(Ground.REGISTER)}
    wanted = wanted_in(request.POST.getlist("faktor"), beliefs, Ground.REGISTER, at, within)
    if wanted.problem:
        return render(request, "desk/drivers/register.html", _around(request, wanted), status=422)
    try:
        ask_fit(question=Question(at, wanted.factors, wanted.stops, within), by=request.actor)
    except RuleBroken:  # the page says it: too few origins, no extract, an area of no map
        return redirect(_address(at, within))
    messages.success(request, _(ASKED))
    return redirect(_address(at, within))


def _asked_of(word: str, area: str) -> tuple[Level, str]:
    """Level and area of an address. Raises NotFound."""
    within = area.replace("-", ".") if area else MAPPED
    if word not in {level.value for level in ASKED_LEVELS} or (word == Level.VILLAGE) != (within in _codes()):
        raise NotFound()
    return Level(word), within


def _codes() -> set[str]:
    return {area.code for area in ingredients()}


def _address(at: Level, within: str, name: str = "register") -> str:
    if at is Level.VILLAGE:
        return reverse(f"drivers:{name}_in", args=[within.replace(".", "-")])
    return reverse(f"drivers:{name}", args=[at.value])


def _levels(here: Level) -> list[dict[str, Any]]:
    found = [
        {"words": _(LEVEL_WORDS[each]), "address": _address(each, MAPPED), "here": each is here} for each in LEVELS
    ]
    address = reverse("drivers:register_choose")
    return [*found, {"words": _(VILLAGES_WORDS), "address": address, "here": here is Level.VILLAGE}]


def _regencies() -> list[dict[str, str]]:
    names = area_names()
    return [{"name": names[code], "address": _address(Level.VILLAGE, code)} for code in sorted(_codes())]


def _around(request: DeskRequest, wanted: Wanted) -> dict[str, Any]:
    """What stands around a fit: why none can be made, the job, the form, and the fits that were made."""
    at, within = wanted.level, wanted.within
    refusal, bottom = "", None
    try:
        bottom = bottom_at(at, within, actor=request.actor)
        why = not_enough(bottom.origins)
    except RuleBroken as wrong:
        why = wrong
    if why is not None:
        refusal = _(why.message) % why.values
    job = _job(request, at, within)
    kept = fits_kept(at, within, actor=request.actor)
    return {
        "levels": _levels(at),
        "many": at is not Level.REGENCY,
        "level": at.value,
        "area": area_names()[within] if at is Level.VILLAGE else "",
        "here": _address(at, within),
        "ask_address": _address(at, within, "ask"),
        "refusal": refusal,
        "residents": _residents(bottom) if bottom else "",
        "job": job_shown(job) if job else None,
        "form": drawn(wanted),
        "may_ask": request.actor.may(ASKS) and not refusal and not (job and job.open),
        "newest": kept_shown(kept[0]) if kept and kept[0].outcome is not Outcome.FOUND else None,
        "kept": [kept_shown(each) for each in kept],
    }


def _residents(bottom: Bottom) -> str:
    """Whether offices have entered the residents of every area of a level at which none are published; else who is missing."""
    codes = bottom.origins.codes
    if bottom.origins.level not in FINE:
        return ""
    if not bottom.uncounted:
        return _(ALL_COUNTED) % {"all": say_number(len(codes))}
    names, within = names_at(Level.REGENCY), Counter(code[:REGENCY_LENGTH] for code in bottom.uncounted)
    missing = ", ".join(f"{names[code]} ({say_number(count)})" for code, count in sorted(within.items()))
    known = say_number(len(codes) - len(bottom.uncounted))
    return _(NOT_ALL_COUNTED) % {"known": known, "all": say_number(len(codes)), "missing": missing}


def _job(request: DeskRequest, at: Level, within: str) -> Job | None:
    """The fit of this level that is on its way, or the last one asked where it ended without an answer."""
    last = latest_job(FIT, actor=request.actor)
    going = [*open_jobs(FIT, actor=request.actor), *([last] if last is not None and last.error else [])]
    asked = ((job, question_of(job.subject, actor=request.actor)) for job in going)
    return next((job for job, each in asked if (each.level, each.within) == (at, within)), None)
