"""How long does the extract of a large register take, how much memory, and what do attackers find in it?

`python bench/extract.py [--small] [--keep DIR]`: prints one JSON object last. A register of invented victims (the real schema,
SQLite) is laid down in bulk; `naung extract` runs as its operator runs it, in a process of its own. Then beside it, on a part
of the same register: the same attackers on the table as it was before it climbed, and on what is usually done instead, one
table in which combinations of fewer than five are left out.

    seconds, peak_megabytes   of the whole command with its helpers, on two cores; `core_seconds` and `load_before` say what
                              else the machine did meanwhile
    certain                   the largest share of persons whom an attacker points at, over attackers and tables
    smallest                  the fewest persons (or groups) behind any row of the written files
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.extract_ground import fill, founded

SEED = 61_2026
SMALL, FULL = 20_000, 1_000_000
SECONDS, MEGABYTES, CERTAIN, SMALLEST = 120.0, 2048.0, 0.05, 5
COMPARED = 16_000  # cases that the other ways are tried on
EVERY = 0.2  # seconds between two looks at the memory


def measured(home: Path) -> tuple[dict[str, Any], dict[str, float]]:
    """The command's answer; its seconds on the clock and of the cores; the most memory that it and its helpers held."""
    command = [sys.executable, "-m", "naung", "extract", "--json"]
    began, most = time.monotonic(), 0.0
    with tempfile.TemporaryFile("w+") as told:
        done = subprocess.Popen(command, env={**os.environ, "NAUNG_HOME": str(home)}, cwd=ROOT, stdout=told)
        while done.poll() is None:
            most = max(most, held_by(done.pid))
            time.sleep(EVERY)
        seconds = time.monotonic() - began
        if done.returncode:
            raise SystemExit(f"naung extract ended with {done.returncode}")
        told.seek(0)
        answer = json.loads(told.read())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return answer, {"seconds": seconds, "core_seconds": used.ru_utime + used.ru_stime, "megabytes": most}


def held_by(process: int) -> float:
    """Megabytes of memory that a process and its children have now."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * resource.getpagesize() / 2**20 + sum(held_by(int(child)) for child in children)


def smallest_written(folder: str) -> int:
    """The smallest count in the written tables of persons and groups."""
    from naung.insight.extract.queries.finished import engine
    from naung.insight.extract.rules.tables import TABLES

    with engine() as connection:
        read = [connection.read_parquet(str(Path(folder) / f"{name}.parquet")).fetchall() for name in TABLES]
    return min(row[-1] for rows in read for row in rows)


def other_ways(cases: int) -> dict[str, Any]:
    """The same attackers on the table of persons: as it was, with small combinations left out, and as it is released."""
    from datetime import datetime

    from django.utils import timezone

    from naung.foundation.access.rules import system_actor
    from naung.insight.extract.queries import register_part
    from naung.insight.extract.rules.attack import attacked
    from naung.insight.extract.rules.exact import exact_of
    from naung.insight.extract.rules.ladder import climbed, coarser
    from naung.insight.extract.rules.tables import PERSONS
    from naung.insight.extract.vocabulary import Released

    until = datetime.now(timezone.get_default_timezone())
    parts = 1 << max(cases // COMPARED, 0).bit_length()
    raw = register_part(0, parts, until, actor=system_actor("extract"))[PERSONS.name]
    exact = exact_of(raw)
    whole = sum(raw.values())
    first: dict[tuple[str, ...], int] = {}
    for values, count in raw.items():
        told = tuple(coarser(v, c.scale, n) for v, c, n in zip(values, PERSONS.columns, PERSONS.rungs[0], strict=True))
        first[told] = first.get(told, 0) + count
    left_out = {values: count for values, count in first.items() if count >= SMALLEST}
    found: dict[str, Any] = {"persons": whole}
    for name, released in (
        ("as_it_was", Released(first, 0)), ("small_left_out", Released(left_out, 0)), ("ladder", climbed(PERSONS, exact)),
    ):  # fmt: skip
        attacks = attacked(PERSONS, exact, released, seed=SEED)
        found[name] = {
            "kept": round(sum(released.counts.values()) / whole, 4),
            "certain": {each.attacker: each.certain for each in attacks},
            "guessed": {each.attacker: each.guessed for each in attacks},
        }
    return found


def promise(name: str, value: float, bound: float, unit: str, holds: bool) -> dict[str, Any]:
    """One promise as the others write it."""
    return {"name": name, "value": value, "bound": bound, "unit": unit, "holds": holds}


def main() -> None:
    """Lay down, extract, attack, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    cases = SMALL if asked.small else FULL
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="naung-extract-"))
    home = folder / f"extract-{cases}"
    try:
        began = time.monotonic()
        kept = (home / "filled").exists()
        founded(home, anew=not kept)
        if not kept:
            fill(home / "naung.sqlite3", cases, SEED)
            (home / "filled").touch()
        print(f"laid down in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        load = os.getloadavg()[0]
        answer, used = measured(home)
        least, beside = smallest_written(answer["folder"]), other_ways(cases)
    finally:
        if asked.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    certain = answer["baris_yang_dikenali"]
    promises = [
        promise("seconds", round(used["seconds"], 1), SECONDS, "s", used["seconds"] <= SECONDS),
        promise("peak_megabytes", round(used["megabytes"], 1), MEGABYTES, "MB", used["megabytes"] <= MEGABYTES),
        promise("certain", certain, CERTAIN, "share", certain <= CERTAIN),
        promise("smallest", least, SMALLEST, "persons", least >= SMALLEST),
    ]
    result = {
        "promises": promises,
        "cases": cases,
        "counted": answer["jumlah"],
        "withheld": answer["tidak_ditampilkan"],
    }
    result |= {"attacks": answer["serangan"], "beside": beside, "cores": os.cpu_count(), "seed": SEED}
    result |= {"core_seconds": round(used["core_seconds"], 1), "load_before": round(load, 2)}
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
