"""The child that opens a table: one line of JSON and the file in by one pipe, lines of JSON out by another, nothing to any disk.

python -m naung.methods.sheets
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time

MEMORY, SECONDS = 768 * 1024**2, 40


def bound() -> None:
    """Take away what a broken or a hostile file could use."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def told(content: bytes, asked: dict[str, object]) -> Iterator[object]:
    """What is said of a file, line by line."""
    from naung.methods.sheets.cells import Gap, Number
    from naung.methods.sheets.opening import opened

    def said(cell: object) -> object:
        if isinstance(cell, Number):
            return ["n", cell.text, cell.exact]
        if isinstance(cell, Gap):
            return ["g", cell.kind, cell.text]
        if isinstance(cell, datetime):
            return ["t", cell.isoformat()]
        if isinstance(cell, date):
            return ["d", cell.isoformat()]
        return ["h", cell.isoformat()] if isinstance(cell, time) else cell

    book, sheets = opened(content, **asked)  # type: ignore[arg-type]  # our own words, from the parent
    yield {"book": book}
    for sheet in sheets:
        said_of = {"computed": sheet.computed, "links": sheet.links, "hidden": sheet.hidden}
        yield {"sheet": {"name": sheet.name, "merged": sheet.merged, **said_of}}
        for row in sheet.rows:
            yield [row.number, *(said(cell) for cell in row.cells)]
    yield {"end": True}


def main() -> int:
    """Read one file and say what is in it; a refusal is said, too."""
    bound()
    from naung.methods.sheets.troubles import Refused

    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        for line in told(content, asked):
            sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n")
    except Refused as refused:
        said = {"trouble": refused.trouble, "where": refused.where, "row": refused.row}
        sys.stdout.write(json.dumps({"refused": said}) + "\n")
    except MemoryError:
        sys.stdout.write(json.dumps({"refused": {"trouble": "limit", "where": "", "row": None}}) + "\n")
    sys.stdout.flush()
    os._exit(0)  # nothing is left to do: the memory of a large workbook is not given back piece by piece


if __name__ == "__main__":
    sys.exit(main())
