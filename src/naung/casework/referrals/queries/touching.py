"""What was shared on a consent or a lawful basis: for the person's ledger, and for a desk that must answer a withdrawal."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from naung.casework.consent.queries import live_bases
from naung.casework.referrals.models import Line, Referral
from naung.casework.referrals.queries.referrals import WHO
from naung.casework.referrals.rules.sharing import stands
from naung.casework.referrals.vocabulary import SHUT, State
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.recusal.queries import seen_by

ROWS = 100


@dataclass(frozen=True)
class SharedLine:
    """One referral of a person by which something left this desk: to whom, for what, when, how much of it is open still."""

    id: UUID
    number: str
    receiver: UUID | None
    agency_type: str
    purpose: str
    sent_at: datetime
    state: State
    categories: frozenset[Category]
    fields: int
    closed: int


def shared_of_person(person_id: UUID, *, actor: Actor) -> list[SharedLine]:
    """What the actor's desk shared of this person, newest first. Opens nothing sealed."""
    require(actor, Permission.REFERRAL_READ)
    found = Referral.objects.filter(owner=desk_of(actor), person=person_id).exclude(state=State.TO_SIGN)
    rows = list(seen_by(found, *WHO, actor=actor).order_by("-sent_at", "id")[:ROWS])
    lines: dict[UUID, list[Line]] = defaultdict(list)
    for line in Line.objects.filter(referral__in=rows).only("referral_id", "category", "basis"):
        lines[line.referral_id].append(line)
    live = live_bases({each.basis for some in lines.values() for each in some}, timezone.localdate())
    return [_shared(row, lines[row.id], live) for row in rows]


def _shared(row: Referral, lines: list[Line], live: dict[UUID, frozenset[Category]]) -> SharedLine:
    shut = State(row.state) in SHUT
    closed = len(lines) if shut else sum(not stands(Category(each.category), each.basis, live) for each in lines)
    return SharedLine(
        row.id,
        row.number,
        row.receiver,
        row.agency_type,
        row.purpose,
        row.sent_at,
        State(row.state),
        frozenset(Category(each.category) for each in lines),
        len(lines),
        closed,
    )


def touched_bases(bases: Iterable[UUID], *, actor: Actor) -> frozenset[UUID]:
    """On which of these bases something reached the actor's desk and was not given back; nothing of what it was."""
    require(actor, Permission.REFERRAL_READ)
    reached = Q(referral__off_register=False) | Q(referral__signature__signed=True)
    lines = Line.objects.filter(reached, referral__receiver=desk_of(actor), basis__in=set(bases))
    held = lines.exclude(referral__state__in=[State.TO_SIGN, *SHUT])
    return frozenset(held.values_list("basis", flat=True))
