"""Pages of what follows a seal: when each area really began, what was counted in each period, and the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.rollouts.drafts import page_of, written
from naung.doors.desk.rollouts.forms import AnswerForm, BegunForm, CountForm
from naung.doors.desk.rollouts.pages import WRITES, known_targets
from naung.doors.desk.rollouts.realised import proposed
from naung.doors.desk.rollouts.shown import deviations, period_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.insight.evaluation.actions import answer_rollout, enter_counts, look_otherwise, tell_begun
from naung.insight.evaluation.queries import RolloutShown, ledger_counts, rollout_for
from naung.insight.evaluation.rules.drafts import NOT_SEALED
from naung.insight.evaluation.rules.outcomes import Analysis
from naung.insight.evaluation.rules.typed import read_counts, sheet_of


def _not_yet(request: DeskRequest, each: RolloutShown) -> HttpResponse | None:
    """Back to the rollout's page while it is a draft."""
    if each.sealed is not None:
        return None
    messages.warning(request, _(NOT_SEALED))
    return redirect(page_of(each.id))


@requires(WRITES)
def begun(request: DeskRequest, rollout_id: UUID, area: int) -> HttpResponse:
    """When an area really began, or that it did not; which target of the action plan it carries out."""
    each = rollout_for(rollout_id, actor=request.actor)
    if early := _not_yet(request, each):
        return early
    found = next((row for row in each.areas if row.place == area), None)
    if found is None:
        raise NotFound()
    targets = [(row.id, row.words) for row in known_targets(request.actor).values()]
    planned = proposed(found.target, request.actor)
    lead_of_plan = planned.pop("lead", "")
    told_already = found.begun.on is not None or found.begun.never or found.words
    initial = {
        "on": VagueDate.on(found.begun.on) if found.begun.on else None,
        "never": found.begun.never,
        "words": found.words,
        "target": str(found.target or ""),
    } | ({} if told_already else planned)
    form = BegunForm(request.POST or None, targets=targets, version=found.version, initial=initial)

    def write() -> str:
        target, told = form.cleaned_data["target"], form.begun()
        tell_begun(
            rollout_id=each.id,
            place=area,
            version=form.base_version or 0,
            begun=told,
            words=form.cleaned_data["words"],
            target=UUID(target) if target else None,
            by=request.actor,
        )
        return page_of(each.id)

    plan = period_words(each, found.begins) if found.begins is not None else _("tidak memulai (pembanding)")
    lead = _("Menurut rancangan: %(planned)s.") % {"planned": plan}
    context = {
        "heading": found.cluster.name,
        "lead": lead,
        "back": page_of(each.id),
        "of_plan": lead_of_plan,
        "is_proposed": bool(planned) and not told_already,
    }
    return written(request, form, context, write)


@requires(WRITES)
def count(request: DeskRequest, rollout_id: UUID, period: int) -> HttpResponse:
    """What was counted in one period that is over."""
    each = rollout_for(rollout_id, actor=request.actor)
    if early := _not_yet(request, each):
        return early
    if each.laid is None or period not in range(each.periods):
        raise NotFound()
    clusters = each.laid.clusters
    taken = ledger_counts(each.id, [period], actor=request.actor)
    known = {(place, 0): count for (place, _period), count in taken.items()}
    form = CountForm(request.POST or None, initial={"counts": sheet_of(clusters, 1, known)})
    form.fields["counts"].help_text = _("Tulis hitungannya sesudah tanda =. Baris yang kosong tidak mengubah apa pun.")

    def write() -> str:
        data = form.cleaned_data
        told = {(place, period): n for (place, _one), n in read_counts(data["counts"], clusters, 1, known).items()}
        enter_counts(rollout_id=each.id, counts=told, reason=data["reason"], by=request.actor)
        return page_of(each.id)

    heading = _("Hitungan %(period)s") % {"period": period_words(each, period)}
    context = {
        "heading": heading,
        "lead": each.asked.outcome,
        "back": page_of(each.id),
        "columns": [each.days(period)],
        "from_ledger": bool(taken),
        "early": period not in each.over(timezone.localdate()),
    }
    return written(request, form, context, write)


@requires(WRITES)
def answer(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """Compute the sealed answer; another look is marked as unplanned wherever it stands."""
    each = rollout_for(rollout_id, actor=request.actor)
    if early := _not_yet(request, each):
        return early
    form = AnswerForm(request.POST or None, initial={"analysis": Analysis.SEALED.value})
    if form.is_valid():
        with errors_on(form):
            compute = {Analysis.SEALED: answer_rollout, Analysis.ON_PLAN_ONLY: look_otherwise}
            compute[Analysis(form.cleaned_data["analysis"])](rollout_id=each.id, by=request.actor)
            return redirect(reverse("rollouts:show", args=[each.id]) + "#hasil")
    context = {"form": form, "rollout": each, "deviations": deviations(each), "back": page_of(each.id)}
    return render(request, "desk/rollouts/answer.html", context)
