"""`naung backup`: the sealed database and, apart and with a shorter life, its wrapped keys, each to the custodian's public key.

Three files a backup: `*.data.age` (everything but the wrapped keys), `*.keys.age` (the wrapped keys alone), `*.erased.json`
(ids of what was erased: random numbers, applied again at each restore). The installation key is in none of them.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
import pyrage
from django.conf import settings
from django.utils import timezone

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.vault import actions as vault
from naung.foundation.vault.vocabulary import MadeBackup

KEYS_LIVE = timedelta(days=35)  # backups of wrapped keys older than this are deleted: what was erased stays erased
DATA_LIVE = timedelta(days=365)
STAMP = vault.STAMP


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


def make_backup(folder: Path, to: Any, now: datetime, *, also: tuple[Any, ...] = ()) -> MadeBackup:
    """One backup to the custodian, and to those that `also` names, for whoever holds the machine. Raises OutsideFailed."""
    return vault.make_backup(folder=folder, to=to, also=also, now=now, by=system_actor("setup"))


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
