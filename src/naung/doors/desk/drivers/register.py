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
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.actions import ask_fit
from naung.insight.drivers.queries import FINE, Bottom, bottom_at, fit_kept, fits_kept, last_good_fit, question_of
from naung.insight.drivers.rules.beliefs import beliefs_of
from naung.insight.drivers.rules.ingredients import REGENCY_LENGTH
from naung.insight.drivers.rules.register import not_enough
from naung.insight.drivers.rules.sentences import NOT_DRAWN
from naung.insight.drivers.rules.telling import names_at
from naung.insight.drivers.vocabulary import FIT, LEVELS, Findings, Ground, Outcome, Question

READS, ASKS = Permission.INSIGHT_READ, Permission.INSIGHT_ASK
LEVEL_WORDS = {
    Level.REGENCY: gettext_noop("14 kabupaten dan kota"),
    Level.DISTRICT: gettext_noop("174 kecamatan"),
}
ALL_COUNTED = gettext_noop("Penduduk semua %(all)s wilayah sudah ditulis kantor dan dipakai dalam perhitungan baru.")
NOT_ALL_COUNTED = gettext_noop(
    "Penduduk baru ditulis untuk %(known)s dari %(all)s wilayah; belum: %(missing)s. Sampai lengkap, perhitungan memakai "
    "penduduk kabupaten yang dibagi rata menurut banyaknya desa, dan tidak memastikan apa pun."
)
ASKED = gettext_noop(
    "Perhitungan diminta. Hasilnya muncul di halaman ini; yang lama tetap terlihat sampai yang baru selesai."
)


@requires(READS)
def latest(request: DeskRequest, level: str) -> HttpResponse:
    """The last good fit of a level, or why there is none; how far a new one is; and the form that asks for one."""
    at = _level(level)
    good = last_good_fit(at, actor=request.actor)
    found = fit_kept(good.id, actor=request.actor)[1] if good else None
    context = _around(request, at, wanted_in((), {}, Ground.REGISTER, at))
    if good is not None and isinstance(found, Findings):
        context |= {"fit": kept_shown(good)} | shown(found)
    return render(request, "desk/drivers/register.html", context)


@requires(READS)
def one(request: DeskRequest, fit_id: UUID) -> HttpResponse:
    """One fit as it was made, also one of which nothing may be shown."""
    kept, found = fit_kept(fit_id, actor=request.actor)
    at = kept.question.level
    wanted = wanted_in(kept.question.factors, kept.question.stops, Ground.REGISTER, at)
    context = _around(request, at, wanted) | {"fit": kept_shown(kept), "alone": True}
    if isinstance(found, Findings):
        context |= shown(found)
    elif isinstance(found, RuleBroken):
        context["silent"] = _(found.message) % found.values
    else:
        context["silent"] = _(NOT_DRAWN)
    return render(request, "desk/drivers/register.html", context)


@require_POST
@requires(ASKS)
def ask(request: DeskRequest, level: str) -> HttpResponse:
    """Ask for a fit; what is wrong with the question is told beside it."""
    at = _level(level)
    beliefs = {belief.key: request.POST.get(belief.key, "") for belief in beliefs_of(Ground.REGISTER)}
    wanted = wanted_in(request.POST.getlist("faktor"), beliefs, Ground.REGISTER, at)
    if wanted.problem:
        return render(request, "desk/drivers/register.html", _around(request, at, wanted), status=422)
    try:
        ask_fit(question=Question(at, wanted.factors, wanted.stops), by=request.actor)
    except RuleBroken:  # the page says it: too few origins, no extract, an area of no map
        return redirect("drivers:register", level=at.value)
    messages.success(request, _(ASKED))
    return redirect("drivers:register", level=at.value)


def _level(word: str) -> Level:
    if word not in {level.value for level in LEVELS}:
        raise NotFound()
    return Level(word)


def _around(request: DeskRequest, at: Level, wanted: Wanted) -> dict[str, Any]:
    """What stands around a fit: why none can be made, the job, the form, and the fits that were made."""
    refusal, bottom = "", None
    try:
        bottom = bottom_at(at, actor=request.actor)
        why = not_enough(bottom.origins)
    except RuleBroken as wrong:
        why = wrong
    if why is not None:
        refusal = _(why.message) % why.values
    job = _job(request, at)
    kept = fits_kept(at, actor=request.actor)
    return {
        "levels": [
            {"words": _(LEVEL_WORDS[each]), "address": reverse("drivers:register", args=[each.value]), "here": each is at}
            for each in LEVELS
        ],
        "many": at is Level.DISTRICT,
        "level": at.value,
        "level_words": _(LEVEL_WORDS[at]),
        "refusal": refusal,
        "residents": _residents(bottom) if bottom else "",
        "job": job_shown(job) if job else None,
        "form": drawn(wanted),
        "may_ask": request.actor.may(ASKS) and not refusal and not (job and job.open),
        "newest": kept_shown(kept[0]) if kept and kept[0].outcome is not Outcome.FOUND else None,
        "kept": [kept_shown(each) for each in kept],
    }  # fmt: skip


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


def _job(request: DeskRequest, at: Level) -> Job | None:
    """The fit of this level that is on its way, or the last one asked where it ended without an answer."""
    last = latest_job(FIT, actor=request.actor)
    going = [*open_jobs(FIT, actor=request.actor), *([last] if last is not None and last.error else [])]
    return next((job for job in going if question_of(job.subject, actor=request.actor).level is at), None)
