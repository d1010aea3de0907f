"""Does laying somebody beside earlier records stay as quick when the register has grown?

    python bench/intake_match.py --small                     # 300 and 3,000 cases, SQLite
    python bench/intake_match.py [--keep DIR]                # 10,000 and 1,000,000 cases, SQLite and PostgreSQL
    python bench/intake_match.py --only sqlite --sizes 10000,100000 --keep DIR

The installations are those of bench/growth.py (with `--keep` the same ones): each case has one person or more, names as they are
met in West Kalimantan, sealed, with their index. A form asks with a name (two words, misspelt, common, unknown), a day of
birth, a home, a telephone and a NIK; sizes are asked in turn, after tables and indexes were read once (on PostgreSQL with
pg_prewarm): whoever builds millions of rows beforehand has pushed the others out of memory, and an office's machine that has
served for a day has not. Measured is the whole of `earlier_records`: index, plain columns, opening the candidates, the entry in
the log, the comparison.

    work       seconds of the process itself: what is left of the clock's on a machine without other work
    p95_*      the 95th percentile at the larger size, milliseconds
    growth_*   that, divided by that at the smaller size

Beside it `calibration`: the mean error of the probability over the pairs that would be shown (p at least 0.05, ten equal-count
bins), on the held-out persons of bench/link_people.py, by the model that is shipped and the register's own counts.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.growth import Asked, machine, prepare
from bench.growth_grounds import POSTGRESQL, SQLITE, environment, served
from bench.link import judged, promise
from bench.link_register import pairs_by_register, register

from bench import link_people as ground

ROUNDS, SMALL_ROUNDS, AT_ONCE = 60, 20, 5
GROWTH, MILLISECONDS, ERROR = 1.5, 30.0, 0.03
PERSONS, SMALL_PERSONS = 10_000, 2_000


def main() -> None:
    """Build, measure, and print one JSON object last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", choices=(SQLITE, POSTGRESQL))
    parser.add_argument("--sizes")
    parser.add_argument("--keep", type=Path)
    told = parser.parse_args()
    sizes = [int(each) for each in (told.sizes or ("300,3000" if told.small else "10000,1000000")).split(",")]
    only = told.only or (SQLITE if told.small else None)
    databases = [only] if only else [SQLITE, POSTGRESQL]
    folder = (told.keep or Path(tempfile.mkdtemp(prefix="naung-intake-", dir="/tmp"))).resolve()
    with ExitStack() as stack:
        if not told.keep:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        server = stack.enter_context(served(folder / "pg")) if POSTGRESQL in databases else None
        prepare(folder, sizes, databases, server)
        figures = {}
        for database in databases:
            beside = server if database == POSTGRESQL else None
            envs = {size: environment(folder / f"cases-{size}", beside, f"cases_{size}") for size in sizes}
            figures[database] = measure(envs, SMALL_ROUNDS if told.small else ROUNDS)
    shown = calibrated(SMALL_PERSONS if told.small else PERSONS)
    promises = promises_of(figures, sizes)
    promises.append(
        promise("calibration", shown["error"], ERROR, "mean error of the probability, at most", least=False)
    )
    result = {"promises": promises, "sizes": sizes, "figures": figures, "calibration": shown, "machine": machine()}
    print(json.dumps(result))


def calibrated(persons: int) -> dict[str, float]:
    """Best F1 and calibration of the shipped model on persons of cultures and errors that were held out."""
    table, true = register(persons, ground.SEED, held_out=True)
    return judged(pairs_by_register(table, 0.01), true, None)


def measure(envs: dict[int, dict[str, str]], rounds: int) -> dict[str, Any]:
    """Every size in turn; the first round only warms up."""
    asked = {size: Asked(env) for size, env in envs.items()}
    times: dict[int, list[tuple[float, float, int]]] = {size: [] for size in asked}
    for each in asked.values():
        each.ready()
        each.ask("warm")
    for number in range(rounds + 1):
        for size, each in asked.items():
            answers = each.ask("alike", n=AT_ONCE)
            times[size] += [tuple(answer) for answer in answers] if number else []
    for each in asked.values():
        each.end()
    return {
        str(size): {
            "asked": len(found),
            "p50_ms": _ms([each[0] for each in found], 50),
            "p95_ms": _ms([each[0] for each in found], 95),
            "p50_work_ms": _ms([each[1] for each in found], 50),
            "p95_work_ms": _ms([each[1] for each in found], 95),
            "with_a_hint": sum(each[2] > 0 for each in found) / len(found),
        }
        for size, found in times.items()
    }


def _ms(seconds: list[float], percentile: int) -> float:
    cuts = statistics.quantiles(seconds, n=100)
    return round(1000 * cuts[percentile - 1], 2)


def promises_of(figures: dict[str, dict[str, Any]], sizes: list[int]) -> list[dict[str, Any]]:
    """What was promised and what was measured."""
    told = []
    for database, by_size in figures.items():
        small, large = (by_size[str(size)]["p95_ms"] for size in (min(sizes), max(sizes)))
        for name, value, bound, unit in (
            (f"growth_{database}", large / small, GROWTH, "ratio, at most"),
            (f"p95_{database}", large, MILLISECONDS, "milliseconds, at most"),
        ):
            told.append({"name": name, "value": round(value, 3), "bound": bound, "unit": unit, "holds": value <= bound})
    return told


if __name__ == "__main__":
    main()
