"""`naung join`: run at the province, it takes a city's installation in, proves that nothing was lost, and closes the old one."""

import os
from pathlib import Path

import click
from click.core import ParameterSource

from naung.doors.operator.beside import opened_beside
from naung.doors.operator.join.flow import Joining
from naung.doors.operator.join.vocabulary import EXIT, RENAME_WORDS, Renames, Sheet
from naung.doors.operator.printing import json_option, show
from naung.doors.operator.upgrade.machine import Machine
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.queries import standing

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path, resolve_path=True)
RUNNING = (
    "Hentikan Naung dulu di kedua tempat (systemctl stop naung naung-tick.timer naung-backup.timer), lalu ulangi dengan "
    "--stopped."
)
CITY_DATABASE = "NAUNG_CITY_DATABASE"
PASSWORD_SEEN = (
    "Kata sandi basis data tidak boleh di baris perintah: pemakai lain komputer ini dapat membacanya. "
    f"Taruh isinya di {CITY_DATABASE}."
)
KINDS = ("petugas", "instansi")


def renames_of(words: tuple[str, ...]) -> Renames:
    """What `--rename` asks for. Raises RuleBroken."""
    told: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for each in words:
        kind, _, names = each.partition(":")
        old, sign, new = names.partition("=")
        if kind not in told or not sign or not old.strip() or not new.strip():
            raise RuleBroken(RENAME_WORDS)
        told[kind][old.strip()] = new.strip()
    return Renames(told["petugas"], told["instansi"])


@click.command(
    help="Gabungkan instalasi sebuah kota ke instalasi provinsi ini; dibuktikan, semua atau tidak sama sekali."
)
@click.option("--from", "folder", type=FOLDER, required=True, help="Folder instalasi kota (NAUNG_HOME-nya).")
@click.option("--key", type=FILE, help="Kunci instalasi kota; bila tidak disebut, keys/installation.key di folder itu.")
@click.option(
    "--database",
    envvar=CITY_DATABASE,
    default="",
    help=f"NAUNG_DATABASE kota, bila memakai PostgreSQL; juga dari {CITY_DATABASE}.",
)
@click.option("--rename", "words", multiple=True, help="petugas:NAMA=BARU atau instansi:NAMA=BARU; boleh diulang.")
@click.option("--called", default="", help="Nama atau alamat di sini, yang akan disebut oleh instalasi kota.")
@click.option("--check", "only_look", is_flag=True, help="Hanya katakan apa yang menghalangi; tidak mengubah apa pun.")
@click.option("--stopped", is_flag=True, help="Naung sudah dihentikan di kedua tempat.")
@json_option
def join(
    folder: Path,
    key: Path | None,
    database: str,
    words: tuple[str, ...],
    called: str,
    only_look: bool,
    stopped: bool,
    as_json: bool,
) -> None:
    """Exit status 0 when it is joined and proved (or may be), 1 when something stands in the way, 2 when it failed."""
    typed = click.get_current_context().get_parameter_source("database") is ParameterSource.COMMANDLINE
    if typed and "password=" in database:
        raise click.ClickException(PASSWORD_SEEN)
    if not only_look and (not stopped or Machine(os.environ).answers()):
        raise click.ClickException(RUNNING)
    renames = renames_of(words)
    to = called or standing().task_force
    with opened_beside(folder, key, database) as source:
        asked = Joining(source, folder, renames, to, _say)
        sheet = asked.look() if only_look else asked.join()
    tell(sheet, as_json=as_json)


def _say(words: str) -> None:
    click.echo(f"… {words}", err=True)


def tell(sheet: Sheet, *, as_json: bool) -> None:
    """The sheet, to be kept with the decree of the joining."""
    show(sheet.plain(), as_json=as_json)
    raise SystemExit(EXIT[sheet.state])
