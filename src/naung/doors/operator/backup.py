"""`naung backup`: the sealed database and, apart and with a shorter life, its wrapped keys, each to the custodian's public key.

Three files a backup: `*.data.age` (everything but the wrapped keys), `*.keys.age` (the wrapped keys alone), `*.erased.json`
(ids of what was erased: random numbers, applied again at each restore). The installation key is in none of them.
"""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
import pyrage
from django.conf import settings
from django.db import connection
from django.utils import timezone

from naung.doors.operator.printing import json_option, show
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.queries import copy_without_wraps, erased_ids, halves_fit, wraps_as_lines
from naung.foundation.words import gettext_noop

KEYS_LIVE = timedelta(days=35)  # backups of wrapped keys older than this are deleted: what was erased stays erased
DATA_LIVE = timedelta(days=365)
STAMP = "%Y%m%dT%H%M%SZ"
WRAPS = "vault_wrappedkey"
NOT_PROVED = gettext_noop("Cadangan ini tidak dapat dibuktikan: satu isi tersegel tidak terbuka.")
DUMP_FAILED = gettext_noop("pg_dump gagal: cadangan tidak dibuat.")


@dataclass(frozen=True)
class Made:
    """A backup that was made and proved."""

    stamp: str
    files: tuple[Path, ...]


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


def _copy_postgresql(to: Path) -> None:
    database = connection.settings_dict
    command = ["pg_dump", "--format=custom", f"--exclude-table-data={WRAPS}", f"--file={to}", "--no-owner"]
    for option, name in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if database[name]:
            command.append(f"{option}={database[name]}")
    try:
        subprocess.run([*command, str(database["NAME"])], check=True, capture_output=True)  # noqa: S603  # our own words
    except (OSError, subprocess.CalledProcessError) as wrong:
        raise OutsideFailed(DUMP_FAILED) from wrong


def make_backup(folder: Path, to: Any, now: datetime) -> Made:
    """Make, prove and encrypt one backup. Raises OutsideFailed where it can't be proved; nothing is left behind then."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = now.strftime(STAMP)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        copy = Path(scratch) / "data"
        if connection.vendor == "sqlite":
            copy_without_wraps(copy)
        else:
            _copy_postgresql(copy)
        wraps = wraps_as_lines()  # after the copy, so that it lacks the key of nothing that was written meanwhile
        if not halves_fit(copy, wraps):
            raise OutsideFailed(NOT_PROVED)
        kind = "sqlite" if connection.vendor == "sqlite" else "pgdump"
        data = folder / f"naung-{stamp}.{kind}.data.age"
        keys = folder / f"naung-{stamp}.keys.age"
        erased = folder / f"naung-{stamp}.erased.json"
        data.write_bytes(pyrage.encrypt(copy.read_bytes(), [to]))
        keys.write_bytes(pyrage.encrypt(wraps, [to]))
        erased.write_text(json.dumps([str(each) for each in erased_ids()]))
    for path in (data, keys, erased):
        path.chmod(0o400)
    return Made(stamp, (data, keys, erased))


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
@click.option(
    "--make-custodian", "custodian", type=click.Path(path_type=Path), help="Buat kunci kustodian ke berkas ini."
)
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
        {"stamp": made.stamp, "files": [p.name for p in made.files], "proved": True, "dropped": dropped},
        as_json=as_json,
    )
