"""Pictures of a rollout as SVG without style or script: what it can see, who begins when, and the answer with its interval.

Readable in grey and by those who can't tell colours: shapes and widths say it, colour only repeats it. Each has a title and a
description; the table beside it is its caller's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import log

from naung.foundation.places.rules.maps import INK, PAPER, QUIET, SCALE

WIDTH, LABEL, RIGHT, ROW, HEAD, FOOT, SIZE = 360, 124, 34, 28, 12, 36, 12  # a phone's width: it grows with the page
LETTERS = 18  # of a name, beside a row
CELL_HIGH = 18
FEWEST, MOST = 0.1, 10.0  # ratios that the axis of an answer shows; an interval that goes beyond is drawn to the edge
MARKS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 10.0)
GREY = "#C9CCC6"


@dataclass(frozen=True)
class Bar:
    """A bar: its name, how long in per cent (None: no bar), and the words at its end."""

    name: str
    share: float | None
    words: str


@dataclass(frozen=True)
class Row:
    """An area: its name, when it is to begin and when it did (periods, None: never or not), and that it did not."""

    name: str
    planned: int | None
    begun: int | None
    never: bool


@dataclass(frozen=True)
class Span:
    """An answer as ratios: its middle and ends, None where there is none, and whether it is the sealed one."""

    name: str
    middle: float | None
    low: float | None
    high: float | None
    sealed: bool


def bars(rows: Sequence[Bar], *, title: str, description: str, key: str, axis: str) -> str:
    """Horizontal bars over a line; the longest fills it, so that changes of more than all are drawn too."""
    longest = max([100.0, *(each.share for each in rows if each.share is not None)])
    base = HEAD + ROW * len(rows)
    parts = [_head(base + FOOT, title, description, key)]
    for place, each in enumerate(rows):
        y = HEAD + ROW * place + ROW / 2
        length = (WIDTH - LABEL - RIGHT - 14) * (each.share or 0) / longest
        parts.append(_name(each.name, y))
        if each.share is not None:
            parts.append(f'<rect x="{LABEL}" y="{y - 8:.1f}" width="{length:.1f}" height="16" fill="{SCALE[3]}"/>')
        parts.append(_words(LABEL + length + 5, y + 4, each.words, INK, "start"))
    parts.append(f'<path d="M{LABEL} {HEAD}V{base}" stroke="{INK}"/>')
    parts.append(_words(LABEL, base + 18, axis, QUIET, "start"))
    return "".join([*parts, "</svg>"])


def schedule(rows: Sequence[Row], periods: Sequence[str], *, title: str, description: str, key: str) -> str:
    """Areas by periods: dark from where each is to begin; a ring where it did, a cross where it did not."""
    wide = (WIDTH - LABEL - 8) / max(len(periods), 1)
    top = HEAD + 14
    parts = [_head(top + CELL_HIGH * len(rows) + 8, title, description, key)]
    step = max(1, round(24 / wide))
    parts += [
        _words(LABEL + wide * (place + 0.5), top - 5, words, QUIET, "middle")
        for place, words in enumerate(periods)
        if place % step == 0
    ]
    for number, row in enumerate(rows):
        y = top + CELL_HIGH * number
        parts.append(_name(row.name, y + CELL_HIGH / 2))
        for place in range(len(periods)):
            dark = row.planned is not None and place >= row.planned
            parts.append(
                f'<rect x="{LABEL + wide * place:.1f}" y="{y}" width="{wide - 1.5:.1f}" height="{CELL_HIGH - 2}" '
                f'fill="{SCALE[3] if dark else SCALE[0]}" stroke="{INK}" stroke-width=".4"/>'
            )
        parts.append(_mark(row, wide, y + CELL_HIGH / 2 - 1))
    return "".join([*parts, "</svg>"])


def _mark(row: Row, wide: float, y: float) -> str:
    if row.begun is not None:
        x = LABEL + wide * (max(row.begun, 0) + 0.5)
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{PAPER}" stroke="{INK}" stroke-width="2.5"/>'
    if row.never and row.planned is not None:
        x = LABEL + wide * (row.planned + 0.5)
        cross = f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"
        return (
            f'<path d="{cross}" stroke="{PAPER}" stroke-width="5"/><path d="{cross}" stroke="{INK}" stroke-width="2"/>'
        )
    return ""


def spans(rows: Sequence[Span], *, title: str, description: str, key: str, axis: str) -> str:
    """Answers with their intervals around no change; what was not sealed is thin and broken."""
    base = HEAD + ROW * len(rows)
    left, right = log(FEWEST), log(MOST)

    def x(ratio: float) -> float:
        return LABEL + (WIDTH - LABEL - 16) * (min(max(log(ratio), left), right) - left) / (right - left)

    parts = [_head(base + FOOT, title, description, key)]
    for mark in MARKS:
        parts.append(f'<path d="M{x(mark):.1f} {HEAD}V{base}" stroke="#E4E2DA"/>')
        parts.append(_words(x(mark), base + 14, _per_cent(mark), QUIET, "middle", SIZE - 3))
    parts.append(f'<path d="M{x(1):.1f} {HEAD}V{base}" stroke="{INK}" stroke-dasharray="3 3"/>')
    for place, each in enumerate(rows):
        y = HEAD + ROW * place + ROW / 2
        thick, broken = (5, "") if each.sealed else (2, ' stroke-dasharray="6 4"')
        ends = x(each.low or FEWEST), x(each.high or MOST)
        parts.append(_name(each.name, y))
        parts.append(
            f'<path d="M{ends[0]:.1f} {y:.1f}H{ends[1]:.1f}" stroke="{SCALE[4] if each.sealed else QUIET}" '
            f'stroke-width="{thick}"{broken}/>'
        )
        if each.middle is not None:
            parts.append(f'<circle cx="{x(each.middle):.1f}" cy="{y:.1f}" r="5" fill="{INK}" stroke="{PAPER}"/>')
    parts.append(_words(LABEL, base + 30, axis, QUIET, "start", SIZE - 1))
    return "".join([*parts, "</svg>"])


def _per_cent(ratio: float) -> str:
    return f"{round(100 * (ratio - 1)):+d}".replace("-", "−").replace("+0", "0")


def _head(height: float, title: str, description: str, key: str) -> str:
    return (
        f'<svg class="gambar" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'font-family="sans-serif" aria-labelledby="{key}-judul {key}-isi"><title id="{key}-judul">{escape(title)}</title>'
        f'<desc id="{key}-isi">{escape(description)}</desc><rect width="{WIDTH}" height="{height:g}" fill="{PAPER}"/>'
    )


def _name(name: str, y: float) -> str:
    short = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    return _words(LABEL - 6, y + 4, short, INK, "end", SIZE - 1)


def _words(x: float, y: float, words: str, colour: str, anchor: str, size: int = SIZE - 1) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'
