"""Whether this is the second time, as far as the actor may see the records that stand for the person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.models import CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.models import Episode
from naung.casework.recurrence.queries.promises import promises_of
from naung.casework.recurrence.queries.spells import of_persons, spells_of
from naung.casework.recurrence.rules.times import times_of
from naung.casework.recurrence.vocabulary import Kept, Times
from naung.casework.sameness.queries import cluster_of
from naung.casework.sameness.vocabulary import Cluster
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by


@dataclass(frozen=True)
class EarlierCase:
    """An earlier case of the person at this desk."""

    id: UUID
    number: str
    stage: str


@dataclass(frozen=True)
class Again:
    """What is known of one person's earlier times. `cluster`: the records that stand for her; `promises`: of earlier cases."""

    person: UUID
    cluster: Cluster
    times: Times
    cases: tuple[EarlierCase, ...]
    promises: tuple[Kept, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.cases or self.times.sure or self.times.perhaps or self.times.unknown)


def again_for(case_id: UUID, persons: Collection[UUID], *, actor: Actor) -> list[Again]:
    """For each of these persons of a case of whom there is something to say. Plain columns only; nothing is opened."""
    require(actor, Permission.CASE_READ)
    opened = CasePerson.objects.filter(case_id=case_id).values_list("case__opened_at", flat=True).first()
    if opened is None:
        return []
    found = []
    for person in persons:
        cluster = cluster_of(person, actor=actor)
        times = _times(cluster.persons, actor)
        parts = CasePerson.objects.select_related("case").filter(
            person_id__in=cluster.persons, role=Role.VICTIM, case__owner=desk_of(actor), case__opened_at__lt=opened
        )
        rows = seen_by(parts.exclude(case_id=case_id), "case_id", "person_id", actor=actor)
        cases = _cases(list(rows.order_by("-case__opened_at", "case_id")))
        ids = [each.id for each in cases]
        kept = promises_of(ids, cluster.persons, timezone.localdate(), actor=actor) if ids else ()
        found.append(Again(person, cluster, times, cases, kept))
    return [each for each in found if each.anything]


def _times(persons: Sequence[UUID], actor: Actor) -> Times:
    if not actor.may(Permission.EPISODE_READ):
        return Times(())
    rows = Episode.objects.filter(person_id__in=persons, owner=desk_of(actor))
    return times_of(of_persons(spells_of(seen_by(rows, "person_id", actor=actor)), persons))


def _cases(parts: Sequence[CasePerson]) -> tuple[EarlierCase, ...]:
    return tuple(
        {part.case_id: EarlierCase(part.case_id, part.case.number, part.case.stage) for part in parts}.values()
    )
