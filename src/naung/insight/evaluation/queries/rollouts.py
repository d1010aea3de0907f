"""Readers of rollouts. Counts leave the room only as tables in which small numbers are withheld, or as what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.insight.evaluation.models import Answer, CountChange, Rollout, RolloutArea
from naung.insight.evaluation.queries.rows import asked_of, block_of, counts_of, found_row, history_of, laid_of
from naung.insight.evaluation.queries.seals import Sealed, sealed_of, writers_of_row
from naung.insight.evaluation.rules.drafts import periods_of
from naung.insight.evaluation.rules.outcomes import Analysis, happened
from naung.insight.evaluation.rules.periods import first_day, has_ended, last_day, period_of
from naung.insight.evaluation.rules.sight import Sight, sight_of
from naung.insight.evaluation.vocabulary import (
    Asked,
    Begun,
    Cluster,
    Happened,
    Laid,
    Shape,
)
from naung.insight.extract.queries.finished import latest_extract
from naung.insight.extract.rules.tables import EFFORT
from naung.methods.disclosure import SafeTable, suppressed
from naung.methods.experiments import Effect, Inconclusive, Why

LEDGER_CODE = 5  # letters of a kabupaten's or kota's code, the finest area of the ledger of effort


@dataclass(frozen=True)
class AreaShown:
    """One area: when it is to begin (None: never), and what happened. `version`: of what happened."""

    place: int
    version: int
    cluster: Cluster
    begins: int | None
    begun: Begun
    happened: Happened
    begun_in: int | None
    words: str
    target: UUID | None


@dataclass(frozen=True)
class AnswerShown:
    """One computed answer."""

    analysis: Analysis
    at: datetime
    by: UUID
    answer: Effect | Inconclusive


@dataclass(frozen=True)
class ChangeShown:
    """That a count was changed after the seal; never from what to what."""

    area: str
    period: int
    at: datetime
    by: UUID
    reason: str


@dataclass(frozen=True)
class RolloutShown:
    """One version of a rollout. `missing`: counts of earlier periods that a seal still needs; `open`: counts that are due."""

    id: UUID
    version: int
    number: int
    replaces: UUID | None
    replaced_by: UUID | None
    why: str
    asked: Asked
    laid: Laid | None
    written_at: datetime
    written_by: UUID
    writers: frozenset[UUID]  # whoever wrote any of it, in the versions that it replaces too
    sealed: Sealed | None
    smallest: float | None
    areas: tuple[AreaShown, ...]
    periods: int
    missing: int
    uncounted: int
    past_table: SafeTable | None
    counted: tuple[int, ...]  # periods of which every area is counted
    table: SafeTable | None  # areas by those periods
    answers: tuple[AnswerShown, ...]
    changes: tuple[ChangeShown, ...]

    @property
    def answer(self) -> AnswerShown | None:
        """The first answer by the sealed analysis. Later ones, after counts were changed, stand beside it."""
        return next((each for each in reversed(self.answers) if each.analysis is Analysis.SEALED), None)

    def days(self, period: int) -> tuple[date, date]:
        """First and last day of a period. Raises ValueError before it is laid out."""
        if self.laid is None:
            raise ValueError("not laid out")
        found = self.laid
        return first_day(found.starts_on, found.months, period), last_day(found.starts_on, found.months, period)

    def over(self, today: date) -> list[int]:
        """The periods that have ended."""
        laid = self.laid
        return [n for n in range(self.periods) if laid and has_ended(laid.starts_on, laid.months, n, today)]


def rollouts(*, actor: Actor) -> list[RolloutShown]:
    """Every version of every rollout, the newest first."""
    require(actor, Permission.INSIGHT_READ)
    return [_shown(row) for row in Rollout.objects.order_by("-written_at", "-number")]


def rollout_for(rollout_id: UUID, *, actor: Actor) -> RolloutShown:
    """One version of a rollout. Raises NotFound."""
    require(actor, Permission.INSIGHT_READ)
    return _shown(found_row(rollout_id))


@dataclass(frozen=True)
class Carried:
    """An area of a sealed rollout that carries out a target of the action plan."""

    rollout: UUID
    title: str
    area: str


def carried_by(target: UUID, *, actor: Actor) -> list[Carried]:
    """Where a target is carried out so that it can be measured; nothing for who may not read insight."""
    if not actor.may(Permission.INSIGHT_READ):
        return []
    rows = RolloutArea.objects.filter(target=target).select_related("rollout").order_by("rollout_id", "place")
    return [Carried(row.rollout_id, row.rollout.title, row.name) for row in rows]


def sight_for(rollout_id: UUID, *, actor: Actor) -> Sight | None:
    """What this rollout can see, from its earlier counts; None where those are not whole or all begin at once."""
    require(actor, Permission.INSIGHT_READ)
    row = found_row(rollout_id)
    laid, history = laid_of(row), history_of(row)
    if laid is None or history is None:
        return None
    return sight_of(Shape(row.shape), laid, history, row.wanted_more)


def ledger_counts(rollout_id: UUID, periods: Iterable[int], *, actor: Actor) -> dict[tuple[int, int], int]:
    """Counts of the ledger of effort by (place of the area, period), for periods that the newest extract holds whole.

    Empty where the rollout counts nothing of the ledger, no extract was made, or an area is finer than the ledger tells.
    """
    require(actor, Permission.ROLLOUT_WRITE)
    row = found_row(rollout_id)
    laid, held = laid_of(row), latest_extract(actor=actor)
    if laid is None or held is None or not row.source or any(len(c.code) != LEDGER_CODE for c in laid.clusters):
        return {}
    until = held.made.until
    whole = [each for each in periods if last_day(laid.starts_on, laid.months, each) < until]
    found = {(place, period): 0 for place in range(len(laid.clusters)) for period in whole}
    places = {each.code: place for place, each in enumerate(laid.clusters)}
    for (area, month, kind), count in held.counts(EFFORT).items():
        if kind == row.source and area in places:
            period = period_of(laid.starts_on, laid.months, date.fromisoformat(f"{month}-01"))
            if (places[area], period) in found:
                found[places[area], period] += count
    return found


def _shown(row: Rollout) -> RolloutShown:
    laid, counts, asked = laid_of(row), counts_of(row), asked_of(row)
    areas = len(laid.clusters) if laid else 0
    periods = periods_of(asked.shape, laid) if laid else 0
    past = range(-laid.past, 0) if laid else range(0)
    history = block_of(counts, areas, past)
    whole = [period for period in range(periods) if all((area, period) in counts for area in range(areas))]
    block = block_of(counts, areas, whole)
    newer = Rollout.objects.filter(replaces=row).values_list("id", flat=True).first()
    return RolloutShown(
        id=row.id,
        version=row.version,
        number=row.number,
        replaces=row.replaces_id,
        replaced_by=newer,
        why=row.why,
        asked=asked,
        laid=laid,
        written_at=row.written_at,
        written_by=row.written_by,
        writers=writers_of_row(row),
        sealed=sealed_of(row),
        smallest=row.smallest,
        areas=tuple(_area(each, laid) for each in row.areas.order_by("place")) if laid else (),
        periods=periods,
        missing=sum((area, period) not in counts for area in range(areas) for period in past),
        uncounted=sum((area, period) not in counts for area in range(areas) for period in range(periods)),
        past_table=suppressed(history) if history else None,
        counted=tuple(whole),
        table=suppressed(block) if block else None,
        answers=tuple(_answer(each) for each in row.answers.order_by("-id")),
        changes=tuple(_change(each) for each in CountChange.objects.filter(area__rollout=row).order_by("id")),
    )


def _area(row: RolloutArea, laid: Laid) -> AreaShown:
    begun = Begun(row.began_on, row.never)
    begun_in = period_of(laid.starts_on, laid.months, row.began_on) if row.began_on else None
    return AreaShown(
        row.place,
        row.version,
        Cluster(row.name, row.code, row.chosen),
        row.begins,
        begun,
        happened(row.begins, begun_in, begun),
        begun_in,
        row.words,
        row.target,
    )


def _answer(row: Answer) -> AnswerShown:
    found: Effect | Inconclusive
    if row.why or row.p is None:
        found = Inconclusive(Why(row.why), row.ways)
    else:
        found = Effect(row.p, row.level, row.ratio, row.low, row.high, row.ways)
    return AnswerShown(Analysis(row.analysis), row.at, row.by, found)


def _change(row: CountChange) -> ChangeShown:
    return ChangeShown(row.area.name, row.period, row.at, row.by, row.reason)
