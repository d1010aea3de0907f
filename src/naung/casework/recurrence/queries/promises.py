"""What was planned, asked, due or owed in earlier cases, and how much of it was kept: counts, nothing is opened."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from naung.casework.plans.models import PlannedService, RightState, ServiceRequest
from naung.casework.plans.vocabulary import Answered, Fulfilment, Progress
from naung.casework.recurrence.vocabulary import Kept, Promise, Promised
from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import State
from naung.casework.reintegration.models import FollowUp, Step
from naung.casework.reintegration.vocabulary import StepState
from naung.casework.restitution.models import Claim
from naung.casework.restitution.vocabulary import Stopped
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by

# Which permission shows a kind of promise, its rows by case and person, when it was written down, and when one is kept or is
# still open; the rest is neither.
OWED = [Stopped.NOT_CLAIMED, Stopped.CLAIMED, Stopped.DEMANDED, Stopped.ORDERED, Stopped.PARTLY]
UNANSWERED = [State.SENT, State.ASKED, State.ACCEPTED, State.DECLINED, State.EXPIRED]
Table = tuple[Promise, Permission, Any, str, str, str, Q, Q]


def _tables(today: date) -> Iterable[Table]:
    yield (
        Promise.SERVICE, Permission.PLAN_READ, PlannedService, "plan__case_id", "plan__person_id", "planned_at",
        Q(progress=Progress.DONE), ~Q(progress=Progress.DONE),
    )  # fmt: skip
    yield (
        Promise.REQUEST, Permission.PLAN_READ, ServiceRequest, "plan__case_id", "plan__person_id", "entered_at",
        Q(outcome=Answered.GIVEN), Q(outcome__in=["", Answered.REFUSED]),
    )  # fmt: skip
    yield (
        Promise.REFERRAL, Permission.REFERRAL_READ, Referral, "case", "person", "sent_at",
        Q(state=State.COMPLETED), Q(state__in=UNANSWERED),
    )  # fmt: skip
    yield (
        Promise.STEP, Permission.REINTEGRATION_READ, Step, "path__case_id", "path__person_id", "written_at",
        Q(state=StepState.DONE), Q(state__in=[StepState.NOT_BEGUN, StepState.RUNNING]),
    )  # fmt: skip
    yield (
        Promise.FOLLOW_UP, Permission.REINTEGRATION_READ, FollowUp, "path__case_id", "path__person_id", "written_at",
        Q(held_on__isnull=False), Q(held_on=None, dropped_at=None, due_on__lt=today),
    )  # fmt: skip
    yield (
        Promise.RESTITUTION, Permission.RESTITUTION_READ, Claim, "case_id", "person_id", "begun_at",
        Q(stopped=Stopped.PAID), Q(stopped__in=OWED),
    )  # fmt: skip


def promises_of(
    cases: Collection[UUID], persons: Collection[UUID], *, before: datetime, actor: Actor
) -> tuple[Kept, ...]:
    """Of each kind that this actor may read and that there was: how many were kept in these cases for these records.

    Only what had been written down `before` that moment, when her next case was opened: what was noted since is of that one.
    The cases and records are such as she may see; rights belong to the record, not to a case.
    """
    found = []
    for promise, permission, model, case, person, when, done, undone in _tables(timezone.localdate(before)):
        if actor.may(permission):
            rows = model.objects.filter(
                **{f"{case}__in": list(cases), f"{person}__in": list(persons), f"{when}__lt": before}
            )
            found.append(_kept(promise, seen_by(rows, case, person, actor=actor), done, undone))
    if actor.may(Permission.PLAN_READ):
        rights = RightState.objects.filter(person_id__in=list(persons), written_at__lt=before)
        given, missing = Q(given=Fulfilment.GIVEN), Q(given__in=[Fulfilment.NOT_YET, Fulfilment.DENIED])
        found.append(_kept(Promise.RIGHT, seen_by(rights, "person_id", actor=actor), given, missing))
    return tuple(each for each in found if each.done or each.undone)


def _kept(promise: Promise, rows: "QuerySet[Any]", done: Q, undone: Q) -> Kept:
    told = rows.aggregate(done=Count("pk", filter=done), undone=Count("pk", filter=undone))
    return Kept(promise, told["done"], told["undone"])


def promised_in(pairs: Collection[tuple[UUID, UUID]], today: date) -> dict[tuple[UUID, UUID], Promised]:
    """For each case and record of these of which anything was promised: what was done, what was not. For counting only: the
    caller has authority."""
    cases, persons = {case for case, _person in pairs}, {person for _case, person in pairs}
    kept: dict[tuple[UUID, UUID], set[Promise]] = {}
    undone: dict[tuple[UUID, UUID], set[Promise]] = {}
    for promise, _permission, model, case, person, _when, done, not_done in _tables(today):
        rows = model.objects.filter(**{f"{case}__in": cases, f"{person}__in": persons})
        for found, which in ((kept, done), (undone, not_done)):
            for pair in set(rows.filter(which).values_list(case, person)) & set(pairs):
                found.setdefault(pair, set()).add(promise)
    return {pair: Promised(frozenset(kept.get(pair, ())), frozenset(undone.get(pair, ()))) for pair in {*kept, *undone}}
