"""A letter of the tables put together with values, as plain JSON for whatever prints it; each piece says if it was filled in.

A value of several lines stays several lines; in a table each line is a row and each tab begins a cell.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from naung.casework.evidence.rules.tables import ASKED, Letter

Piece = tuple[str, bool]  # the words, and whether they came from the file or were typed
Line = list[Piece]


def composed(letter: Letter, values: Mapping[str, str], *, marked: bool) -> dict[str, Any]:
    """The whole letter, with the parts of which every value is given. Raises KeyError for a missing value.

    `marked`: a draft, in which what was filled in is to be seen.
    """
    parts = ("", *letter.whole_parts(values))
    blocks = [block for block in letter.standing(values) if block.get("part", "") in parts]
    return {
        "title": letter.id,
        "heading": letter.heading,
        "office": _lines("{{kantor_nama}}", values),
        "number": _lines("{{nomor_surat}}", values),
        "place_and_day": _lines("{{tempat_surat}}, {{tanggal_surat}}", values),
        "to": _lines("{{tujuan}}", values) if letter.addressed else [],
        "basis": letter.citation,
        "blocks": [_block(block, values) for block in blocks],
        "signatures": [[_lines(role, values), _lines(name, values)] for role, name in letter.signatures],
        "marked": marked,
    }


def _block(block: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    if "facts" in block:
        return {"kind": "facts", "rows": [[label, _lines(words, values)] for label, words in block["facts"]]}
    if "table" in block:
        rows = _rows(values[block["table"]], len(block["heads"]))
        return {"kind": "table", "rows": rows, **{name: block[name] for name in ("heads", "widths", "numbers")}}
    if "heading" in block:
        return {"kind": "heading", "words": block["heading"]}
    return {"kind": "text", "lines": _lines(block["text"], values)}


def _rows(value: str, cells: int) -> list[list[str]]:
    """Lines as rows of so many cells: what is missing is empty, what is over stays in the last."""
    rows = []
    for line in filter(str.strip, value.splitlines()):
        row: Sequence[str] = line.split("\t", cells - 1)
        rows.append([*row, *[""] * (cells - len(row))])
    return rows


def _lines(words: str, values: Mapping[str, str]) -> list[Line]:
    lines: list[Line] = [[]]
    for number, part in enumerate(ASKED.split(words)):
        filled = bool(number % 2)
        for at, text in enumerate((values[part] if filled else part).splitlines() or [""]):
            if at:
                lines.append([])
            if text:
                lines[-1].append((text, filled))
        if not filled and part.endswith("\n"):
            lines.append([])
    return lines
