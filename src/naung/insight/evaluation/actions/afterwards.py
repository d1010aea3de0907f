"""Writers of what follows a seal: what happened, what was counted, the sealed answer and what was looked at besides."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion, differences, refuse
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.actions.rows import (
    locked_sealed,
    write_counts,
)
from naung.insight.evaluation.models import Answer, CountChange, Rollout, RolloutArea
from naung.insight.evaluation.queries import (
    counted_by,
    counts_of,
    history_of,
    laid_of,
    rollout_for,
)
from naung.insight.evaluation.rules.drafts import (
    LONGEST_WORDS,
    needed,
    periods_of,
)
from naung.insight.evaluation.rules.outcomes import (
    NOBODY_LEFT,
    STILL_MISSING,
    Analysis,
    begun_problems,
    count_problems,
    effect_in,
    effect_on_plan,
)
from naung.insight.evaluation.rules.sight import planned
from naung.insight.evaluation.vocabulary import (
    Begun,
    EvaluationEvent,
    Happened,
    Laid,
    Shape,
)
from naung.methods.experiments import Effect, Inconclusive

SEAL_BROKEN = gettext_noop(
    "Yang tersimpan tidak lagi sama dengan yang disegel. Hasil tidak dihitung; beri tahu pengelola sistem."
)
STANDS_ALREADY = gettext_noop(
    "%(names)s: sudah ada hitungan. Bila memang diperbaiki atau dicatat ulang, tulis alasannya; yang lama tetap dicatat."
)
OTHER_ANALYSIS = gettext_noop(
    "Rancangan ini disegel dengan cara menghitung yang lain daripada versi program ini. Hasil tidak dihitung dengan cara lain."
)
SEALED_FIRST = gettext_noop("Hitung dahulu hasil menurut rancangan yang disegel.")
NAMED_AT_ONCE = 5  # names that fit into a sentence


@transaction.atomic
def tell_begun(
    *, rollout_id: UUID, place: int, version: int, begun: Begun, words: str, target: UUID | None, by: Actor
) -> None:
    """Write down when an area of a sealed rollout began, or that it did not. `target`: of the action plan, by its id; it can be
    tied before anything happened.

    Raises NotFound, RuleBroken before the seal, Problems, StaleVersion with both values.
    """
    require(by, Permission.ROLLOUT_WRITE)
    area = RolloutArea.objects.select_for_update().filter(rollout=locked_sealed(rollout_id), place=place).first()
    if area is None:
        raise NotFound()
    problems = begun_problems(begun, timezone.localdate(), tied=target is not None)
    refuse(problems + (needed("words", words, LONGEST_WORDS) if words else []))
    now = _told(Begun(area.began_on, area.never), area.words, area.target)
    changes = differences(now, _told(begun, words, target))
    if not changes:
        return
    if area.version != version:
        raise StaleVersion(based_on=version, now=area.version, differences=changes)
    area.began_on, area.never, area.words, area.target = begun.on, begun.never, words.strip(), target
    area.version, area.told_at, area.told_by = area.version + 1, timezone.now(), officer_of(by)
    area.save()
    record(EvaluationEvent.TOLD, subject=area.rollout_id, fields=[each.field for each in changes], by=by)


def _told(begun: Begun, words: str, target: UUID | None) -> dict[str, str]:
    """As the fields of the form, for the page that shows both values."""
    day = begun.on.isoformat() if begun.on else ""
    return {"on": day, "never": "ya" if begun.never else "", "words": words.strip(), "target": str(target or "")}


@transaction.atomic
def enter_counts(*, rollout_id: UUID, counts: Mapping[tuple[int, int], int], reason: str, by: Actor) -> None:
    """Write down what was counted in periods that are over, by (place of the area, period). One's own count twice is one.

    Where another one of hers, or any of somebody else stands, a reason is needed and the former one is kept, also where both
    are the same: the answer must not tell whether a small count was guessed. Raises NotFound, RuleBroken before the seal or
    without that reason, Problems for a period that is not over, an area that is not in the rollout, a count below zero.
    """
    require(by, Permission.ROLLOUT_WRITE)
    row = locked_sealed(rollout_id)
    laid = laid_of(row)
    if laid is None:
        raise NotFound()
    refuse(count_problems(laid, periods_of(Shape(row.shape), laid), counts, timezone.localdate()))
    stands = counts_of(row)
    own = counted_by(row, officer_of(by))
    said = {cell for cell in own & set(counts) if stands[cell] == counts[cell]}
    changed = {cell: stands[cell] for cell in counts if cell in stands and cell not in said}
    if changed and not reason.strip():
        names = sorted({laid.clusters[area].name for area, _period in changed})[:NAMED_AT_ONCE]
        raise RuleBroken(STANDS_ALREADY, field="reason", names=", ".join(names))
    refuse(needed("reason", reason, LONGEST_WORDS) if reason else [])
    if said == set(counts):
        return
    areas = {each.place: each for each in row.areas.all()}
    CountChange.objects.bulk_create(
        CountChange(area=areas[area], period=period, at=timezone.now(), by=officer_of(by), former=former,
                    reason=reason.strip())
        for (area, period), former in changed.items()
    )  # fmt: skip
    write_counts(row, counts, by)
    record(EvaluationEvent.COUNTED, subject=row.id, count=len(counts), by=by)


@transaction.atomic
def answer_rollout(*, rollout_id: UUID, by: Actor) -> None:
    """Compute the sealed analysis from all counts. Raises NotFound, RuleBroken before the seal, while a count is missing, or
    where what is stored is no longer what was sealed."""
    require(by, Permission.ROLLOUT_WRITE)
    row = locked_sealed(rollout_id)
    counts, laid = _all_counts(row, by)
    history = history_of(row) or ()
    found = effect_in(counts, planned(Shape(row.shape), laid, history, row.seed or 0), row.seed or 0)
    _keep(row, Analysis.SEALED, found, by)
    record(EvaluationEvent.ANSWERED, subject=row.id, by=by)


@transaction.atomic
def look_otherwise(*, rollout_id: UUID, by: Actor) -> None:
    """Compute what was not sealed: with only the areas that did as planned. It stays marked as unplanned.

    Raises what `answer_rollout` raises, and RuleBroken where fewer than two areas are left or the sealed one is not computed.
    """
    require(by, Permission.ROLLOUT_WRITE)
    row = locked_sealed(rollout_id)
    counts, laid = _all_counts(row, by)
    shown = rollout_for(row.id, actor=by)
    if shown.answer is None:
        raise RuleBroken(SEALED_FIRST)
    design = planned(Shape(row.shape), laid, history_of(row) or (), row.seed or 0)
    kept = [
        each.happened is Happened.HELD or (each.begins is None and each.happened is Happened.WAITING)
        for each in shown.areas
    ]
    found = effect_on_plan(counts, design, row.seed or 0, kept)
    if found is None:
        raise RuleBroken(NOBODY_LEFT)
    _keep(row, Analysis.ON_PLAN_ONLY, found, by)
    record(EvaluationEvent.LOOKED_OTHERWISE, subject=row.id, by=by)


def _all_counts(row: Rollout, by: Actor) -> tuple[list[list[int]], Laid]:
    shown, laid = rollout_for(row.id, actor=by), laid_of(row)
    if shown.sealed is None or not shown.sealed.holds or laid is None:
        raise RuleBroken(SEAL_BROKEN)
    if not shown.sealed.computable:
        raise RuleBroken(OTHER_ANALYSIS)
    if shown.uncounted:
        raise RuleBroken(STILL_MISSING, missing=shown.uncounted)
    counts = counts_of(row)
    return [[counts[area, period] for period in range(shown.periods)] for area in range(len(laid.clusters))], laid


def _keep(row: Rollout, analysis: Analysis, found: Effect | Inconclusive, by: Actor) -> None:
    same = {"rollout": row, "analysis": analysis.value, "at": timezone.now(), "by": officer_of(by), "ways": found.ways}
    if isinstance(found, Inconclusive):
        Answer.objects.create(**same, why=found.why.value, level=0.05)
    else:
        Answer.objects.create(**same, p=found.p, ratio=found.ratio, low=found.low, high=found.high, level=found.level)
