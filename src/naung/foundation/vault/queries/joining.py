"""Another installation beside this one: its rows read with its own key, what stands in the way, and what became of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from naung.foundation.rows import batches
from naung.foundation.vault.models import Compartment, WrappedKey, sealed_fields
from naung.foundation.vault.queries.index import newest_owners
from naung.foundation.vault.queries.keys import data_keys, data_keys_of, ring_in
from naung.foundation.vault.rules.sealing import opened, place_of
from naung.foundation.vault.vocabulary import Carried, Compared, CompartmentKind, Findable, ReaderKind, Source

AT_ONCE = 200  # rows in memory
FILES_AT_ONCE = 4  # rows that are a whole file each: 8 MB, and as much again for each form that it takes on the way
FAR = 1_000_000  # how far back a record is looked for
Pairs = Iterator[tuple[list[Any], list[Any]]]
HOUSE_ONLY = (CompartmentKind.HOUSE, CompartmentKind.SEARCH)


def installation_id(alias: str = "default") -> UUID | None:
    """What tells one installation from every other: the random id of its own compartment. None where it has none yet."""
    return Compartment.objects.using(alias).filter(kind=CompartmentKind.HOUSE).values_list("id", flat=True).first()


def key_opens(source: Source) -> bool:
    """Whether every data key of the other installation is wrapped under the key that was given with it."""
    wraps = WrappedKey.objects.using(source.alias).filter(reader_kind=ReaderKind.INSTALLATION)
    return not wraps.exclude(under__in=list(ring_in(str(source.key_file)))).exists()


def model_of(table: Carried) -> type[models.Model]:
    """The model of a table."""
    return next(model for model in apps.get_models() if model._meta.label == table.label)


def is_numbered(model: type[models.Model]) -> bool:
    """Whether the database gives its rows their keys, so that a row that comes gets another one."""
    return isinstance(model._meta.pk, models.AutoField)


def rows_there(table: Carried, source: Source) -> "QuerySet[Any]":
    """The rows of the other installation that come, in the order of their keys."""
    return model_of(table)._base_manager.using(source.alias).filter(**table.only).order_by("pk")


def opened_there(row: Any, keys: dict[UUID, bytes]) -> dict[str, str]:
    """The filled sealed columns of a row, opened; nothing where only its readers, or nobody, can open them."""
    columns = sealed_fields(type(row))
    key = keys.get(row.compartment_id) if columns else None
    if key is None:
        return {}
    boxes = {name: getattr(row, name) for name in columns}
    return {
        name: opened(bytes(box), key, place_of(row._meta.db_table, row.pk, name, row.compartment_id))
        for name, box in boxes.items()
        if box is not None
    }


def at_once(model: type[models.Model]) -> int:
    """How many rows of a table are held in memory: few of one that says `HOLDS_FILES`."""
    return FILES_AT_ONCE if getattr(model, "HOLDS_FILES", False) else AT_ONCE


def compartments_of(rows: Sequence[Any]) -> set[UUID]:
    """In which compartments sealed rows lie; none for rows of a table without a sealed column."""
    return {row.compartment_id for row in rows if sealed_fields(type(row))}


def clashes(table: Carried, source: Source) -> list[str]:
    """What of a table is here already and may be only once: ids, numbers, what a device sent. Nothing that is sealed."""
    model, found = model_of(table), []
    fields = [f for f in model._meta.concrete_fields if f.unique and not f.is_relation and f.name not in table.settled]
    names = [f.name for f in fields if not (f.primary_key and is_numbered(model))]
    sets = [(name,) for name in names] + _sent_once(model)
    for wanted in sets:
        for batch in batches(rows_there(table, source).values_list(*wanted).iterator(chunk_size=AT_ONCE), AT_ONCE):
            filled = [row for row in batch if row[0] not in {None, ""}]
            here = model._base_manager.filter(**{f"{wanted[0]}__in": [row[0] for row in filled]})
            both = set(map(_plain, filled)) & set(map(_plain, here.values_list(*wanted)))
            found += [
                f"{model._meta.db_table}.{wanted[0]}: {'/'.join(map(str, each))}" for each in sorted(both, key=str)
            ]
    return found


def _sent_once(model: type[models.Model]) -> list[tuple[str, ...]]:
    """Columns that together name one sending of one device."""
    kept = (c.fields for c in model._meta.constraints if isinstance(c, models.UniqueConstraint))
    return [tuple(fields) for fields in kept if fields and fields[0] == "origin"]


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(bytes(each).hex() if isinstance(each, bytes | memoryview) else each for each in row)


def last_number(table: Carried) -> int:
    """The highest number that the database gave to a row of a table here; 0 where it gives none."""
    model = model_of(table)
    found = model._base_manager.order_by("-pk").values_list("pk", flat=True).first() if is_numbered(model) else 0
    return int(found or 0)


def count_here(table: Carried) -> int:
    """How many rows a table has here."""
    return model_of(table)._base_manager.count()


def compare_table(table: Carried, source: Source, *, before: int, floor: int) -> Compared:
    """Every row that came against the one here: each plain column, and each sealed one opened on both sides.

    `before`, `floor`: `count_here` and `last_number` of before. Texts are compared in memory and go nowhere.
    """
    came = opened_values = shut = differing = 0
    for there, here in _pairs(table, source, floor):
        theirs, ours = data_keys_of(source, compartments_of(there)), data_keys(compartments_of(here))
        by_key = dict(enumerate(here)) if is_numbered(model_of(table)) else {row.pk: row for row in here}
        for number, row in enumerate(there):
            came += 1
            other = by_key.get(number if is_numbered(type(row)) else row.pk)
            outcome = _same(row, other, table, theirs, ours)
            differing += outcome is None
            opened_values, shut = opened_values + (outcome or (0, 0))[0], shut + (outcome or (0, 0))[1]
    name = model_of(table)._meta.db_table
    return Compared(name, before, came, count_here(table), opened_values, shut, differing)


def _pairs(table: Carried, source: Source, floor: int) -> Pairs:
    """Rows of the other installation with those that stand for them here, some at a time."""
    model = model_of(table)
    numbered = model._base_manager.filter(pk__gt=floor).order_by("pk") if is_numbered(model) else None
    following = numbered.iterator(chunk_size=at_once(model)) if numbered is not None else iter(())
    some = at_once(model)
    for there in batches(rows_there(table, source).iterator(chunk_size=some), some):
        if numbered is not None:
            yield there, list(islice(following, len(there)))
        else:
            yield there, list(model._base_manager.filter(pk__in=[row.pk for row in there]))


def _same(
    row: Any, here: Any, table: Carried, theirs: dict[UUID, bytes], ours: dict[UUID, bytes]
) -> tuple[int, int] | None:
    """How many sealed values of a row open alike on both sides, and how many stay shut alike; None where anything differs."""
    if here is None:
        return None
    texts, boxes = opened_there(row, theirs), {name: getattr(row, name) for name in sealed_fields(type(row))}
    table.change(row)
    if any(_column(row, f) != _column(here, f) for f in _compared(type(row))) or opened_there(here, ours) != texts:
        return None
    shut = 0
    for name, box in boxes.items():
        other = getattr(here, name)
        unchanged = (None if box is None else bytes(box)) == (None if other is None else bytes(other))
        if unchanged is (name in texts):  # what we open has to be sealed anew, all else has to be what it was
            return None
        shut += box is not None and name not in texts
    return len(texts), shut


def _compared(model: type[models.Model]) -> list[Any]:
    fields = [f for f in model._meta.concrete_fields if f.name not in sealed_fields(model)]
    return [f for f in fields if not (f.primary_key and is_numbered(model))]


def _column(row: Any, field: Any) -> Any:
    value = getattr(row, field.attname)
    return bytes(value) if isinstance(value, memoryview) else value


def compare_wraps(source: Source, *, before: int) -> Compared:
    """The wrapped keys: as many came as their compartments had."""
    wraps = WrappedKey.objects.using(source.alias).exclude(compartment__kind__in=HOUSE_ONLY)
    return Compared(WrappedKey._meta.db_table, before, wraps.count(), WrappedKey.objects.count())


def found_again(samples: Iterable[Findable]) -> tuple[int, int]:
    """How many records were looked for by one token each, and how many of them were found."""
    asked = found = 0
    for each in samples:
        asked += 1
        found += each.owner in newest_owners(each.space, {each.token: FAR})[each.token]
    return asked, found
