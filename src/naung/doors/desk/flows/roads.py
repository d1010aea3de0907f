"""The map of roads: Kalimantan Barat and Sarawak from the shipped outlines, a line a road, and boxes for what lies beyond.

A line's width grows with its count; how the border was crossed is told by its dashes, so that it reads in grey. Roads whose
ends are not told are not drawn: the page says how many they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from math import hypot, sqrt

from naung.foundation.places.rules.maps import INK, PAPER, QUIET
from naung.foundation.places.rules.shapes import label_point, region_shapes
from naung.insight.extract.vocabulary import COARSENED, UNKNOWN, Exit
from naung.insight.flows.vocabulary import Journey, Where

Point = tuple[float, float]
KALBAR, SARAWAK, HOME = "61", "MY-13", "ID"
BOX_WIDTH, BOX_HEIGHT, BOX_GAP = 236, 34, 8
LETTER = 20  # twelve pixels on a phone of 360, where the grid is 558 wide
MOST_BOXES = 6  # countries named on the map; the table names every one
WIDEST, THINNEST = 11.0, 1.6  # of a line, in pixels of the grid
BEND = 0.16  # how far a line bows, as a share of its length
LOOP = 13  # the radius of a road that stays inside
# Dash and gap in widths of the line; an official post has none, and what is not told is dotted.
DASHES = {Exit.OFFICIAL.value: (), Exit.UNOFFICIAL.value: (2.0, 1.2)}
UNTOLD = (0.6, 0.9)


@dataclass(frozen=True)
class RoadWords:
    """What the map says: title and description for who can't see it, names of nodes, and the sentence of one road."""

    title: str
    description: str
    name: Callable[[str], str]
    road: Callable[[Journey], str]
    links: Mapping[str, str]


@lru_cache(maxsize=1)
def _middles() -> Mapping[str, Point]:
    """The point of every area of the map at which a road begins or ends."""
    return {code: label_point(path) for code, path in region_shapes()[1].items()}


def drawable(journey: Journey) -> bool:
    """Whether both ends are places of the map and the count may be told."""
    ends = (journey.origin, journey.destination)
    return bool(journey.count) and journey.origin in _middles() and not {COARSENED, UNKNOWN, *Where} & set(ends)


def draw_roads(journeys: Sequence[Journey], words: RoadWords, *, key: str) -> str:
    """One SVG of the roads that can be drawn, largest below, over the areas; each area is a link, each line says its road."""
    (width, height), paths = region_shapes()
    drawn = [each for each in journeys if drawable(each)]
    beyond = [*dict.fromkeys(j.destination for j in drawn if j.destination not in (KALBAR, SARAWAK, HOME))][:MOST_BOXES]
    ends = _ends(beyond, width, height)
    most = max((each.count or 0 for each in drawn), default=1)
    parts = [
        f'<svg class="jalur" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="group" '
        f'aria-labelledby="{key}-judul {key}-isi"><title id="{key}-judul">{escape(words.title)}</title>'
        f'<desc id="{key}-isi">{escape(words.description)}</desc>',
        _land(paths, words),
        f'<g class="jalur-garis" pointer-events="none" fill="none" stroke="{INK}">',
        *(_line(each, ends, most, words) for each in drawn if each.destination in ends),
        "</g>",
        _boxes({code: ends[code] for code in (*beyond, HOME) if any(j.destination == code for j in drawn)}, words),
        f'<g class="jalur-nama" pointer-events="none" fill="{INK}" text-anchor="middle" font-size="{LETTER}" aria-hidden="true">',
        f"{_names(words)}</g></svg>",
    ]
    return "".join(parts)


def _ends(beyond: Sequence[str], width: int, height: int) -> dict[str, Point]:
    """Where roads end: the middle of Sarawak's near side, and the boxes, on the sea and at the edge of the land."""
    ends = {SARAWAK: _middles()["MY-13-01"]}
    for number, code in enumerate(beyond):
        ends[code] = (BOX_WIDTH / 2 + 8, 20 + number * (BOX_HEIGHT + BOX_GAP) + BOX_HEIGHT / 2)
    ends[HOME] = (width - BOX_WIDTH / 2 - 8, height - BOX_HEIGHT / 2 - 8)
    return ends


def _land(paths: Mapping[str, str], words: RoadWords) -> str:
    home = "".join(_area(code, path, words) for code, path in paths.items() if code.startswith(KALBAR))
    abroad = "".join(f'<path d="{path}"/>' for code, path in paths.items() if code.startswith(SARAWAK))
    return (
        f'<g class="jalur-luar" fill="#F1EFE8" stroke="{QUIET}" stroke-width="0.5" fill-rule="evenodd">{abroad}</g>'
        f'<g class="jalur-darat" fill="#E4EEEB" stroke="{QUIET}" stroke-width="0.8" fill-rule="evenodd">{home}</g>'
    )


def _area(code: str, path: str, words: RoadWords) -> str:
    name = escape(words.name(code))
    drawn = f'<path d="{path}"><title>{name}</title></path>'
    return f'<a href="{escape(words.links[code])}" aria-label="{name}">{drawn}</a>' if code in words.links else drawn


def _boxes(ends: Mapping[str, Point], words: RoadWords) -> str:
    drawn = (
        f'<rect x="{x - BOX_WIDTH / 2:.0f}" y="{y - BOX_HEIGHT / 2:.0f}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="4" '
        f'fill="{PAPER}" stroke="{QUIET}"/><text x="{x:.0f}" y="{y + LETTER / 3:.0f}" text-anchor="middle" fill="{INK}" '
        f'font-size="{LETTER}">{escape(words.name(code))}</text>'
        for code, (x, y) in ends.items()
    )
    return f'<g class="jalur-kotak" pointer-events="none">{"".join(drawn)}</g>'


def _line(each: Journey, ends: Mapping[str, Point], most: int, words: RoadWords) -> str:
    width = max(THINNEST, WIDEST * sqrt((each.count or 0) / most))
    dashes = DASHES.get(each.exit, UNTOLD)
    dashed = " ".join(f"{part * width:.1f}" for part in dashes)
    attributes = f'stroke-width="{width:.1f}"' + (f' stroke-dasharray="{dashed}"' if dashed else "")
    drawn = f'class="jalur-{_kind(each.exit)}" d="{_curve(each, ends)}" {attributes}'
    return f"<path {drawn}><title>{escape(words.road(each))}</title></path>"


def _kind(exit_: str) -> str:
    return {Exit.OFFICIAL.value: "resmi", Exit.UNOFFICIAL.value: "tidak-resmi"}.get(exit_, "lain")


def _curve(each: Journey, ends: Mapping[str, Point]) -> str:
    (x1, y1), (x2, y2) = _middles()[each.origin], ends[each.destination]
    length = hypot(x2 - x1, y2 - y1)
    side = (
        BEND if each.exit != Exit.UNOFFICIAL.value else -BEND
    )  # two roads between the same ends lie beside each other
    bow = (side * (y2 - y1), side * (x1 - x2)) if length else (0.0, 0.0)
    cx, cy = (x1 + x2) / 2 + bow[0], (y1 + y2) / 2 + bow[1]
    return f"M{x1:.0f} {y1:.0f}Q{cx:.0f} {cy:.0f} {x2:.0f} {y2:.0f}"


def _names(words: RoadWords) -> str:
    home = {code: point for code, point in _middles().items() if code.startswith(KALBAR)}
    texts = [f'<text x="{x:.0f}" y="{y:.0f}">{code.rsplit(".", 1)[-1]}</text>' for code, (x, y) in home.items()]
    x, y = _middles()["MY-13-04"]
    return "".join(texts) + f'<text x="{x + 90:.0f}" y="{y - 40:.0f}">{escape(words.name(SARAWAK))}</text>'
