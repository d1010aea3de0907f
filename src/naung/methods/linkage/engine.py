"""DuckDB as the engine of `batch`: in memory, without a place to spill to, without extensions."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import numpy as np

from naung.methods.linkage.tables import Columns

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "temp_directory": "",
}


class Duck:
    """One database in memory."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def load(self, name: str, columns: Columns) -> None:
        """Make a table of these columns; empty ones are of whole numbers."""
        arrays = {
            each: np.asarray(values) if len(values) else np.asarray([], dtype=np.int64)
            for each, values in columns.items()
        }
        arrays = {each: array.astype(object) if array.dtype.kind == "U" else array for each, array in arrays.items()}
        self._connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arrays")  # noqa: S608  # a name of this program's own tables

    def run(self, statement: str) -> None:
        """Run one statement."""
        self._connection.execute(statement)

    def rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        """The rows of a query."""
        return self._connection.execute(query).fetchall()


@contextmanager
def duck(*, threads: int = 2, memory: str = "4GB") -> Iterator[Duck]:
    """DuckDB in memory; what does not fit ends with MemoryError and never lies on a disk."""
    connection = duckdb.connect(":memory:", config=SETTINGS | {"threads": threads, "memory_limit": memory})
    try:
        yield Duck(connection)
    except duckdb.OutOfMemoryException as full:
        raise MemoryError from full
    finally:
        connection.close()
