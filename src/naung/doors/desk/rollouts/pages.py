"""The list of rollouts, one rollout with what it can see, its schedule and its answer, and the same to print and take along."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.rollouts.book import book
from naung.doors.desk.rollouts.shown import (
    TargetTold,
    answers_told,
    area_rows,
    counts_table,
    deviations,
    facts,
    finding_note,
    list_row,
    lot_told,
    period_words,
    schedule_picture,
    sight_told,
    state_of,
    targets_told,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Actor, Permission
from naung.insight.evaluation.queries import RolloutShown, rollout_for, rollouts, sight_for
from naung.insight.programme.queries import plan_in_force, targets_of

READS, WRITES, SEALS = Permission.INSIGHT_READ, Permission.ROLLOUT_WRITE, Permission.ROLLOUT_SEAL


def known_targets(actor: Actor) -> dict[UUID, TargetTold]:
    """The targets of the action plan in force, where this actor may read it."""
    if not actor.may(Permission.PROGRAMME_READ):
        return {}
    plan = plan_in_force(actor=actor)
    return targets_told(targets_of(plan.id, actor=actor)) if plan else {}


@requires(READS)
def listed(request: DeskRequest) -> HttpResponse:
    """Every rollout, the newest first."""
    rows = [list_row(each) for each in rollouts(actor=request.actor)]
    return render(request, "desk/rollouts/list.html", {"rows": rows, "may_write": request.actor.may(WRITES)})


@requires(READS)
def show(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """One rollout: a draft with its steps, or what is sealed with what followed."""
    each, actor = rollout_for(rollout_id, actor=request.actor), request.actor
    context = _both(each, actor) | {
        "sight": sight_told(each, sight_for(each.id, actor=actor)),
        "may_write": actor.may(WRITES) and each.replaced_by is None,
        "may_seal": actor.may(SEALS),
        "own": actor.id in each.writers,
        "periods": _periods(each),
        "table": counts_table(each),
        "result": answers_told(each),
        "note": finding_note(each),
        "sealed_text": [(_(name), words) for name, words in each.sealed.text] if each.sealed else [],
    }
    return render(request, "desk/rollouts/show.html", context)


def _both(each: RolloutShown, actor: Actor) -> dict[str, Any]:
    officers = Officers()
    return {
        "rollout": each,
        "state": state_of(each),
        "facts": facts(each),
        "areas": area_rows(each, known_targets(actor)),
        "picture": schedule_picture(each) if each.sealed else "",
        "deviations": deviations(each),
        "lot": lot_told(each),
        "sealer": officers(each.sealed.by) if each.sealed else "",
        "writer": officers(each.written_by),
        "now": timezone.now(),
    }


def _periods(each: RolloutShown) -> list[dict[str, Any]]:
    """The periods that may be counted, each with whether all of it is."""
    over = each.over(timezone.localdate()) if each.sealed else []
    return [{"number": n, "words": period_words(each, n), "whole": n in each.counted} for n in over]


@requires(READS)
def timetable(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """Which area begins when, made to be printed."""
    each = rollout_for(rollout_id, actor=request.actor)
    return render(request, "desk/rollouts/schedule.html", _both(each, request.actor))


@requires(READS)
def workbook(request: DeskRequest, rollout_id: UUID) -> HttpResponse:
    """Schedule, counts and answer as a workbook."""
    each = rollout_for(rollout_id, actor=request.actor)
    told = _both(each, request.actor) | {"table": counts_table(each), "result": answers_told(each)}
    return as_attachment(book(told), f"mengukur-{timezone.localdate():%Y%m%d}")
