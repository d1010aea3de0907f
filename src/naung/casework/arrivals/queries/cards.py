"""What came through the cards of those who left: which wait, and what one says, opened for the desk that gave the card."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.casework.arrivals.models import Card
from naung.casework.arrivals.queries.rows import READS
from naung.casework.arrivals.vocabulary import ArrivalEvent
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_received
from naung.foundation.wicket.queries import request_line, requests_waiting
from naung.foundation.wicket.rules import told_of
from naung.foundation.wicket.vocabulary import Told

NAMED_BY = ("arrival__person_id", "arrival__case")


@dataclass(frozen=True)
class AskWaits:
    """Something that was written through a card and waits; nothing of it is opened."""

    id: UUID
    arrival: UUID
    batch_number: str
    number: int
    arrived_at: datetime


@dataclass(frozen=True)
class AskShown:
    """One request with what it says; None once it was settled."""

    line: AskWaits
    told: Told | None


def asks_waiting(*, actor: Actor) -> list[AskWaits]:
    """What waits at the actor's desk, the oldest first."""
    require(actor, READS)
    rows = Card.objects.select_related("arrival__batch").filter(arrival__batch__owner=desk_of(actor))
    rows = seen_by(rows, *NAMED_BY, actor=actor)
    of = {row.wicket_id: row for row in rows}
    if not of:
        return []
    return [_waits(each.id, of[each.wicket], each.arrived_at) for each in requests_waiting(actor=actor, wickets=of)]


def _waits(request: UUID, card: Card, at: datetime) -> AskWaits:
    return AskWaits(request, card.arrival_id, card.arrival.batch.number, card.arrival.number, at)


def card_of(request_id: UUID, *, actor: Actor) -> Card:
    """Through whose card a request came. Raises NotFound for another desk's."""
    require(actor, READS)
    rows = Card.objects.select_related("arrival__batch", "arrival__compartment")
    rows = rows.filter(wicket__requests=request_id, arrival__batch__owner=desk_of(actor))
    row = seen_by(rows, *NAMED_BY, actor=actor).first()
    if row is None:
        raise NotFound()
    return row


def ask_for(request_id: UUID, *, actor: Actor) -> AskShown:
    """What somebody wrote, opened with an entry in the log. Raises NotFound for another desk's."""
    card, line = card_of(request_id, actor=actor), request_line(request_id, actor=actor)
    told = None
    if not line.settled:
        told = told_of(open_received(actor, ArrivalEvent.ASK_OPENED, subject=line.id, key=line.key, box=line.box))
    return AskShown(_waits(line.id, card, line.arrived_at), told)
