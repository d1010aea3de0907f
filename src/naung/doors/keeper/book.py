"""The book of the second institution: which houses may ask how often, what was asked when, each entry chained to the one before.

A file of its own. It holds no value, no blinded value and no answer: who asked for which office, when, and what became of it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

TABLES = """
CREATE TABLE IF NOT EXISTS asker (name TEXT PRIMARY KEY, public TEXT NOT NULL, a_day INTEGER NOT NULL,
    an_office INTEGER NOT NULL, since TEXT NOT NULL, shut INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS nonce (asker TEXT NOT NULL, nonce TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (asker, nonce));
CREATE TABLE IF NOT EXISTS entry (seq INTEGER PRIMARY KEY, day TEXT NOT NULL, at TEXT NOT NULL, asker TEXT NOT NULL,
    office TEXT NOT NULL, outcome TEXT NOT NULL, chain TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS entry_of_a_day ON entry (day, asker, office);
"""
BEGINNING = "0" * 64
ANSWERED = "dijawab"
MOST_REFUSED = 500  # entries a day of one house: more of them say nothing new, and would fill the disk


@dataclass(frozen=True)
class Asker:
    """A house that may ask, and how often a day: in all, and for one of its offices."""

    name: str
    public: bytes
    a_day: int
    an_office: int
    shut: bool


@dataclass(frozen=True)
class Line:
    """How often one office of one house asked on one day, with what outcome."""

    day: str
    asker: str
    office: str
    outcome: str
    times: int


class Book:
    """Each method is one transaction; several threads and processes may have the same book open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._open() as book:
            book.executescript(TABLES)
        path.chmod(0o600)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        book = sqlite3.connect(self._path, timeout=20, isolation_level=None)
        try:
            book.execute("PRAGMA synchronous=FULL")
            yield book
        finally:
            book.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as book:
            book.execute("BEGIN IMMEDIATE")
            try:
                yield book
            except BaseException:
                book.execute("ROLLBACK")
                raise
            book.execute("COMMIT")

    def admit(self, name: str, public: bytes, a_day: int, an_office: int, at: str) -> None:
        """Let a house ask, or change its limits. Its key is never exchanged in silence: another key needs another name."""
        with self._writing() as book:
            known = book.execute("SELECT public FROM asker WHERE name = ?", [name]).fetchone()
            if known is not None and known[0] != public.hex():
                raise ValueError("another key")
            book.execute(
                "INSERT INTO asker (name, public, a_day, an_office, since) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET a_day = excluded.a_day, an_office = excluded.an_office, shut = 0",
                [name, public.hex(), a_day, an_office, at],
            )
            _write(book, at, name, "-", "diterima")

    def shut(self, name: str, at: str) -> bool:
        """Let a house ask no more. Whether it was known."""
        with self._writing() as book:
            known = book.execute("UPDATE asker SET shut = 1 WHERE name = ?", [name]).rowcount == 1
            if known:
                _write(book, at, name, "-", "ditutup")
            return known

    def asker(self, name: str) -> Asker | None:
        """The house of this name."""
        with self._open() as book:
            row = book.execute(
                "SELECT name, public, a_day, an_office, shut FROM asker WHERE name = ?", [name]
            ).fetchone()
        return None if row is None else Asker(row[0], bytes.fromhex(row[1]), row[2], row[3], bool(row[4]))

    def askers(self) -> list[Asker]:
        """All houses, in the order of their names."""
        with self._open() as book:
            rows = book.execute("SELECT name, public, a_day, an_office, shut FROM asker ORDER BY name").fetchall()
        return [Asker(row[0], bytes.fromhex(row[1]), row[2], row[3], bool(row[4])) for row in rows]

    def take(self, asker: Asker, office: str, nonce: str, at: str, now: int, forget_before: int) -> str:
        """Count one question and say what becomes of it, in one transaction: two at once can't both be the last one."""
        day = at[:10]
        with self._writing() as book:
            book.execute("DELETE FROM nonce WHERE at < ?", [forget_before])
            if book.execute("INSERT OR IGNORE INTO nonce VALUES (?, ?, ?)", [asker.name, nonce, now]).rowcount == 0:
                outcome = "terulang"
            elif _times(book, day, asker.name) >= asker.a_day:
                outcome = "batas_rumah"
            elif _times(book, day, asker.name, office) >= asker.an_office:
                outcome = "batas_kantor"
            else:
                outcome = ANSWERED
            if outcome == ANSWERED or _refused(book, day, asker.name) < MOST_REFUSED:
                _write(book, at, asker.name, office, outcome)
            return outcome

    def lines(self, since: str) -> list[Line]:
        """What was asked from a day on, summed by day, house, office and outcome."""
        with self._open() as book:
            rows = book.execute(
                "SELECT day, asker, office, outcome, count(*) FROM entry WHERE day >= ?"
                " GROUP BY day, asker, office, outcome ORDER BY day DESC, asker, office, outcome",
                [since],
            ).fetchall()
        return [Line(*row) for row in rows]

    def broken_at(self) -> int | None:
        """The first entry that does not follow from the one before; none where the book is whole."""
        before, expected = BEGINNING, 1
        with self._open() as book:
            for seq, at, asker, office, outcome, chain in book.execute(
                "SELECT seq, at, asker, office, outcome, chain FROM entry ORDER BY seq"
            ):
                if seq != expected or chain != _chained(before, seq, at, asker, office, outcome):
                    return expected
                before, expected = chain, seq + 1
        return None


def _times(book: sqlite3.Connection, day: str, asker: str, office: str | None = None) -> int:
    """How often a house, or one of its offices, was answered on a day."""
    where, values = "day = ? AND asker = ? AND outcome = ?", [day, asker, ANSWERED]
    if office is not None:
        where, values = f"{where} AND office = ?", [*values, office]
    found = book.execute(f"SELECT count(*) FROM entry WHERE {where}", values).fetchone()  # noqa: S608  # own words only
    return int(found[0])


def _refused(book: sqlite3.Connection, day: str, asker: str) -> int:
    where = "day = ? AND asker = ? AND outcome <> ? AND office <> '-'"
    found = book.execute(f"SELECT count(*) FROM entry WHERE {where}", [day, asker, ANSWERED]).fetchone()  # noqa: S608  # own words only
    return int(found[0])


def _write(book: sqlite3.Connection, at: str, asker: str, office: str, outcome: str) -> None:
    last = book.execute("SELECT seq, chain FROM entry ORDER BY seq DESC LIMIT 1").fetchone() or (0, BEGINNING)
    seq = last[0] + 1
    chain = _chained(last[1], seq, at, asker, office, outcome)
    book.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", [seq, at[:10], at, asker, office, outcome, chain])


def _chained(before: str, *words: object) -> str:
    return sha256("\n".join((before, *map(str, words))).encode()).hexdigest()
