"""`make bench`: each `bench/NAME.py` in turn, its last line kept as `bench/results/NAME.json`.

    python tools/bench.py [--small] [NAME ...]

A promise that does not hold is reported and kept like any other: what bounds it is written in the benchmark.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "bench"
PYTHON = ROOT / ".venv" / "bin" / "python"


def main(arguments: list[str]) -> int:
    """Run the named benchmarks, or all; only a full run is kept. 0 when each ran to its end."""
    small = "--small" in arguments
    names = [name for name in arguments if not name.startswith("--")] or all_names()
    broken = []
    for name in names:
        began = time.monotonic()
        command = [PYTHON, BENCH / f"{name}.py", *(["--small"] if small else [])]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        result = last_object(done.stdout)
        if done.returncode != 0 or result is None:
            broken.append(name)
            print(f"== {name}: BROKEN (status {done.returncode})", flush=True)
            continue
        if not small:
            BENCH.joinpath("results").mkdir(exist_ok=True)
            BENCH.joinpath("results", f"{name}.json").write_text(
                json.dumps(result, indent=2, ensure_ascii=False) + "\n"
            )
        print(f"== {name} ({time.monotonic() - began:.0f} s)", flush=True)
        for promise in result["promises"]:
            kept = "holds" if promise["holds"] else "DOES NOT HOLD"
            print(f"   {promise['name']}: {promise['value']} {promise['unit']} (bound {promise['bound']}): {kept}")
    return 1 if broken else 0


def all_names() -> list[str]:
    """Every benchmark: a file of `bench/` with a `--small` in it, so that what they share is not taken for one."""
    return sorted(path.stem for path in BENCH.glob("*.py") if "--small" in path.read_text())


def last_object(printed: str) -> dict | None:
    """The JSON object that a benchmark prints last, or None."""
    start = printed.rfind("\n{")
    for text in (printed[start + 1 :], printed.strip().rpartition("\n")[2], printed):
        try:
            found = json.loads(text)
        except ValueError:
            continue
        if isinstance(found, dict):
            return found
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
