"""`naung begin`: the code that opens the first day of an empty house to one browser, once."""

import os

import click

from naung.doors.operator.printing import json_option, show
from naung.doors.operator.serve import prepare
from naung.foundation.access.rules import system_actor
from naung.foundation.errors import NotFound
from naung.foundation.organisations.actions import make_entry

PATH = "/mulai/"
ENDED = "Rumah ini sudah diatur: persiapan sudah ditutup, atau mejanya dibuat dengan perintah. Tidak ada kode mulai."


def entry_code() -> str:
    """A fresh code. Raises click.ClickException where the house is no longer to be begun."""
    try:
        return make_entry(by=system_actor("setup"))
    except NotFound:
        raise click.ClickException(ENDED) from None


@click.command(
    help="Kode mulai untuk mengatur rumah yang masih kosong, atau melanjutkannya. Berlaku satu jam, sekali pakai."
)
@click.option("--port", type=int, default=lambda: int(os.environ.get("PORT", "8000")))
@json_option
def begin(port: int, as_json: bool) -> None:
    """Print the code and where to type it. A browser that was let in by a code before is out."""
    prepare()
    show({"alamat": f"http://localhost:{port}{PATH}", "kode_mulai": entry_code()}, as_json=as_json)
