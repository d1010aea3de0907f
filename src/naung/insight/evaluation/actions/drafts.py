"""Writers of drafts: what shall be measured, where, when, and what earlier periods say; a new version of a sealed one."""

from collections.abc import Mapping, Sequence
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
    counted_by,
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
from naung.methods.disclosure import suppressed

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
        (key_of(Cluster(each.area.name, each.area.code)), each.period): (each.count, each.by)
        for each in AreaCount.objects.filter(area__rollout=row).select_related("area")
    }
    AreaCount.objects.filter(area__rollout=row).delete()
    RolloutArea.objects.filter(rollout=row).delete()
    made = RolloutArea.objects.bulk_create(
        RolloutArea(rollout=row, place=place, **asdict(each)) for place, each in enumerate(laid.clusters)
    )
    AreaCount.objects.bulk_create(
        AreaCount(area=area, period=period, count=kept[key, period][0], by=kept[key, period][1])
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
    stands, own = counts_of(row), counted_by(row, officer_of(by))
    clash = [cell for cell in told if cell in stands and not (cell in own and stands[cell] == told[cell])]
    if clash:
        based_on_newest(row, version, (_both_counts(row, clash, told, own),))
    if clash or any(cell not in stands for cell in told):
        write_counts(row, told, by)
        _rewritten(row, by)


def _both_counts(
    row: Rollout, clash: Sequence[tuple[int, int]], told: Mapping[tuple[int, int], int], own: set[tuple[int, int]]
) -> Difference:
    """What stands beside what was typed; of somebody else's counts only those that a page shows."""
    laid, history, stands = laid_of(row), history_of(row), counts_of(row)
    areas, past = (laid.clusters, laid.past) if laid else ((), 0)
    shown = suppressed(history).cells if history else ()
    known = [stands[a, p] if (a, p) in own or (shown and shown[a][p + past] is not None) else HIDDEN for a, p in clash]
    names = [areas[a].name for a, _period in clash]
    theirs, mine = (
        "\n".join(f"{name} = {value}" for name, value in zip(names, each, strict=True))
        for each in (known, [told[cell] for cell in clash])
    )
    return Difference("counts", theirs, mine)


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
    _copy_history(old, row)
    record(EvaluationEvent.DRAFTED, subject=row.id, by=by)
    return row.id


def _copy_history(old: Rollout, row: Rollout) -> None:
    """Earlier counts stay whose they were."""
    areas = {each.place: each for each in row.areas.all()}
    AreaCount.objects.bulk_create(
        AreaCount(area=areas[each.area.place], period=each.period, count=each.count, by=each.by)
        for each in AreaCount.objects.filter(area__rollout=old, period__lt=0).select_related("area")
    )
