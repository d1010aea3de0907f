"""Making a sealed package of 40 fields, and accepting it: does it stay as quick when the house has grown?

    python bench/referral.py --small                    # 300 and 3,000 cases, SQLite
    python bench/referral.py [--keep DIR]               # 10,000 and 1,000,000 cases on SQLite and PostgreSQL

The installations are those of `growth.py` (`--keep` its folder: what was built there is used again). At each a second desk is
opened, LPSK, and people are written down whose record fills every field that its service needs. Then a package is made and
accepted at each size in turn, so that whatever else the machine does falls on both alike. All figures are medians.

    growth_make_*     time of making one at the larger size, divided by that at the smaller one
    growth_accept_*   time of accepting one: the receiver's own file with it
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.growth import SEED, machine, ms, prepare
from bench.growth_grounds import POSTGRESQL, PYTHON, SQLITE, environment, served

FIELDS, GROWTH_BOUND = 40, 1.5
STEPS = ("make", "accept")


class Installation:
    """A process that makes and accepts packages at one installation, a pair for each line it is sent."""

    def __init__(self, env: dict[str, str]) -> None:
        command = [PYTHON, ROOT / "bench" / "referral_measure.py"]
        self.process = subprocess.Popen(
            command, env=env, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def answer(self) -> dict[str, Any]:
        """Its next line."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"a measured process ended: {self.process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def one(self) -> dict[str, Any]:
        """Seconds of making and of accepting one package, and its fields."""
        assert self.process.stdin is not None
        print(file=self.process.stdin, flush=True)
        return self.answer()

    def end(self) -> None:
        """Let it go."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def measure(envs: dict[int, dict[str, str]], rounds: int, until: float) -> dict[str, Any]:
    """Both steps at both sizes, in turn; the first round only warms up."""
    asked = {size: Installation(env) for size, env in envs.items()}
    for one in asked.values():
        one.answer()
    times: dict[tuple[str, int], list[float]] = {(step, size): [] for step in STEPS for size in asked}
    fields = 0
    for number in range(rounds + 1):
        for size, one in asked.items():
            told = one.one()
            fields = told["fields"]
            for step in STEPS:
                times[step, size] += [told[step]] if number else []
        if number > 2 and time.monotonic() > until:
            break
    for one in asked.values():
        one.end()
    least, most = min(asked), max(asked)
    return {
        "fields": fields,
        **{
            step: {
                "repetitions": len(times[step, most]),
                f"ms_at_{least}": ms(times[step, least]),
                f"ms_at_{most}": ms(times[step, most]),
                "growth": statistics.median(times[step, most]) / statistics.median(times[step, least]),
            }
            for step in STEPS
        },
    }


def promises_of(figures: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """What was promised and what was measured."""
    found = []
    for database, each in figures.items():
        rows = [(f"growth_{s}_{database}", each[s]["growth"], GROWTH_BOUND, "ratio, at most") for s in STEPS]
        rows += [(f"fields_{database}", each["fields"], FIELDS, "fields, at least")]
        for name, value, bound, unit in rows:
            holds = value >= bound if unit.endswith("least") else value <= bound
            found.append({"name": name, "value": round(value, 3), "bound": bound, "unit": unit, "holds": holds})
    return found


def main() -> None:
    """Build what is missing, measure, and print one JSON object last."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", choices=(SQLITE, POSTGRESQL))
    parser.add_argument("--sizes")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    sizes = [int(each) for each in (asked.sizes or ("300,3000" if asked.small else "10000,1000000")).split(",")]
    only = asked.only or (SQLITE if asked.small else None)
    databases = [only] if only else [SQLITE, POSTGRESQL]
    folder = (asked.keep or Path(tempfile.mkdtemp(prefix="naung-referral-"))).resolve()
    with ExitStack() as stack:
        if not asked.keep:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        server = stack.enter_context(served(folder / "pg")) if POSTGRESQL in databases else None
        took = prepare(folder, sizes, databases, server)
        figures = {}
        for database in databases:
            beside = server if database == POSTGRESQL else None
            envs = {size: environment(folder / f"cases-{size}", beside, f"cases_{size}") for size in sizes}
            rounds, seconds = (12, 60) if asked.small else (200, 300)
            figures[database] = measure(envs, rounds, time.monotonic() + seconds)
    result = {"promises": promises_of(figures), "sizes": sizes, "figures": figures, "built_seconds": took}
    print(json.dumps(result | {"seeds": [SEED], "load": os.getloadavg()[0], "machine": machine()}))


if __name__ == "__main__":
    main()
