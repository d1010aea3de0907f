"""Pages of a draft: what, where and when, what earlier periods say, its seal; and a new version of what is sealed."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.rollouts.forms import (
    AskedForm,
    LaidForm,
    PastForm,
    RenewForm,
    SealForm,
    first_asked,
    first_laid,
    with_areas,
)
from naung.doors.desk.rollouts.pages import SEALS, WRITES
from naung.doors.desk.rollouts.shown import facts, sight_told
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import own_desk
from naung.foundation.places.queries import places_below
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.actions import (
    change_asked,
    draft_rollout,
    lay_out,
    renew_rollout,
    seal_rollout,
    tell_history,
)
from naung.insight.evaluation.queries import RolloutShown, ledger_counts, rollout_for, sight_for
from naung.insight.evaluation.rules.drafts import NOT_LAID, SEALED
from naung.insight.evaluation.rules.typed import label_of, read_counts, sheet_of
from naung.insight.evaluation.vocabulary import Cluster

STEPS = 4
LISTS = {
    "kelurahan": Level.VILLAGE,
    "kecamatan": Level.DISTRICT,
    "kabupaten": Level.REGENCY,
}  # what fills the list by itself
FILL = "isi"  # the buttons that do so
LIST_WORDS = {
    "kelurahan": gettext_noop("Tambahkan kelurahan dan desa"),
    "kecamatan": gettext_noop("Tambahkan kecamatan"),
    "kabupaten": gettext_noop("Tambahkan kabupaten dan kota"),
}


def written(request: DeskRequest, form: DeskForm, context: dict[str, Any], write: Callable[[], str]) -> HttpResponse:
    """The page of a form; where it is valid, write and go where `write` says."""
    if form.is_valid():
        with errors_on(form):
            address = write()
            messages.success(request, _("Tersimpan."))
            return redirect(address)
    return render(request, "desk/rollouts/form.html", {"form": form, "steps": STEPS} | context)


def page_of(rollout_id: UUID) -> str:
    """The rollout's own page."""
    return reverse("rollouts:show", args=[rollout_id])


def _closed(request: DeskRequest, each: RolloutShown) -> HttpResponse | None:
    """Back to the rollout's page where nothing of it can be written any more."""
    if each.sealed is None:
        return None
    messages.warning(request, _(SEALED))
    return redirect(page_of(each.id))


@requires(WRITES)
def new(request: DeskRequest) -> HttpResponse:
    """Begin a draft."""
    form = AskedForm(request.POST or None)

    def write() -> str:
        return reverse("rollouts:lay", args=[draft_rollout(asked=form.told(), by=request.actor)])

    context = {"heading": _("Rancang pengukuran"), "back": reverse("rollouts:list"), "step": 1}
    return written(request, form, context, write)


@requires(WRITES)
def ask(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """Change what is measured and how."""
    each = rollout_for(rollout_id, actor=request.actor)
    if closed := _closed(request, each):
        return closed
    form = AskedForm(request.POST or None, version=each.version, initial=first_asked(each.asked))

    def write() -> str:
        change_asked(rollout_id=each.id, version=form.base_version or 0, asked=form.told(), by=request.actor)
        return page_of(each.id)

    return written(request, form, {"heading": _("Apa yang diukur"), "back": page_of(each.id), "step": 1}, write)


@requires(WRITES)
def lay(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """Where and when."""
    each = rollout_for(rollout_id, actor=request.actor)
    if closed := _closed(request, each):
        return closed
    form = LaidForm(
        request.POST or None,
        shape=each.asked.shape,
        version=each.version,
        initial=first_laid(each.laid, _next_month()),
    )
    if FILL in request.POST:
        named = _filled(request.POST[FILL], request.actor)
        form = LaidForm(shape=each.asked.shape, version=form.base_version, initial=with_areas(form, named))

    def write() -> str:
        lay_out(rollout_id=each.id, version=form.base_version or 0, laid=form.told(), by=request.actor)
        return reverse("rollouts:past", args=[each.id])

    context = {"heading": _("Wilayah dan waktu"), "back": page_of(each.id), "step": 2}
    context["lists"] = [(name, _(LIST_WORDS[name])) for name in LISTS]
    return written(request, form, context, write)


def _filled(kind: str, actor: Actor) -> list[str]:
    """The areas of this kind in the own desk's area, a line each; none for another word or a desk of the whole country."""
    territory = own_desk(actor).territory
    if kind not in LISTS or not territory:
        return []
    return [label_of(Cluster(each.name, each.code)) for each in places_below(territory, LISTS[kind])]


def _next_month() -> date:
    today = timezone.localdate()
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)


@requires(WRITES)
def past(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """Counts of earlier periods, typed, pasted or taken from the ledger of effort."""
    each = rollout_for(rollout_id, actor=request.actor)
    if closed := _closed(request, each):
        return closed
    if each.laid is None:
        messages.warning(request, _(NOT_LAID))
        return redirect(reverse("rollouts:lay", args=[each.id]))
    laid, clusters = each.laid, each.laid.clusters
    taken = ledger_counts(each.id, range(-laid.past, 0), actor=request.actor)
    known = {(place, period + laid.past): count for (place, period), count in taken.items()}
    filled = sheet_of(clusters, laid.past, known)
    form = PastForm(request.POST or None, version=each.version, initial={"counts": filled})

    def write() -> str:
        counts = read_counts(form.cleaned_data["counts"], clusters, laid.past, known)
        tell_history(rollout_id=each.id, version=form.base_version or 0, counts=counts, by=request.actor)
        return page_of(each.id)

    context = {
        "heading": _("Hitungan masa lalu"),
        "back": page_of(each.id),
        "step": 3,
        "columns": [each.days(period) for period in range(-laid.past, 0)],
        "known": len(clusters) * laid.past - each.missing,
        "wanted": len(clusters) * laid.past,
        "from_ledger": bool(taken),
    }
    return written(request, form, context, write)


@requires(SEALS)
def seal(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """Fix it; what can no longer be changed is said before."""
    each = rollout_for(rollout_id, actor=request.actor)
    if closed := _closed(request, each):
        return closed
    form = SealForm(request.POST or None, version=each.version)
    if form.is_valid():
        with errors_on(form):
            seal_rollout(rollout_id=each.id, version=form.base_version or 0, by=request.actor)
            messages.success(request, _("Disegel. Undiannya sudah ditarik."))
            return redirect(page_of(each.id))
    context = {
        "form": form,
        "rollout": each,
        "facts": facts(each),
        "names": ", ".join(label_of(area.cluster) for area in each.areas),
        "sight": sight_told(each, sight_for(each.id, actor=request.actor)),
        "own": request.actor.id in each.writers,
        "back": page_of(each.id),
    }
    return render(request, "desk/rollouts/seal.html", context)


@requires(WRITES)
def renew(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """A new version of what is sealed, with why."""
    each = rollout_for(rollout_id, actor=request.actor)
    form = RenewForm(request.POST or None)

    def write() -> str:
        return page_of(renew_rollout(rollout_id=each.id, why=form.cleaned_data["why"], by=request.actor))

    return written(request, form, {"heading": _("Versi baru"), "back": page_of(each.id), "renews": each.number}, write)
