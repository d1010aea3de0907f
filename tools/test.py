"""`make test`: everything on SQLite, then what touches the database on PostgreSQL, then the journeys in a browser.

    python tools/test.py [STAGE ...]     only the named stages

What the machine lacks is installed when this runs as root on Debian; otherwise one line says what to install.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = ROOT / ".venv" / "bin" / "pytest"
# In the order of tests/order.py, and the slowest are said: the whole has a ceiling.
WORKERS = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--durations", "12"]

STAGES: dict[str, list[str]] = {
    "sqlite": [*WORKERS, "-m", "not journey"],
    "postgresql": [*WORKERS, "-m", "not journey", "--database", "postgresql"],
    "journeys": [*WORKERS, "-m", "journey", "tests/journeys"],
}
NO_TESTS_COLLECTED = 5


def main(chosen: list[str]) -> int:
    """Run the stages (all, or those named); 0 when every test passed."""
    unknown = set(chosen) - set(STAGES)
    if unknown:
        sys.exit(f"no such stage: {', '.join(sorted(unknown))}; there are {', '.join(STAGES)}")
    stages = chosen or list(STAGES)
    bring_what_is_missing(stages)
    failed = []
    for name in stages:
        began = time.monotonic()
        status = subprocess.run([PYTEST, *STAGES[name]], cwd=ROOT, env=environment(), check=False).returncode
        said = {0: "passed", NO_TESTS_COLLECTED: "FOUND NO TEST"}.get(status, "FAILED")
        print(f"== {name}: {said} ({time.monotonic() - began:.0f} s)", flush=True)
        if status != 0:
            failed.append(name)
    return 1 if failed else 0


def environment() -> dict[str, str]:
    """This process's, but compiled modules are kept: hundreds of commands start in the tests, each would compile again."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def bring_what_is_missing(stages: list[str]) -> None:
    """Install browser, database server and LibreOffice from Debian when they are absent; stops with one line if it can't."""
    packages = []
    if (
        "postgresql" in stages
        and not any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        and not shutil.which("initdb")
    ):
        packages.append("postgresql-15")
    if "sqlite" in stages and not shutil.which("soffice"):
        packages.append("libreoffice-writer-nogui")
    if "journeys" in stages and not Path("/usr/bin/chromium").exists():
        packages.append("chromium")
    if not packages:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"the tests need {' and '.join(packages)}: apt-get install {' '.join(packages)}")
    no_own_cluster = Path("/etc/postgresql-common/createcluster.conf")
    if "postgresql-15" in packages and not no_own_cluster.exists():
        no_own_cluster.parent.mkdir(parents=True, exist_ok=True)
        no_own_cluster.write_text("create_main_cluster = false\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(install, env=quiet, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
