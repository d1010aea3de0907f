"""What this desk received on a consent that stands in another desk's ledger: that it stands, for what, and nothing of hers."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from naung.casework.consent.models import Consent
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by


def received_row(consent_id: UUID, *, actor: Actor) -> Consent:
    """What stands now in the place of a consent that names the actor's desk. Raises NotFound for any other; opens nothing."""
    require(actor, Permission.CONSENT_READ)
    mine = seen_by(Consent.objects.select_related("compartment"), "person_id", actor=actor)
    row = mine.filter(id=consent_id, recipient=desk_of(actor), person__erased_at=None).first()
    while row is not None and row.superseded_by_id is not None:
        row = mine.filter(id=row.superseded_by_id).first()
    if row is None:
        raise NotFound()
    return row


@dataclass(frozen=True)
class LedgerRow:
    """In whose ledger a consent stands, and about whom."""

    owner: UUID
    person: UUID


def ledgers_of(consents: Iterable[UUID], *, actor: Actor) -> dict[UUID, LedgerRow]:
    """Whose each of these consents is, for who is told that one was taken back elsewhere (a system job only)."""
    require(actor, Permission.SYSTEM_TICK)
    rows = Consent.objects.filter(id__in=list(consents)).values_list("id", "owner", "person_id")
    return {each: LedgerRow(owner, person) for each, owner, person in rows}
