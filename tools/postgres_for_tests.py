"""A PostgreSQL server of its own for a test run: in a temporary folder, on a unix socket only, gone when the run ends.

    with server() as address: ...          # address = {"host": folder, "port": "5432", "user": "naung"}
    python tools/postgres_for_tests.py -- COMMAND ...   # runs COMMAND with PGHOST, PGPORT and PGUSER set

It writes without fsync, for nothing in it has to outlive the run. PostgreSQL refuses to run as root, so root lends it
to the user `postgres` (or `nobody`).
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUPERUSER = "naung"
SPEED = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "128MB",
}


class NoServer(Exception):
    """PostgreSQL is not on this machine, or would not start; the text says what to do."""


@contextmanager
def server(**settings: str) -> Iterator[dict[str, str]]:
    """Start a server and stop it again; yields host (a folder), port and user. `settings` go to postgresql.conf."""
    programs = find_programs()
    # Not below a private TMPDIR: the unprivileged user has to be able to walk there, and a socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="naung-pg-", dir="/tmp"))
    owner = lend(folder)
    data = folder / "data"
    try:
        initialise = [programs / "initdb", "-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        call(initialise, owner, folder)
        data.joinpath("postgresql.auto.conf").write_text(configuration({**SPEED, **settings}, folder))
        control = [programs / "pg_ctl", "-D", data, "-w", "-t", "60"]
        call([*control, "-l", folder / "log", "start"], owner, folder)
        try:
            yield {"host": str(folder), "port": "5432", "user": SUPERUSER}
        finally:
            call([*control, "-m", "immediate", "stop"], owner, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """The folder that holds initdb and pg_ctl, Debian's newest first."""
    candidates = [
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True),
        Path("/usr/local/bin"),
        *(Path(entry) for entry in os.environ.get("PATH", "").split(os.pathsep) if entry),
    ]
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoServer("PostgreSQL is missing: apt install postgresql-15")


def lend(folder: Path) -> str | None:
    """Give the folder to an unprivileged user when root runs this; answers that user's name, or None."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    chosen = known.get("postgres") or known["nobody"]
    os.chown(folder, chosen.pw_uid, chosen.pw_gid)
    return chosen.pw_name


def configuration(settings: dict[str, str], folder: Path) -> str:
    """The lines of the server's configuration file."""
    pairs = {**settings, "unix_socket_directories": str(folder)}
    return "".join(f"{name} = '{value}'\n" for name, value in pairs.items())


def call(command: list[str | Path], owner: str | None, folder: Path) -> None:
    """Run one of PostgreSQL's programs as its owner; raises NoServer with what it said.

    Its words go to a file: a server that stays would hold a pipe open for ever.
    """
    said = folder / "said"
    with said.open("w") as words:
        done = subprocess.run(
            command,
            user=owner,
            group=None,
            cwd=folder,
            stdout=words,
            stderr=words,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    if done.returncode != 0:
        raise NoServer(f"{Path(command[0]).name} failed: {said.read_text().strip()[-2000:]}")


def main(arguments: list[str]) -> int:
    """Run the command after `--` beside a fresh server and answer its exit status."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    with server() as address:
        environment = {f"PG{name.upper()}": value for name, value in address.items()}
        return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
