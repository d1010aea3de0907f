"""Whether somebody of a batch is in the desk's records already: however she came in, from a list, the desk or a tablet.

Nothing is kept of it. A long list is compared in steps, so that the page says how far it is.
"""

from dataclasses import dataclass
from uuid import UUID

from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.people import arrival_for
from naung.casework.arrivals.queries.rows import batch_row, people_seen
from naung.casework.arrivals.rules.records import documents_of, person_told
from naung.casework.arrivals.vocabulary import ArrivalEvent
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import EarlierRecord, earlier_records
from naung.foundation.people.rules.alike import Described
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.vocabulary import Sex
from naung.foundation.vault.queries import open_rows

STEP = 50  # people of a list compared for one page
COLUMNS = ("short", "name", "nik", "papers", "birth", "origin_words")


@dataclass(frozen=True)
class EarlierOfOne:
    """Somebody of a batch with the records that may be hers."""

    id: UUID
    number: int
    short: str
    earlier: tuple[EarlierRecord, ...]


@dataclass(frozen=True)
class EarlierInBatch:
    """Those of this step of whom there may be an earlier record; how many are compared by now, of how many."""

    people: tuple[EarlierOfOne, ...]
    compared: int
    of: int


def earlier_of_arrival(arrival_id: UUID, *, actor: Actor) -> tuple[EarlierRecord, ...]:
    """Records that may be hers, the likeliest first; none where she has her record, was forgotten, or the actor may not search.

    Raises NotFound for another desk's.
    """
    shown = arrival_for(arrival_id, actor=actor)
    if shown.forgotten or shown.person is not None or not actor.may(Permission.SEARCH):
        return ()
    return earlier_records(_described(shown.texts, shown.sex, shown.origin), actor=actor)


def earlier_in_batch(batch_id: UUID, *, start: int, actor: Actor) -> EarlierInBatch:
    """The next `STEP` people of a batch from this place on. Raises NotFound for another desk's batch."""
    everybody = [row for row in people_seen(batch_row(batch_id, actor=actor), actor=actor) if _is_open(row)]
    start = max(0, min(start, len(everybody)))
    rows = everybody[start : start + STEP] if actor.may(Permission.SEARCH) else []
    texts = open_rows(actor, ArrivalEvent.LISTED, [(row, COLUMNS) for row in rows]) if rows else []
    found = []
    for row, text in zip(rows, texts, strict=True):
        known = {column: text.get(column) or "" for column in COLUMNS}
        if earlier := earlier_records(_described(known, Sex(row.sex), row.origin), actor=actor):
            found.append(EarlierOfOne(row.id, row.number, known["short"], earlier))
    return EarlierInBatch(tuple(found), min(start + STEP, len(everybody)), len(everybody))


def _is_open(row: Arrival) -> bool:
    return row.forgotten_at is None and row.person_id is None


def _described(text: dict[str, str], sex: Sex, origin: str) -> Described:
    told = person_told(
        name=text["name"], sex=sex, birth=birth_of(text["birth"]), origin=origin, origin_words=text["origin_words"]
    )
    return Described(told, told.names, documents_of(text["nik"], text["papers"]))
