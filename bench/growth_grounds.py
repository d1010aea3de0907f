"""Where the measured installations live: folders with an SQLite file each, and databases of one private PostgreSQL server."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
SQLITE, POSTGRESQL = "sqlite", "postgresql"
HOUSE = "house"
# A quarter of the machine's memory, as PostgreSQL's own manual advises (section 20.4, shared_buffers).
BUFFERS_MB = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20 // 4
# For the measured part nothing is switched off that a careful office would leave on.
SERVED = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "listen_addresses": "",
    "max_connections": "40",
    "shared_buffers": f"{BUFFERS_MB}MB",
    "max_wal_size": "6GB",
    "checkpoint_timeout": "30min",
    "jit": "off",
}
BUILDING = ("fsync", "full_page_writes")


def _tool() -> object:
    place = ROOT / "tools" / "postgres_for_tests.py"
    spec = importlib.util.spec_from_file_location("postgres_for_tests", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL server."""

    folder: Path

    def address(self, database: str) -> str:
        """One database of it in the words of libpq."""
        return f"dbname={database} host={self.folder} port=5432 user=naung"

    def do(self, *words: str, database: str = "postgres") -> None:
        """Run statements, each by itself."""
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True) as db:
            for each in words:
                db.execute(each)  # type: ignore[call-overload]  # our own words

    def databases(self) -> set[str]:
        """Which databases there are."""
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as db:
            return {row[0] for row in db.execute("SELECT datname FROM pg_database").fetchall()}

    def hasten(self, *, on: bool) -> None:
        """While building, nothing is flushed; for the measurement all of it is again."""
        value = "off" if on else "on"
        self.do(*(f"ALTER SYSTEM SET {name} = '{value}'" for name in BUILDING), "SELECT pg_reload_conf()", "CHECKPOINT")


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server on a folder that may hold databases of an earlier run; stopped at the end, its data kept."""
    tool = _tool()
    programs, folder = tool.find_programs(), folder.resolve()  # type: ignore[attr-defined]  # a module loaded by path
    folder.mkdir(parents=True, exist_ok=True)
    owner, data = tool.lend(folder), folder / "data"  # type: ignore[attr-defined]  # loaded from a file
    if not (data / "PG_VERSION").exists():
        first = [programs / "initdb", "-D", data, "-U", "naung", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        tool.call(first, owner, folder)  # type: ignore[attr-defined]  # loaded from a file
    (data / "postgresql.auto.conf").write_text(tool.configuration(SERVED, folder))  # type: ignore[attr-defined]  # loaded from a file
    control = [programs / "pg_ctl", "-D", data, "-w", "-t", "120"]
    tool.call([*control, "-l", folder / "log", "start"], owner, folder)  # type: ignore[attr-defined]  # loaded from a file
    try:
        yield Server(folder)
    finally:
        tool.call([*control, "-m", "fast", "stop"], owner, folder)  # type: ignore[attr-defined]  # loaded from a file


def environment(home: Path, server: Server | None = None, database: str = "") -> dict[str, str]:
    """The environment of a process of one installation: on SQLite, or on a database of the server."""
    words = {k: v for k, v in os.environ.items() if not k.startswith(("NAUNG_", "GROWTH_", "DJANGO_"))}
    words |= {"NAUNG_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    if server is not None and database:
        words["NAUNG_DATABASE"] = server.address(database)
    return words


def built(folder: Path, size: int, databases: list[str]) -> bool:
    """Whether this installation stands from an earlier run."""
    mark = folder / f"cases-{size}" / "built.json"
    return mark.exists() and set(databases) <= set(json.loads(mark.read_text())["databases"])


def build(folder: Path, size: int, seed: int, databases: list[str], server: Server | None) -> None:
    """Build one installation out of the founded house."""
    home, name = folder / f"cases-{size}", f"cases_{size}"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(folder / HOUSE, home)
    words = environment(home)
    if server is not None:
        server.do(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE {HOUSE}")
        words["GROWTH_POSTGRESQL"] = server.address(name)
    _build("fill", str(size), str(seed), ",".join(databases), env=words)


def found(folder: Path, server: Server | None) -> None:
    """Found the empty house once; every size begins as a copy of it."""
    home = folder / HOUSE
    if (home / "copied").exists():
        return
    shutil.rmtree(home, ignore_errors=True)
    (folder / "other").mkdir(parents=True, exist_ok=True)
    beside = None
    if server is not None:
        server.do(f"DROP DATABASE IF EXISTS {HOUSE}", f"CREATE DATABASE {HOUSE}")
        command = [PYTHON, ROOT / "bench" / "growth_build.py", "migrate"]
        beside = subprocess.Popen(command, env=environment(folder / "other", server, HOUSE), cwd=ROOT)
    _build("found", env=environment(home))
    if server is not None and beside is not None:
        if beside.wait() != 0:
            raise SystemExit("the tables could not be made on PostgreSQL")
        _build("copy", env=environment(home) | {"GROWTH_POSTGRESQL": server.address(HOUSE)})
    (home / "copied").touch()


def _build(*arguments: str, env: dict[str, str]) -> None:
    command = [PYTHON, ROOT / "bench" / "growth_build.py", *arguments]
    if subprocess.run(command, env=env, cwd=ROOT, check=False).returncode != 0:
        raise SystemExit(f"building failed: {' '.join(arguments)}")
