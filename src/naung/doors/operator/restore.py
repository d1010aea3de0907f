"""`naung restore`: put a backup back, erase again what was erased, and prove it by opening a sealed field.

The installation key is not in a backup: put it in its place first (`NAUNG_KEY_FILE` or `keys/installation.key`).
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

import click
import pyrage
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from naung.casework.cases.actions import erase_again
from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.actions import put_wraps
from naung.foundation.vault.queries import halves_fit, wraps_as_lines
from naung.foundation.words import gettext_noop

KEY_DIFFERS = gettext_noop("Basis data kembali, tetapi kunci instalasi di sini tidak membukanya.")
RESTORE_FAILED = gettext_noop("pg_restore gagal: basis data tidak dipulihkan.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def identity_in(path: Path) -> Any:
    """The custodian's private key."""
    try:
        return pyrage.x25519.Identity.from_str(path.read_text("ascii").strip())
    except Exception as wrong:
        raise click.ClickException("Kunci kustodian ini tidak terbaca.") from wrong


def decrypted(path: Path, identity: Any) -> bytes:
    """A file of the backup. Raises click.ClickException for another custodian's or a damaged one."""
    try:
        return bytes(pyrage.decrypt(path.read_bytes(), [identity]))
    except Exception as wrong:
        raise click.ClickException(f"{path.name} tidak dapat dibuka dengan kunci kustodian ini.") from wrong


def _place_sqlite(data: bytes, *, replace: bool) -> None:
    target = Path(str(connection.settings_dict["NAME"]))
    if target.exists() and not replace:
        raise click.ClickException("Di sini sudah ada basis data. Pakai --replace bila memang akan diganti.")
    connection.close()
    for suffix in ("", "-wal", "-shm"):
        Path(str(target) + suffix).unlink(missing_ok=True)
    fresh = target.with_suffix(".restoring")
    fresh.touch(mode=0o600)
    fresh.write_bytes(data)
    os.replace(fresh, target)


def _place_postgresql(data: bytes, *, replace: bool) -> None:
    database = connection.settings_dict
    connection.close()
    command = ["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={database['NAME']}"]
    command += ["--clean", "--if-exists"] if replace else []
    for option, name in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if database[name]:
            command.append(f"{option}={database[name]}")
    with tempfile.NamedTemporaryFile(dir=settings.NAUNG_HOME) as file:
        file.write(data)
        file.flush()
        try:
            subprocess.run([*command, file.name], check=True, capture_output=True)  # noqa: S603  # our own words
        except (OSError, subprocess.CalledProcessError) as wrong:
            raise OutsideFailed(RESTORE_FAILED) from wrong


def erased_ids(data: Path, named: Path | None) -> list[UUID]:
    """The newest list of erased ids: the named file, else the newest beside the backup."""
    path = named or max(data.parent.glob("naung-*.erased.json"), default=None)
    return [UUID(each) for each in json.loads(path.read_text())] if path else []


@click.command(help="Pulihkan cadangan; yang pernah dihapus dihapus lagi sebelum halaman pertama dibuka.")
@click.option("--data", required=True, type=FILE, help="Berkas *.data.age")
@click.option("--keys", required=True, type=FILE, help="Berkas *.keys.age")
@click.option("--identity", required=True, type=FILE, help="Kunci kustodian.")
@click.option("--erased", type=FILE, help="Daftar id yang dihapus; bila tidak ada, yang terbaru di folder cadangan.")
@click.option("--replace", is_flag=True, help="Ganti basis data yang ada.")
@json_option
def restore(data: Path, keys: Path, identity: Path, erased: Path | None, replace: bool, as_json: bool) -> None:
    """Restore."""
    key = identity_in(identity)
    body, wraps = decrypted(data, key), decrypted(keys, key)
    if connection.vendor == "sqlite":
        _place_sqlite(body, replace=replace)
    else:
        _place_postgresql(body, replace=replace)
    gone = erased_ids(data, erased)
    call_command("migrate", verbosity=0, interactive=False)
    with transaction.atomic():
        count = put_wraps(lines=wraps, by=system_actor("restore"))
        again = erase_again(ids=gone, by=system_actor("restore"))
    proved = connection.vendor != "sqlite" or halves_fit(Path(str(connection.settings_dict["NAME"])), wraps_as_lines())
    if not proved:
        raise OutsideFailed(KEY_DIFFERS)
    show({"wrapped_keys": count, "erased_again": again, "proved": proved}, as_json=as_json)
