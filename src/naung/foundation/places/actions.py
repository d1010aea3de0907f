"""The writers of places: the shipped tables are loaded, nothing else changes here."""

from collections.abc import Iterator, Sequence
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.places.models import Place, PlaceChange, Vintage
from naung.foundation.places.rules.search import folded, search_name
from naung.foundation.places.rules.tables import VINTAGES, fingerprint, known_changes, shipped_places
from naung.foundation.places.vocabulary import PlaceEvent, PlaceRow

# Nine values a row; SQLite takes 32,766 values a statement and PostgreSQL 65,535.
ROWS_A_STATEMENT = 1000
WRITTEN = ("code", "level", "kind", "name", "name_en", "search", "search_en", "parent_id", "vintage_id")


@transaction.atomic
def load_places(*, by: Actor) -> int:
    """Load the shipped places and known changes; return how many places were written, 0 where all were there already.

    A renewed table overwrites names and leaves hand-entered validity; a code that it lacks stays, with its older vintage.
    """
    require(by, Permission.SYSTEM_SETUP)
    prints = {key: fingerprint(key) for key in VINTAGES}
    there = dict(Vintage.objects.values_list("key", "fingerprint"))
    wanted = [key for key in VINTAGES if there.get(key) != prints[key]]
    written = sum(_load(key, prints[key]) for key in wanted)
    entered = _enter_changes()
    if written or entered:
        record(PlaceEvent.LOADED, count=written + entered, by=by)
    return written


def _load(key: str, edition: str) -> int:
    rows = list(shipped_places(key))
    vintage = {"fingerprint": edition, "rows": len(rows), "loaded_at": timezone.now()}
    Vintage.objects.update_or_create(key=key, defaults=vintage)
    _upsert(_columns(rows, key))
    return len(rows)


def _columns(rows: Sequence[PlaceRow], vintage: str) -> Iterator[tuple[str | None, ...]]:
    for p in rows:
        english = folded(p.name_en) if p.name_en else ""
        yield p.code, p.level.value, p.kind.value, p.name, p.name_en, search_name(p), english, p.parent, vintage


def _upsert(rows: Iterator[tuple[str | None, ...]]) -> None:
    """Insert many places a statement; those whose code is there get the new words. Column names are ours, no input."""
    one = f"({', '.join(['%s'] * len(WRITTEN))})"
    renewed = ", ".join(f"{name} = excluded.{name}" for name in WRITTEN[1:])
    head = f"INSERT INTO {connection.ops.quote_name(Place._meta.db_table)} ({', '.join(WRITTEN)}) VALUES "  # noqa: S608  # only our own names
    tail = f" ON CONFLICT (code) DO UPDATE SET {renewed}"
    with connection.cursor() as cursor:
        while chunk := list(islice(rows, ROWS_A_STATEMENT)):
            cursor.execute(head + ", ".join([one] * len(chunk)) + tail, [value for row in chunk for value in row])


def _enter_changes() -> int:
    """Enter the known changes that are not there yet; return how many."""
    there = set(PlaceChange.objects.values_list("kind", "former_code", "place_id"))
    new = [
        PlaceChange(
            kind=change.kind.value,
            former_code=change.former_code,
            former_name=change.former_name,
            place_id=change.code,
            since=change.since,
            basis=change.basis,
            mark=change.mark,
            source=change.source,
        )
        for change in known_changes()
        if (change.kind.value, change.former_code, change.code) not in there
    ]
    PlaceChange.objects.bulk_create(new)
    return len(new)
