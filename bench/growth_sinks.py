"""Where rows go in bulk: an SQLite file, a PostgreSQL database. Secondary indexes are made once, at the end."""

import sqlite3
from pathlib import Path
from typing import Any

import psycopg

BUILD_CACHE_KIB = 3_000_000
BLOCK = 20_000

Rows = list[tuple[Any, ...]]


class SqliteSink:
    """Writes into an installation's SQLite file, without durability until it is finished."""

    name = "sqlite"

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        for words in (
            "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "foreign_keys=OFF",
            f"cache_size=-{BUILD_CACHE_KIB}", "temp_store=MEMORY", "threads=1",
        ):  # fmt: skip
            self.db.execute(f"PRAGMA {words}")
        found = self.db.execute("SELECT name, sql FROM sqlite_master WHERE type='index' AND sql IS NOT NULL")
        self.indexes = list(found)
        for name, _ in self.indexes:
            self.db.execute(f'DROP INDEX "{name}"')
        self.db.execute("BEGIN")

    def add(self, table: str, columns: tuple[str, ...], rows: Rows) -> None:
        """Insert rows."""
        names, marks = ",".join(f'"{c}"' for c in columns), ",".join("?" * len(columns))
        self.db.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)

    def finish(self) -> None:
        """Make the indexes and leave the file as the house opens it."""
        self.db.execute("COMMIT")
        for _, words in self.indexes:
            self.db.execute(words)
        self.db.execute("PRAGMA locking_mode=NORMAL")
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.close()


SECONDARY = """
SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
"""


class PostgresSink:
    """Writes into a PostgreSQL database by COPY."""

    name = "postgresql"

    def __init__(self, address: str) -> None:
        self.db = psycopg.connect(address, autocommit=True)
        for words in ("session_replication_role=replica", "timezone='UTC'", "maintenance_work_mem='512MB'"):
            self.db.execute(f"SET {words}")
        self.db.execute("SET synchronous_commit=off")
        self.indexes = self.db.execute(SECONDARY).fetchall()
        for name, _ in self.indexes:
            self.db.execute(f'DROP INDEX "{name}"')

    def add(self, table: str, columns: tuple[str, ...], rows: Rows) -> None:
        """Copy rows in."""
        names = ",".join(f'"{c}"' for c in columns)
        with self.db.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)

    def finish(self) -> None:
        """Make the indexes and tell the planner what is there, as its own daemon does in time."""
        for _, words in self.indexes:
            self.db.execute(words)
        self.db.execute("VACUUM ANALYZE")
        self.db.close()


Sink = SqliteSink | PostgresSink
