"""The ribbon picture (Sankey): origin, how the border was crossed, destination; a ribbon's height is its count.

Drawn for the width of a phone; names stand beside their bars with paper behind them. Grey tells the crossing: dark for the
official post, hatched for the unofficial road, light for the rest.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from naung.foundation.places.rules.maps import INK, PAPER, QUIET, SCALE
from naung.insight.extract.vocabulary import Exit
from naung.insight.flows.vocabulary import Journey

WIDTH, BAR = 360, 9
COLUMNS = (0, 168, WIDTH - BAR)
LINE = 13  # from one line of a name to the next
TALL, GAP, HEAD = 300, 17, 26  # of all ribbons together, between two bars, above the first
LEAST = 1.5  # of a ribbon
LETTERS = 24  # of one line of a name beside a bar; a longer name breaks at its comma
FILLS = {Exit.OFFICIAL.value: SCALE[3], Exit.UNOFFICIAL.value: "hatched"}


@dataclass(frozen=True)
class RibbonWords:
    """What the picture says: title, description, the heads of its three columns, and names of nodes of each."""

    title: str
    description: str
    heads: tuple[str, str, str]
    names: tuple[Callable[[str], str], Callable[[str], str], Callable[[str], str]]


@dataclass
class Bar:
    """One node: where its bar begins, how high it is, and how far its ribbons have filled it on either side."""

    top: float
    height: float
    left_filled: float = 0
    right_filled: float = 0


def draw_ribbons(journeys: Sequence[Journey], words: RibbonWords, *, key: str) -> str:
    """One SVG of all journeys whose counts may be told; an empty string where there is none."""
    told = [(each, each.count) for each in journeys if each.count]
    if not told:
        return ""
    scale = TALL / sum(count for _, count in told)
    columns = [_bars(_sums(told, end), scale) for end in ("origin", "exit", "destination")]
    height = max(bar.top + bar.height for bars in columns for bar in bars.values()) + GAP
    ribbons = [
        *_ribbons(told, columns, scale, first=True, key=key),
        *_ribbons(told, columns, scale, first=False, key=key),
    ]
    heads = "".join(
        f'<text x="{x}" y="12" text-anchor="{anchor}">{escape(head)}</text>'
        for x, anchor, head in zip(
            (0, COLUMNS[1] + BAR / 2, WIDTH), ("start", "middle", "end"), words.heads, strict=True
        )
    )
    return "".join(
        (
            f'<svg class="pita" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
            f'aria-labelledby="{key}-judul {key}-isi"><title id="{key}-judul">{escape(words.title)}</title>'
            f'<desc id="{key}-isi">{escape(words.description)}</desc>{_hatching(key)}<g class="pita-pita">',
            *ribbons,
            f'</g><g class="pita-kepala" fill="{QUIET}" font-size="11">{heads}</g>',
            *(_column(bars, n, words.names[n]) for n, bars in enumerate(columns)),
            "</svg>",
        )
    )


def _sums(told: Sequence[tuple[Journey, int]], end: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    for each, count in told:
        sums[getattr(each, end)] += count
    return sums


def _bars(sums: Counter[str], scale: float) -> dict[str, Bar]:
    """Largest first, from the top."""
    bars, top = {}, float(HEAD)
    for node, count in sorted(sums.items(), key=lambda each: (-each[1], each[0])):
        bars[node] = Bar(top, max(count * scale, LEAST))
        top += bars[node].height + GAP
    return bars


def _ribbons(
    told: Sequence[tuple[Journey, int]], columns: Sequence[dict[str, Bar]], scale: float, *, first: bool, key: str
) -> list[str]:
    """The ribbons between the first two columns, or between the last two, each from the order of its bars."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for each, count in told:
        ends = (each.origin, each.exit) if first else (each.exit, each.destination)
        sums[*ends, each.exit] += count
    left, right = columns[0 if first else 1], columns[1 if first else 2]
    x1, x2 = (COLUMNS[0] + BAR, COLUMNS[1]) if first else (COLUMNS[1] + BAR, COLUMNS[2])
    found = []
    for (begin, end, exit_), count in sorted(sums.items(), key=lambda s: (left[s[0][0]].top, right[s[0][1]].top)):
        high = max(count * scale, LEAST)
        y1, y2 = left[begin].top + left[begin].right_filled, right[end].top + right[end].left_filled
        left[begin].right_filled += high
        right[end].left_filled += high
        fill = FILLS.get(exit_, SCALE[1])
        fill = f"url(#{key}-arsir)" if fill == "hatched" else fill
        found.append(_ribbon(x1, y1, x2, y2, high, fill))
    return found


def _ribbon(x1: float, y1: float, x2: float, y2: float, high: float, fill: str) -> str:
    middle = (x1 + x2) / 2
    return (
        f'<path fill="{fill}" d="M{x1:.0f} {y1:.1f}C{middle:.0f} {y1:.1f} {middle:.0f} {y2:.1f} {x2:.0f} {y2:.1f}'
        f"V{y2 + high:.1f}C{middle:.0f} {y2 + high:.1f} {middle:.0f} {y1 + high:.1f} {x1:.0f} {y1 + high:.1f}Z"
        f'"/>'
    )


def _hatching(key: str) -> str:
    return (
        f'<defs><pattern id="{key}-arsir" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0h5v5h-5z" fill="{SCALE[0]}"/><path d="M0 0h2v5h-2z" fill="{SCALE[4]}"/></pattern></defs>'
    )


def _column(bars: dict[str, Bar], number: int, name: Callable[[str], str]) -> str:
    x, last = COLUMNS[number], number == len(COLUMNS) - 1
    text_x, anchor = (x - 4, "end") if last else (x + BAR + 4, "start")
    drawn = []
    for node, bar in bars.items():
        middle = bar.top + bar.height / 2 + 4
        drawn.append(f'<rect x="{x}" y="{bar.top:.1f}" width="{BAR}" height="{bar.height:.1f}"/>')
        drawn.append(_label(name(node), text_x, middle, anchor))
    return f'<g class="pita-batang" fill="{INK}" stroke="{PAPER}" font-size="11">{"".join(drawn)}</g>'


def _label(name: str, x: float, y: float, anchor: str) -> str:
    head, comma, tail = name.partition(", ")
    lines = [name] if len(name) <= LETTERS else [head + comma.rstrip(), tail] if tail else [head]
    first = y - LINE / 2 * (len(lines) - 1)
    spans = "".join(
        f'<tspan x="{x}" y="{first + n * LINE:.1f}">{escape(_short(line))}</tspan>' for n, line in enumerate(lines)
    )
    return f'<text text-anchor="{anchor}">{spans}</text>'


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"
