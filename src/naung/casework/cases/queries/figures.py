"""Counts of matters over several desks, and what is late at each. No case is opened, no number of one is told."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Min, Q
from django.utils import timezone

from naung.casework.cases.models import Case, CasePerson, Step, TurnAsked
from naung.casework.cases.vocabulary import Role, Stage
from naung.casework.screening.queries import screened_among
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Kept, Late
from naung.foundation.people.queries.figures import persons_counted
from naung.foundation.recusal.queries import seen_by

# A matter stands where the file stands that is furthest from being closed.
FURTHEST_FROM_CLOSED = (Stage.OPEN, Stage.REOPENING, Stage.CLOSING, Stage.CLOSED)


@dataclass(frozen=True)
class MatterCounts:
    """Matters opened in a period by month ("2026-11") and stage, each once; their victims by sex and age, each once.

    `screened`: of these victims, those with a finished screening, at whichever desk and whenever.
    """

    by_month: Mapping[tuple[str, str], int]
    persons: Mapping[tuple[str, str], int]
    screened: Kept


def matters_in_period(desks: Collection[UUID], since: datetime, until: datetime, *, actor: Actor) -> MatterCounts:
    """The matters of these desks whose first file was opened from `since` to before `until` (FIGURES_READ).

    A matter with files at several desks is one, opened with the first of them; its victims are those of that first file.
    """
    require(actor, Permission.FIGURES_READ)
    rows = seen_by(Case.objects.filter(owner__in=list(desks), opened_at__lt=until), "id", actor=actor)
    firsts: dict[UUID, tuple[datetime, UUID]] = {}
    stages: dict[UUID, set[str]] = {}
    for matter, case, opened, stage in rows.order_by("opened_at", "id").values_list(
        "matter", "id", "opened_at", "stage"
    ):
        firsts.setdefault(matter, (opened, case))
        stages.setdefault(matter, set()).add(stage)
    firsts = {matter: first for matter, first in firsts.items() if first[0] >= since}
    by_month: dict[tuple[str, str], int] = {}
    for matter, (opened, _case) in firsts.items():
        stage = next(each.value for each in FURTHEST_FROM_CLOSED if each.value in stages[matter])
        key = (f"{timezone.localtime(opened):%Y-%m}", stage)
        by_month[key] = by_month.get(key, 0) + 1
    victims = _victims(firsts.values(), actor)
    persons = persons_counted(victims, actor=actor)
    screened = persons_counted({each: victims[each] for each in screened_among(victims, actor=actor)}, actor=actor)
    return MatterCounts(by_month, persons, Kept(sum(screened.values()), sum(persons.values())))


def _victims(firsts: Collection[tuple[datetime, UUID]], actor: Actor) -> Mapping[UUID, date]:
    opened_on = {case: timezone.localdate(opened) for opened, case in firsts}
    parts = seen_by(CasePerson.objects.filter(role=Role.VICTIM), "person_id", actor=actor).values_list(
        "case_id", "person_id"
    )
    seen: dict[UUID, date] = {}
    for case, person in parts:
        if case in opened_on:
            seen[person] = min(opened_on[case], seen.get(person, opened_on[case]))
    return seen


def steps_late(desks: Collection[UUID], today: date, tz: ZoneInfo, *, actor: Actor) -> Mapping[UUID, Late]:
    """For each of these desks with any: next steps whose day has passed, the oldest by that day."""
    require(actor, Permission.COORDINATION_READ)
    late = seen_by(Step.objects.filter(owner__in=list(desks), done_at=None, due_on__lt=today), "case_id", actor=actor)
    found = late.order_by().values_list("owner").annotate(n=Count("pk"), since=Min("due_on"))
    return {owner: Late(n, datetime.combine(since, time.min, tz)) for owner, n, since in found}


def steps_kept(desks: Collection[UUID], first: date, last: date, *, actor: Actor) -> Kept:
    """Next steps of these desks whose day lay between these two, both within; kept: done on that day or before."""
    require(actor, Permission.COORDINATION_READ)
    due = Step.objects.filter(owner__in=list(desks), due_on__gte=first, due_on__lte=last)
    done = Q(done_at__date__lte=F("due_on"))
    rows = seen_by(due, "case_id", actor=actor)
    return Kept(**rows.aggregate(kept=Count("pk", filter=done), due=Count("pk")))


def turns_late(desks: Collection[UUID], *, actor: Actor) -> Mapping[UUID, Late]:
    """For each of these desks with any: proposals to close or reopen that nobody has decided, the oldest by its day."""
    require(actor, Permission.COORDINATION_READ)
    waiting = seen_by(TurnAsked.objects.filter(owner__in=list(desks), outcome=""), "case_id", actor=actor)
    found = waiting.order_by().values_list("owner").annotate(n=Count("pk"), since=Min("proposed_at"))
    return {owner: Late(n, since) for owner, n, since in found}
