"""Lists of referrals for both ends: bounded, indexed, and without anyone's name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from naung.casework.referrals.models import Referral
from naung.casework.referrals.queries.referrals import WHO, side_of
from naung.casework.referrals.vocabulary import TO_NOTE, Side, State
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by

ROWS = 40


@dataclass(frozen=True)
class ReferralLine:
    """A referral on a list. `other` is None for an office without an account."""

    id: UUID
    number: str
    side: Side
    state: State
    service: str
    person_kind: str
    danger: bool
    other: UUID | None
    agency_type: str
    sent_at: datetime
    waits_since: datetime
    warn_at: datetime
    result_due_at: datetime | None


def _lines(rows: Iterable[Referral], actor: Actor) -> list[ReferralLine]:
    found = []
    for row in rows:
        side = side_of(row, actor)
        if side is not None:
            other = row.receiver if side is Side.SENDER else row.owner
            found.append(
                ReferralLine(
                    row.id, row.number, side, State(row.state), row.service, row.person_kind, row.danger, other,
                    row.agency_type, row.sent_at, row.waits_since, row.warn_at, row.result_due_at,
                )
            )  # fmt: skip
    return found


def _sent_by(actor: Actor) -> QuerySet[Referral]:
    """Referrals of the actor's desk, without those of whose persons she must not know."""
    return seen_by(Referral.objects.filter(owner=desk_of(actor)), *WHO, actor=actor)


def _sent_to(actor: Actor) -> QuerySet[Referral]:
    """Referrals that reached the actor's desk; one that waits for a signature, or was never signed, did not."""
    reached = Q(off_register=False) | Q(signature__signed=True)
    rows = Referral.objects.select_related("signature").filter(reached, receiver=desk_of(actor))
    return seen_by(rows, *WHO, actor=actor)


def referrals_sent(*, actor: Actor, limit: int = ROWS, skip: int = 0) -> list[ReferralLine]:
    """What the desk sent, newest first."""
    require(actor, Permission.REFERRAL_READ)
    rows = _sent_by(actor).order_by("-sent_at", "id")
    return _lines(rows[skip : skip + limit], actor)


def referrals_received(*, actor: Actor, limit: int = ROWS, skip: int = 0) -> list[ReferralLine]:
    """What reached the desk, newest first."""
    require(actor, Permission.REFERRAL_READ)
    rows = _sent_to(actor).exclude(state=State.TO_SIGN).order_by("-sent_at", "id")
    return _lines(rows[skip : skip + limit], actor)


def referrals_of_case(case_id: UUID, *, actor: Actor) -> list[ReferralLine]:
    """What the desk sent out of one of its cases, and the referral that the case began with, newest first."""
    require(actor, Permission.REFERRAL_READ)
    own = Q(case=case_id, owner=desk_of(actor)) | Q(receiver_case=case_id, receiver=desk_of(actor))
    return _lines(
        list(seen_by(Referral.objects.filter(own), *WHO, actor=actor).order_by("-sent_at", "id")[:ROWS]), actor
    )


def referrals_to_decide(*, actor: Actor, limit: int = ROWS) -> list[ReferralLine]:
    """What waits for the desk's decision, someone in danger first, then the longest waiting."""
    require(actor, Permission.REFERRAL_READ)
    rows = _sent_to(actor).filter(state=State.SENT).order_by("-danger", "warn_at", "id")
    return _lines(rows[:limit], actor)


def referrals_to_complete(now: datetime, *, actor: Actor, limit: int = ROWS) -> list[ReferralLine]:
    """What the desk accepted and of which a result is due."""
    require(actor, Permission.REFERRAL_READ)
    rows = _sent_to(actor).filter(state=State.ACCEPTED, result_due_at__lte=now).order_by("result_due_at", "id")
    return _lines(rows[:limit], actor)


def referrals_to_answer(*, actor: Actor, limit: int = ROWS) -> list[ReferralLine]:
    """What the desk sent and was asked back about, the longest waiting first."""
    require(actor, Permission.REFERRAL_READ)
    rows = _sent_by(actor).filter(state=State.ASKED).order_by("waits_since", "id")
    return _lines(rows[:limit], actor)


def referrals_unanswered(now: datetime, *, actor: Actor, limit: int = ROWS) -> list[ReferralLine]:
    """What the desk sent, or asked the coordinator to sign, and nobody has answered in time."""
    require(actor, Permission.REFERRAL_READ)
    rows = _sent_by(actor).filter(state__in=[State.SENT, State.TO_SIGN], warn_at__lte=now).order_by("warn_at", "id")
    return _lines(rows[:limit], actor)


def referrals_to_note(*, actor: Actor, limit: int = ROWS) -> list[ReferralLine]:
    """What the desk sent and has come to an end of which it took no note yet: a result, a refusal, or no answer at all."""
    require(actor, Permission.REFERRAL_READ)
    rows = _sent_by(actor).filter(state__in=TO_NOTE, noted_at=None)
    return _lines(rows.order_by("sent_at", "id")[:limit], actor)
