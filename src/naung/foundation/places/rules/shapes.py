"""Outlines of Kalimantan Barat, made beforehand for a grid of whole pixels (tables/shapes, by tools/build_shapes.py)."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from naung.foundation.places.rules.codes import is_code, lies_within
from naung.foundation.places.rules.tables import table_bytes, table_rows
from naung.foundation.places.vocabulary import Level

MAPPED = "61"
MAPPED_LEVELS = {Level.REGENCY: "kabkota", Level.DISTRICT: "kecamatan", Level.VILLAGE: "desa"}
NUMBER = re.compile(r"-?\d+")
MARGIN = 4  # pixels around a part that is cut out of a larger view


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


def box_of(paths: Iterable[str]) -> tuple[int, int, int, int]:
    """Left, top, width and height of what relative paths draw, with a margin; zeros for nothing."""
    points = [point for path in paths for point in _points(path)]
    if not points:
        return (0, 0, 0, 0)
    left, top = (min(point[axis] for point in points) - MARGIN for axis in (0, 1))
    right, bottom = (max(point[axis] for point in points) + MARGIN for axis in (0, 1))
    return left, top, right - left, bottom - top


def _points(path: str) -> list[tuple[int, int]]:
    """The corners of a path: each ring starts from the first corner of the ring before it."""
    found, start = [], (0, 0)
    for ring in path.split("z")[:-1]:
        numbers = [int(number) for number in NUMBER.findall(ring)]
        x, y = start
        corners = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        start = corners[0]
        found += corners
    return found


@lru_cache(maxsize=1)
def _villages() -> Mapping[str, str]:
    """The names of the villages of the mapped province, by code."""
    lines = table_bytes("desa_kelurahan.csv.gz").decode("utf-8").splitlines()
    own = csv.reader(line for line in lines if line.startswith(f"{MAPPED}."))
    return MappingProxyType({code: name for code, name, *_ in own})


def villages_without_outline(within: str = MAPPED) -> tuple[tuple[str, str], ...]:
    """Code and name of each village that the table has and the map has not: they are named under the map."""
    drawn = _view(MAPPED)[1]["desa"]
    return tuple((c, name) for c, name in _villages().items() if c not in drawn and lies_within(c, within))
