"""The finished extract, for the rooms above: where it lies, what its manifest says, and its tables."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.insight.extract.rules.tables import EFFORT, TABLES
from naung.insight.extract.vocabulary import FIRST_EDITION, Attack, Made, Values

MANIFEST, FOLDER = "ekstrak.json", "terbaru"
# Nothing from outside: an engine that may not fetch extensions, at most two threads, and memory that leaves room for the office.
ENGINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "2",
    "memory_limit": "1GB",
    "temp_directory": "",
}


@contextmanager
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in memory, without extensions and without a place to spill to."""
    connection = duckdb.connect(":memory:", config=ENGINE)
    try:
        yield connection
    finally:
        connection.close()


def shelf() -> Path:
    """Where this installation's own extract lies."""
    return Path(settings.NAUNG_HOME) / "ekstrak"


class Shelf:
    """A finished extract whose tables can be read. The caller has the right to it: it comes from `latest_extract` only."""

    def __init__(self, made: Made) -> None:
        self.made = made

    def counts(self, table: str) -> dict[Values, int]:
        """The combinations of a table with their counts. Raises KeyError for a table that the extract does not have."""
        if table != EFFORT and table not in TABLES:
            raise KeyError(table)
        with engine() as connection:
            rows = connection.read_parquet(str(self.made.folder / f"{table}.parquet")).fetchall()
        return {tuple(row[:-1]): int(row[-1]) for row in rows}


def latest_extract(*, actor: Actor) -> Shelf | None:
    """This installation's newest extract (INSIGHT_READ), or None before the first one was made."""
    require(actor, Permission.INSIGHT_READ)
    made = read_manifest(shelf() / FOLDER)
    return Shelf(made) if made else None


def is_up_to_date(*, actor: Actor) -> bool:
    """Whether this installation's own extract holds every month that has closed (SYSTEM_EXTRACT).

    It is not made again before the next one has: two extracts of neighbouring days would differ by the one person whose
    file was worked on between them.
    """
    require(actor, Permission.SYSTEM_EXTRACT)
    made = read_manifest(shelf() / FOLDER)
    return made is not None and made.until == timezone.localdate().replace(day=1)


def read_manifest(folder: Path) -> Made | None:
    """What the extract in this folder says of itself; None where there is none."""
    path = folder / MANIFEST
    if not path.exists():
        return None
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Made(
        folder=folder,
        until=date.fromisoformat(told["until"]),
        made_at=datetime.fromisoformat(told["made_at"]),
        counted=told["counted"],
        withheld=told["withheld"],
        attacks=[Attack(**each) for each in told["attacks"]],
        edition=told.get("edition", FIRST_EDITION),
    )
