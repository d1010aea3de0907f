"""Import: how long a list of people takes to be read and checked, with how much memory, and openpyxl on the same file.

    python bench/import.py [--small]

Invented lists as a consulate writes them (titles, headings again on each page, a line of totals), written by xlsxwriter: 100,000
people in one workbook (20,000 with `--small`), and the thousand of a large day. Measured from outside, as an operator sees it:

- whole: `naung import manifest FILE --dry-run --json` from its start to its last byte, by the wall clock of a machine that does
  other work besides (`load`), and the seconds of work of the command and its child;
- memory: the most that the command and its child hold together, sampled every 20 milliseconds (resident, not shared twice);
- thousand: the same for a thousand people, as workbook and as CSV;
- read alone: `naung.methods.sheets.read`, with its look at the package, its child and the pipe between them;
- peer: openpyxl, read-only, over every cell of the same file: it checks nothing and knows no person.

What is checked in a row: name, birth, sex, NIK against area, birth and sex, papers, origin against 91,000 areas, cause, who is
alike.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import openpyxl
from tests import workbooks as made
from tests.casework.manifests.lists import Shape, people

from naung.methods.sheets import read

MANY, FEWER, THOUSAND = 100_000, 20_000, 1_000
SEED, PAGE = 20260129, 40
MOST_SECONDS, MOST_MEGABYTES, MOST_FOR_A_THOUSAND = 60.0, 500.0, 5.0
LEAST_RATIO = 1.0  # reading with its look, child and limits takes no longer than openpyxl takes without any
SAMPLE = 0.02
COMMAND = [sys.executable, "-m", "naung", "import", "manifest"]


def written(count: int, folder: Path, kind: str) -> Path:
    """A list of so many invented people as a file."""
    rows = Shape(SEED, titles=2, page=PAGE, total=True, dates="cell" if kind == "xlsx" else "dmy").rows(
        people(count, SEED)
    )
    file = folder / f"{count}.{kind}"
    file.write_bytes(made.xlsx(rows) if kind == "xlsx" else made.csv(rows, ";"))
    return file


def held(process: int) -> float:
    """Megabytes that a process and its children hold, what they share counted once each."""
    total = 0.0
    for each in [process, *children(process)]:
        try:
            status = Path(f"/proc/{each}/status").read_text()
        except OSError:
            continue
        total += next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)
    return total


def children(process: int) -> list[int]:
    """The children of a process."""
    try:
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def commanded(file: Path, out: Path) -> dict[str, Any]:
    """Seconds and megabytes of the whole command, and what it counted."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    began, most, before = time.monotonic(), 0.0, resource.getrusage(resource.RUSAGE_CHILDREN)
    with out.open("wb") as answer:
        running = subprocess.Popen([*COMMAND, str(file), "--dry-run", "--json"], stdout=answer, env=environment)
        while running.poll() is None:
            most = max(most, held(running.pid))
            time.sleep(SAMPLE)
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    counts = json.loads(out.read_text("utf-8"))["counts"]
    return {
        "seconds": round(seconds, 2),
        "seconds_of_work": round(worked, 2),
        "megabytes": round(most, 1),
        "counts": counts,
    }


def timed(work: Callable[[], int]) -> dict[str, Any]:
    """Seconds of some work, and how many rows it saw."""
    began = time.monotonic()
    rows = work()
    return {"seconds": round(time.monotonic() - began, 2), "rows": rows}


def by_openpyxl(file: Path) -> int:
    """Every cell of the first sheet, read-only."""
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    rows = sum(1 for row in book.worksheets[0].iter_rows(values_only=True) if any(cell is not None for cell in row))
    book.close()
    return rows


def promise(name: str, value: float, bound: float, unit: str, *, least: bool = False) -> dict[str, Any]:
    """One promise and whether it holds."""
    holds = value >= bound if least else value <= bound
    return {"name": name, "value": value, "bound": bound, "unit": unit, "holds": holds}


def measured(count: int) -> dict[str, Any]:
    """All figures of one run."""
    with tempfile.TemporaryDirectory(prefix="naung-import-") as name:
        folder = Path(name)
        large = written(count, folder, "xlsx")
        whole = commanded(large, folder / "answer.json")
        alone = timed(lambda: len(read(large.read_bytes()).sheets[0].rows))
        peer = timed(lambda: by_openpyxl(large))
        few = {kind: commanded(written(THOUSAND, folder, kind), folder / "few.json") for kind in ("xlsx", "csv")}
        size = large.stat().st_size
    return {"people": count, "bytes": size, "whole": whole, "read_alone": alone, "openpyxl": peer, "thousand": few}


def main() -> None:
    """Write, read, time, and print one JSON object last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    count = FEWER if small else MANY
    told = measured(count)
    slowest = max(each["seconds"] for each in told["thousand"].values())
    ratio = round(told["openpyxl"]["seconds"] / max(told["read_alone"]["seconds"], 0.01), 2)
    accounted = told["whole"]["counts"]["accepted"] == count and told["whole"]["counts"]["refused"] == 0
    promises = [
        promise("whole", told["whole"]["seconds"], MOST_SECONDS, f"seconds for {count} people, at most"),
        promise("memory", told["whole"]["megabytes"], MOST_MEGABYTES, "megabytes with the child, at most"),
        promise("thousand", slowest, MOST_FOR_A_THOUSAND, "seconds for 1000 people, workbook or CSV, at most"),
        promise(
            "against_openpyxl",
            ratio,
            LEAST_RATIO,
            "openpyxl's seconds over those of reading alone, at least",
            least=True,
        ),
        promise("everybody", float(accounted), 1.0, "1 where every person was taken", least=True),
    ]
    print(
        json.dumps({"promises": promises, **told, "seeds": [SEED], "load": os.getloadavg()[0], "cores": os.cpu_count()})
    )


if __name__ == "__main__":
    main()
