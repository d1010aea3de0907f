"""`naung backup`: the sealed database and, apart and with a shorter life, its wrapped keys, each to the custodian's public key.

Three files a backup: `*.data.age` (everything but the wrapped keys), `*.keys.age` (the wrapped keys alone), `*.erased.json`
(ids of what was erased: random numbers, applied again at each restore). The installation key is in none of them.
"""

import io
import json
import sqlite3
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import click
import pyrage
from django.conf import settings
from django.db import connection
from django.utils import timezone

from naung.doors.operator.printing import json_option, show
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.models import Erased, WrappedKey
from naung.foundation.vault.queries.keys import INSTALLATION, installation_key
from naung.foundation.vault.rules.sealing import opened, place_of, unwrapped, wrap_place
from naung.foundation.vault.vocabulary import ReaderKind

KEYS_LIVE = timedelta(days=35)  # backups of wrapped keys older than this are deleted: what was erased stays erased
DATA_LIVE = timedelta(days=365)
STAMP = "%Y%m%dT%H%M%SZ"
WRAPS = "vault_wrappedkey"
NOT_PROVED = "Cadangan ini tidak dapat dibuktikan: satu isi tersegel tidak terbuka."


@dataclass(frozen=True)
class Made:
    """A backup that was made and proved."""

    stamp: str
    files: tuple[Path, ...]
    proved: bool


def recipient(named: str | None) -> Any:
    """The custodian's public key: the option, else `custodian.pub` in the installation's folder."""
    text = named or ""
    path = settings.NAUNG_HOME / "keys" / "custodian.pub"
    if not text and path.exists():
        text = path.read_text("ascii").strip()
    if not text:
        raise click.ClickException("Kunci umum kustodian belum ada. Buat dengan: naung backup --make-custodian BERKAS")
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except Exception as wrong:
        raise click.ClickException("Kunci umum kustodian ini tidak terbaca (harus diawali age1).") from wrong


def make_custodian(path: Path) -> str:
    """Write a new custodian identity to a file that must leave this machine, and keep its public half here."""
    identity = pyrage.x25519.Identity.generate()
    path.touch(mode=0o400, exist_ok=False)
    path.chmod(0o600)
    path.write_text(str(identity) + "\n", "ascii")
    path.chmod(0o400)
    public = str(identity.to_public())
    kept = settings.NAUNG_HOME / "keys" / "custodian.pub"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(public + "\n", "ascii")
    return public


def wraps_as_lines() -> bytes:
    """The table of wrapped keys, a JSON object a line."""
    out = io.StringIO()
    for row in WrappedKey.objects.order_by("id").iterator(chunk_size=5000):
        out.write(
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
            + "\n"
        )
    return out.getvalue().encode()


def _copy_sqlite(to: Path) -> None:
    connection.ensure_connection()
    with sqlite3.connect(to) as copy:
        connection.connection.backup(copy, pages=-1)
    copy.close()
    with sqlite3.connect(to, isolation_level=None) as copy:
        copy.execute("PRAGMA secure_delete=ON")
        copy.execute(f"DELETE FROM {WRAPS}")  # noqa: S608  # our own table's name
        copy.execute("VACUUM")
    copy.close()


def _copy_postgresql(to: Path) -> None:
    database = connection.settings_dict
    command = ["pg_dump", "--format=custom", f"--exclude-table-data={WRAPS}", f"--file={to}", "--no-owner"]
    for option, name in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if database[name]:
            command.append(f"{option}={database[name]}")
    try:
        subprocess.run([*command, str(database["NAME"])], check=True, capture_output=True)  # noqa: S603  # our own words
    except (OSError, subprocess.CalledProcessError) as wrong:
        raise OutsideFailed("pg_dump gagal: cadangan tidak dibuat.") from wrong


def prove_sqlite(copy: Path, wraps: bytes) -> bool:
    """Open one sealed field of the copy with its wrap and the installation key: the two halves and the key fit.

    True also for a database in which nothing is sealed yet.
    """
    keys = [json.loads(line) for line in wraps.decode().splitlines()]
    with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as database:
        tables = [("people_personname", "words"), ("cases_case", "summary"), ("vault_kept", "body")]
        for table, column in tables:
            found = _one_sealed(database, table, column)
            if found is not None:
                return _opens(found, table, column, keys)
    return True


def _one_sealed(database: sqlite3.Connection, table: str, column: str) -> tuple[str, str, bytes] | None:
    try:
        row = database.execute(
            f"SELECT id, compartment_id, {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1"  # noqa: S608
        ).fetchone()
    except sqlite3.OperationalError:
        return None
    return (row[0], row[1], row[2]) if row else None


def _opens(found: tuple[str, str, bytes], table: str, column: str, keys: list[dict[str, Any]]) -> bool:
    row, compartment, box = UUID(found[0]), UUID(found[1]), found[2]
    for wrap in keys:
        if wrap["compartment"] == str(compartment) and wrap["reader_kind"] == ReaderKind.INSTALLATION:
            place = wrap_place(compartment, wrap["reader_kind"], INSTALLATION, wrap["version"])
            key = unwrapped(bytes.fromhex(wrap["box"]), installation_key(), place)
            return bool(opened(box, key, place_of(table, row, column, compartment)))
    return False


def make_backup(folder: Path, to: Any, now: datetime) -> Made:
    """Make, prove and encrypt one backup. Raises OutsideFailed where it can't be proved; nothing is left behind then."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = now.strftime(STAMP)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        copy = Path(scratch) / "data"
        wraps = wraps_as_lines()
        if connection.vendor == "sqlite":
            _copy_sqlite(copy)
            if not prove_sqlite(copy, wraps):
                raise OutsideFailed(NOT_PROVED)
        else:
            _copy_postgresql(copy)
        kind = "sqlite" if connection.vendor == "sqlite" else "pgdump"
        data = folder / f"naung-{stamp}.{kind}.data.age"
        keys = folder / f"naung-{stamp}.keys.age"
        erased = folder / f"naung-{stamp}.erased.json"
        data.write_bytes(pyrage.encrypt(copy.read_bytes(), [to]))
        keys.write_bytes(pyrage.encrypt(wraps, [to]))
        erased.write_text(json.dumps([str(e) for e in Erased.objects.values_list("id", flat=True)]))
    for path in (data, keys, erased):
        path.chmod(0o400)
    return Made(stamp, (data, keys, erased), connection.vendor == "sqlite")


def drop_old(folder: Path, now: datetime) -> list[str]:
    """Delete backups that have outlived their stated life, the wrapped keys first."""
    dropped = []
    for path in sorted(folder.glob("naung-*.age")):
        made = datetime.strptime(path.name.split(".")[0].removeprefix("naung-"), STAMP).replace(tzinfo=now.tzinfo)
        life = KEYS_LIVE if ".keys." in path.name else DATA_LIVE
        if now - made > life:
            path.unlink()
            dropped.append(path.name)
    return dropped


@click.command(help="Buat cadangan terenkripsi kepada kustodian, dibuktikan dengan membuka satu isi.")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Folder cadangan.")
@click.option("--recipient", "named", help="Kunci umum kustodian (age1…); bila tidak ada, dari keys/custodian.pub.")
@click.option("--make-custodian", "custodian", type=click.Path(path_type=Path), help="Buat kunci kustodian ke berkas ini.")
@json_option
def backup(folder: Path | None, named: str | None, custodian: Path | None, as_json: bool) -> None:
    """Back up."""
    if custodian is not None:
        public = make_custodian(custodian)
        show({"recipient": public, "identity_file": str(custodian)}, as_json=as_json)
        return
    now = timezone.now()
    place = folder or settings.NAUNG_HOME / "backups"
    made = make_backup(place, recipient(named), now)
    dropped = drop_old(place, now)
    show(
        {"stamp": made.stamp, "files": [p.name for p in made.files], "proved": made.proved, "dropped": dropped},
        as_json=as_json,
    )
