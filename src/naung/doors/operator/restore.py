"""`naung restore`: put a backup back, erase again what was erased, and prove it by opening a sealed field.

The installation key is not in a backup: put it in its place first (`NAUNG_KEY_FILE` or `keys/installation.key`).
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import click
import pyrage
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from naung.casework.arrivals.actions import forget_arrivals
from naung.casework.cases.actions import erase_again
from naung.casework.counsel.actions import forget_counsel
from naung.casework.escrow.actions import forget_deposits
from naung.casework.evidence.actions import forget_documents
from naung.casework.exchange.actions import forget_taken
from naung.casework.hints.actions import forget_hints
from naung.casework.inquiries.actions import forget_looks
from naung.casework.legal_aid.actions import forget_aid
from naung.casework.pairing.actions import forget_pairs
from naung.casework.plans.actions import forget_erased
from naung.casework.proceedings.actions import forget_proceedings, revoke_every_feed
from naung.casework.reintegration.actions import forget_paths
from naung.casework.restitution.actions import forget_claims
from naung.casework.returns.actions import forget_journeys
from naung.casework.sameness.actions import forget_judgements
from naung.casework.simfoni.actions import forget_copied
from naung.casework.testimony.actions import forget_pages
from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import close_every_door, doubt_officers
from naung.foundation.accounts.queries import places_known
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.actions import put_wraps
from naung.foundation.vault.queries import erased_ids, halves_fit, one_value_opens
from naung.foundation.words import gettext_noop

KEY_DIFFERS = gettext_noop("Kunci instalasi di sini tidak membuka cadangan ini. Tidak ada yang diganti.")
NOT_OPENED = gettext_noop("Cadangan ini sudah dipulihkan, tetapi satu isi tersegel di dalamnya tidak terbuka.")
RESTORE_FAILED = gettext_noop("pg_restore gagal: basis data tidak dipulihkan.")
LOOK_AT_THEM = (
    "Akun-akun itu ditutup: mungkin ada petugas yang diberhentikan sesudah cadangan dibuat. Periksa satu per satu dengan "
    "penyelia, lalu: naung user confirm NAMA, atau naung user end NAMA."
)
# A newer version's tables hold on to older ones: all go before the backup's come. Functions of extensions stay.
EMPTY = """DO $$ DECLARE each record; BEGIN
  FOR each IN SELECT format('DROP TABLE IF EXISTS %I.%I CASCADE', schemaname, tablename) AS words
    FROM pg_tables WHERE schemaname = current_schema() LOOP EXECUTE each.words; END LOOP;
  FOR each IN SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', oid::regprocedure) AS words
    FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f'
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e') LOOP EXECUTE each.words; END LOOP;
END $$"""
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


def _target() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _parts(name: Path) -> list[Path]:
    """The files of a SQLite database."""
    return [Path(f"{name}{suffix}") for suffix in ("", "-wal", "-shm")]


@contextmanager
def kept_aside(*, replace: bool) -> Iterator[None]:
    """The database that is here comes back, whole, where the restore does not come to a good end."""
    if connection.vendor != "sqlite":
        yield
        return
    target, aside = _target(), _target().with_suffix(".before")
    if target.exists() and not replace:
        raise click.ClickException("Di sini sudah ada basis data. Pakai --replace bila memang akan diganti.")
    connection.close()
    _move(target, aside)
    try:
        yield
    except BaseException:
        connection.close()
        for part in _parts(target):
            part.unlink(missing_ok=True)
        _move(aside, target)
        raise
    for part in _parts(aside):
        part.unlink(missing_ok=True)


def _move(name: Path, to: Path) -> None:
    for part, place in zip(_parts(name), _parts(to), strict=True):
        if part.exists():
            os.replace(part, place)


def _place_sqlite(data: bytes) -> None:
    fresh = _target().with_suffix(".restoring")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_bytes(data)
    os.replace(fresh, _target())


def _place_postgresql(data: bytes, *, replace: bool) -> None:
    """What is there is replaced whole or not at all, also tables that the backup does not know: one transaction."""
    connection.close()
    with tempfile.TemporaryDirectory(dir=settings.NAUNG_HOME) as folder:
        dump, script = Path(folder) / "dump", Path(folder) / "sql"
        dump.write_bytes(data)
        empty = ["--command", EMPTY] if replace else []
        restore_words = ["pg_restore", "--no-owner", "--exit-on-error", f"--file={script}", str(dump)]
        psql = ["psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", *_address(), *empty]
        try:
            for command in (restore_words, [*psql, f"--file={script}"]):
                subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own words
        except (OSError, subprocess.CalledProcessError) as wrong:
            raise OutsideFailed(RESTORE_FAILED) from wrong


def _address() -> list[str]:
    """Where the database is, in the words of PostgreSQL's programs."""
    database = connection.settings_dict
    named = (("--dbname", "NAME"), ("--host", "HOST"), ("--port", "PORT"), ("--username", "USER"))
    return [f"{option}={database[name]}" for option, name in named if database[name]]


def prove(body: bytes, wraps: bytes) -> None:
    """Open one sealed value of the backup before anything is touched. Raises OutsideFailed where this key does not open it."""
    with tempfile.NamedTemporaryFile(dir=settings.NAUNG_HOME) as file:
        file.write(body)
        file.flush()
        if not halves_fit(Path(file.name), wraps):
            raise OutsideFailed(KEY_DIFFERS)


def listed_as_erased(data: Path, named: Path | None) -> set[UUID]:
    """The newest list of erased ids: the named file, else the newest beside the backup."""
    path = named or max(data.parent.glob("naung-*.erased.json"), default=None)
    return {UUID(each) for each in json.loads(path.read_text())} if path else set()


def erased_here() -> set[UUID]:
    """What the database that is here now knows to be erased: it may be later than every list, and is about to be replaced."""
    if connection.vendor == "sqlite" and not _target().exists():
        return set()
    try:
        return set(erased_ids())
    except DatabaseError:
        return set()


def places_here() -> dict[UUID, bool]:
    """Which officers' places the database that is here now knows to be open or ended; nothing where it can't be read."""
    if connection.vendor == "sqlite" and not _target().exists():
        return {}
    try:
        return places_known()
    except DatabaseError:
        return {}


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
    gone = listed_as_erased(data, erased) | erased_here()
    prove(body, wraps)
    known = places_here()
    with kept_aside(replace=replace):
        answer = put_back(body, wraps, gone, known, replace=replace)
    show(answer, as_json=as_json)
    if answer["officers_to_confirm"]:
        click.echo(LOOK_AT_THEM, err=True)


def put_back(
    body: bytes, wraps: bytes, gone: set[UUID], known: dict[UUID, bool], *, replace: bool
) -> dict[str, object]:
    """The database, its keys, what was erased erased again, nobody signed in; proved by opening one value."""
    if connection.vendor == "sqlite":
        _place_sqlite(body)
    else:
        _place_postgresql(body, replace=replace)
    call_command("migrate", verbosity=0, interactive=False)
    by = system_actor("restore")
    with transaction.atomic():
        count = put_wraps(lines=wraps, by=by)
        again = erase_again(ids=gone | set(erased_ids()), by=by)
        forget_erased(by=by)
        forget_copied(by=by)
        forget_documents(by=by)
        forget_claims(by=by)
        forget_proceedings(by=by)
        revoke_every_feed(by=by)
        forget_aid(by=by)
        forget_paths(by=by)
        forget_journeys(by=by)
        forget_counsel(by=by)
        forget_pages(by=by)
        forget_arrivals(by=by)
        forget_hints(by=by)
        forget_deposits(by=by)
        forget_judgements(by=by)
        forget_looks(by=by)
        forget_pairs(by=by)
        forget_taken(by=by)
        ended = close_every_door(by=by)
        waiting = doubt_officers(known=known, by=by)
    if not one_value_opens():
        raise OutsideFailed(NOT_OPENED)
    return {
        "wrapped_keys": count,
        "erased_again": again,
        "sessions_ended": ended,
        "officers_to_confirm": waiting,
        "proved": True,
    }
