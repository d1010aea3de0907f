"""A fork of the process that has read the code says what a process of its own says: the stories that fork rest on it."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.doors.operator import warm
from tests.doors.operator.test_office import TIMEOUT, Office, backed_up, office

__all__ = ["backed_up", "office"]  # fixtures of the office, made once for these stories
CHANGING = re.compile(r'\d\d\d\d-\d\d-\d\dT[\d:.+]+Z?|"kode": "\d+"')  # the moment, and the code of this half minute


@pytest.fixture(autouse=True)
def both_ways_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here both ways are taken, also where everything else is started as an operator starts it."""
    monkeypatch.delenv(warm.COLD, raising=False)


def both_ways(home: Path, folder: Path, *words: str, program: bool = False) -> list[tuple[int, str, str]]:
    """Status, answer and complaint of a command on two copies of an office: as a process of its own, and as a fork."""
    said = []
    for name, cold in (("cold", True), ("warm", False)):
        copy = folder / name / "var"
        if home.exists():
            shutil.copytree(home, copy)
        environment = {**os.environ, "NAUNG_HOME": str(copy)}
        for variable in ("NAUNG_DATABASE", "NAUNG_KEY_FILE"):
            environment.pop(variable, None)
        command = words if program else ("-m", "naung", *words)
        done = warm.ran(command, environment, TIMEOUT, cold=cold)
        parts = (CHANGING.sub("", part).replace(str(copy), "HOME") for part in (done.stdout, done.stderr))
        said.append((done.returncode, *parts))
    return said


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--json"),
        ("audit", "verify", "--json"),
        ("demo", "login", "sari", "--json"),
        ("user", "list", "--json"),
        ("tick",),
        ("migrate", "--json"),
        ("restore", "--data", "gone", "--keys", "gone", "--identity", "gone"),
        ("user", "invite", "wati", "--role", "tidak-ada"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_what_a_command_answers_and_how_it_ends(office: Office, tmp_path: Path, words: tuple[str, ...]) -> None:
    cold, forked = both_ways(office.home, tmp_path, *words)
    assert forked == cold


def test_a_house_begins_with_keys_and_a_folder_of_its_own(tmp_path: Path) -> None:
    """The secret that signs is made by the command itself, before any setting is read."""
    cold, forked = both_ways(tmp_path / "nothing", tmp_path, "migrate", "--json")
    assert forked == cold
    keys = [(tmp_path / way / "var" / "keys" / "signing.key").read_text() for way in ("cold", "warm")]
    assert keys[0] != keys[1]


SETTINGS = """
import json
from naung.doors.operator.console import start_django
start_django(make_home=False)
from django.conf import settings
from django.core.cache import caches
from django.db import connections
from naung.config import settings as words
said = {"connection": repr(connections["default"].settings_dict), "cache": repr(caches.settings)}
said |= {name: repr(getattr(settings, name)) for name in dir(words) if name.isupper()}
print(json.dumps(said, sort_keys=True))
"""


def test_every_setting_is_the_commands_own(office: Office, tmp_path: Path) -> None:
    cold, forked = both_ways(office.home, tmp_path, "-c", SETTINGS, program=True)
    assert forked == cold
    assert len(cold[1]) > 1000


WHERE = """
import os, sys, tempfile
print(tempfile.gettempdir(), os.getcwd(), sys.path[0], sorted({*os.environ} - {"LC_CTYPE"}), os.umask(0))
"""


def test_where_it_works_and_what_its_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that has read the code was started before, in another folder."""
    (tmp_path / "sementara").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "sementara"))
    monkeypatch.chdir(tmp_path)
    cold, forked = both_ways(tmp_path / "nothing", tmp_path, "-c", WHERE, program=True)
    assert forked == cold
    assert str(tmp_path / "sementara") in cold[1]


@pytest.mark.parametrize(
    ("program", "status"),
    [
        ("raise SystemExit(3)", 3),
        ("raise SystemExit('said')", 1),
        ("import os; os.kill(os.getpid(), 9)", -9),
        ("import sys, atexit; atexit.register(print, 'last'); print(sys.argv); sys.exit()", 0),
        ("1 / 0", 1),
    ],
)
def test_how_a_program_ends(tmp_path: Path, program: str, status: int) -> None:
    cold, forked = both_ways(tmp_path / "nothing", tmp_path, "-c", program, "more", program=True)
    assert cold[0] == forked[0] == status
    assert forked[1] == cold[1]
    assert forked[2].splitlines()[-1:] == cold[2].splitlines()[-1:]


def test_a_setting_that_nobody_expected_to_change_stops_the_fork(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm, "OWN", warm.OWN - {"NAUNG_HOME"})
    monkeypatch.setattr(warm, "_running", [])
    _, forked = both_ways(office.home, tmp_path, "-c", SETTINGS, program=True)
    assert forked[0] == 1
    assert "NAUNG_HOME" in forked[2]


def test_other_code_and_what_starts_no_django_are_processes_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "naung").mkdir()
    (tmp_path / "naung" / "__init__.py").touch()
    assert not warm._may_fork(("-m", "naung", "check"), {"PYTHONPATH": str(tmp_path)})
    assert not warm._may_fork(("-m", "naung", "nik"), {})
    assert not warm._may_fork(("-m", "naung", "check"), {"NAUNG_DATABASE": "dbname=lain"})
    assert warm._may_fork(("-m", "naung", "check"), {})
