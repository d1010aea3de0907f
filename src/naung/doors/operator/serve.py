"""`naung migrate` and `naung serve`: bring the database up to date, load the area codes, and serve pages on loopback."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import click
from django.conf import settings

from naung.config import installation
from naung.doors.operator.printing import json_option, show
from naung.doors.operator.schema import bring_up_to_date
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.queries import any_account
from naung.foundation.organisations.actions import make_entry
from naung.foundation.organisations.queries import house_is_open, somebody_is_let_in
from naung.foundation.places.actions import load_places
from naung.foundation.vault.actions import found_vault

LOOPBACK = "127.0.0.1"
WORKERS = 2
THREADS = 2  # in each worker: SQLite has one writer, more threads only lengthen the tail
WAITING = 64  # requests that a worker takes before it lets others wait outside
TICK_SECONDS = 60
LOOK_SECONDS = 0.2
STOP_SECONDS = 20  # for what is being answered when the stop comes
STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def prepare() -> None:
    """Migrate, make the house's own keys and load the shipped area codes. Twice does no harm."""
    bring_up_to_date()
    setup = system_actor("setup")
    found_vault(by=setup)
    load_places(by=setup)


@click.command(help="Perbarui basis data ke versi ini.")
@json_option
def migrate(as_json: bool) -> None:
    """Bring the database up to date."""
    prepare()
    show({"migrated": True}, as_json=as_json)


def serve_here(port: int, listen: str = LOOPBACK, *, ticks: bool = True) -> None:
    """Serve until asked to stop; the clock's tick and the worker run beside the server, and none outlives this process.

    A server that ends by itself ends this too, with its exit status.
    """
    asked: list[int] = []
    for number in STOPS:  # kept, not raised: a signal between two starts must not leave the first child behind
        signal.signal(number, lambda got, _: asked.append(got))
    children: list[subprocess.Popen[bytes]] = []
    try:
        if ticks:
            children += (_start("naung", "tick", "--every", str(TICK_SECONDS)),)
        children += (_start("naung", "work"),)
        children += (_start("granian", *_server_words(port, listen)),)
        while children[-1].poll() is None and not asked and not installation.joined_to():
            time.sleep(LOOK_SECONDS)
    finally:
        _end(children)
    if not asked and children[-1].returncode:
        sys.exit(children[-1].returncode)


def _server_words(port: int, listen: str) -> list[str]:
    return [
        *("--interface", "wsgi", "--host", listen, "--port", str(port), "--workers", str(WORKERS)),
        *("--blocking-threads", str(THREADS), "--backpressure", str(WAITING)),
        *("--log-level", "warning", "naung.config.wsgi:application"),
    ]


def _start(module: str, *words: str) -> "subprocess.Popen[bytes]":
    """A program of ours in a process group of its own, so that it and its workers can be ended together."""
    return subprocess.Popen([sys.executable, "-P", "-m", module, *words], process_group=0)  # noqa: S603  # our own program


def _end(children: "list[subprocess.Popen[bytes]]") -> None:
    """Ask each child to end, and end whatever is left of its group after a while."""
    for child in children:
        child.terminate()
    last = time.monotonic() + STOP_SECONDS
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(last - time.monotonic(), 0))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def say_how_to_begin() -> None:
    """In an empty house: the code that opens its first day. In one that is half set up: how to go on."""
    if not house_is_open():
        return
    if not any_account() and not somebody_is_let_in():
        code = make_entry(by=system_actor("setup"))
        click.echo(f"Rumah ini masih kosong. Buka /mulai/ dan ketik kode mulai: {code} (sekali pakai, satu jam)")
    else:
        click.echo("Persiapan belum ditutup. Lanjutkan dengan kode baru: naung begin")


@click.command(help="Jalankan Naung; hanya dapat dibuka dari komputer ini, kecuali NAUNG_LISTEN menyebut alamat lain.")
@click.option("--port", type=int, default=lambda: int(os.environ.get("PORT", "8000")))
@click.option("--no-tick", is_flag=True, help="Tanpa tick: yang menjalankannya adalah pengatur layanan.")
def serve(port: int, no_tick: bool) -> None:
    """Serve pages."""
    prepare()
    click.echo(f"Naung: http://localhost:{port}")
    say_how_to_begin()
    serve_here(port, settings.NAUNG_SERVED.listen, ticks=not no_tick)
