"""`naung waypoint`: the point to which an upgrade goes back.

A backup is sealed to the custodian, who need not be in the room at an upgrade. A waypoint is the same backup, sealed also to
a key that lies beside the installation key and is deleted when the upgrade has ended: afterwards it opens for the custodian
alone, as every other. `naung upgrade` calls these, each with the code of the version that it needs.
"""

import json
from pathlib import Path
from uuid import UUID

import click
import pyrage
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from naung.doors.operator.backup import make_backup, recipient
from naung.doors.operator.durable import keep, settle
from naung.doors.operator.printing import json_option, show
from naung.doors.operator.restore import decrypted, identity_in, kept_aside, prove, put_back
from naung.foundation.accounts.queries import places_known
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.queries import one_value_opens
from naung.foundation.words import gettext_noop

THERE_ALREADY = gettext_noop("Pembaruan yang lalu belum selesai. Jalankan dulu: naung upgrade --go-back")
NONE_HERE = gettext_noop("Titik balik tidak ada di sini.")
NOT_OPENED = gettext_noop("Satu isi tersegel tidak terbuka dengan versi ini.")
OLDER = gettext_noop("Versi ini lebih tua daripada basis data di sini: isinya tidak dikenalnya.")


def key_file() -> Path:
    """The key that opens the waypoint here: beside the installation key, in no backup."""
    return Path(settings.NAUNG_KEY_FILE).with_name("waypoint.key")


def record_file() -> Path:
    """Which backup the waypoint is, and who was at which desk then."""
    return Path(settings.NAUNG_HOME) / "waypoint.json"


def unknown_steps() -> list[str]:
    """Steps that this database has gone and this version does not know: the version is older than the database."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations or {})
    for step in (loader.disk_migrations or {}).values():
        known |= set(step.replaces)
    return sorted(f"{app}.{name}" for app, name in set(loader.applied_migrations or {}) - known)


@click.group(help="Titik balik sebuah pembaruan; dipanggil oleh naung upgrade.")
def waypoint() -> None:
    """The point to go back to."""


@waypoint.command(help="Buat cadangan yang selama pembaruan dapat dibuka di sini.")
@json_option
def make(as_json: bool) -> None:
    """Back up, for the custodian and for the way back."""
    if record_file().exists():
        raise OutsideFailed(THERE_ALREADY)
    key = pyrage.x25519.Identity.generate()
    folder = Path(settings.NAUNG_HOME) / "backups"
    made = make_backup(folder, recipient(None), timezone.now(), also=(key.to_public(),))
    for path in (*made.files, folder):
        settle(path)
    data, keys, _ = (str(path) for path in made.files)
    places = {str(place): is_open for place, is_open in places_known().items()}
    keep(key_file(), f"{key}\n", 0o400)
    keep(record_file(), json.dumps({"data": data, "keys": keys, "places": places}), 0o400)
    show({"stamp": made.stamp, "data": data, "keys": keys}, as_json=as_json)


@waypoint.command(name="return", help="Kembalikan basis data ke titik balik.")
@json_option
def go_back(as_json: bool) -> None:
    """Put the database back as it was when the waypoint was made; everybody signs in again."""
    if not record_file().exists():
        raise OutsideFailed(NONE_HERE)
    record = json.loads(record_file().read_text())
    key = identity_in(key_file())
    body, wraps = decrypted(Path(record["data"]), key), decrypted(Path(record["keys"]), key)
    prove(body, wraps)
    known = {UUID(place): bool(is_open) for place, is_open in record["places"].items()}
    with kept_aside(replace=True):
        answer = put_back(body, wraps, set(), known, replace=True)
    show(answer, as_json=as_json)


@waypoint.command(help="Hapus kunci titik balik: cadangannya lalu hanya terbuka bagi kustodian.")
@json_option
def drop(as_json: bool) -> None:
    """The upgrade has ended. Twice does no harm."""
    key_file().unlink(missing_ok=True)
    record_file().unlink(missing_ok=True)
    show({"dropped": True}, as_json=as_json)


@waypoint.command(help="Apakah versi ini mengenal basis data di sini?")
@json_option
def fits(as_json: bool) -> None:
    """Refuse where this version is older than the database."""
    if unknown_steps():
        raise OutsideFailed(OLDER)
    show({"fits": True}, as_json=as_json)


@waypoint.command(name="prove", help="Buka satu isi tersegel dengan versi ini.")
@json_option
def prove_here(as_json: bool) -> None:
    """Open one sealed value."""
    if not one_value_opens():
        raise OutsideFailed(NOT_OPENED)
    show({"proved": True}, as_json=as_json)
