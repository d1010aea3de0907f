"""Makes `src/naung/foundation/places/tables/neighbours.csv.gz`: which areas of Kalimantan Barat share a border.

    .venv/bin/python tools/build_neighbours.py FOLDER

FOLDER as for build_shapes.py. Two areas are neighbours ("batas") where their outlines share a piece of border, that is two
corners that follow each other; at a level whose map then falls into pieces, the smallest piece is joined to the nearest area
("terdekat": shortest line between corners, in degrees, which are alike on the equator), again and again. One row a pair:
level, kode, tetangga, cara.
"""

import csv
import gzip
import io
import sys
from collections import defaultdict
from itertools import combinations
from math import hypot
from pathlib import Path

from build_shapes import GRID, LEVELS, Ring, read

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/naung/foundation/places/tables/neighbours.csv.gz"

Pair = tuple[str, str]


def bordering(areas: dict[str, list[Ring]]) -> set[Pair]:
    """Pairs of codes that share two corners in a row."""
    owners: dict[frozenset[tuple[int, int]], set[str]] = defaultdict(set)
    for code, rings in areas.items():
        for ring in rings:
            for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
                owners[frozenset((one, other))].add(code)
    return {pair for codes in owners.values() for pair in combinations(sorted(codes), 2)}


def pieces(codes: list[str], pairs: set[Pair]) -> list[set[str]]:
    """Codes that hang together."""
    around: dict[str, set[str]] = {code: set() for code in codes}
    for one, other in pairs:
        around[one].add(other)
        around[other].add(one)
    found, left = [], set(codes)
    while left:
        piece, edge = set(), {min(left)}
        while edge:
            piece |= edge
            edge = set().union(*(around[code] for code in edge)) - piece
        found.append(piece)
        left -= piece
    return found


def nearest(areas: dict[str, list[Ring]], piece: set[str]) -> Pair:
    """The shortest line from a piece to an area outside it."""
    corners = {code: [point for ring in rings for point in ring] for code, rings in areas.items()}
    best, line = float("inf"), ("", "")
    for code in sorted(piece):
        for other in sorted(set(areas) - piece):
            for x, y in corners[code][::3]:
                for a, b in corners[other][::3]:
                    if (apart := hypot(x - a, y - b)) < best:
                        best, line = apart, (min(code, other), max(code, other))
    print("joined", line, f"{best / GRID * 111:.1f} km")
    return line


def rows(level: str, areas: dict[str, list[Ring]]) -> list[tuple[str, str, str, str]]:
    """The rows of one level."""
    pairs = bordering(areas)
    found = [(level, *pair, "batas") for pair in sorted(pairs)]
    while len(parts := pieces(sorted(areas), pairs)) > 1:
        line = nearest(areas, min(parts, key=lambda part: (len(part), min(part))))
        pairs.add(line)
        found.append((level, *line, "terdekat"))
    print(level, len(areas), len(found))
    return found


def main() -> None:
    """All three levels into one file."""
    folder = Path(sys.argv[1])
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["level", "kode", "tetangga", "cara"])
    for level in LEVELS:
        writer.writerows(rows(level, read(folder, level)))
    TARGET.write_bytes(gzip.compress(out.getvalue().encode("utf-8"), mtime=0))


if __name__ == "__main__":
    main()
