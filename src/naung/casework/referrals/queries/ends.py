"""Which two desks a referral lies between and whom it is about, for the job that tells them that something waits."""

from collections.abc import Collection, Mapping
from uuid import UUID

from naung.casework.referrals.models import Referral
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission


def ends_of(referrals: Collection[UUID], *, actor: Actor) -> Mapping[UUID, tuple[UUID, UUID | None]]:
    """For each of these referrals its sender's desk and its receiver's, None for one by letter (a system job only)."""
    require(actor, Permission.SYSTEM_TICK)
    rows = Referral.objects.filter(id__in=list(referrals)).values_list("id", "owner", "receiver")
    return {each: (owner, receiver) for each, owner, receiver in rows}


def files_of(referral: UUID, *, actor: Actor) -> frozenset[UUID]:
    """The person and the files that a referral is about; nothing where there is no such referral (a system job only)."""
    require(actor, Permission.SYSTEM_TICK)
    rows = Referral.objects.filter(id=referral).values_list("person", "case", "receiver_case")
    return frozenset(each for row in rows for each in row if each)
