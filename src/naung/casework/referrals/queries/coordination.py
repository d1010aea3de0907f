"""What the coordinator sees: where nobody may act, what he is asked to sign, what nobody answered. No case, no person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.casework.referrals.models import Gap, Referral, Signature
from naung.casework.referrals.vocabulary import ReferralEvent
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import open_rows

ROWS = 40


@dataclass(frozen=True)
class AskedFor:
    """What was looked for: a service for a kind of person, somewhere. It names nobody."""

    service: str
    person_kind: str
    area: str
    exploitation: str


@dataclass(frozen=True)
class GapShown:
    """A service that nobody may give, as one desk met it."""

    id: UUID
    owner: UUID
    asked: AskedFor
    told_at: datetime


@dataclass(frozen=True)
class SignatureShown:
    """A referral outside the register that waits for, or has, the coordinator's signature. `reason` names nobody."""

    id: UUID
    owner: UUID
    receiver: UUID | None
    agency_type: str
    asked: AskedFor
    asked_at: datetime
    answered_at: datetime | None
    signed: bool | None
    reason: str | None


def gaps_open(*, actor: Actor, limit: int = ROWS) -> list[GapShown]:
    """What the coordinator was told and has not settled, oldest first."""
    require(actor, Permission.REFERRAL_OUTSIDE)
    rows = Gap.objects.filter(desk=desk_of(actor), settled_at=None).order_by("told_at", "id")[:limit]
    return [GapShown(r.id, r.owner, _asked(r), r.told_at) for r in rows]


def gap_row(gap_id: UUID, *, actor: Actor) -> Gap:
    """A gap that this coordinator was told of. Raises NotFound for another's."""
    require(actor, Permission.REFERRAL_OUTSIDE)
    row = Gap.objects.filter(id=gap_id, desk=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return row


def _asked(row: Gap | Referral) -> AskedFor:
    return AskedFor(row.service, row.person_kind, row.area, row.exploitation)


def signatures_waiting(*, actor: Actor, limit: int = ROWS) -> list[SignatureShown]:
    """What waits for this coordinator's signature, oldest first, its reasons opened with one entry in the log."""
    return _signatures(actor, waiting=True, limit=limit)


def proposals(*, actor: Actor, limit: int = ROWS) -> list[SignatureShown]:
    """What was signed outside the register: each is a proposal to correct it. Newest first."""
    return _signatures(actor, waiting=False, limit=limit)


def _signatures(actor: Actor, *, waiting: bool, limit: int) -> list[SignatureShown]:
    require(actor, Permission.REFERRAL_OUTSIDE)
    rows = Signature.objects.select_related("referral", "compartment").filter(desk=desk_of(actor))
    found = rows.filter(answered_at=None).order_by("asked_at", "id") if waiting else rows.filter(signed=True)
    shown = list((found if waiting else found.order_by("-answered_at", "id"))[:limit])
    if not shown:
        return []
    wanted = [(row, ("reason",)) for row in shown]
    texts = open_rows(actor, ReferralEvent.SIGNATURE_READ, wanted, permission=Permission.REFERRAL_OUTSIDE)
    return [
        SignatureShown(
            r.id, r.referral.owner, r.referral.receiver, r.referral.agency_type, _asked(r.referral), r.asked_at,
            r.answered_at, r.signed, text.get("reason"),
        )
        for r, text in zip(shown, texts, strict=True)
    ]  # fmt: skip


def signature_row(signature_id: UUID, *, actor: Actor) -> Signature:
    """What this coordinator is asked to sign. Raises NotFound for another's."""
    require(actor, Permission.REFERRAL_OUTSIDE)
    rows = Signature.objects.select_related("referral__package", "referral__cover")
    row = rows.filter(id=signature_id, desk=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return row


def off_register_count(*, actor: Actor) -> int:
    """How many referrals went outside the register."""
    require(actor, Permission.COORDINATION_READ)
    return Referral.objects.filter(off_register=True, signature__signed=True).count()
