"""Handing over the work of an officer who leaves: nothing lost, nothing twice, and what she wrote stays hers."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.models import HandOver, Step
from naung.casework.cases.queries.handing import may_take, served_here
from naung.casework.cases.rules import LONGEST_LINE, TOO_LONG_LINE, check_hand_over
from naung.casework.cases.vocabulary import CaseEvent
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.recusal.queries import seen_by, seen_by_officer
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind


@dataclass(frozen=True)
class HandedOver:
    """How many open steps changed hands, and how many stayed, since their file is shut to the receiver.

    Only what the one who hands over may know of is counted.
    """

    steps: int
    stayed: int


@transaction.atomic
def hand_over(*, from_officer: UUID, to_officer: UUID, reason: str, by: Actor) -> HandedOver:
    """Give all open steps that one officer of the desk holds to another, who reads from now on what the first kept for herself.

    Authorship stays. A step in a file that is shut to the receiver stays where it is, for another receiver. Twice moves
    nothing the second time. Raises RuleBroken for oneself, a receiver who does not work on cases here, or without a reason.
    """
    require(by, Permission.HAND_OVER)
    desk = desk_of(by)
    if not served_here(from_officer, desk):
        raise NotFound()
    check_hand_over(from_officer, to_officer, reason, may_take(desk))
    if len(reason) > LONGEST_LINE:
        raise RuleBroken(TOO_LONG_LINE, field="reason", most=LONGEST_LINE)
    held = Step.objects.filter(owner=desk, held_by=from_officer, done_at=None)
    known = seen_by(held, "case_id", actor=by)
    before = known.count()
    movable = seen_by_officer(held.select_for_update(of=("self",)), "case_id", officer=to_officer)
    moving = list(movable.values_list("id", flat=True))
    Step.objects.filter(id__in=moving).update(held_by=to_officer)
    stayed = known.count()
    _keep(desk, from_officer, to_officer, reason, by)
    record(CaseEvent.HANDED_OVER, subject=from_officer, subjects=[to_officer, *moving], count=before - stayed, by=by)
    return HandedOver(before - stayed, stayed)


def _keep(desk: UUID, from_officer: UUID, to_officer: UUID, reason: str, by: Actor) -> None:
    """Remember who took over from whom; the same pair once, with its latest reason."""
    row = (
        HandOver.objects.select_related("compartment")
        .filter(desk=desk, from_officer=from_officer, to_officer=to_officer)
        .first()
    )
    if row is None:
        compartment = new_compartment(kind=CompartmentKind.CASE, owner=desk, by=by)
        row = HandOver(desk=desk, compartment=compartment, from_officer=from_officer, to_officer=to_officer)
    row.handed_by, row.handed_at = officer_of(by), timezone.now()
    seal(row, reason=reason)
    row.save()
