"""Changing keys: the installation's key (every wrap again), and one compartment's data key (every sealed column again)."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.actions.compartments import installation_wrap
from naung.foundation.vault.models import Compartment, WrappedKey, sealed_fields, sealed_models
from naung.foundation.vault.queries.keys import data_keys, installation_key, unwrap_row
from naung.foundation.vault.rules.sealing import fingerprint, new_key, opened, place_of, sealed, wrap_place, wrapped
from naung.foundation.vault.vocabulary import ReaderKind, VaultEvent
from naung.foundation.words import gettext_noop

BATCH = 1000
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


def rotate_installation_key(*, by: Actor) -> int:
    """Make a new installation key and wrap every data key under it; returns how many were wrapped.

    The old key stays beside the new one as `.previous` until the last wrap is done, so a rotation that was cut off goes on
    at the next call and nothing is unreadable meanwhile. Raises OutsideFailed where the key file can't be written.
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
    done = _rewrap_all()
    record(VaultEvent.ROTATED, count=done, by=by)
    previous.unlink()
    return done


def _rewrap_all() -> int:
    key, done = installation_key(), 0
    mark = fingerprint(key)
    old = WrappedKey.objects.filter(reader_kind=ReaderKind.INSTALLATION).exclude(under=mark).order_by("id")
    while rows := list(old[:BATCH]):
        with transaction.atomic():
            for row in rows:
                place = wrap_place(row.compartment_id, row.reader_kind, row.reader, row.version)
                row.box, row.under = wrapped(unwrap_row(row), key, place), mark
            WrappedKey.objects.bulk_update(rows, ["box", "under"])
        done += len(rows)
    return done


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
