"""The two halves of a backup, kept apart: the database without wrapped keys, and the wrapped keys alone."""

import json
import sqlite3
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from naung.foundation.errors import NaungError
from naung.foundation.vault.models import Erased, WrappedKey, sealed_fields, sealed_models
from naung.foundation.vault.queries.keys import INSTALLATION, installation_key
from naung.foundation.vault.rules.sealing import fingerprint, opened, place_of, unwrapped, wrap_place
from naung.foundation.vault.vocabulary import ReaderKind

WRAPS = WrappedKey._meta.db_table
AT_ONCE = 5000


def wraps_as_lines() -> bytes:
    """Every wrapped key, a JSON object a line."""
    lines = [
        json.dumps(
            {
                "compartment": str(row.compartment_id),
                "reader_kind": row.reader_kind,
                "reader": str(row.reader),
                "version": row.version,
                "under": row.under,
                "box": bytes(row.box).hex(),
            }
        )
        for row in WrappedKey.objects.order_by("id").iterator(chunk_size=AT_ONCE)
    ]
    return "".join(line + "\n" for line in lines).encode()


def read_wraps(lines: bytes) -> list[dict[str, Any]]:
    """The rows that `wraps_as_lines` wrote."""
    return [json.loads(line) for line in lines.decode().splitlines()]


def copy_without_wraps(to: Path) -> None:
    """A copy of this SQLite database at one moment, without wrapped keys, nothing of them left in its free pages."""
    connection.ensure_connection()
    copy = sqlite3.connect(to)
    connection.connection.backup(copy, pages=-1)
    copy.close()
    copy = sqlite3.connect(to, isolation_level=None)
    copy.execute("PRAGMA secure_delete=ON")
    copy.execute(f"DELETE FROM {WRAPS}")  # noqa: S608  # the name of our own table
    copy.execute("VACUUM")
    copy.close()


def wraps_are_current() -> bool:
    """Whether every wrap for the installation is under its current key."""
    mark = fingerprint(installation_key())
    return not WrappedKey.objects.filter(reader_kind=ReaderKind.INSTALLATION).exclude(under=mark).exists()


def erased_ids() -> list[UUID]:
    """Ids of everything that was ever erased: random numbers."""
    return list(Erased.objects.values_list("id", flat=True))


def halves_fit(copy: Path, wraps: bytes) -> bool:
    """Whether one sealed value of the copy opens with its wrap and this installation's key; True where nothing is sealed yet."""
    keys = {row["compartment"]: row for row in read_wraps(wraps) if row["reader_kind"] == ReaderKind.INSTALLATION}
    database = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
    try:
        values = [v for v in (_one_sealed(database, model, keys) for model in sealed_models()) if v is not None]
        return _opens(*values[-1], keys) if values else not keys or _nothing_sealed(database)
    finally:
        database.close()


def _nothing_sealed(database: sqlite3.Connection) -> bool:
    return not any(
        database.execute(f"SELECT 1 FROM {m._meta.db_table} WHERE {column} IS NOT NULL LIMIT 1").fetchone()  # noqa: S608  # our own names
        for m in sealed_models()
        for column in sealed_fields(m)
    )


def _one_sealed(
    database: sqlite3.Connection, model: Any, keys: dict[str, Any]
) -> tuple[str, str, tuple[Any, ...]] | None:
    table = model._meta.db_table
    for column in sealed_fields(model):
        found = database.execute(
            f"SELECT id, compartment_id, {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1"  # noqa: S608  # our own names
        ).fetchone()
        if found and str(UUID(found[1])) in keys:
            return table, column, found
    return None


def _opens(table: str, column: str, found: tuple[Any, ...], keys: dict[str, Any]) -> bool:
    row, compartment = UUID(found[0]), UUID(found[1])
    wrap = keys[str(compartment)]
    place = wrap_place(compartment, wrap["reader_kind"], INSTALLATION, wrap["version"])
    try:
        key = unwrapped(bytes.fromhex(wrap["box"]), installation_key(), place)
        opened(found[2], key, place_of(table, row, column, compartment))
    except NaungError:
        return False
    return True
