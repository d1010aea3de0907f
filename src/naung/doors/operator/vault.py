"""`naung vault rotate`: a new installation key, every data key wrapped under it."""

from datetime import timedelta

import click

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.vault.actions import LONGEST_WAIT, rotate_installation_key

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
