"""What both answers are made of: JSON that is put out row by row, and plain values."""

import json
from collections.abc import Iterator
from typing import Any

from naung.foundation.clock.vocabulary import VagueDate
from naung.methods.sheets import Book


def dumped(told: Any) -> str:
    """One value as JSON."""
    return json.dumps(told, ensure_ascii=False)


def listed(name: str, rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """A list of an object, a line a row, behind what stands in the object already."""
    yield f',\n"{name}": ['
    between = "\n"
    for row in rows:
        yield between + dumped(row)
        between = ",\n"
    yield "]"


def born(birth: VagueDate) -> dict[str, Any]:
    """A birth as plain values."""
    return {
        "first": birth.first.isoformat() if birth.first else None,
        "last": birth.last.isoformat() if birth.last else None,
        "precision": birth.precision.value,
        "text": birth.text,
    }


def sheets_told(book: Book) -> dict[str, Any]:
    """What kind of file it is and which sheets it has."""
    return {
        "kind": book.kind,
        "encoding": book.encoding,
        "separator": book.separator,
        "sheets": [each._asdict() for each in book.listed],
    }
