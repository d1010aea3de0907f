"""Whether this is the second time, as far as the actor may see the records that stand for the person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.models import CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.models import Episode
from naung.casework.recurrence.queries.promises import promises_of
from naung.casework.recurrence.queries.spells import of_persons, spells_of
from naung.casework.recurrence.rules.times import parted_by
from naung.casework.recurrence.vocabulary import Kept, Parted, Time, Times
from naung.casework.sameness.queries import cluster_of
from naung.casework.sameness.vocabulary import Cluster
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by


@dataclass(frozen=True)
class OtherCase:
    """Another case of the person at this desk."""

    id: UUID
    number: str
    stage: str


@dataclass(frozen=True)
class Again:
    """What is known of one person's other times, as the file of one case sees them. `cluster`: the records that stand for her.

    `times`: until this case's own one, and `later` those after it; `cases` were opened before this one, `later_cases` after it.
    `promises`: of the cases before, as far as they had been written down when this one was opened.
    """

    person: UUID
    cluster: Cluster
    parted: Parted
    cases: tuple[OtherCase, ...]
    promises: tuple[Kept, ...]
    later_cases: tuple[OtherCase, ...] = ()

    @property
    def times(self) -> Times:
        """The times until this case's own."""
        return self.parted.until

    @property
    def later(self) -> tuple[Time, ...]:
        """The times that came after it."""
        return self.parted.later

    @property
    def which(self) -> int:
        """The how manieth time this is; 0 where its own history isn't known."""
        return self.times.sure + 1 if self.parted.has_own else 0

    @property
    def anything(self) -> bool:
        """Whether there is anything to say."""
        others = self.cases or self.later_cases or self.later
        return bool(others or self.times.sure or self.times.perhaps or self.parted.unknown)


def again_for(case_id: UUID, persons: Collection[UUID], *, actor: Actor) -> list[Again]:
    """For each of these persons of a case of whom there is something to say. Plain columns only; nothing is opened."""
    require(actor, Permission.CASE_READ)
    opened = CasePerson.objects.filter(case_id=case_id).values_list("case__opened_at", flat=True).first()
    if opened is None:
        return []
    found = [_again(case_id, opened, person, actor) for person in persons]
    return [each for each in found if each.anything]


def _again(case_id: UUID, opened: datetime, person: UUID, actor: Actor) -> Again:
    cluster = cluster_of(person, actor=actor)
    parts = CasePerson.objects.select_related("case").filter(
        person_id__in=cluster.persons, role=Role.VICTIM, case__owner=desk_of(actor)
    )
    rows = seen_by(parts.exclude(case_id=case_id), "case_id", "person_id", actor=actor)
    before = _cases(list(rows.filter(case__opened_at__lt=opened).order_by("-case__opened_at", "case_id")))
    later = _cases(list(rows.filter(case__opened_at__gte=opened).order_by("case__opened_at", "case_id")))
    parted = _parted(cluster.persons, person, timezone.localdate(opened), actor, last_file=not later)
    ids = [each.id for each in before]
    kept = promises_of(ids, cluster.persons, before=opened, actor=actor) if ids else ()
    return Again(person, cluster, parted, before, kept, later)


def _parted(persons: Sequence[UUID], person: UUID, opened_on: date, actor: Actor, *, last_file: bool) -> Parted:
    if not actor.may(Permission.EPISODE_READ):
        return Parted(Times(()))
    rows = Episode.objects.filter(person_id__in=persons, owner=desk_of(actor))
    spells = spells_of(seen_by(rows, "person_id", actor=actor))
    own = [each.id for each in spells.get(person, ())]
    return parted_by(of_persons(spells, persons), own, opened_on, last_file=last_file)


def _cases(parts: Sequence[CasePerson]) -> tuple[OtherCase, ...]:
    return tuple({part.case_id: OtherCase(part.case_id, part.case.number, part.case.stage) for part in parts}.values())
