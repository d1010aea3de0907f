"""Taking in another installation: every value is opened with its key and sealed again with this one's, under new data keys."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import SealBroken
from naung.foundation.rows import batches
from naung.foundation.vault.actions.compartments import installation_wrap
from naung.foundation.vault.models import Compartment, Reader, WrappedKey
from naung.foundation.vault.queries.joining import (
    AT_ONCE,
    HOUSE_ONLY,
    at_once,
    compartments_of,
    installation_id,
    is_numbered,
    model_of,
    opened_there,
    rows_there,
)
from naung.foundation.vault.queries.keys import data_keys, data_keys_of
from naung.foundation.vault.rules.readers import wrap_to
from naung.foundation.vault.rules.sealing import NOT_OPENED, new_key, place_of, sealed
from naung.foundation.vault.vocabulary import Carried, ReaderKind, Source, VaultEvent


@transaction.atomic
def carry_installation(
    *, tables: Sequence[Carried], source: Source, told: Callable[[str, int], None], by: Actor
) -> int:
    """Take in these tables of another installation, keys first; returns how many rows. `told` hears of each table that is done.

    Ids stay. A compartment that the other installation opens gets a new data key and new wraps; one that only its readers
    open comes with its wraps as it is. Raises SealBroken where a value can't be opened: nothing is left then.
    """
    require(by, Permission.SYSTEM_RESTORE)
    done = 0
    for table in tables:
        count = _carry(table, source)
        if model_of(table) is Compartment:
            count += _carry_wraps(source)
        told(model_of(table)._meta.db_table, count)
        done += count
    record(VaultEvent.JOINED, subject=installation_id(source.alias), count=done, by=by)
    return done


def _carry(table: Carried, source: Source) -> int:
    model, done = model_of(table), 0
    some = at_once(model)
    for rows in batches(rows_there(table, source).iterator(chunk_size=some), some):
        _seal_again(rows, table, source)
        for row in rows:
            row._state.adding, row._state.db = True, None
            if is_numbered(model):
                row.pk = None
        model._base_manager.bulk_create(rows)
        done += len(rows)
    return done


def _seal_again(rows: list[Any], table: Carried, source: Source) -> None:
    """Open what the other key opens, make the changes that the move asks for, and seal under the keys of here."""
    theirs = data_keys_of(source, compartments_of(rows))
    texts = [opened_there(row, theirs) for row in rows]
    for row in rows:
        table.change(row)
    ours = data_keys(compartments_of([row for row, text in zip(rows, texts, strict=True) if text]))
    for row, text in zip(rows, texts, strict=True):
        for column, plain in text.items():
            if row.compartment_id not in ours:
                raise SealBroken(NOT_OPENED)
            place = place_of(row._meta.db_table, row.pk, column, row.compartment_id)
            setattr(row, column, sealed(plain, ours[row.compartment_id], place))


def _carry_wraps(source: Source) -> int:
    done = 0
    compartments = Compartment.objects.using(source.alias).exclude(kind__in=HOUSE_ONLY).order_by("pk")
    for batch in batches(compartments.iterator(chunk_size=AT_ONCE), AT_ONCE):
        found = (
            WrappedKey.objects.using(source.alias).filter(compartment__in=[each.id for each in batch]).order_by("pk")
        )
        by_compartment: dict[UUID, list[WrappedKey]] = {each.id: [] for each in batch}
        for wrap in found:
            by_compartment[wrap.compartment_id].append(wrap)
        fresh = [new for each in batch for new in _wraps(each, by_compartment[each.id], source)]
        WrappedKey.objects.bulk_create(fresh)
        done += len(fresh)
    return done


def _wraps(compartment: Compartment, wraps: Sequence[WrappedKey], source: Source) -> list[WrappedKey]:
    """The wraps as they stand here: of a new data key where the installation has one, else the readers' own as they were."""
    if all(wrap.reader_kind != ReaderKind.INSTALLATION for wrap in wraps):
        return [_copied(wrap, bytes(wrap.box)) for wrap in wraps]
    key, fresh = new_key(), []
    for wrap in wraps:
        if wrap.reader_kind == ReaderKind.INSTALLATION:
            fresh.append(installation_wrap(compartment, key))
        else:
            public = Reader.objects.using(source.alias).values_list("public", flat=True).get(id=wrap.reader)
            fresh.append(_copied(wrap, wrap_to(bytes(public), key)))
    return fresh


def _copied(wrap: WrappedKey, box: bytes) -> WrappedKey:
    return WrappedKey(
        compartment_id=wrap.compartment_id,
        reader_kind=wrap.reader_kind,
        reader=wrap.reader,
        version=wrap.version,
        under=wrap.under,
        box=box,
    )
