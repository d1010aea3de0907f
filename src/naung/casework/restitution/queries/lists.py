"""Restitution over a desk: what falls due, and how far the money came in every file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateField, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.restitution.models import Claim, MoneyStep, OtherClaim
from naung.casework.restitution.queries.claims import STEP_COLUMNS, step_shown, with_papers
from naung.casework.restitution.queries.rows import NAMED_BY
from naung.casework.restitution.rules.steps import RECEIVED, stopped_at, sums_of
from naung.casework.restitution.vocabulary import RestitutionEvent, StepTold, Stopped, Sums
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

ROWS = 40
NEVER = Value(date.max, output_field=DateField())  # behind every day
OVER = frozenset({Stopped.PAID, Stopped.REFUSED, Stopped.DROPPED})  # nothing more is waited for


@dataclass(frozen=True)
class DueLine:
    """A file of restitution that wants something: a legal day, the start of a clock, another receipt, or movement.

    `beside_on`: when another office is asked again for money beside it, by this house's own clock or a day that was written.
    """

    case: UUID
    number: str
    person: UUID
    due_on: date | None
    waits: bool
    moved_at: datetime
    unproved: bool = False
    beside_on: date | None = None

    @property
    def acts_on(self) -> date | None:
        """The day that comes first."""
        return min((day for day in (self.due_on, self.beside_on) if day is not None), default=None)


@dataclass(frozen=True)
class MoneyLine:
    """How far the money of one person came."""

    case: UUID
    number: str
    person: UUID
    sums: Sums
    stopped: Stopped
    moved_at: datetime


def claims_due(until: date, still_since: datetime, *, actor: Actor, limit: int = ROWS) -> list[DueLine]:
    """Files of the desk whose next legal day falls by `until`, that wait for the start of a clock, in which a payment lost its
    receipt, of whose money another office is to be asked again by `until`, or in which nothing was written since
    `still_since` (aware) though money is owed; the earliest day first. No name and no amount is opened.
    """
    require(actor, Permission.RESTITUTION_READ)
    open_still = Q(due_on__lte=until) | Q(waits=True) | Q(moved_at__lt=still_since)
    asked = OtherClaim.objects.filter(claim=OuterRef("id"), ended_on=None, due_on__lte=until).order_by("due_on")
    claims = Claim.objects.select_related("case").annotate(beside_on=Subquery(asked.values("due_on")[:1]))
    found = with_unproved(claims).filter(
        (open_still & ~Q(stopped__in=OVER)) | Q(unproved=True) | Q(beside_on__isnull=False),
        owner=desk_of(actor), person__erased_at=None,
    )  # fmt: skip
    first = Least(Coalesce("due_on", NEVER), Coalesce("beside_on", NEVER))
    rows = seen_by(found, *NAMED_BY, actor=actor).order_by(first, "moved_at", "id")[:limit]
    return [_due_line(row) for row in rows]


def _due_line(row: Any) -> DueLine:
    legal = None if row.stopped in OVER else row.due_on
    return DueLine(
        row.case_id, row.case.number, row.person_id, legal, row.waits, row.moved_at, row.unproved, row.beside_on
    )  # fmt: skip


def with_unproved(claims: "QuerySet[Claim]") -> "QuerySet[Claim, Any]":
    """Files, each with whether a payment in it has lost its receipt: one that was emptied since proves nothing."""
    lost = MoneyStep.objects.filter(
        claim=OuterRef("id"), withdrawn_at=None, kind__in=RECEIVED, document__emptied_at__isnull=False
    )
    return claims.annotate(unproved=Exists(lost))


def money_of_desk(*, actor: Actor, until: date | None = None) -> list[MoneyLine]:
    """Every file of the desk with its sums, the latest moved first, opened with one entry in the log.

    `until`: only what happened by that day, and only files in which something had; sums come about the same way.
    """
    require(actor, Permission.RESTITUTION_READ)
    found = Claim.objects.select_related("case", "compartment").filter(owner=desk_of(actor), person__erased_at=None)
    claims = list(
        seen_by(found, *NAMED_BY, actor=actor)
        .order_by("-moved_at", "id")
        .prefetch_related(Prefetch("steps", with_papers(MoneyStep.objects.all())))
    )
    known = [(claim, row) for claim in claims for row in claim.steps.all() if row.withdrawn_at is None]
    steps = [(claim, row) for claim, row in known if until is None or row.on <= until]
    wanted: list[tuple[Any, Sequence[str]]] = []
    for claim, row in steps:
        row.compartment = claim.compartment
        wanted.append((row, STEP_COLUMNS))
    texts = open_rows(actor, RestitutionEvent.LISTED, wanted, permission=Permission.RESTITUTION_READ) if wanted else []
    of_claim: dict[UUID, list[StepTold]] = {claim.id: [] for claim in claims}
    for (claim, row), text in zip(steps, texts, strict=True):
        of_claim[claim.id].append(step_shown(row, text).told)
    return [_line(claim, of_claim[claim.id]) for claim in claims if until is None or of_claim[claim.id]]


@dataclass(frozen=True)
class CaseLine:
    """How far the money of one person of a case came; `late`: a legal day has passed; `unproved`: a receipt was emptied."""

    person: UUID
    stopped: Stopped
    late: bool
    unproved: bool


def restitution_of_case(case_id: UUID, *, actor: Actor) -> list[CaseLine]:
    """How far the money of each person of a case came, for the case's page. Raises NotFound for another desk's."""
    require(actor, Permission.RESTITUTION_READ)
    case_row(case_id, actor=actor)
    found = with_unproved(Claim.objects.filter(case_id=case_id, person__erased_at=None))
    rows, today = seen_by(found, *NAMED_BY, actor=actor).order_by("begun_at", "id"), timezone.localdate()
    return [CaseLine(row.person_id, Stopped(row.stopped), _is_late(row, today), row.unproved) for row in rows]


def _is_late(row: Claim, today: date) -> bool:
    return row.due_on is not None and row.due_on < today and row.stopped not in OVER


def _line(claim: Claim, steps: Sequence[StepTold]) -> MoneyLine:
    case = claim.case
    return MoneyLine(case.id, case.number, claim.person_id, sums_of(steps), stopped_at(steps), claim.moved_at)
