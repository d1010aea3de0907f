"""TOML tables with the line of each row, which the standard parser does not tell: the n-th header of a table is its n-th row."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from naung.foundation.law.vocabulary import LawTableBroken

HEADER = re.compile(r"^\s*\[\[\s*([A-Za-z_]+)\s*\]\]")
SECTION = re.compile(r"^\s*\[")


@dataclass(frozen=True)
class RawRow:
    """A row as written, with the defaults of its table filled in."""

    table: str
    file: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def line_of(self, key: str) -> int:
        """The line on which this key is written; the row's own line where it comes from the defaults."""
        return self.lines.get(key, self.line)

    def broken(self, key: str, wrong: str) -> LawTableBroken:
        """The error of this key."""
        return LawTableBroken(self.file, self.line_of(key), f"[{self.table}] {key}: {wrong}", key=key, said=wrong)


def raw_rows(file: str, text: str) -> Iterator[RawRow]:
    """The rows of one file in order; raises LawTableBroken for text that is no TOML or holds anything else."""
    document = parsed(file, text)
    defaults = document.pop("defaults", {})
    places = _places(text)
    for table, rows in document.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise LawTableBroken(file, 1, f"{table}: hanya baris tabel [[{table}]] yang dikenal")
        for number, row in enumerate(rows):
            line, keys = places[table, number]
            yield RawRow(table, file, line, {**defaults.get(table, {}), **row}, keys)


def parsed(file: str, text: str) -> dict[str, Any]:
    """The document, or the parser's complaint with file and line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        found = re.search(r"line ([0-9]+)", str(wrong))
        raise LawTableBroken(file, int(found[1]) if found else text.count("\n"), str(wrong)) from wrong


def _places(text: str) -> dict[tuple[str, int], tuple[int, dict[str, int]]]:
    """Line of each row's header and of its keys, by table and number."""
    found: dict[tuple[str, int], tuple[int, dict[str, int]]] = {}
    counts: dict[str, int] = {}
    keys: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        header = HEADER.match(line)
        if header:
            table = header[1]
            keys = {}
            found[table, counts.get(table, 0)] = (number, keys)
            counts[table] = counts.get(table, 0) + 1
        elif SECTION.match(line):
            keys = {}
        elif "=" in line and not line.lstrip().startswith("#"):
            keys.setdefault(line.partition("=")[0].strip(), number)
    return found
