"""All pairs of a large table in one engine: the model of `naung.methods.linkage.batch` on DuckDB, and Splink on DuckDB.

    python bench/batch_link.py [--small] [--beside 150000] [--persons 650000]

Invented persons of bench/link_people.py (held-out cultures and errors), each program in a process of its own. Measured: wall
seconds from the file to the pairs, the most memory that the process held, best F1 over thresholds.

At the size `--beside` both look at the same table in the same run, and again at the full size (650,000 persons, a little over a
million records). There the pairs of a common name, which grow with the square of the table, may be too many for the peer: it may
use `PEER_MEMORY` and `PEER_DISK`, and `TIMES` as many seconds as ours took. Where it ends with an error (then its seconds are
compared with nothing) or is stopped (it would have needed more), that is said (`ended`).

What bounds ours stands in `*_seconds`: the file is read and tables are filled in Python on one core, then the engine joins on
two.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.growth import machine
from bench.link import Scored, judged, pairs_of, peer, promise, read

from bench import link_people as ground
from naung.methods.linkage.batch import linked_in, model_from_sample
from naung.methods.linkage.engine import duck

PERSONS, BESIDE, SMALL = 650_000, 150_000, 10_000
LEAST = 0.01
SPLINK = ("splink==5.0.0", "pandas", "pyarrow")
MOST_GIGABYTES = 8.0
MEMORY = "3GB"  # of the engine
PEERS, PEER_MEMORY, PEER_DISK = ("untuned", "tuned"), "16GB", "26GB"
TIMES = 2


def main() -> None:
    """Measure, and print one JSON object last."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--small", action="store_true")
    asked.add_argument("--persons", type=int)
    asked.add_argument("--beside", type=int)
    asked.add_argument("--ours", nargs=2, type=Path, help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.ours:
        print(json.dumps(here(*told.ours)))
        return
    beside, whole = (
        told.beside or (SMALL if told.small else BESIDE),
        told.persons or (2 * SMALL if told.small else PERSONS),
    )
    both, full = measured(beside), measured(whole, times=TIMES)
    promises = [each for name, size in (("beside", both), ("in_full", full)) for each in promises_of(name, size)]
    memory = full["ours"]["gigabytes"]
    promises.append(promise("memory_in_full", memory, MOST_GIGABYTES, "gigabytes, at most", least=False))
    result = {"promises": promises, "beside": both, "in_full": full, "machine": machine(), "seed": ground.SEED + 1}
    print("\n" + json.dumps(result, indent=1))


def promises_of(name: str, size: dict[str, Any]) -> list[dict[str, Any]]:
    """No slower than the quicker of the peers that did not fail, and F1 above the better of those that came to an end."""
    ours, peers = size["ours"], [size[how] for how in PEERS]
    told = []
    if lasted := [each["seconds"] for each in peers if not each.get("ended", "").startswith("with an error")]:
        unit = "of Splink's seconds, at most"
        told.append(promise(f"seconds_{name}", ours["seconds"] / min(lasted), 1.0, unit, least=False))
    if ended := [each["f1"] for each in peers if "f1" in each]:
        told.append(promise(f"f1_{name}", ours["f1"] - max(ended), 0.0, "F1 more than Splink, at least"))
    return told


def measured(persons: int, *, times: int | None = None) -> dict[str, Any]:
    """Ours and the peers on one table, one after the other; each of them at most so many `times` as long as ours, if told."""
    everybody, found = ground.records(persons, held_out=True)
    true = pairs_of({f"r{n}": each.person for n, each in enumerate(found)})
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ground.write(folder, everybody, found, random.Random(ground.SEED))
        records = folder / "records.csv"
        told: dict[str, Any] = {"persons": persons, "records": len(found)}
        del found, everybody
        out = folder / "ours.csv"
        told["ours"] = apart([sys.executable, Path(__file__).resolve(), "--ours", records, out], out, true)
        for how in PEERS:
            out = folder / f"{how}.csv"
            command = [peer("splink", SPLINK), ROOT / "bench" / "link_splink.py", records, out, how]
            told[how] = apart(command, out, true, times and times * told["ours"]["seconds"])
            print(persons, how, told[how], file=sys.stderr, flush=True)
    return told


def apart(command: list[object], out: Path, true: set[tuple[str, str]], limit: float | None = None) -> dict[str, Any]:
    """One process: its seconds, the most memory that it held, and how good its pairs are, or how it ended without any."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [str(each) for each in command],
        cwd=out.parent,
        env=os.environ | {"SPLINK_MEMORY": PEER_MEMORY, "SPLINK_DISK": PEER_DISK},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stop = threading.Timer(limit or threading.TIMEOUT_MAX, child.kill)
    stop.start()
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    stop.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    whole: dict[str, Any] = {"seconds": round(seconds, 1), "gigabytes": round(used.ru_maxrss / 2**20, 2)}
    if child.returncode and limit is None:
        raise SystemExit(f"{command[1]} ended with {child.returncode}")
    if child.returncode:
        return whole | {"ended": "stopped" if child.returncode < 0 else f"with an error ({child.returncode})"}
    with out.open() as told:
        next(told)
        rows = [line.strip().split(",") for line in told]
    scored: Scored = [(a, b, float(sure)) for a, b, sure in rows]
    found = judged(scored, true, None)
    parts = json.loads(said.splitlines()[-1]) if out.name == "ours.csv" else {}
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
