"""`naung recover`: the installation key from the printed sheets, and with a backup the whole house beside it."""

import os
from pathlib import Path

import click

from naung.config import installation
from naung.doors.operator.printing import json_option, show
from naung.foundation.vault.queries import key_behind, sheets_needed

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
HAS_KEY = "Di sini sudah ada kunci instalasi. Pulihkan ke folder lain (NAUNG_HOME), atau pindahkan kunci itu dahulu."
PART = "Cadangan yang dipulihkan perlu --data, --keys dan --identity bersama."
NEXT = "Kunci instalasi sudah kembali. Lanjutkan: naung restore --data BERKAS --keys BERKAS --identity BERKAS"


@click.command(help="Kembalikan kunci instalasi dari lembar pemulihan; dengan cadangan, seluruh rumahnya.")
@click.option("--sheet", "files", multiple=True, type=FILE, help="Berkas berisi kata satu lembar; boleh diulang.")
@click.option("--data", type=FILE, help="Berkas *.data.age")
@click.option("--keys", type=FILE, help="Berkas *.keys.age")
@click.option("--identity", type=FILE, help="Kunci kustodian.")
@json_option
@click.pass_context
def recover(
    ctx: click.Context,
    files: tuple[Path, ...],
    data: Path | None,
    keys: Path | None,
    identity: Path | None,
    as_json: bool,
) -> None:
    """Type the sheets, or name files that hold them. Nothing is written unless they give a key."""
    given = [each for each in (data, keys, identity) if each is not None]
    if given and len(given) < 3:
        raise click.ClickException(PART)
    path = installation.key_file()
    if path.exists():
        raise click.ClickException(HAS_KEY)
    key = key_behind([file.read_text("utf-8") for file in files] if files else typed_sheets())
    write_key(path, key)
    if not given:
        show({"recovered": True}, as_json=as_json)
        click.echo(NEXT, err=True)
        return
    try:
        _restore(ctx, data, keys, identity, as_json)
    except BaseException:
        path.unlink()  # a key that opened nothing would stand in the way of the right one
        raise


def typed_sheets() -> list[str]:
    """As many sheets as the first one says are needed, typed one after another without being shown."""
    first: str = click.prompt("Kata-kata lembar pertama", hide_input=True)
    sheets, needed = [first], sheets_needed(first)
    while len(sheets) < needed:
        sheets.append(click.prompt(f"Kata-kata lembar ke-{len(sheets) + 1} dari {needed}", hide_input=True))
    return sheets


def write_key(path: Path, key: str) -> None:
    """Write the key where the installation looks for it, for its owner only. Never over another."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(handle, "w") as file:
        file.write(key + "\n")


def _restore(ctx: click.Context, data: Path | None, keys: Path | None, identity: Path | None, as_json: bool) -> None:
    from naung.doors.operator.restore import restore

    installation.make_home()
    ctx.invoke(restore, data=data, keys=keys, identity=identity, erased=None, replace=False, as_json=as_json)
