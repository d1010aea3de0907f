"""`naung vault rotate`: a new installation key, every data key wrapped under it."""

import click

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.vault.actions import rotate_installation_key


@click.group(help="Kunci instalasi.")
def vault() -> None:
    """The vault."""


@vault.command(help="Ganti kunci instalasi; semua kunci dibungkus ulang. Bila terputus, ulangi saja.")
@json_option
def rotate(as_json: bool) -> None:
    """Rotate the installation key."""
    done = rotate_installation_key(by=system_actor("rotation"))
    show({"rewrapped": done}, as_json=as_json)
