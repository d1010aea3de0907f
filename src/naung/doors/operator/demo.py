"""`naung demo`: an invented task force of Singkawang with half a year of invented cases, an installation of its own.

The folder that `NAUNG_HOME` names holds database, keys, log and the mark of a demo. An installation with real work refuses to
become a demo, only a demo can be removed, and the second factor stays on: `naung demo login NAME` prints the current code.
"""

import json
import os
import secrets
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
from django.db import connection, connections, transaction
from django.utils import timezone

from naung.config import installation
from naung.doors.operator.demo_desks import found_desks
from naung.doors.operator.printing import json_option, show
from naung.doors.operator.serve import prepare, serve_here
from naung.doors.operator.town import moved_clock, settle, town_told
from naung.doors.operator.town.folder import Town
from naung.doors.operator.town.officers import LEFT, OFFICERS
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import accept_invitation, invite_officer, set_up_code
from naung.foundation.accounts.queries import current_code
from naung.foundation.accounts.rules import code_at, herself, step_at
from naung.foundation.organisations.queries import all_desks
from naung.insight.extract.actions import make_extract

MARK = "demo.json"
HALF_A_YEAR = timedelta(days=186)
REFUSED = "Di folder ini sudah ada instalasi yang bukan demo. Pakai folder lain: NAUNG_HOME=… naung demo"


def mark_path() -> Path:
    """The file that says that this installation is a demo."""
    return installation.home() / MARK


def is_demo() -> bool:
    """Whether this installation is a demo."""
    return mark_path().exists()


def _has_tables() -> bool:
    return "organisations_desk" in connection.introspection.table_names()


def _has_real_work() -> bool:
    """Whether this database belongs to an office already: any desk makes it one."""
    return _has_tables() and bool(all_desks())


def _write_mark(mark: dict[str, Any]) -> None:
    handle = os.open(mark_path(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(mark, file)


def read_mark() -> dict[str, Any]:
    """What the demo's file holds. Raises click.ClickException where this is no demo."""
    if not is_demo():
        raise click.ClickException("Instalasi di folder ini bukan demo.")
    mark: dict[str, Any] = json.loads(mark_path().read_text())
    return mark


def make_demo() -> None:
    """Make the invented office in this installation. All or nothing. Raises click.ClickException in an office's own."""
    if _has_real_work():
        raise click.ClickException(REFUSED)
    password = "-".join(secrets.choice(WORDS) for _ in range(4)) + f"-{secrets.randbelow(90) + 10}"
    write_town(password, timezone.localtime().replace(microsecond=0))
    make_extract(by=system_actor("extract"))
    _write_mark({"password": password, "officers": [each[0] for each in OFFICERS if each[0] not in LEFT]})


def write_town(password: str, until: datetime) -> None:
    """House, desks, officers and half a year of work up to a moment, each at the hour at which it would have been written."""
    founded = until.replace(hour=8, minute=0, second=0) - HALF_A_YEAR
    with moved_clock(founded) as clock:
        prepare()
        with transaction.atomic():
            settle(found_town(password), town_told(until), clock, until, _say_how_far)


def _say_how_far(done: int, of: int) -> None:
    """A line on the screen for every tenth part, so that nobody thinks that it hangs."""
    if done * 10 // of != (done - 1) * 10 // of:
        click.echo(f"Membuat kota contoh: {done * 100 // of} %", err=True)


WORDS = ("beringin", "kelapa", "mangga", "meranti", "nipah", "pandan", "rambai", "sagu", "tengkawang", "ulin", "durian")


def found_town(password: str) -> Town:
    """Desks and officers, all with this password and a second factor of their own."""
    desks = found_desks(system_actor("setup"))
    return Town(desks, {name: _enrol(name, shown, desks[desk], role, password) for name, shown, desk, role in OFFICERS})


def _enrol(username: str, name: str, desk: Any, role: str, password: str) -> Actor:
    from naung.foundation.accounts.queries import actor_for_officer

    by = system_actor("setup")
    token = invite_officer(username=username, display_name=name, desk=desk, role=role, by=by)
    user = accept_invitation(token=token, password=password, by=by)
    secret = base32_secret()
    # The step before this one: the code that `demo login` prints right after is then still unspent.
    code = code_at(secret, step_at(timezone.now().timestamp()) - 1)
    set_up_code(secret=secret, code=code, by=herself(user, name))
    return actor_for_officer(username, desk=desk)


def base32_secret() -> str:
    """A fresh secret for an authenticator app, as it is typed."""
    from base64 import b32encode

    return b32encode(secrets.token_bytes(20)).decode()


@click.group(invoke_without_command=True, help="Kota contoh dengan kasus rekaan, untuk dicoba.")
@click.option("--serve", "and_serve", is_flag=True, help="Langsung jalankan sesudah dibuat.")
@click.option("--remove", is_flag=True, help="Hapus folder demo ini.")
@click.option("--port", type=int, default=lambda: int(os.environ.get("PORT", "8000")))
@json_option
@click.pass_context
def demo(ctx: click.Context, and_serve: bool, remove: bool, port: int, as_json: bool) -> None:
    """Make the demo where it is missing, serve it, or remove it."""
    if ctx.invoked_subcommand is not None:
        return
    if remove:
        _remove(as_json)
        return
    if is_demo():
        prepare()
    else:
        make_demo()
    mark = read_mark()
    show(
        {
            "alamat": f"http://localhost:{port}",
            "nama_pengguna": ", ".join(mark["officers"]),
            "sandi": mark["password"],
            "kode": "naung demo login sari",
        },
        as_json=as_json,
    )
    if and_serve:
        serve_here(port)


def _remove(as_json: bool) -> None:
    read_mark()
    connections.close_all()
    folder = installation.home()
    shutil.rmtree(folder)
    show({"removed": str(folder)}, as_json=as_json)


@demo.command(help="Cetak sandi dan kode yang sedang berlaku untuk satu petugas demo.")
@click.argument("username")
@json_option
def login(username: str, as_json: bool) -> None:
    """Print how to sign in now."""
    mark = read_mark()
    if username not in mark["officers"]:
        raise click.ClickException("Petugas demo: " + ", ".join(mark["officers"]))
    code = current_code(username, actor=system_actor("setup"))
    show({"nama_pengguna": username, "sandi": mark["password"], "kode": code}, as_json=as_json)
