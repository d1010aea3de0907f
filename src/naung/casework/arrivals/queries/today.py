"""What a tablet may hold of a day: the shortest names, no paper's number, who is drawn, and draws for those it may yet add."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries.batches import done_of
from naung.casework.arrivals.queries.rows import LOT_SECRET, READS, Opened, batch_row, people_seen
from naung.casework.arrivals.rules.first_line import drawn, place_of, place_on
from naung.casework.arrivals.rules.short import CHILD
from naung.casework.arrivals.rules.tables import shipped_first_line
from naung.casework.arrivals.vocabulary import AgeBand, Presence, TodaysRow
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.vocabulary import Sex
from naung.foundation.vault.queries import open_secret

PLACES_AHEAD = 60  # whom one device may add without signal before it was in contact again


def lot_key(batch: Batch) -> bytes:
    """The key of a batch's draw, which no page shows."""
    return bytes.fromhex(open_secret(LOT_SECRET, batch.id))


def drawn_in(batch: Batch, row: Arrival) -> bool:
    """Whether chance draws this person of the batch."""
    return drawn(lot_key(batch), row.place or place_of(row.number), shipped_first_line().share)


def open_batches(*, actor: Actor, on: date | None = None) -> list[UUID]:
    """The desk's batches that are not closed, of one day or of today and before; the newest first. Opens nothing."""
    require(actor, READS)
    rows = Batch.objects.filter(owner=desk_of(actor), closed_at=None)
    rows = rows.filter(on=on) if on else rows.filter(on__lte=timezone.localdate())
    return list(rows.order_by("-on", "-made_at").values_list("id", flat=True))


def todays_list(batch_id: UUID, *, actor: Actor) -> list[TodaysRow]:
    """The list of a batch for one tablet, opened with the shortest names only. Raises NotFound for another desk's."""
    batch = batch_row(batch_id, actor=actor)
    opened = Opened(people_seen(batch, actor=actor), actor)
    key, share = lot_key(batch), shipped_first_line().share
    return [
        _todays(row, opened, drawn(key, row.place or place_of(row.number), share))
        for row in opened.rows
        if not row.dead and row.forgotten_at is None
    ]


def _todays(row: Arrival, opened: Opened, lot: bool) -> TodaysRow:
    stood = opened.stood(row)
    return TodaysRow(
        id=row.id,
        number=row.number,
        short=opened.text(row, "short"),
        sex=Sex(row.sex),
        band=AgeBand(row.band),
        cause=row.cause,
        group=row.group,
        presence=Presence(row.presence),
        lot=lot,
        done=done_of(stood),
        owes=stood.first and (stood.sent or lot) and not stood.short and not stood.missed_short,
        child=CHILD in opened.signs(row),
        ill=stood.ill,
        double=stood.double,
    )


def lots_ahead(batch_id: UUID, device: UUID, *, actor: Actor, places: int = PLACES_AHEAD) -> Sequence[bool]:
    """Whether chance draws the first, second, ... person whom this device adds to the batch, `places` further than it has come.

    Raises NotFound.
    """
    batch = batch_row(batch_id, actor=actor)
    key, share = lot_key(batch), shipped_first_line().share
    places += added_by(batch_id, device, actor=actor)
    return tuple(drawn(key, place_on(str(device), nth), share) for nth in range(1, places + 1))


def added_by(batch_id: UUID, device: UUID, *, actor: Actor) -> int:
    """How many people this device has added to the batch, as far as they came. Raises NotFound."""
    batch = batch_row(batch_id, actor=actor)
    return batch.arrivals.filter(place__startswith=f"{device}/").count()
