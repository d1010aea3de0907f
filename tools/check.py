"""`make check`: what can be told without running the product. Each step is timed; all run, the worst status wins.

python tools/check.py [STEP ...]     only the named steps
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"

LOOSE = (
    "attr-defined", "arg-type", "return-value", "var-annotated", "type-arg", "misc", "assignment", "unused-ignore",
    "no-any-return", "str-bytes-safe", "index", "name-defined", "import-untyped", "no-untyped-call",
)  # fmt: skip

STEPS: dict[str, list[str]] = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "contracts": ["lint-imports"],
    # Lint only: its formatter puts white space where a page must have none (titles, words inside a line).
    "templates": ["djlint", "src/naung", "--lint", "--quiet"],
    "house": ["pytest", "tests/architecture", "-n", "2", "-p", "no:cacheprovider"],
    "types": ["mypy"],
    # Benches measure the house through its own names: what they call must still take what they give.
    "benches": ["mypy", "--explicit-package-bases", *(f"--disable-error-code={each}" for each in LOOSE), "bench"],
}


def main(chosen: list[str]) -> int:
    """Run the steps (all, or those named) and say how each went; 0 when all are clean."""
    unknown = set(chosen) - set(STEPS)
    if unknown:
        sys.exit(f"no such step: {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}")
    failed = []
    for name in chosen or STEPS:
        began = time.monotonic()
        program, *arguments = STEPS[name]
        status = subprocess.run([BIN / program, *arguments], cwd=ROOT, check=False).returncode
        print(f"== {name}: {'clean' if status == 0 else 'NOT CLEAN'} ({time.monotonic() - began:.0f} s)", flush=True)
        if status != 0:
            failed.append(name)
    if failed:
        print(f"not clean: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
