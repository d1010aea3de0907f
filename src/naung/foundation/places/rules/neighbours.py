"""Which areas of Kalimantan Barat share a border (tables/neighbours.csv.gz, by tools/build_neighbours.py)."""

from functools import lru_cache

from naung.foundation.places.rules.shapes import MAPPED_LEVELS
from naung.foundation.places.rules.tables import table_rows
from naung.foundation.places.vocabulary import Level

Pair = tuple[str, str]
JOINED = "terdekat"


@lru_cache(maxsize=4)
def neighbours(level: Level) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """All pairs of neighbours of a level, and those among them that are islands joined to the nearest area.

    Empty for a level without outlines.
    """
    rows = [row for row in table_rows("neighbours.csv.gz") if row["level"] == MAPPED_LEVELS.get(level)]
    every = tuple((row["kode"], row["tetangga"]) for row in rows)
    return every, tuple((row["kode"], row["tetangga"]) for row in rows if row["cara"] == JOINED)
