"""The tables of spellings, read once: very common names in one form, and which spellings may stand for one another."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files

# Chance that two spellings of one surname are the same person's, as a weight of the match, by how the row is related.
SAME_NAME = 0.92
SAME_SURNAME = 0.84

TABLES = files("naung.methods.names") / "tables"


def _rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one table as dictionaries by column."""
    with (TABLES / table).open("r", encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _common_names() -> Mapping[str, str]:
    """Each written form of a very common name to the one form it is indexed under."""
    return {row["ejaan"]: row["kelompok"] for row in _rows("nama_lazim.csv")}


COMMON_NAMES = _common_names()


def groups_of_spellings() -> tuple[tuple[float, frozenset[str]], ...]:
    """Every group of spellings with its weight: given names, then Chinese surnames by character (the character is one)."""
    given: dict[str, set[str]] = defaultdict(set)
    for table in ("ejaan_nama_arab.csv", "ejaan_nama_indonesia.csv", "ejaan_serumpun.csv"):
        for row in _rows(table):
            given[table + row["kelompok"]] |= {row["kelompok"], row["ejaan"].replace("'", "").replace("-", "")}
    surnames: dict[str, set[str]] = defaultdict(set)
    for table in ("marga_tionghoa_ejaan.csv", "marga_kalbar.csv"):
        for row in _rows(table):
            if row["hanzi"]:
                surnames[row["hanzi"]] |= {row["hanzi"], row["ejaan"].replace("-", "")}
    return tuple(
        [(SAME_NAME, frozenset(group)) for group in given.values()]
        + [(SAME_SURNAME, frozenset(group)) for group in surnames.values()]
    )
