"""`make try-install`: installs a wheelhouse on a bare machine without network, upgrades it, breaks an upgrade, goes back.

The bare machine is this one's Debian (/usr, read-only) under an empty root of its own: no checkout, no home, no package cache,
and no network but its own loopback. That takes root and `unshare`; where either is refused, the same is done in a folder with an
empty environment in which nothing may be fetched, and the last line says so. Building the wheelhouse fetches packages, so this is
a named command and not part of `make test`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import wheelhouse

ROOT = Path(__file__).resolve().parent.parent
TRIAL = ROOT / "tools" / "try_install.sh"
ROOM = Path("src") / "naung" / "foundation" / "messaging" / "migrations"
MADE = "9998_make_a_table"  # after the newest step of any version
STEP = """from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [{on}]
    operations = [{does}]
"""
MAKES = 'migrations.RunSQL("CREATE TABLE from_the_next_version (id integer)")'
FAILS = "migrations.RunPython(lambda apps, editor: 1 / 0)"


def next_version(number: str, base: Path, to: Path, *, fails: bool) -> None:
    """A wheelhouse like the one that is there, of a later version with one more table, and one more step that fails."""
    with tempfile.TemporaryDirectory(prefix="naung-next-") as folder:
        source = Path(folder)
        for name in ("src", "locale"):
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        for name in ("README.md", "LICENSE"):
            shutil.copy(ROOT / name, source)
        described = (ROOT / "pyproject.toml").read_text("utf-8")
        now = next(line for line in described.splitlines() if line.startswith("version = "))
        (source / "pyproject.toml").write_text(described.replace(now, f'version = "{number}"', 1), "utf-8")
        newest = max(path.stem for path in (source / ROOM).glob("[0-9]*.py"))
        (source / ROOM / f"{MADE}.py").write_text(STEP.format(on=f'("messaging", "{newest}")', does=MAKES))
        if fails:
            (source / ROOM / "9999_fail.py").write_text(STEP.format(on=f'("messaging", "{MADE}")', does=FAILS))
        shutil.copytree(base, to)
        for old in (to / "wheels").glob("naung-*.whl"):
            old.unlink()
        wheelhouse.finish(to, wheelhouse.own_wheel(source, to / "wheels"))


def may_unshare() -> bool:
    """Whether this machine lets us make a root and a network of its own."""
    probe = ["unshare", "--net", "--mount", "--pid", "--fork", "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        return os.geteuid() == 0 and subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def main(arguments: list[str]) -> int:
    """The status of the trial; `--reuse` takes the wheelhouse that is there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reuse", action="store_true")
    base = wheelhouse.DEFAULT
    if not parser.parse_args(arguments).reuse or not base.exists():
        wheelhouse.main([])
    with tempfile.TemporaryDirectory(prefix="naung-try-") as folder:
        houses = Path(folder)
        shutil.copytree(base, houses / "first")
        next_version("990.0.1", base, houses / "failing", fails=True)
        next_version("990.0.2", base, houses / "good", fails=False)
        for each in houses.glob("*/SHA256SUMS"):
            each.chmod(0o644)
        houses.chmod(0o755)
        if may_unshare():
            command = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "sh", TRIAL, "bare", houses]
            return subprocess.run(command, check=False).returncode
        status = subprocess.run(["sh", TRIAL, "folder", houses], check=False).returncode
        print(
            "NOT a bare machine: this one allows no namespaces, so nothing but pip and uv were told to fetch nothing."
        )
        return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
