"""Writers of drafts: what shall be measured, where, when, and what earlier periods say; a new version of a sealed one."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, FieldProblem, NotFound, RuleBroken, differences, refuse
from naung.foundation.places.queries import places
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.actions.rows import (
    based_on_newest,
    locked_draft,
    locked_sealed,
    write_counts,
    written_by_now,
)
from naung.insight.evaluation.models import AreaCount, Rollout, RolloutArea
from naung.insight.evaluation.queries import (
    asked_of,
    counts_of,
    history_of,
    laid_of,
)
from naung.insight.evaluation.rules.drafts import (
    LONGEST_WORDS,
    MOST_COUNTED,
    asked_problems,
    key_of,
    laid_problems,
    needed,
)
from naung.insight.evaluation.rules.outcomes import BELOW_ZERO
from naung.insight.evaluation.rules.typed import HIDDEN, Typed, label_of
from naung.insight.evaluation.vocabulary import (
    FEWER,
    MORE,
    Asked,
    Cluster,
    EvaluationEvent,
    Laid,
    Shape,
)
from naung.methods.disclosure import SMALLEST

NO_SUCH_CODE = gettext_noop("Kode %(code)s tidak ada di daftar wilayah. Tulis kode lain, atau nama saja.")
REPLACED = gettext_noop("Rancangan ini sudah punya versi baru.")


@transaction.atomic
def draft_rollout(*, asked: Asked, by: Actor) -> UUID:
    """Begin a draft: what shall be measured and how. Raises Problems, a row a field."""
    require(by, Permission.ROLLOUT_WRITE)
    refuse(asked_problems(asked))
    row = Rollout.objects.create(**_asked(asked), **written_by_now(by))
    record(EvaluationEvent.DRAFTED, subject=row.id, by=by)
    return row.id


def _asked(asked: Asked) -> dict[str, object]:
    return {**asdict(asked), "title": asked.title.strip(), "outcome": asked.outcome.strip()}


def _rewritten(row: Rollout, by: Actor) -> None:
    row.version += 1
    row.written_at, row.written_by = timezone.now(), officer_of(by)
    row.save()
    record(EvaluationEvent.CHANGED, subject=row.id, by=by)


@transaction.atomic
def change_asked(*, rollout_id: UUID, version: int, asked: Asked, by: Actor) -> None:
    """Change the first step of a draft. Raises NotFound, RuleBroken once sealed, Problems, StaleVersion with both values."""
    require(by, Permission.ROLLOUT_WRITE)
    row = locked_draft(rollout_id)
    refuse(asked_problems(asked))
    changes = differences(_as_typed(asked_of(row)), _as_typed(asked))
    if not changes:
        return
    based_on_newest(row, version, changes)
    for name, value in _asked(asked).items():
        setattr(row, name, value)
    _rewritten(row, by)


def _as_typed(asked: Asked) -> dict[str, str]:
    """As the fields of the form, for the page that shows both values."""
    texts = {name: str(value) for name, value in _asked(asked).items()}
    return {**texts, "wanted_more": MORE if asked.wanted_more else FEWER}


@transaction.atomic
def lay_out(*, rollout_id: UUID, version: int, laid: Laid, by: Actor) -> None:
    """Say where and when. Earlier counts of areas that stay are kept.

    Raises NotFound, RuleBroken once sealed, Problems for an area twice or on both sides, an unknown code, fewer areas than
    steps, and StaleVersion with both values.
    """
    require(by, Permission.ROLLOUT_WRITE)
    row = locked_draft(rollout_id)
    clusters, unknown = _named(laid.clusters)
    new = Laid(clusters, laid.steps, laid.before, laid.after, laid.months, laid.starts_on.replace(day=1), laid.past)
    refuse(unknown + laid_problems(Shape(row.shape), new))
    old = laid_of(row)
    changes = differences(_laid(old) if old else {}, _laid(new))
    if not changes:
        return
    based_on_newest(row, version, changes)
    for name in ("steps", "before", "after", "months", "starts_on", "past"):
        setattr(row, name, getattr(new, name))
    _put_areas(row, new)
    _rewritten(row, by)


def _laid(laid: Laid) -> dict[str, str]:
    """As the fields of the form, for the page that shows both values."""
    numbers = {name: str(getattr(laid, name)) for name in ("steps", "before", "after", "months", "starts_on", "past")}
    lines = {chosen: [label_of(each) for each in laid.clusters if each.chosen is chosen] for chosen in (True, False)}
    return {"areas": "\n".join(lines[False]), "chosen": "\n".join(lines[True]), **numbers}


def _named(clusters: Sequence[Cluster]) -> tuple[tuple[Cluster, ...], list[FieldProblem]]:
    """Areas with the names that the table of places gives their codes."""
    known = places(each.code for each in clusters if each.code)
    unknown = [
        FieldProblem("areas", NO_SUCH_CODE, {"code": c.code}) for c in clusters if c.code and c.code not in known
    ]
    return tuple(
        Cluster(known[c.code].name if c.code in known else c.name, c.code, c.chosen) for c in clusters
    ), unknown


def _put_areas(row: Rollout, laid: Laid) -> None:
    kept = {
        (key_of(Cluster(each.area.name, each.area.code)), each.period): each.count
        for each in AreaCount.objects.filter(area__rollout=row).select_related("area")
    }
    AreaCount.objects.filter(area__rollout=row).delete()
    RolloutArea.objects.filter(rollout=row).delete()
    made = RolloutArea.objects.bulk_create(
        RolloutArea(rollout=row, place=place, **asdict(each)) for place, each in enumerate(laid.clusters)
    )
    AreaCount.objects.bulk_create(
        AreaCount(area=area, period=period, count=kept[key, period])
        for area, key in zip(made, map(key_of, laid.clusters), strict=True)
        for period in range(-laid.past, 0)
        if (key, period) in kept
    )


@transaction.atomic
def tell_history(*, rollout_id: UUID, version: int, counts: Typed, by: Actor) -> None:
    """Write down counts of earlier periods by (place of the area, earlier period from 0, the oldest).

    Raises NotFound, RuleBroken once sealed or before areas are told, and StaleVersion with both values.
    """
    require(by, Permission.ROLLOUT_WRITE)
    row = locked_draft(rollout_id)
    laid = laid_of(row)
    if laid is None or any(a not in range(len(laid.clusters)) or p not in range(laid.past) for a, p in counts):
        raise NotFound()
    if any(not 0 <= n <= MOST_COUNTED for n in counts.values()):
        raise RuleBroken(BELOW_ZERO, field="counts")
    told = {(area, column - laid.past): count for (area, column), count in counts.items()}
    stands = counts_of(row)
    clash = {cell: count for cell, count in told.items() if stands.get(cell, count) != count}
    if clash:
        names = [laid.clusters[area].name for area, _period in clash]
        known = [HIDDEN if 0 < stands[cell] < SMALLEST else stands[cell] for cell in clash]
        lines = ["\n".join(f"{n} = {v}" for n, v in zip(names, each, strict=True)) for each in (
            known, list(clash.values()))]  # fmt: skip
        based_on_newest(row, version, (Difference("counts", lines[0], lines[1]),))
    if told != {cell: stands[cell] for cell in told if cell in stands}:
        write_counts(row, told)
        _rewritten(row, by)


@transaction.atomic
def renew_rollout(*, rollout_id: UUID, why: str, by: Actor) -> UUID:
    """A new draft out of a sealed version, which it names with the reason. Raises NotFound, RuleBroken where it has one."""
    require(by, Permission.ROLLOUT_WRITE)
    old = locked_sealed(rollout_id)
    refuse(needed("why", why, LONGEST_WORDS))
    if Rollout.objects.filter(replaces=old).exists():
        raise RuleBroken(REPLACED)
    laid, history = laid_of(old), history_of(old)
    if laid is None or history is None:
        raise NotFound()
    spans = {name: getattr(old, name) for name in ("steps", "before", "after", "months", "starts_on", "past")}
    row = Rollout.objects.create(
        **_asked(asked_of(old)), **spans, **written_by_now(by), number=old.number + 1, replaces=old, why=why.strip()
    )
    _put_areas(row, laid)
    write_counts(row, {(a, p - laid.past): n for a, counts in enumerate(history) for p, n in enumerate(counts)})
    record(EvaluationEvent.DRAFTED, subject=row.id, by=by)
    return row.id
