"""`make fixture`: keeps the schema of a release as small databases of invented people, so that later releases must migrate them.

    python tools/schema_fixture.py [VERSION] [--code CHECKOUT]

Writes `schema-VERSION.sqlite.sql.gz` and `schema-VERSION.postgresql.sql.gz` into tests/doors/operator/fixtures/, sealed under
the key that lies there, which opens nothing else. VERSION is that of pyproject.toml where none is named; `--code` is the
checkout whose schema is kept (this one). A fixture is made once, at its release, and never again.
"""

import argparse
import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
from postgres_for_tests import find_programs, server

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "doors" / "operator" / "fixtures"
ONE_SERVER_ONLY = (r"\restrict", r"\unrestrict", "SET transaction_timeout")  # words that an older psql does not know


def version_of(code: Path) -> str:
    """The version that a checkout calls its own."""
    project = tomllib.loads((code / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


@contextmanager
def office(code: Path, database: str = "") -> Iterator[Path]:
    """The folder of an office that this code made and filled; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="naung-schema-") as folder:
        home = Path(folder)
        (home / "keys").mkdir(mode=0o700)
        shutil.copy(FIXTURES / "installation.key", home / "keys")
        environment = {
            **os.environ,
            "NAUNG_HOME": folder,
            "NAUNG_DATABASE": database,
            "DJANGO_SETTINGS_MODULE": "naung.config.settings",
            "PYTHONPATH": f"{code / 'src'}{os.pathsep}{code}",
        }
        environment.pop("NAUNG_KEY_FILE", None)
        subprocess.run([sys.executable, FIXTURES / "filling.py"], env=environment, cwd=folder, check=True)
        yield home


def sqlite_dump(code: Path) -> str:
    """The office as SQL of SQLite."""
    with office(code) as home, closing(sqlite3.connect(home / "naung.sqlite3")) as database:
        return "\n".join(database.iterdump()) + "\n"


def postgresql_dump(code: Path) -> str:
    """The office as SQL of PostgreSQL."""
    with server() as address:
        host, user = address["host"], address["user"]
        subprocess.run([find_programs() / "createdb", "-h", host, "-U", user, "naung"], check=True)
        with office(code, f"dbname=naung host={host} port={address['port']} user={user}"):
            command = [find_programs() / "pg_dump", "-h", host, "-U", user, "--no-owner", "--no-privileges", "naung"]
            text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return "\n".join(line for line in text.splitlines() if not line.startswith(ONE_SERVER_ONLY)) + "\n"


def main(arguments: list[str]) -> int:
    """Write both; 1 where one is there already, for what was released does not change."""
    parser = argparse.ArgumentParser()
    parser.add_argument("version", nargs="?")
    parser.add_argument("--code", type=Path, default=ROOT)
    asked = parser.parse_args(arguments)
    code = asked.code.resolve()
    for kind, dump in (("sqlite", sqlite_dump), ("postgresql", postgresql_dump)):
        file = FIXTURES / f"schema-{asked.version or version_of(code)}.{kind}.sql.gz"
        if file.exists():
            print(f"{file.name} is there already: a released schema does not change", file=sys.stderr)
            return 1
        file.write_bytes(gzip.compress(dump(code).encode(), compresslevel=9, mtime=0))
        print(f"{file.name}: {file.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
