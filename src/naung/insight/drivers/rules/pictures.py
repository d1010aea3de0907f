"""Pictures as SVG without style or script: factors with the prior in grey, ranks with their intervals, three rankings.

Readable in grey and by those who can't tell colours: what is known is dark and thick, what was believed beforehand light.
Every picture has a title and a description; the table beside it is its caller's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import log

from naung.foundation.places.rules.maps import INK, PAPER, QUIET, SCALE, indonesian_number
from naung.methods.spatial.told import Area, Interval

WIDTH, LABEL, RIGHT, ROW, HEAD, FOOT = 360, 118, 16, 30, 12, 34  # a phone's width: it grows with the page
Z90 = 1.6448536269514722  # half a 90 % interval of a normal, in sds
TICKS = (0.25, 0.5, 1.0, 2.0, 4.0)
LETTER, WIDEST = 6.2, 200  # of a name at this size; the widest room for names
GREY = "#C9CCC6"
SIZE = 12


@dataclass(frozen=True)
class Bar:
    """One line of the forest: its name, the interval of the rate ratio, and the sd of the prior of its logarithm."""

    name: str
    ratio: Interval
    prior_sd: float


@dataclass(frozen=True)
class Line:
    """One area in several rankings: its name and its rank in each (None where that ranking is not shown)."""

    name: str
    ranks: tuple[float | None, ...]


def forest(
    bars: Sequence[Bar],
    *,
    title: str,
    description: str,
    key: str,
    axis: str,
    number: Callable[[float], str] = indonesian_number,
) -> str:
    """Factors under each other: the prior's 90 % interval in light grey, the posterior's dark upon it, 1 marked."""
    height = HEAD + ROW * len(bars) + FOOT
    left, right = log(min(TICKS) * 0.8), log(max(TICKS) * 1.25)

    def x(value: float) -> float:
        return LABEL + (WIDTH - LABEL - RIGHT) * (min(max(value, left), right) - left) / (right - left)

    base = HEAD + ROW * len(bars)
    parts = [_head(height, title, description, key), _ticks([(x(log(t)), number(t)) for t in TICKS], base, axis)]
    parts.append(f'<path d="M{x(0):.1f} {HEAD}V{base}" stroke="{INK}" stroke-dasharray="3 3"/>')
    for place, bar in enumerate(bars):
        y = HEAD + ROW * place + ROW / 2
        parts.append(_name(bar.name, y))
        parts.append(_span(x(-Z90 * bar.prior_sd), x(Z90 * bar.prior_sd), y, 14, GREY))
        parts.append(_span(x(log(bar.ratio.low)), x(log(bar.ratio.high)), y, 4, SCALE[4]))
        parts.append(_dot(x(log(bar.ratio.middle)), y))
    return "".join([*parts, "</svg>"])


def rank_plot(
    areas: Sequence[tuple[str, Area]], *, title: str, description: str, key: str, axis: str, count: int
) -> str:
    """Each area's rank among `count` with its 90 % interval, the middle as a dot and the recorded rank as an open square."""
    height = HEAD + 24 * len(areas) + FOOT
    label = min(max(LABEL, LETTER * max(len(name) for name, _ in areas) + 12), WIDEST)

    def x(rank: float) -> float:
        return label + 8 + (WIDTH - label - RIGHT - 16) * (rank - 1) / max(count - 1, 1)

    base = HEAD + 24 * len(areas)
    step = max(3, count // 6)
    marked = {1, count, *range(step, count - step // 2, step)}
    ticks = [(x(rank), str(rank)) for rank in sorted(marked)]
    parts = [_head(height, title, description, key), _ticks(ticks, base, axis, label)]
    for number, (name, area) in enumerate(areas):
        y = HEAD + 24 * number + 12
        parts.append(_name(_short(name), y, label))
        parts.append(_span(x(area.rank.low), x(area.rank.high), y, 4, SCALE[2]))
        parts.append(_dot(x(area.rank.middle), y))
        at = x(area.recorded_rank)
        parts.append(
            f'<rect x="{at - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="none" stroke="{INK}" stroke-width="1.5"/>'
        )
    return "".join([*parts, "</svg>"])


def three_rankings(lines: Sequence[Line], heads: Sequence[str], *, title: str, description: str, key: str) -> str:
    """Rankings side by side, each area one line through them: where lines cross, the order is not known."""
    count = len(lines)
    height = HEAD + 30 + 22 * count + 8
    step = (WIDTH - LABEL - RIGHT - 30) / max(len(heads) - 1, 1)

    def y(rank: float) -> float:
        return HEAD + 30 + 22 * (rank - 1) + 11

    parts = [_head(height, title, description, key)]
    for column, head in enumerate(heads):
        anchor = ("start", "middle", "end")[min(column, 2)] if len(heads) == 3 else "middle"
        shift = {"start": -20, "middle": 0, "end": 20}[anchor]
        parts.append(
            f'<text x="{LABEL + 20 + column * step + shift:.1f}" y="{HEAD + 12}" font-size="{SIZE}" fill="{INK}" '
            f'text-anchor="{anchor}">{escape(head)}</text>'
        )
    first = sorted(lines, key=lambda line: (line.ranks[0] is None, line.ranks[0] or 0.0))
    for place, line in enumerate(first, start=1):
        shown = [(LABEL + 20 + i * step, y(rank)) for i, rank in enumerate(line.ranks) if rank is not None]
        way = "L".join(f"{a:.1f} {b:.1f}" for a, b in shown)
        parts.append(f'<path d="M{way}" fill="none" stroke="{SCALE[3]}" stroke-width="1.5"/>')
        parts += [_dot(a, b) for a, b in shown]
        parts.append(_name(line.name, y(place)))  # a name of its own height also where two share a rank
    return "".join([*parts, "</svg>"])


def _head(height: float, title: str, description: str, key: str) -> str:
    if not (key.isascii() and key.replace("-", "").isalnum()):
        raise ValueError("key: letters, digits and hyphens only")
    return (
        f'<svg class="gambar" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'font-family="sans-serif" aria-labelledby="{key}-judul {key}-isi"><title id="{key}-judul">{escape(title)}</title>'
        f'<desc id="{key}-isi">{escape(description)}</desc><rect width="{WIDTH}" height="{height:g}" fill="{PAPER}"/>'
    )


def _ticks(ticks: Sequence[tuple[float, str]], base: float, axis: str, label: float = LABEL) -> str:
    drawn = "".join(
        f'<path d="M{x:.1f} {HEAD}V{base}" stroke="#E4E2DA"/>'
        f'<text x="{x:.1f}" y="{base + 14}" font-size="{SIZE - 1}" fill="{QUIET}" text-anchor="middle">{words}</text>'
        for x, words in ticks
    )
    middle = label + (WIDTH - label - RIGHT) / 2 if label == LABEL else WIDTH / 2
    return (
        f'{drawn}<text x="{middle:.1f}" y="{base + 29}" font-size="{SIZE - 1}" fill="{QUIET}" '
        f'text-anchor="middle">{escape(axis)}</text>'
    )


def _short(name: str) -> str:
    """A name that has room; of a longer one its beginning, for the table beside the picture has it whole."""
    letters = int((WIDEST - 12) / LETTER)
    return name if len(name) <= letters else f"{name[: letters - 1]}…"


def _name(name: str, y: float, label: float = LABEL) -> str:
    return f'<text x="{label - 8:g}" y="{y + 4:.1f}" font-size="{SIZE}" fill="{INK}" text-anchor="end">{escape(name)}</text>'


def _span(one: float, other: float, y: float, thick: float, colour: str) -> str:
    return f'<path d="M{one:.1f} {y:.1f}H{other:.1f}" stroke="{colour}" stroke-width="{thick}" stroke-linecap="round"/>'


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{SCALE[4]}" stroke="{PAPER}"/>'
