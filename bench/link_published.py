"""Linkage on sets that others made and publish with their truth: FEBRL 1 to 4, historical_50k, fake_1000; Splink in the same run.

    python bench/link_published.py FOLDER [--small] [--only febrl1,febrl2]

FOLDER holds febrl1, febrl2, febrl3, febrl4a, febrl4b, historical_50k and fake_1000, each as .csv.gz with the columns of its
makers. They are English and Australian: this shows that nothing was fitted to our own invented persons
alone. Columns are taken as `naung link` suggests them; Splink is set up as in its own examples. Best F1 over thresholds.
"""

import argparse
import csv
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.batch_link import SPLINK
from bench.link import Scored, judged, pairs_of, peer, promise

from naung.methods.linkage.batch import linked_in
from naung.methods.linkage.engine import duck
from naung.methods.linkage.fields import Column, Kind, suggested
from naung.methods.linkage.link import linked
from naung.methods.linkage.values import table_of

SETS = {
    "febrl1": ("febrl", ["febrl1"]),
    "febrl2": ("febrl", ["febrl2"]),
    "febrl3": ("febrl", ["febrl3"]),
    "febrl4": ("febrl", ["febrl4a", "febrl4b"]),
    "fake_1000": ("fake", ["fake_1000"]),
    "historical_50k": ("historical", ["historical_50k"]),
}
SMALL = ("febrl1", "fake_1000")
TRUTH = "cluster"
OF_PERSON = re.compile(r"rec-(\d+)-")
IN_MEMORY = 20_000  # records; a larger table is compared in the engine
LEAST = 0.01


def main() -> None:
    """Measure each set, and print one JSON object last."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--small", action="store_true")
    asked.add_argument("--only", default="")
    told = asked.parse_args()
    names = told.only.split(",") if told.only else list(SMALL if told.small else SETS)
    figures = {}
    for name in names:
        figures[name] = measured(name, told.folder)
        print(name, figures[name], flush=True)
    promises = [
        promise(name, each["ours"]["f1"] - each["splink"]["f1"], 0.0, "F1 more than Splink, at least")
        for name, each in figures.items()
    ]
    print("\n" + json.dumps({"promises": promises, "figures": figures}, indent=1))


def measured(name: str, folder: Path) -> dict[str, dict[str, float]]:
    """Both on one set."""
    kind, files = SETS[name]
    heads, rows = read(folder, files)
    own = heads.index("rec_id") if kind == "febrl" else heads.index("unique_id")
    if kind == "febrl":
        truth = {row[own]: found[1] for row in rows if (found := OF_PERSON.match(row[own]))}
        if len(truth) < len(rows):
            raise SystemExit(f"{name}: a rec_id that names no person")
    else:
        truth = {row[own]: row[heads.index(TRUTH)] for row in rows}
    true = pairs_of(truth)
    hidden = [n for n, head in enumerate(heads) if head == TRUTH]
    heads = [head for n, head in enumerate(heads) if n not in hidden]
    rows = [[cell for n, cell in enumerate(row) if n not in hidden] for row in rows]
    return {"ours": judged(ours(heads, rows), true, None), "splink": judged(theirs(heads, rows, kind), true, None)}


def read(folder: Path, files: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """The rows of these files under one another."""
    heads: list[str] = []
    rows: list[list[str]] = []
    for name in files:
        with gzip.open(folder / f"{name}.csv.gz", "rt", newline="", encoding="utf-8") as told:
            heads, *found = list(csv.reader(told, skipinitialspace=True))
            rows += found
    return [head.strip() for head in heads], rows


def ours(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Scored:
    """Pairs as `naung link` finds them; the id is the column that the set calls so."""
    columns = suggested(heads, rows)
    columns = [
        Column(each.heading, "id", Kind.ID) if each.heading in ("rec_id", "unique_id") else each for each in columns
    ]
    table = table_of(columns, rows)
    if len(table) <= IN_MEMORY:
        return [(each.first, each.second, each.probability) for each in linked(table, least=LEAST).pairs]
    with duck(memory="8GB") as engine:
        return [(table.ids[a], table.ids[b], sure) for a, b, sure in linked_in(engine, table, least=LEAST).pairs]


def theirs(heads: Sequence[str], rows: Sequence[Sequence[str]], kind: str) -> Scored:
    """Splink's pairs of the same rows."""
    with tempfile.TemporaryDirectory() as place:
        records, out = Path(place) / "records.csv", Path(place) / "pairs.csv"
        with records.open("w", newline="", encoding="utf-8") as told:
            csv.writer(told).writerows([heads, *rows])
        script = ROOT / "bench" / "link_published_splink.py"
        command = [str(each) for each in (peer("splink", SPLINK), script, records, out, kind)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr[-2000:])
        with out.open() as written:
            return [(row[0], row[1], float(row[2])) for row in list(csv.reader(written))[1:]]


if __name__ == "__main__":
    main()
