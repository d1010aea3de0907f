"""A backup: the sealed database and, apart, its wrapped keys, each to the custodian's public key; and that key itself.

The custodian's private key is shown once, to be written on paper, and never kept: with it a backup is opened and proved.
"""

import json
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings
from django.db import connection
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, OutsideFailed, RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions.secrets import keep_secret
from naung.foundation.vault.queries.halves import (
    WRAPS,
    copy_without_wraps,
    custodian_file,
    custodian_is_made,
    erased_ids,
    halves_fit,
    wraps_as_lines,
)
from naung.foundation.vault.vocabulary import MadeBackup, VaultEvent
from naung.foundation.words import gettext_noop

STAMP = "%Y%m%dT%H%M%SZ"
PROOF = "first_backup"  # a sealed value to open a backup by, where nobody has written anything yet
NOT_PROVED = gettext_noop("Cadangan ini tidak dapat dibuktikan: satu isi tersegel tidak terbuka.")
DUMP_FAILED = gettext_noop("pg_dump gagal: cadangan tidak dibuat.")
NOT_A_KEY = gettext_noop("Ini bukan kunci kustodian. Kunci itu diawali AGE-SECRET-KEY-1.")
OTHER_KEY = gettext_noop("Ini kunci kustodian yang lain, bukan yang dibuat di sini.")


def make_backup(*, folder: Path, to: Any, also: tuple[Any, ...] = (), now: datetime, by: Actor) -> MadeBackup:
    """Make, prove and encrypt one backup to the custodian, and to those that `also` names.

    Raises OutsideFailed where it can't be proved; nothing is left behind then.
    """
    require(by, Permission.SYSTEM_SETUP)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = now.strftime(STAMP)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        copy = Path(scratch) / "data"
        if connection.vendor == "sqlite":
            copy_without_wraps(copy)
        else:
            copy_postgresql(copy)
        wraps = wraps_as_lines()  # after the copy, so that it lacks the key of nothing that was written meanwhile
        if not halves_fit(copy, wraps):
            raise OutsideFailed(NOT_PROVED)
        kind = "sqlite" if connection.vendor == "sqlite" else "pgdump"
        data = folder / f"naung-{stamp}.{kind}.data.age"
        keys = folder / f"naung-{stamp}.keys.age"
        erased = folder / f"naung-{stamp}.erased.json"
        data.write_bytes(pyrage.encrypt(copy.read_bytes(), [to, *also]))
        keys.write_bytes(pyrage.encrypt(wraps, [to, *also]))
        erased.write_text(json.dumps([str(each) for each in erased_ids()]))
    for path in (data, keys, erased):
        path.chmod(0o400)
    record(VaultEvent.BACKED_UP, by=by)
    return MadeBackup(stamp, (data, keys, erased))


def copy_postgresql(to: Path) -> None:
    """PostgreSQL's own dump, without the wrapped keys. Raises OutsideFailed."""
    database = connection.settings_dict
    command = ["pg_dump", "--format=custom", f"--exclude-table-data={WRAPS}", f"--file={to}", "--no-owner"]
    for option, name in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if database[name]:
            command.append(f"{option}={database[name]}")
    try:
        subprocess.run([*command, str(database["NAME"])], check=True, capture_output=True)  # noqa: S603  # our own words
    except (OSError, subprocess.CalledProcessError) as wrong:
        raise OutsideFailed(DUMP_FAILED) from wrong


def make_custodian(*, by: Actor) -> str:
    """A new custodian's key, to be written on paper; only its public half stays here."""
    require(by, Permission.SYSTEM_SETUP)
    identity = pyrage.x25519.Identity.generate()
    path = custodian_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_text(f"{identity.to_public()}\n", "ascii")
    record(VaultEvent.CUSTODIAN_MADE, by=by)
    return str(identity)


def back_up_and_open(*, typed: str, by: Actor) -> str:
    """Make a backup and open it with the custodian's key as it was typed from paper; answers the backup's stamp.

    Raises RuleBroken for another key, OutsideFailed where the backup does not open: it is removed then.
    """
    require(by, Permission.SYSTEM_SETUP)
    identity = _identity(typed)
    keep_secret(PROOF, str(new_id()))
    folder = Path(settings.NAUNG_HOME) / "backups"
    made = make_backup(folder=folder, to=identity.to_public(), now=timezone.now(), by=by)
    if not _opens(made, identity):
        for file in made.files:
            file.unlink()
        raise OutsideFailed(NOT_PROVED)
    return made.stamp


def _identity(typed: str) -> Any:
    if not custodian_is_made():
        raise NotFound()
    try:
        identity = pyrage.x25519.Identity.from_str("".join(typed.split()).upper())
    except Exception as wrong:  # the library's own kinds of errors are not told apart
        raise RuleBroken(NOT_A_KEY, field="code_key") from wrong
    if str(identity.to_public()) != custodian_file().read_text("ascii").strip():
        raise RuleBroken(OTHER_KEY, field="code_key")
    return identity


def _opens(made: MadeBackup, identity: Any) -> bool:
    """Whether one sealed value of the backup's own files opens with the custodian's and the installation's keys."""
    data, keys, _erased = made.files
    copy = data.with_suffix(".opened")
    copy.touch(mode=0o600)
    try:
        copy.write_bytes(pyrage.decrypt(data.read_bytes(), [identity]))
        return halves_fit(copy, pyrage.decrypt(keys.read_bytes(), [identity]))
    except pyrage.DecryptError:
        return False
    finally:
        copy.unlink()
