"""Does the house stay as quick when it has grown, what does its safety cost, and how quickly does it take a report?

    python bench/growth.py --small                      # 300 and 3,000 cases, no server, under a minute
    python bench/growth.py [--keep DIR]                 # 10,000 and 1,000,000 cases on SQLite and PostgreSQL
    python bench/growth.py --only sqlite --sizes 10000,100000 --keep DIR

Installations with the real schema are built in bulk by the house's own rules (`growth_made`); with `--keep` they stay and the
next run goes on from them. Then Sari's pages are opened through the whole stack, sizes and plain twins in turn, so that
whatever else the machine does falls on both alike. All figures are medians.

    growth_*          time of a page at the larger size, divided by that at the smaller one
    cost_of_safety_*  time of a page, divided by that of its plain twin (`growth_twin`, `growth_twin_search`) at the larger size:
                      the same rows unsealed, shown by the same rules and template, with no engine and no log
    intake_*          rate of the action that stores a report, divided by that of a bare insert of as many bytes, each durable
    search_by_beginnings  beside them: an ordinary program's search by the beginnings of words, which knows no spellings
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.growth_grounds import POSTGRESQL, PYTHON, SQLITE, Server, build, built, environment, found, served
from bench.growth_http import http_rate

PAGES = ("worklist", "case", "search")
GROWTH_BOUND, COST_BOUND, INTAKE_BOUND = 1.5, 3.0, 0.25
SEED = 61
SEARCHES = 3  # searches for each opening of another page: queries differ more than pages do


class Asked:
    """A process that answers for one installation."""

    def __init__(self, env: dict[str, str]) -> None:
        command = [PYTHON, ROOT / "bench" / "growth_measure.py"]
        self.process = subprocess.Popen(
            command, env=env, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ready(self) -> "Asked":
        """Wait until it has started."""
        self._read()
        return self

    def _read(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"a measured process ended: {self.process.wait()}")
        return json.loads(line)

    def ask(self, do: str, **more: Any) -> list[Any]:
        """Its answers to one request, a list of `n`."""
        assert self.process.stdin is not None
        print(json.dumps({"do": do, **more}), file=self.process.stdin, flush=True)
        answer: list[Any] = self._read()
        return answer

    def end(self) -> None:
        """Let it go."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


Times = dict[tuple[str, int, bool], list[tuple[str, float]]]


def pages_in_turn(asked: dict[int, Asked], rounds: int, until: float) -> Times:
    """Every page of every size and its twin, in turn, so many times or until then; the first round only warms up."""
    times: Times = {(p, size, twin): [] for p in PAGES for size in asked for twin in (False, True)}
    in_turn = list(times)
    for number in range(rounds + 1):
        for page, size, twin in in_turn:
            n = SEARCHES if page == "search" else 1
            answers = asked[size].ask("page", page=page, twin=twin, n=n)
            if number:
                times[page, size, twin] += [(kind, seconds) for kind, seconds in answers]
        beside = asked[max(asked)].ask("page", page="beginnings", twin=True, n=SEARCHES)
        if number:
            times.setdefault(("beginnings", max(asked), True), []).extend((kind, seconds) for kind, seconds in beside)
        if number > 2 and time.monotonic() > until:
            break
    return times


def intake_in_turn(one: Asked, pairs: int, until: float) -> dict[str, Any]:
    """The action and the bare insert in turn."""
    (stored,) = one.ask("stored")
    size = stored["bytes"]
    one.ask("bare", size=size, n=3)
    action, bare = [], []
    for _ in range(pairs):
        action += one.ask("intake")
        bare += one.ask("bare", size=size)
        if len(bare) > 10 and time.monotonic() > until:
            break
    return {
        **stored,
        "pairs": len(bare),
        "action_ms": ms(action),
        "bare_ms": ms(bare),
        "action_per_second": round(1 / statistics.median(action), 1),
        "bare_per_second": round(1 / statistics.median(bare), 1),
        "ratio": statistics.median(bare) / statistics.median(action),
    }


def ms(seconds: list[float]) -> float:
    """The median in milliseconds."""
    return round(1000 * statistics.median(seconds), 2)


def measure(database: str, sizes: list[int], envs: dict[int, dict[str, str]], small: bool) -> dict[str, Any]:
    """All figures of one database."""
    asked = {size: Asked(env) for size, env in envs.items()}
    for one in asked.values():
        one.ready()
    least, most = sizes[0], sizes[-1]
    began = time.monotonic()
    times = pages_in_turn(asked, 200, began + (5 if small else 240))
    figures: dict[str, Any] = {"load_before": os.getloadavg()[0], "found": asked[most].ask("found")[0], "pages": {}}
    for page in PAGES:
        own = {size: [s for _, s in times[page, size, False]] for size in (least, most)}
        twin = [s for _, s in times[page, most, True]]
        figures["pages"][page] = {
            "repetitions": len(twin),
            f"ms_at_{least}": ms(own[least]),
            f"ms_at_{most}": ms(own[most]),
            f"twin_ms_at_{least}": ms([s for _, s in times[page, least, True]]),
            f"twin_ms_at_{most}": ms(twin),
            "growth": statistics.median(own[most]) / statistics.median(own[least]),
            "cost": statistics.median(own[most]) / statistics.median(twin),
        }
    figures["search_by_beginnings_ms"] = ms([s for _, s in times["beginnings", most, True]])
    kinds = sorted({kind for kind, _ in times["search", most, False]})
    figures["search_by_kind_ms"] = {
        kind: {
            f"{'twin ' if twin else ''}{size}": ms([s for k, s in times["search", size, twin] if k == kind] or [0.0])
            for size in (least, most)
            for twin in (False, True)
        }
        for kind in kinds
    }
    figures["intake"] = intake_in_turn(asked[most], 300, time.monotonic() + (3 if small else 60))
    if not small:
        cookies = asked[most].ask("cookies")[0]
        figures["http"] = http_rate(envs[most], cookies, 2000, 40)
    figures["entries"] = {str(size): one.ask("counted")[0] for size, one in asked.items()}
    figures["load_after"] = os.getloadavg()[0]
    for one in asked.values():
        one.end()
    print(f"{database}: {json.dumps(figures)}", flush=True)
    return figures


def promises_of(figures: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """What was promised and what was measured."""
    found = []
    for database, each in figures.items():
        pages = each["pages"]
        rows = [(f"growth_{p}_{database}", pages[p]["growth"], GROWTH_BOUND, True) for p in PAGES]
        rows += [(f"cost_of_safety_{p}_{database}", pages[p]["cost"], COST_BOUND, True) for p in PAGES]
        rows += [(f"intake_{database}", each["intake"]["ratio"], INTAKE_BOUND, False)]
        for name, value, bound, most in rows:
            found.append(
                {
                    "name": name,
                    "value": round(value, 3),
                    "bound": bound,
                    "unit": "ratio, at most" if most else "ratio, at least",
                    "holds": value <= bound if most else value >= bound,
                }
            )
    return found


def machine() -> dict[str, Any]:
    """Where it was measured."""
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "load": [round(each, 2) for each in os.getloadavg()],
        "note": "Other work ran on the same two cores; sizes, twins and inserts alternate within one run.",
    }


def prepare(folder: Path, sizes: list[int], databases: list[str], server: Server | None) -> dict[str, float]:
    """Build what is missing; answers the seconds that each size took."""
    missing = [size for size in sizes if not built(folder, size, databases)]
    if missing and server is not None:
        server.hasten(on=True)
    took = {}
    for size in missing:
        began = time.monotonic()
        found(folder, server)
        print(f"building {size:,} cases on {', '.join(databases)}", flush=True)
        build(folder, size, SEED, databases, server)
        took[str(size)] = round(time.monotonic() - began, 1)
    if server is not None:
        server.hasten(on=False)
    return took


def main() -> None:
    """Build, measure, and print one JSON object last."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", choices=(SQLITE, POSTGRESQL))
    parser.add_argument("--sizes")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    sizes = [int(each) for each in (asked.sizes or ("300,3000" if asked.small else "10000,1000000")).split(",")]
    databases = [asked.only] if asked.only else [SQLITE, POSTGRESQL]
    folder = (asked.keep or Path(tempfile.mkdtemp(prefix="naung-growth-", dir="/tmp"))).resolve()
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
            figures[database] = measure(database, sizes, envs, asked.small)
    result = {
        "promises": promises_of(figures),
        "sizes": sizes,
        "seeds": [SEED],
        "figures": figures,
        "built_seconds": took,
    }
    print(json.dumps(result | {"machine": machine()}))


if __name__ == "__main__":
    main()
