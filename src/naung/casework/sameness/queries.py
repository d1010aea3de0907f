"""Readers of judgements: only of two records that the actor may both see."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from naung.casework.sameness.models import Judgement, Pair
from naung.casework.sameness.rules import clusters, compared, fits_of, pair_of, verdicts
from naung.casework.sameness.vocabulary import Cluster, Field, FieldCompared, Judged, SamenessEvent, Verdict
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Precision, VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import Beside, PersonShown, beside, person_for, person_row
from naung.foundation.people.vocabulary import OWN_NAMES, ContactKind, NameKind, Sex
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

PARENTS = (NameKind.FATHER, NameKind.MOTHER)
PHONES = (ContactKind.PHONE, ContactKind.WHATSAPP)
MOST_STEPS = 50  # how far "same" is followed from one record


@dataclass(frozen=True)
class JudgementShown:
    """One judgement with its reasons; `counts`: it stands."""

    id: UUID
    verdict: Verdict
    officer: UUID
    judged_at: datetime
    why: str | None
    withdrawn_by: UUID | None
    withdrawn_at: datetime | None
    why_withdrawn: str | None


@dataclass(frozen=True)
class PairShown:
    """Two records side by side, what was said of them (newest first), and the version that a new judgement is based on.

    `alike`: what the comparison says that shows earlier records, with how probable it holds them to be of one person.
    """

    left: PersonShown
    right: PersonShown
    rows: tuple[FieldCompared, ...]
    judgements: tuple[JudgementShown, ...]
    version: int
    stands: frozenset[Verdict]
    alike: Beside

    @property
    def disputed(self) -> bool:
        """Whether what stands says both same and different."""
        return {Verdict.SAME, Verdict.DIFFERENT} <= self.stands


def pair_row(one: UUID, other: UUID, *, actor: Actor) -> Pair | None:
    """The unopened pair, None where nobody judged it. Raises NotFound where the actor may not see both records."""
    for person in (one, other):
        person_row(person, actor=actor)
    low, high = pair_of(one, other)
    return Pair.objects.filter(low_id=low, high_id=high).first()


def pair_for(one: UUID, other: UUID, *, actor: Actor) -> PairShown:
    """Both records side by side, opened and logged, with what was said of them. Raises NotFound where one may not be seen."""
    row = pair_row(one, other, actor=actor)
    left, right = person_for(one, actor=actor), person_for(other, actor=actor)
    told = _told(row)
    texts = _opened(one, other, told, actor)
    shown = [_shown(each, text) for each, text in zip(told, texts, strict=True)]
    said = verdicts(_judged(each) for each in told).get(pair_of(one, other), frozenset())
    alike = beside(left, right, actor=actor)
    rows = compared(sides_of(left), sides_of(right), fits_of(alike.reasons, alike.papers, alike.ways))
    return PairShown(left, right, rows, tuple(reversed(shown)), row.version if row else 0, said, alike)


def _told(row: Pair | None) -> list[Judgement]:
    if row is None:
        return []
    return list(row.judgements.select_related("compartment", "pair").order_by("number"))


def _opened(one: UUID, other: UUID, told: list[Judgement], actor: Actor) -> list[dict[str, str | None]]:
    """The reasons, with one entry in the log that names both records."""
    persons = [person_row(each, actor=actor) for each in (one, other)]
    wanted: list[tuple[Any, Collection[str]]] = [(person, ()) for person in persons]
    wanted += [(each, ("why", "why_withdrawn")) for each in told]
    return open_rows(actor, SamenessEvent.COMPARED, wanted)[len(persons) :]  # type: ignore[arg-type]  # a tuple is one


def _shown(row: Judgement, text: Mapping[str, str | None]) -> JudgementShown:
    return JudgementShown(
        row.id, Verdict(row.verdict), row.judged_by, row.judged_at, text.get("why"),
        row.withdrawn_by, row.withdrawn_at, text.get("why_withdrawn"),
    )  # fmt: skip


def _judged(row: Judgement) -> Judged:
    pair = (row.pair.low_id, row.pair.high_id)
    withdrawn = row.withdrawn_at is not None
    return Judged(row.id, pair, row.judged_by, Verdict(row.verdict), row.number, withdrawn)


def sides_of(person: PersonShown) -> dict[Field, tuple[str, ...]]:
    """A record as what is laid beside another one; what the actor may not see is not in it."""
    facts = person.facts
    found = {
        Field.NAMES: [name.text for name in person.names if name.kind in OWN_NAMES],
        Field.PARENTS: [name.text for name in person.names if name.kind in PARENTS],
        Field.BIRTH: [day_code(facts.birth)],
        Field.BIRTH_PLACE: [facts.birth_place],
        Field.SEX: [] if facts.sex is Sex.UNKNOWN else [facts.sex.value],
        Field.HOME: [facts.home],
        Field.NUMBERS: [paper.number for paper in person.documents],
        Field.PHONES: [way.value for way in person.contacts if way.kind in PHONES],
        Field.ADDRESSES: [way.value for way in person.contacts if way.kind not in PHONES],
        Field.LANGUAGE: [facts.language],
        Field.NATIONALITY: [facts.nationality],
    }
    return {field: tuple(each for each in values if each) for field, values in found.items()}


def day_code(day: VagueDate) -> str:
    """A birth date as far as it is known: the day, the month, the year, or a span; empty where it is not."""
    if day.precision is Precision.UNKNOWN:
        return ""
    if day.precision is Precision.MONTH and day.first is not None:
        return day.first.isoformat()[:7]
    if day.precision is Precision.YEAR and day.first is not None:
        return day.first.isoformat()[:4]
    ends = (day.first.isoformat() if day.first else "", day.last.isoformat() if day.last else "")
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _seen(actor: Actor) -> QuerySet[Judgement]:
    """Judgements of pairs of which both records are the actor's desk's, none erased and none shut to her."""
    require(actor, Permission.PERSON_READ)
    desk = desk_of(actor)
    rows = Judgement.objects.select_related("pair").filter(
        pair__low__owner=desk, pair__high__owner=desk, pair__low__erased_at=None, pair__high__erased_at=None
    )
    return seen_by(rows, "pair__low_id", "pair__high_id", actor=actor)


def judged_of(persons: Iterable[UUID], *, actor: Actor) -> tuple[Judged, ...]:
    """Every judgement on pairs with one of these records that the actor may see. Nothing is opened."""
    ids = list(set(persons))
    rows = _seen(actor).filter(Q(pair__low_id__in=ids) | Q(pair__high_id__in=ids))
    return tuple(_judged(row) for row in rows.order_by("pair_id", "number"))


def judged_around(persons: Iterable[UUID], *, actor: Actor) -> tuple[Judged, ...]:
    """Every judgement on records that are linked to these by judgements of which the actor may see both ends."""
    known: set[UUID] = set()
    found: dict[UUID, Judged] = {}
    fresh = set(persons)
    for _step in range(MOST_STEPS):
        if not fresh:
            break
        told = judged_of(fresh, actor=actor)
        known |= fresh
        found |= {each.id: each for each in told}
        fresh = {person for each in told for person in each.pair} - known
    return tuple(found.values())


def judged_at_desk(*, actor: Actor) -> tuple[Judged, ...]:
    """Every judgement at the actor's desk that she may see. Nothing is opened."""
    return tuple(_judged(row) for row in _seen(actor).order_by("pair_id", "number"))


def judged_until(until: datetime, desks: Collection[UUID], *, actor: Actor) -> tuple[Judged, ...]:
    """Every judgement that was signed before `until` on records of these desks, as it stood then (FIGURES_READ)."""
    require(actor, Permission.FIGURES_READ)
    rows = Judgement.objects.select_related("pair").filter(
        pair__low__owner__in=list(desks), pair__high__owner__in=list(desks), judged_at__lt=until,
        pair__low__erased_at=None, pair__high__erased_at=None,
    )  # fmt: skip
    shown = seen_by(rows, "pair__low_id", "pair__high_id", actor=actor).order_by("pair_id", "number")
    return tuple(
        replace(_judged(row), withdrawn=row.withdrawn_at is not None and row.withdrawn_at < until) for row in shown
    )


def cluster_of(person_id: UUID, *, actor: Actor) -> Cluster:
    """The records that stand for this person, as far as the actor may see both ends of each judgement; at least her own.

    Raises NotFound where she may not see the record.
    """
    person_row(person_id, actor=actor)
    for each in clusters(judged_around([person_id], actor=actor)):
        if person_id in each.persons:
            return each
    return Cluster((person_id,))


def verdicts_with(person_id: UUID, *, actor: Actor) -> dict[UUID, frozenset[Verdict]]:
    """What stands between this record and each other that was judged with it: for who shows candidates."""
    said = verdicts(judged_of([person_id], actor=actor))
    return {pair[0] if pair[1] == person_id else pair[1]: told for pair, told in said.items() if person_id in pair}


def judgement_row(judgement_id: UUID, *, actor: Actor) -> Judgement:
    """The unopened judgement. Raises NotFound where the actor may not see both records."""
    row = _seen(actor).select_related("compartment").filter(id=judgement_id).first()
    if row is None:
        raise NotFound()
    return row
