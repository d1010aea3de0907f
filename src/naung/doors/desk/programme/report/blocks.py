"""What a report is made of: blocks of plain JSON, so that both papers say the same and what was kept can be printed again."""

from collections.abc import Sequence
from typing import Any

from naung.doors.desk.programme.short import Line

Block = dict[str, Any]


def text(words: str, tone: str = "plain") -> Block:
    """A paragraph; `tone` is "plain", "quiet" for what explains, or "strong"."""
    return {"block": "text", "words": words, "tone": tone}


def facts(rows: Sequence[tuple[str, str]]) -> Block:
    """Words and what is so, a line each."""
    return {"block": "facts", "rows": [list(row) for row in rows]}


def table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
    numbers: Sequence[int] = (),
) -> Block:
    """A table with its caption. `widths`: parts of the page for each column; `numbers`: columns that stand to the right."""
    return {
        "block": "table",
        "caption": caption,
        "heads": list(heads),
        "rows": [list(row) for row in rows],
        "widths": list(widths),
        "numbers": list(numbers),
    }


def figure(line: Line) -> Block:
    """One figure with what it means, its caveat, and its days; without values it says that it is not measured."""
    return {
        "block": "figure",
        "title": line.title,
        "values": [list(value) for value in line.values],
        "means": line.means,
        "caveat": line.caveat,
        "dated": line.dated,
    }


def section(heading: str, blocks: Sequence[Block]) -> dict[str, Any]:
    """A numbered part of the report."""
    return {"heading": heading, "blocks": list(blocks)}
