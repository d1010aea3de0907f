"""An office as a released version left it: the fixture of its schema, put in place, and its console."""

import gzip
import json
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from django.db import connection

from tests.doors.operator.warm import ran

FIXTURES = Path(__file__).parent / "fixtures"
NAMED = re.compile(r"schema-(.+)\.(sqlite|postgresql)\.sql\.gz")
TIMEOUT = 300


def versions() -> list[str]:
    """The released versions whose schema is kept for the database of this run."""
    found = [NAMED.fullmatch(path.name) for path in sorted(FIXTURES.glob("schema-*.gz"))]
    return [match[1] for match in found if match and match[2] == connection.vendor]


@dataclass
class Office:
    """An installation's folder, its database, and what its environment says beside."""

    home: Path
    database: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What its commands are started with."""
        told = {**os.environ, "NAUNG_HOME": str(self.home), "NAUNG_DATABASE": self.database}
        for name in ("NAUNG_KEY_FILE", "NAUNG_CODE", "NAUNG_SYSTEMD"):
            told.pop(name, None)
        return told | self.more

    def run(self, *words: str, cold: bool = False) -> "subprocess.CompletedProcess[str]":
        """A command of the console, or with `-c` a program; `cold`: started as an operator starts it."""
        command = words if words[0] == "-c" else ("-m", "naung", *words)
        return ran(command, self.environment, TIMEOUT, cold=cold)

    def ask(self, *words: str) -> dict[str, object]:
        """What a command answers with --json, whatever its exit status."""
        done = self.run(*words, "--json")
        assert done.stdout.strip(), done.stderr[-2000:]
        answer: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
        return answer

    def count(self, table: str) -> int | None:
        """How many rows a table has; None where there is no such table."""
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.home / "naung.sqlite3")) as database:
                if not database.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone():
                    return None
                return int(database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
        if psql(self.database, "-At", "-c", f"SELECT to_regclass('{table}') IS NULL") == "t":
            return None
        return int(psql(self.database, "-At", "-c", f'SELECT count(*) FROM "{table}"'))


def psql(database: str, *words: str) -> str:
    """What psql says."""
    command = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={database}", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def new_database(copy_of: str = "") -> str:
    """An empty database on this run's server, or a copy of another; answers its address."""
    words = connection.settings_dict
    address = f"host={words['HOST']} port={words['PORT']} user={words['USER']}"
    name = f"naung_{uuid4().hex[:12]}"
    template = f" TEMPLATE {copy_of.split()[0].removeprefix('dbname=')}" if copy_of else ""
    psql(f"dbname=postgres {address}", "-c", f"CREATE DATABASE {name}{template}")
    return f"dbname={name} {address}"


def put_in_place(version: str, home: Path) -> Office:
    """The office of that version, with the fixture's key, in a folder that is not there yet."""
    (home / "keys").mkdir(parents=True, mode=0o700)
    home.chmod(0o700)
    shutil.copy(FIXTURES / "installation.key", home / "keys")
    (home / "keys" / "installation.key").chmod(0o400)
    text = gzip.decompress((FIXTURES / f"schema-{version}.{connection.vendor}.sql.gz").read_bytes()).decode()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(home / "naung.sqlite3")) as database:
            database.executescript(text)
        return Office(home)
    office = Office(home, new_database())
    (home / "schema.sql").write_text(text)
    psql(office.database, f"--file={home / 'schema.sql'}")
    (home / "schema.sql").unlink()
    return office


def copied(office: Office, home: Path) -> Office:
    """The same office in another folder."""
    shutil.copytree(office.home, home)
    return Office(home, new_database(office.database) if office.database else "")
