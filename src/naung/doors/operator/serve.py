"""`naung migrate` and `naung serve`: bring the database up to date, load the area codes, and serve pages on loopback."""

import os
import signal
import subprocess
import sys

import click
from django.core.management import call_command

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.places.actions import load_places
from naung.foundation.vault.actions import found_vault

WORKERS = 2
THREADS = 2  # in each worker: SQLite has one writer, more threads only lengthen the tail
WAITING = 64  # requests that a worker takes before it lets others wait outside
TICK_SECONDS = 60


def prepare() -> None:
    """Migrate, make the house's own keys and load the shipped area codes. Twice does no harm."""
    call_command("migrate", verbosity=0, interactive=False)
    setup = system_actor("setup")
    found_vault(by=setup)
    load_places(by=setup)


@click.command(help="Perbarui basis data ke versi ini.")
@json_option
def migrate(as_json: bool) -> None:
    """Bring the database up to date."""
    prepare()
    show({"migrated": True}, as_json=as_json)


def serve_here(port: int) -> None:
    """Serve on loopback until stopped; the clock's tick runs beside it and ends with it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the service manager's stop ends the children too
    naung = [sys.executable, "-m", "naung"]
    tick = subprocess.Popen([*naung, "tick", "--every", str(TICK_SECONDS)])  # noqa: S603  # our own program
    server = subprocess.Popen(  # noqa: S603  # our own program
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
            "--workers", str(WORKERS),
            "--blocking-threads", str(THREADS), "--backpressure", str(WAITING),
            "--log-level", "warning", "naung.config.wsgi:application",
        ]
    )  # fmt: skip
    try:
        server.wait()
    except KeyboardInterrupt:
        pass
    finally:
        for child in (server, tick):
            child.terminate()
        for child in (server, tick):
            child.wait()


@click.command(help="Jalankan Naung di komputer ini (hanya dapat dibuka dari komputer ini).")
@click.option("--port", type=int, default=lambda: int(os.environ.get("PORT", "8000")))
def serve(port: int) -> None:
    """Serve pages."""
    prepare()
    click.echo(f"Naung: http://localhost:{port}")
    serve_here(port)
