"""The two halves of a backup, kept apart: the database without wrapped keys, and the wrapped keys alone."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from naung.foundation.errors import NaungError
from naung.foundation.vault.models import Erased, WrappedKey, sealed_fields, sealed_models
from naung.foundation.vault.queries.keys import INSTALLATION, data_keys, installation_key
from naung.foundation.vault.rules.sealing import fingerprint, opened, place_of, unwrapped, wrap_place
from naung.foundation.vault.vocabulary import ReaderKind

WRAPS = WrappedKey._meta.db_table
AT_ONCE = 5000
DUMP = b"PGDMP"  # how a file of `pg_dump --format=custom` begins
NULL = "\\N"  # of PostgreSQL's COPY


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


def custodian_file() -> Path:
    """Where the public half of the custodian's key lies."""
    return Path(settings.NAUNG_HOME) / "keys" / "custodian.pub"


def custodian_is_made() -> bool:
    """Whether backups have somebody to be sealed to."""
    return custodian_file().exists()


def erased_ids() -> list[UUID]:
    """Ids of everything that was ever erased: random numbers."""
    return list(Erased.objects.values_list("id", flat=True))


@dataclass(frozen=True)
class Value:
    """One sealed value as it lies in a copy."""

    table: str
    column: str
    row: UUID
    compartment: UUID
    box: bytes


def halves_fit(copy: Path, wraps: bytes) -> bool:
    """Whether one sealed value of the copy opens with its wrap and this installation's key; True where nothing is sealed yet.

    The copy is a SQLite database or what `pg_dump --format=custom` wrote. False for one that can't be read.
    """
    keys = {UUID(row["compartment"]): row for row in read_wraps(wraps) if row["reader_kind"] == ReaderKind.INSTALLATION}
    try:
        with copy.open("rb") as file:
            is_dump = file.read(len(DUMP)) == DUMP
        values = _dumped(copy) if is_dump else _copied(copy)
        with closing(values):
            none = True
            for value in values:
                none = False
                if value.compartment in keys:
                    return _opens(value, keys[value.compartment])
            return none
    except (OSError, ValueError, sqlite3.Error):
        return False


def one_value_opens() -> bool:
    """Whether one sealed value of the database that is here opens; True where nothing is sealed yet."""
    for model in reversed(sealed_models()):
        for column in sealed_fields(model):
            filled = model._default_manager.exclude(**{column: None})
            row = filled.filter(compartment__wraps__reader_kind=ReaderKind.INSTALLATION).first()
            if row is not None:
                return _row_opens(row, column)
    return not any(
        model._default_manager.exclude(**{column: None}).exists()
        for model in sealed_models()
        for column in sealed_fields(model)
    )


def _row_opens(row: Any, column: str) -> bool:
    place = place_of(row._meta.db_table, row.pk, column, row.compartment_id)
    try:
        opened(bytes(getattr(row, column)), data_keys([row.compartment_id])[row.compartment_id], place)
    except NaungError:
        return False
    return True


def _opens(value: Value, wrap: dict[str, Any]) -> bool:
    place = wrap_place(value.compartment, wrap["reader_kind"], INSTALLATION, wrap["version"])
    try:
        key = unwrapped(bytes.fromhex(wrap["box"]), installation_key(), place)
        opened(value.box, key, place_of(value.table, value.row, value.column, value.compartment))
    except NaungError:
        return False
    return True


def _copied(copy: Path) -> Generator[Value, None, None]:
    """Every sealed value of a SQLite copy, the upper rooms' first."""
    database = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
    try:
        for model in reversed(sealed_models()):
            table = model._meta.db_table
            there = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
            for column in there.intersection(sealed_fields(model)):  # an older backup may lack some
                found = database.execute(
                    f"SELECT id, compartment_id, {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608  # our own names
                )
                for row, compartment, box in found:
                    yield Value(table, column, UUID(row), UUID(compartment), box)
    finally:
        database.close()


def _dumped(dump: Path) -> Generator[Value, None, None]:
    """Every sealed value of PostgreSQL's dump, the upper rooms' first, read without a database. Raises OSError."""
    program = shutil.which("pg_restore")
    if program is None:
        raise OSError("pg_restore is missing")
    for model in reversed(sealed_models()):
        yield from _dumped_table(program, dump, model)


def _dumped_table(program: str, dump: Path, model: Any) -> Generator[Value, None, None]:
    table = model._meta.db_table
    command = [program, "--data-only", f"--table={table}", "--file=-", str(dump)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as reading:  # noqa: S603  # our own words
        assert reading.stdout is not None
        names: list[str] = []
        try:
            for line in reading.stdout:
                if line.startswith(f"COPY public.{table} ("):
                    names = line.partition("(")[2].partition(")")[0].replace('"', "").split(", ")
                elif line == "\\.\n":
                    names = []
                elif names:
                    cells = dict(zip(names, line.rstrip("\n").split("\t"), strict=True))
                    yield from _dumped_row(table, list(sealed_fields(model)), cells)
            if reading.wait() != 0:
                raise OSError("pg_restore can't read this")
        finally:
            reading.kill()


def _dumped_row(table: str, columns: list[str], cells: dict[str, str]) -> Generator[Value, None, None]:
    for column in columns:
        if cells.get(column, NULL) != NULL:  # an older backup may lack the column
            box = bytes.fromhex(cells[column].removeprefix("\\\\x"))
            yield Value(table, column, UUID(cells["id"]), UUID(cells["compartment_id"]), box)
