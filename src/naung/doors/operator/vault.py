"""`naung vault`: a new installation key, every data key wrapped under it; and the sheets from which it comes back."""

from datetime import timedelta

import click

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.vault.actions import (
    LONGEST_WAIT,
    begin_sheets,
    prove_sheet,
    rotate_installation_key,
    show_sheet,
)

OLD_KEY_KEPT = 3  # exit status


@click.group(help="Kunci instalasi.")
def vault() -> None:
    """The vault."""


NOT_SETTLED = (
    "Kunci lama (.previous) tetap disimpan: setelah menunggu, masih ada pekerjaan yang mungkin memakainya. "
    "Tidak ada yang hilang. Jalankan lagi: naung vault rotate"
)


@vault.command(help="Ganti kunci instalasi; semua kunci dibungkus ulang. Bila terputus, ulangi saja.")
@click.option(
    "--wait",
    "seconds",
    type=click.FloatRange(min=0),
    default=LONGEST_WAIT.total_seconds(),
    show_default=True,
    help="Berapa detik menunggu pekerjaan yang mungkin masih memakai kunci lama.",
)
@json_option
def rotate(seconds: float, as_json: bool) -> None:
    """Rotate the installation key. Exit status 3 where the old key has to stay for now."""
    done = rotate_installation_key(wait=timedelta(seconds=seconds), by=system_actor("rotation"))
    show({"rewrapped": done.rewrapped, "old_key_removed": done.settled}, as_json=as_json)
    if not done.settled:
        click.echo(NOT_SETTLED, err=True)
        raise SystemExit(OLD_KEY_KEPT)


@vault.command(help="Lembar pemulihan baru bagi kunci instalasi: ditampilkan satu per satu, satu diketik kembali.")
@click.option("--needed", type=int, default=2, show_default=True, help="Berapa lembar diperlukan.")
@click.option("--of", type=int, default=3, show_default=True, help="Berapa lembar dibuat.")
def sheets(needed: int, of: int) -> None:
    """Each sheet is on the screen until it is written down; nothing of it is kept."""
    by = system_actor("setup")
    begin_sheets(needed=needed, of=of, by=by)
    for number in range(1, of + 1):
        click.echo(f"Lembar {number} dari {of} (perlu {needed}):\n")
        click.echo(numbered(show_sheet(number=number, by=by)))
        click.pause("\nTulis lembar ini, lalu tekan tombol apa saja.")
        click.clear()
    number = prove_sheet(code_words=click.prompt("Ketik kembali satu lembar", hide_input=True), by=by)
    show({"proved": number}, as_json=False)


def numbered(words: str) -> str:
    """A sheet's words, four a line, each with its number."""
    parts = [f"{place:2} {word:10}" for place, word in enumerate(words.split(), start=1)]
    return "\n".join(" ".join(parts[at : at + 4]).rstrip() for at in range(0, len(parts), 4))
