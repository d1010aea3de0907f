"""Outlines of Kalimantan Barat, made beforehand for a grid of whole pixels (tables/shapes, by tools/build_shapes.py)."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from naung.foundation.places.rules.codes import is_code, lies_within
from naung.foundation.places.rules.tables import table_bytes, table_rows
from naung.foundation.places.vocabulary import Level

MAPPED = "61"
MAPPED_LEVELS = {Level.REGENCY: "kabkota", Level.DISTRICT: "kecamatan", Level.VILLAGE: "desa"}
NUMBER = re.compile(r"-?\d+")
MARGIN = 4  # pixels around a part that is cut out of a larger view
CORNERS = 3  # of the least ring
SMALL_EXTENT = 900  # square pixels of the box around a ring
LEAST_BEND = 4  # twice the square pixels of a corner that a grid half as fine still shows
SCAN_LINES = 24  # lines over a shape on which room for its label is looked for


@dataclass(frozen=True)
class Shapes:
    """The outlines of one level in one area: path data by code, and the part of the pixel grid that shows them."""

    level: Level
    within: str
    box: tuple[int, int, int, int]  # left, top, width, height
    paths: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """True where there is no map of this area at this level."""
        return not self.paths


@lru_cache(maxsize=16)
def _view(code: str) -> tuple[tuple[int, int], Mapping[str, Mapping[str, str]]]:
    """The grid's size and the paths by level of one file."""
    size = (0, 0)
    levels: dict[str, dict[str, str]] = {level: {} for level in MAPPED_LEVELS.values()}
    for row in table_rows(f"shapes/{code}.csv.gz"):
        if row["level"] == "grid":
            width, height = row["path"].split()
            size = int(width), int(height)
        else:
            levels[row["level"]][row["kode"]] = row["path"]
    return size, MappingProxyType({level: MappingProxyType(paths) for level, paths in levels.items()})


def shapes_for(level: Level, within: str = MAPPED) -> Shapes:
    """The outlines of a level (kabupaten and kota, kecamatan, village) in the province, a kabupaten or a kecamatan.

    Empty where no outlines are kept: outside Kalimantan Barat, or at another level.
    """
    if level not in MAPPED_LEVELS or not is_code(within) or not lies_within(within, MAPPED):
        return Shapes(level, within, (0, 0, 0, 0), MappingProxyType({}))
    view = within[:5]
    if view != MAPPED and view not in _view(MAPPED)[1]["kabkota"]:
        return Shapes(level, within, (0, 0, 0, 0), MappingProxyType({}))
    (width, height), levels = _view(view)
    paths = levels[MAPPED_LEVELS[level]]
    if view == within:
        return Shapes(level, within, (0, 0, width, height), paths)
    inside = {code: path for code, path in paths.items() if lies_within(code, within)}
    return Shapes(level, within, box_of(inside.values()), MappingProxyType(inside))


@lru_cache(maxsize=4)
def halved_districts(within: str = MAPPED) -> Shapes:
    """The outlines of all kecamatan on a grid half as fine, for a page that draws every one of them at once.

    Corners that hardly bend are left out, never one where three areas meet. Both sides of a border have the same corners and
    lose the same, so they still lie upon each other, but beside small areas, which lose none.
    """
    whole = shapes_for(Level.DISTRICT, within)
    left, top, width, height = whole.box
    rings = {code: _rings(path) for code, path in whole.paths.items()}
    met = Counter(corner for each in rings.values() for ring in each for corner in set(ring))
    paths = {code: _halved(each, met) for code, each in rings.items()}
    return Shapes(whole.level, within, (left // 2, top // 2, width // 2 + 1, height // 2 + 1), MappingProxyType(paths))


def _halved(rings: list[list[tuple[int, int]]], met: Mapping[tuple[int, int], int]) -> str:
    """The rings with every corner at half its place; one that shrinks to nothing is left out, an area of none is a dot."""
    kept = [half for half in (_halved_ring(ring, met) for ring in rings) if len(half) >= CORNERS]
    if not kept:
        x, y = rings[0][0][0] // 2, rings[0][0][1] // 2
        kept = [[(x, y), (x + 1, y), (x + 1, y + 1)]]
    pen, text = (0, 0), ""
    for ring in kept:
        steps = [(x - px, y - py) for (px, py), (x, y) in zip([pen, *ring], ring, strict=False)]
        text += "m" + " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-") + "z"
        pen = ring[0]
    return text


def _halved_ring(ring: list[tuple[int, int]], met: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    bends = zip([ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False)
    small = (
        _extent(ring) < SMALL_EXTENT
    )  # a small kecamatan of a kota keeps its shape, at the price of a hair's breadth
    kept = [here for before, here, after in bends if small or met[here] > 2 or _bend(before, here, after) > LEAST_BEND]
    half = [(x // 2, y // 2) for x, y in kept]
    return [point for number, point in enumerate(half) if point != half[number - 1]]


def _bend(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> int:
    """Twice the area of the corner, in square pixels."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))


@lru_cache(maxsize=1)
def region_shapes() -> tuple[tuple[int, int], Mapping[str, str]]:
    """Kalimantan Barat's kabupaten and kota with Sarawak's districts on one grid: its width and height, and the paths by code."""
    rows = {row["kode"]: (row["level"], row["path"]) for row in table_rows("shapes/kawasan.csv.gz")}
    width, height = next(path for level, path in rows.values() if level == "grid").split()
    paths = {code: path for code, (level, path) in rows.items() if level != "grid"}
    return (int(width), int(height)), MappingProxyType(paths)


def box_of(paths: Iterable[str]) -> tuple[int, int, int, int]:
    """Left, top, width and height of what relative paths draw, with a margin; zeros for nothing."""
    points = [point for path in paths for point in _points(path)]
    if not points:
        return (0, 0, 0, 0)
    left, top = (min(point[axis] for point in points) - MARGIN for axis in (0, 1))
    right, bottom = (max(point[axis] for point in points) + MARGIN for axis in (0, 1))
    return left, top, right - left, bottom - top


def _points(path: str) -> list[tuple[int, int]]:
    return [corner for ring in _rings(path) for corner in ring]


def _rings(path: str) -> list[list[tuple[int, int]]]:
    """The corners of a path by ring: each ring starts from the first corner of the ring before it."""
    found, start = [], (0, 0)
    for ring in path.split("z")[:-1]:
        numbers = [int(number) for number in NUMBER.findall(ring)]
        x, y = start
        corners = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        start = corners[0]
        found.append(corners)
    return found


def label_point(path: str) -> tuple[int, int]:
    """A point inside the path with room around it for a short label: in the middle of a wide and high part of it."""
    rings = _rings(path)
    best = max(rings, key=_extent)
    left, top, right, bottom = _bounds(best)
    spots: list[tuple[float, float, float]] = []
    for step in range(1, SCAN_LINES):
        y = top + (bottom - top) * step / SCAN_LINES
        for one, other in _crossings(rings, y, axis=1):
            x = (one + other) / 2
            height = next((b - a for a, b in _crossings(rings, x, axis=0) if a <= y <= b), 0)
            spots.append((min(other - one, height), x, y))
    _, x, y = max(spots, default=(0, (left + right) / 2, (top + bottom) / 2))
    return round(x), round(y)


def _bounds(ring: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _extent(ring: list[tuple[int, int]]) -> int:
    left, top, right, bottom = _bounds(ring)
    return (right - left) * (bottom - top)


def _crossings(rings: list[list[tuple[int, int]]], at: float, *, axis: int) -> list[tuple[float, float]]:
    """The stretches inside the rings (even-odd) along a line: `axis` 1 for a level line at y, 0 for an upright one at x."""
    across = 1 - axis
    found = []
    for ring in rings:
        for one, other in pairwise([*ring, ring[0]]):
            if (one[axis] > at) != (other[axis] > at):
                found.append(one[across] + (other[across] - one[across]) * (at - one[axis]) / (other[axis] - one[axis]))
    found.sort()
    return list(zip(found[::2], found[1::2], strict=False))


@lru_cache(maxsize=1)
def _villages() -> Mapping[str, str]:
    """The names of the villages of the mapped province, by code."""
    lines = table_bytes("desa_kelurahan.csv.gz").decode("utf-8").splitlines()
    own = csv.reader(line for line in lines if line.startswith(f"{MAPPED}."))
    return MappingProxyType({code: name for code, name, *_ in own})


def village_names(within: str = MAPPED) -> dict[str, str]:
    """The names of the villages of the mapped province, or of an area in it, by code."""
    return {code: name for code, name in _villages().items() if lies_within(code, within)}


def villages_without_outline(within: str = MAPPED) -> tuple[tuple[str, str], ...]:
    """Code and name of each village that the table has and the map has not: they are named under the map."""
    drawn = _view(MAPPED)[1]["desa"]
    return tuple((c, name) for c, name in _villages().items() if c not in drawn and lies_within(c, within))
