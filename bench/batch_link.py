"""All pairs of a large table in one engine: the model of `naung.methods.linkage.batch` on DuckDB, and Splink on DuckDB.

    python bench/batch_link.py [--small] [--persons 60000]

Invented persons of bench/link_people.py (held-out cultures and errors), the same table for both in the same run; each in a
process of its own. Measured: wall seconds from the file to the pairs, the most memory that the process held, best F1 over
thresholds. The size in full is 650,000 persons, a little over a million records. What bounds ours stands in `*_seconds`: the file
is read and tables are filled in Python on one core, then the engine joins on two.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.link import Scored, judged, pairs_of, peer, promise, read

from bench import link_people as ground
from naung.methods.linkage.batch import linked_in, model_from_sample
from naung.methods.linkage.engine import duck

PERSONS, SMALL = 650_000, 10_000
LEAST = 0.01
SPLINK = ("splink==5.0.0", "pandas", "pyarrow")
MOST_GIGABYTES = 8.0
MEMORY = "3GB"  # of the engine


def main() -> None:
    """Measure, and print one JSON object last."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--small", action="store_true")
    asked.add_argument("--persons", type=int, default=PERSONS)
    asked.add_argument("--ours", nargs=2, type=Path, help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.ours:
        print(json.dumps(here(*told.ours)))
        return
    count = SMALL if told.small else told.persons
    everybody, found = ground.records(count, held_out=True)
    true = pairs_of({f"r{n}": each.person for n, each in enumerate(found)})
    with tempfile.TemporaryDirectory() as folder:
        ground.write(Path(folder), everybody, found, random.Random(ground.SEED))
        result = measured(Path(folder), true)
    print("\n" + json.dumps(result | {"records": len(found), "persons": count, "seed": ground.SEED + 1}, indent=1))


def measured(folder: Path, true: set[tuple[str, str]]) -> dict[str, object]:
    """Both, one after the other."""
    ours = apart(
        [sys.executable, __file__, "--ours", folder / "records.csv", folder / "ours.csv"], folder / "ours.csv", true
    )
    peers = {
        how: apart(
            [
                peer("splink", SPLINK),
                ROOT / "bench" / "link_splink.py",
                folder / "records.csv",
                folder / f"{how}.csv",
                how,
            ],
            folder / f"{how}.csv",
            true,
        )
        for how in ("untuned", "tuned")
    }
    tuned = peers["tuned"]
    return {
        "promises": [
            promise(
                "seconds",
                ours["seconds"] / tuned["seconds"],
                1.0,
                "of tuned Splink's seconds, at most",
                least=False,
            ),
            promise("f1", ours["f1"] - tuned["f1"], 0.0, "F1 more than tuned Splink, at least"),
            promise("memory", ours["gigabytes"], MOST_GIGABYTES, "gigabytes, at most", least=False),
        ],
        "ours": ours,
        "splink": peers,
    }


def apart(command: list[object], out: Path, true: set[tuple[str, str]]) -> dict[str, float]:
    """One process: its seconds, the most memory that it held, and how good its pairs are."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [str(each) for each in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if child.returncode:
        raise SystemExit(f"{command[1]} ended with {child.returncode}")
    with out.open() as told:
        next(told)
        rows = [line.strip().split(",") for line in told]
    scored: Scored = [(a, b, float(sure)) for a, b, sure in rows]
    found = judged(scored, true, None)
    parts = json.loads(said.splitlines()[-1]) if out.name == "ours.csv" else {}
    whole = {"seconds": round(seconds, 1), "gigabytes": round(used.ru_maxrss / 2**20, 2)}
    return whole | {"f1": found["f1"], "error": found["error"]} | parts


def here(file: Path, out: Path) -> dict[str, float]:
    """Ours, in this process."""
    began = time.perf_counter()
    table = read(file)
    seen = time.perf_counter()
    model = model_from_sample(table)
    fitted = time.perf_counter()
    with duck(memory=MEMORY) as engine:
        marks: list[float] = []
        linking = linked_in(
            engine, table, least=LEAST, model=model, progress=lambda _done, _of: marks.append(time.perf_counter())
        )
    with out.open("w") as told:
        told.write("a,b,sure\n")
        told.writelines(f"{table.ids[a]},{table.ids[b]},{sure}\n" for a, b, sure in linking.pairs)
    filled = marks[0]  # the first part's first statement is done
    parts = {"read": seen - began, "model": fitted - seen, "tables": filled - fitted, "sql": marks[-1] - filled}
    return {f"{name}_seconds": round(each, 1) for name, each in parts.items()} | {"compared": linking.compared}


if __name__ == "__main__":
    main()
