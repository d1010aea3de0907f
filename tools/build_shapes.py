"""Makes `src/naung/foundation/places/tables/shapes/*.csv.gz` from the outlines of Kalimantan Barat.

    .venv/bin/python tools/build_shapes.py FOLDER

FOLDER holds kalbar_kabkota.geojson.gz, kalbar_kecamatan.geojson.gz, kalbar_desa.geojson.gz and
malaysia_borneo_districts.geojson.gz (WGS84; sources and licences in tables/SOURCES.md). Neighbours share borders, so each
border is cut into arcs, every arc is simplified once (Visvalingam's area), and all levels of one view are built from the same
arcs: their lines lie upon each other. What is left stands on a grid of whole pixels. One file a view: the whole province,
each kabupaten or kota by itself, larger; and `kawasan`, Kalimantan Barat with the districts of Sarawak.
"""

import csv
import gzip
import heapq
import io
import json
import sys
from collections.abc import Iterable
from math import cos, radians
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/naung/foundation/places/tables/shapes"
LEVELS = ("kabkota", "kecamatan", "desa")
PROVINCE, REGION, SARAWAK = "61", "kawasan", 13
PROVINCE_WIDTH, REGENCY_WIDTH, REGION_WIDTH = 1000, 640, 640
LEAST_AREA = 1.0  # square pixels: a bend smaller than this is straightened
LEAST_RING = 2.0  # square pixels: an island smaller than this is left out where its area has another
DOT = 2  # pixels: the side of the square that stands for an area too small to draw
GRID = 10_000  # of a degree, as in the source

Point = tuple[int, int]
Ring = list[Point]


def rings_of(geometry: dict[str, Any]) -> list[Ring]:
    """All rings of a polygon or multipolygon, unclosed, in ten-thousandths of a degree."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    found = []
    for ring in (ring for polygon in polygons for ring in polygon):
        points = [(round(x * GRID), round(y * GRID)) for x, y in ring]
        clean = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if clean[0] == clean[-1]:
            clean.pop()
        if len(clean) > 2:
            found.append(clean)
    return found


def read(folder: Path, level: str) -> dict[str, list[Ring]]:
    """The rings of every area of a level by code."""
    with gzip.open(folder / f"kalbar_{level}.geojson.gz", "rt", encoding="utf-8") as file:
        features = json.load(file)["features"]
    return {f["properties"]["kode"]: rings_of(f["geometry"]) for f in features}


def read_sarawak(folder: Path) -> dict[str, list[Ring]]:
    """The rings of every district of Sarawak by code (`MY-13-01`)."""
    with gzip.open(folder / "malaysia_borneo_districts.geojson.gz", "rt", encoding="utf-8") as file:
        features = [f for f in json.load(file)["features"] if f["properties"]["code_state"] == SARAWAK]
    return {f"MY-{SARAWAK}-{f['properties']['code_district']:02}": rings_of(f["geometry"]) for f in features}


def junctions(rings: Iterable[Ring]) -> set[Point]:
    """Points where borders meet: not every ring passes them between the same two neighbours."""
    passed: dict[Point, frozenset[Point]] = {}
    met: set[Point] = set()
    for ring in rings:
        for before, here, after in zip([ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False):
            pair = frozenset((before, after))
            if passed.setdefault(here, pair) != pair:
                met.add(here)
    return met


def arcs_of(ring: Ring, met: set[Point]) -> list[tuple[Point, ...]]:
    """A ring cut at its junctions; one closed arc, starting at its least point, where there is none."""
    cuts = [i for i, point in enumerate(ring) if point in met]
    if not cuts:
        start = ring.index(min(ring))
        turned = ring[start:] + ring[:start]
        return [(*turned, turned[0])]
    turned = ring[cuts[0] :] + ring[: cuts[0]] + [ring[cuts[0]]]
    found, arc = [], [turned[0]]
    for point in turned[1:]:
        arc.append(point)
        if point in met:
            found.append(tuple(arc))
            arc = [point]
    return found


class View:
    """One extent on a pixel grid, with each arc simplified once."""

    def __init__(self, rings: list[Ring], width: int) -> None:
        xs, ys = [p[0] for r in rings for p in r], [p[1] for r in rings for p in r]
        self.left, self.top = min(xs), max(ys)
        self.squeeze = cos(radians((min(ys) + max(ys)) / 2 / GRID))
        self.scale = (width - 2) / max((max(xs) - min(xs)) * self.squeeze, max(ys) - min(ys))
        self.width = round((max(xs) - min(xs)) * self.squeeze * self.scale) + 2
        self.height = round((max(ys) - min(ys)) * self.scale) + 2
        self.kept: dict[tuple[Point, ...], list[Point]] = {}

    def pixel(self, point: Point) -> tuple[float, float]:
        return (point[0] - self.left) * self.squeeze * self.scale + 1, (self.top - point[1]) * self.scale + 1

    def drawn(self, arc: tuple[Point, ...]) -> list[Point]:
        """The arc in whole pixels; the same for both sides of a border."""
        key = min(arc, arc[::-1])
        if key not in self.kept:
            self.kept[key] = whole(visvalingam([self.pixel(p) for p in key]))
        return self.kept[key] if key == arc else self.kept[key][::-1]

    def ring(self, ring: Ring, met: set[Point]) -> list[Point]:
        points: list[Point] = []
        for arc in arcs_of(ring, met):
            points += self.drawn(arc)[:-1]
        return straight(points)


def triangle(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def visvalingam(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Drop the point of least area again and again while it is under LEAST_AREA; ends stay, a closed arc keeps four points."""
    least = 4 if points[0] == points[-1] else 2
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    areas = {i: triangle(points[i - 1], points[i], points[i + 1]) for i in range(1, len(points) - 1)}
    heap = [(area, i) for i, area in areas.items()]
    heapq.heapify(heap)
    left = len(points)
    while heap and left > least:
        area, i = heapq.heappop(heap)
        if areas.get(i) != area:
            continue
        if area >= LEAST_AREA:
            break
        del areas[i]
        left -= 1
        a, c = before[i], after[i]
        after[a], before[c] = c, a
        for j in (a, c):
            if j in areas:
                areas[j] = max(area, triangle(points[before[j]], points[j], points[after[j]]))
                heapq.heappush(heap, (areas[j], j))
    return [p for i, p in enumerate(points) if i in areas or i in (0, len(points) - 1)]


def whole(points: list[tuple[float, float]]) -> list[Point]:
    """Rounded to pixels, without repetition."""
    rounded = [(round(x), round(y)) for x, y in points]
    return [p for i, p in enumerate(rounded) if i in (0, len(rounded) - 1) or p != rounded[i - 1]]


def straight(ring: list[Point]) -> list[Point]:
    """Without repeated points and without points on a straight line."""
    ring = [p for i, p in enumerate(ring) if p != ring[i - 1]]
    changed = True
    while changed and len(ring) > 2:
        kept = [p for i, p in enumerate(ring) if triangle(ring[i - 1], p, ring[(i + 1) % len(ring)]) > 0]
        changed = len(kept) < len(ring)
        ring = kept
    return ring


def area_of(ring: list[Point]) -> float:
    return (
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2 if ring else 0
    )


def number_list(numbers: Iterable[int]) -> str:
    """Numbers with no more signs between them than SVG needs: `3-2 1 0`."""
    text = ""
    for number in numbers:
        text += f" {number}" if text and number >= 0 else str(number)
    return text


def path(rings: list[list[Point]]) -> str:
    """Relative path data of several rings; after `z` the pen is back at the ring's first point."""
    pen, text = (0, 0), ""
    for ring in rings:
        steps = [(x - px, y - py) for (px, py), (x, y) in zip([pen, *ring], ring, strict=False)]
        text += f"m{number_list(n for step in steps for n in step)}z"
        pen = ring[0]
    return text


def dot(rings: list[Ring], view: View) -> list[list[Point]]:
    """A small square in the middle of an area that is too small for the grid."""
    pixels = [view.pixel(p) for ring in rings for p in ring]
    x, y = (round(sum(p[axis] for p in pixels) / len(pixels)) - DOT // 2 for axis in (0, 1))
    return [[(x, y), (x + DOT, y), (x + DOT, y + DOT), (x, y + DOT)]]


def shapes(rings: list[Ring], view: View, met: set[Point]) -> str:
    drawn = [found for found in (view.ring(ring, met) for ring in rings) if area_of(found) > 0]
    drawn.sort(key=area_of, reverse=True)
    kept = [ring for i, ring in enumerate(drawn) if i == 0 or area_of(ring) >= LEAST_RING]
    return path(kept or dot(rings, view))


def write(view_code: str, areas: dict[str, dict[str, list[Ring]]], width: int) -> None:
    """One file a view: `level,kode,path`, with the size of the grid in the first row."""
    every = [ring for level in areas.values() for rings in level.values() for ring in rings]
    view, met = View(every, width), junctions(every)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["level", "kode", "path"])
    writer.writerow(["grid", view_code, f"{view.width} {view.height}"])
    for level, members in areas.items():
        for code in sorted(members):
            writer.writerow([level, code, shapes(members[code], view, met)])
    TARGET.mkdir(exist_ok=True)
    packed = gzip.compress(out.getvalue().encode("utf-8"), mtime=0)
    (TARGET / f"{view_code}.csv.gz").write_bytes(packed)
    print(view_code, view.width, view.height, {level: len(members) for level, members in areas.items()}, len(packed))


def main() -> None:
    folder = Path(sys.argv[1])
    province = {level: read(folder, level) for level in LEVELS}
    write(PROVINCE, province, PROVINCE_WIDTH)
    write(REGION, {"kabkota": province["kabkota"], "distrik": read_sarawak(folder)}, REGION_WIDTH)
    for regency in sorted(province["kabkota"]):
        inside = {
            level: {code: rings for code, rings in members.items() if code == regency or code.startswith(f"{regency}.")}
            for level, members in province.items()
        }
        write(regency, inside, REGENCY_WIDTH)


if __name__ == "__main__":
    main()
