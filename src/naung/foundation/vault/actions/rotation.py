"""Changing keys: the installation's key (every wrap again), and one compartment's data key (every sealed column again)."""

import os
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.actions.compartments import installation_wrap
from naung.foundation.vault.models import Compartment, WrappedKey, sealed_fields, sealed_models
from naung.foundation.vault.queries.keys import data_keys, installation_key, unwrap_row
from naung.foundation.vault.rules.sealing import fingerprint, new_key, opened, place_of, sealed, wrap_place, wrapped
from naung.foundation.vault.vocabulary import ReaderKind, Rotated, VaultEvent
from naung.foundation.words import gettext_noop

BATCH = 1000
LONGEST_WAIT = timedelta(minutes=1)  # for transactions that may have read the key before this one
LOOK_SECONDS = 0.2
NOT_WRITTEN = gettext_noop("Berkas kunci instalasi tidak dapat ditulis.")


def _replace_key_file(path: Path, key: bytes) -> None:
    """Write a key so that it survives a loss of power before the first wrap under it is stored, and a rest of another try."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o400)
    with os.fdopen(handle, "w") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def rotate_installation_key(*, wait: timedelta = LONGEST_WAIT, by: Actor) -> Rotated:
    """Make a new installation key and wrap every data key under it.

    The old key stays beside the new one as `.previous` until nothing is wrapped under it and nothing more can be, so a
    rotation that was cut off goes on at the next call and nothing is unreadable meanwhile. Where a transaction that may
    have read the old key still runs after `wait`, `.previous` stays and the answer is not settled: call again.
    Raises OutsideFailed where the key file can't be written.
    """
    require(by, Permission.SYSTEM_ROTATE)
    path = Path(settings.NAUNG_KEY_FILE)
    previous = path.with_suffix(".previous")
    try:
        current = installation_key()
        if not previous.exists() or previous.read_text("ascii").strip() == current.hex():
            _replace_key_file(previous, current)
            _replace_key_file(path, new_key())
    except OSError as wrong:
        raise OutsideFailed(NOT_WRITTEN) from wrong
    written_at = _database_now()
    done = _rewrap_all()
    settled = _older_ended(written_at, wait)
    done += _rewrap_all()
    settled = settled and not _under_another_key().exists()
    record(VaultEvent.ROTATED, count=done, by=by)
    if settled:
        previous.unlink()
    return Rotated(done, settled)


def _database_now() -> datetime:
    """The database's own clock, with which it tells when a transaction began."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def _older_ended(moment: datetime, wait: timedelta) -> bool:
    """Whether, at the latest after `wait`, no transaction of this database is left that began before the moment.

    Whoever wraps reads the key again after the wrap is in its transaction (`new_compartments`), so one that began later has
    the new key. SQLite needs no waiting: a writer holds the one write lock from its beginning, and so does each batch here.
    """
    if connection.vendor != "postgresql":
        return True
    end = time.monotonic() + wait.total_seconds()
    while _older_running(moment):
        if time.monotonic() >= end:
            return False
        time.sleep(LOOK_SECONDS)
    return True


def _older_running(moment: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # inside a transaction the first look would be remembered
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND xact_start <= %s)"
            " OR EXISTS (SELECT 1 FROM pg_prepared_xacts WHERE database = current_database() AND prepared <= %s)",
            [moment, moment],
        )
        return bool(cursor.fetchone()[0])


def _under_another_key() -> QuerySet[WrappedKey]:
    wraps = WrappedKey.objects.filter(reader_kind=ReaderKind.INSTALLATION)
    return wraps.exclude(under=fingerprint(installation_key()))


def _rewrap_all() -> int:
    done = 0
    while count := _rewrap_batch():
        done += count
    return done


@transaction.atomic
def _rewrap_batch() -> int:
    """Wrap some under the current key; the rows are read inside the transaction, after any other writer of SQLite."""
    key = installation_key()
    rows = list(_under_another_key().select_for_update().order_by("id")[:BATCH])
    for row in rows:
        place = wrap_place(row.compartment_id, row.reader_kind, row.reader, row.version)
        row.box, row.under = wrapped(unwrap_row(row), key, place), fingerprint(key)
    WrappedKey.objects.bulk_update(rows, ["box", "under"])
    return len(rows)


@transaction.atomic
def reseal_compartment(*, compartment: Compartment, by: Actor) -> int:
    """Give a compartment a new data key and seal its columns again; returns how many. Wraps for the old key are deleted.

    Only for compartments that the installation can open; readers other than the installation must be wrapped anew.
    """
    require(by, Permission.SYSTEM_ROTATE)
    old, fresh = data_keys([compartment.id])[compartment.id], new_key()
    done = 0
    for model in sealed_models():
        columns = list(sealed_fields(model))
        if "compartment" not in {f.name for f in model._meta.fields}:
            continue
        for row in model._default_manager.filter(compartment=compartment).select_for_update():
            done += _reseal_row(row, columns, old, fresh)
            row.save(update_fields=columns)
    WrappedKey.objects.filter(compartment=compartment).delete()
    compartment.key_version += 1
    compartment.save(update_fields=["key_version"])
    installation_wrap(compartment, fresh).save()
    record(VaultEvent.RESEALED, subject=compartment.id, count=done, by=by)
    return done


def _reseal_row(row: Any, columns: list[str], old: bytes, fresh: bytes) -> int:
    done = 0
    for column in columns:
        box = getattr(row, column)
        if box is not None:
            place = place_of(row._meta.db_table, row.pk, column, row.compartment_id)
            setattr(row, column, sealed(opened(bytes(box), old, place), fresh, place))
            done += 1
    return done
