"""Outside the register: the coordinator is told of a hole, and signs or refuses a referral that no row covers."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.referrals.actions.deciding import destroy, wait_again
from naung.casework.referrals.models import Gap, Referral
from naung.casework.referrals.queries.coordination import gap_row, signature_row
from naung.casework.referrals.queries.offers import offers_for
from naung.casework.referrals.rules.sharing import SERVICE_OF
from naung.casework.referrals.rules.states import NOT_NOW, after
from naung.casework.referrals.vocabulary import Move, ReferralEvent, State, Wanted
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.queries import coordinator_for, own_desk
from naung.foundation.places.rules.codes import coarse


@transaction.atomic
def tell_coordinator(*, wanted: Wanted, by: Actor) -> UUID | None:
    """Where no desk may act, tell the coordinator at once; once for each case, service and place. None where some desk may."""
    require(by, Permission.REFERRAL_SEND)
    offers = offers_for(wanted, actor=by)
    if offers.open:
        return None
    desk = own_desk(by)
    coordinator = coordinator_for(desk.territory)
    gap, fresh = Gap.objects.get_or_create(
        case=wanted.case,
        service=SERVICE_OF[wanted.purpose],
        person_kind=offers.kind,
        area=coarse(wanted.place),
        settled_at=None,
        defaults={
            "owner": desk.id,
            "desk": coordinator.id if coordinator else None,
            "exploitation": wanted.exploitation,
            "told_at": timezone.now(),
        },
    )
    if fresh:
        record(ReferralEvent.NO_DESK, subject=gap.id, subjects=[wanted.case], by=by)
    return gap.id


@transaction.atomic
def settle_gap(*, gap_id: UUID, by: Actor) -> None:
    """Say that a hole was settled. Twice does no harm."""
    require(by, Permission.REFERRAL_OUTSIDE)
    gap = gap_row(gap_id, actor=by)
    changed = Gap.objects.filter(id=gap.id, settled_at=None).update(
        settled_at=timezone.now(), settled_by=officer_of(by)
    )
    if changed:
        record(ReferralEvent.GAP_SETTLED, subject=gap.id, by=by)


@transaction.atomic
def sign_outside(*, signature_id: UUID, signed: bool, by: Actor) -> None:
    """Sign a referral outside the register, or refuse it. Signed, it is sent, counted, and a proposal to correct the register.

    Refused, nothing is left behind but the status. Raises RuleBroken where it was answered, or taken back meanwhile.
    """
    require(by, Permission.REFERRAL_OUTSIDE)
    asked = signature_row(signature_id, actor=by)
    keys = ("package", "cover")
    row = Referral.objects.select_for_update(of=("self",)).select_related(*keys).get(id=asked.referral_id)
    asked.refresh_from_db()
    if asked.answered_at is not None:
        raise RuleBroken(NOT_NOW)
    asked.signed, asked.answered_by, asked.answered_at = signed, officer_of(by), timezone.now()
    row.state = after(State(row.state), Move.SIGN if signed else Move.TAKE_BACK)
    row.version += 1
    if signed:
        wait_again(row, asked.answered_at)
    else:
        row.decided_by, row.decided_at = by.id, asked.answered_at
        destroy(row, by)
    asked.save()
    row.save()
    record(ReferralEvent.SIGNED if signed else ReferralEvent.REFUSED, subject=row.id, subjects=[asked.id], by=by)
