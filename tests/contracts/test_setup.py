"""`make` on somebody else's machine: each target is one line, and what is missing is said in one clear line."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.architecture.house import ROOT
from tests.order import LONGEST

NEEDED = (
    "Makefile",
    "pyproject.toml",
    "requirements.lock",
    "requirements-dev.lock",
    "tools/setup.py",
    "tools/installer.lock",
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `make setup` reads, in a folder where nothing is installed."""
    for name in NEEDED:
        place = tmp_path / "checkout" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place)
    return tmp_path / "checkout"


def make(target: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Call make as an office would: no environment of ours, one target."""
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), **environment}
    return subprocess.run(
        ["make", target], cwd=folder, env=clean, capture_output=True, text=True, timeout=60, check=False
    )


def lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("make:")]


def test_each_target_is_one_line() -> None:
    targets: dict[str, int] = {}
    name = ""
    for line in (ROOT / "Makefile").read_text("utf-8").splitlines():
        if found := re.match(r"^([a-z-]+):", line):
            name = found.group(1)
            targets[name] = 0
        elif line.startswith("\t"):
            targets[name] += 1
    everyday, release = {"run", "setup", "setup-dev", "check", "test", "bench", "docs"}, {"wheelhouse", "fixture"}
    assert set(targets) == everyday | release | {"try-install", "pictures"}
    assert set(targets.values()) == {1}


@pytest.mark.parametrize("target", ["run", "setup", "test"])
def test_a_python_without_venv_is_told_in_one_line(target: str, checkout: Path, tmp_path: Path) -> None:
    """Debian's python3 without python3-venv: `venv` is there, `ensurepip` is not."""
    broken = tmp_path / "broken"
    broken.mkdir()
    broken.joinpath("ensurepip.py").write_text("raise ImportError('not here')\n")
    done = make(target, checkout, PYTHONPATH=str(broken))
    assert done.returncode != 0
    said = lines_of(done.stdout + done.stderr)
    assert len(said) == 1
    assert said[0].count("apt install python3-venv") == 2  # in Indonesian and in English
    assert not (checkout / ".venv").exists()


def test_what_is_in_place_is_not_installed_again(checkout: Path) -> None:
    """With nothing to install from, a second call still succeeds at once; a changed lock is noticed."""
    setup = f"import sys; sys.path.insert(0, {str(checkout / 'tools')!r}); import setup; "
    environment = checkout / ".venv" / "bin"
    environment.mkdir(parents=True)
    environment.joinpath("python").symlink_to("/usr/bin/env")
    checkout.joinpath(".venv/pyvenv.cfg").write_text("version = 3.11\n")
    stamp = "import json; setup.STAMP.write_text(json.dumps({'set': 'dev', 'inputs': setup.fingerprint('dev')})); "
    ask = "print(setup.in_place('core'), setup.in_place('dev'))"
    python = shutil.which("python3") or "python3"

    def answer(code: str) -> str:
        return subprocess.run([python, "-c", setup + code], capture_output=True, text=True, check=True).stdout.strip()

    assert answer(ask) == "False False"
    assert answer(stamp + ask) == "True True"
    with checkout.joinpath("requirements-dev.lock").open("a") as lock:
        lock.write("# changed\n")
    assert answer(ask) == "False False"


def test_ci_runs_the_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").rstrip().endswith("make test")


def test_the_files_that_run_first_are_there() -> None:
    assert len(set(LONGEST)) == len(LONGEST)
    assert not [name for name in LONGEST if not (ROOT / name).is_file()]
