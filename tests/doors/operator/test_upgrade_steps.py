"""The steps of an upgrade, with a machine that does as it is told: whatever fails, and when, there is one way back."""

import os
import signal
import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from naung.doors.operator.upgrade.flow import Upgrade
from naung.doors.operator.upgrade.machine import Failed, Machine, Stopped, stoppable
from naung.doors.operator.upgrade.versions import Busy, Code, NotInstalled, installed_code
from naung.doors.operator.upgrade.vocabulary import EXIT, REFUSED, SAID, STEPS, Journal, Outcome, Stage

SAFE = {"log": "baik", "cadangan": "bahaya", "kunci": "baik"}


@dataclass
class Told:
    """A machine without programs: it remembers what it was asked, and fails where it is told to."""

    code: Code
    fails: str = ""
    error: type[Exception] = Failed
    after: dict[str, str] = field(default_factory=lambda: dict(SAFE))
    asked: list[str] = field(default_factory=list)
    is_managed: bool = True

    def _do(self, what: str) -> None:
        self.asked.append(what)
        if what == self.fails:
            raise self.error(what)

    def put_code(self, _wheelhouse: Path, _folder: Path) -> str:
        self._do("code")
        make(self.code, "new")
        return "new"

    def ask(self, _step: str, console: Path, *words: str) -> dict[str, Any]:
        self._do(f"{console.parent.parent.name} {' '.join(words)}")
        return {"data": "d", "keys": "k"}

    def states(self, step: str, _console: Path) -> dict[str, str]:
        self._do(step)
        return dict(SAFE) if step == "look" else self.after

    def stop(self) -> None:
        self._do("stop")

    def start(self) -> None:
        assert not self.code.is_closed, "the units would not start"
        self._do(f"start {self.code.version_in_use()}")


def make(code: Code, name: str) -> None:
    console = code.console(name)
    console.parent.mkdir(parents=True, exist_ok=True)
    console.write_text("#!/bin/sh\n")


@pytest.fixture
def code(tmp_path: Path) -> Code:
    made = Code(tmp_path)
    make(made, "old")
    made.use("old")
    return made


@pytest.fixture
def run(code: Code) -> Callable[[Told], Outcome]:
    """Go forth on that machine; answers how it ended."""

    def gone(machine: Told) -> Outcome:
        with stoppable():
            return Upgrade(code, machine, lambda _: None).forth(Path("wheelhouse"))[0]  # type: ignore[arg-type]  # a machine that is told

    return gone


def test_all_steps_in_order(code: Code, run: Callable[[Told], Outcome]) -> None:
    machine = Told(code)
    assert run(machine) is Outcome.DONE
    assert machine.asked == [
        "code",
        "new waypoint fits",
        "look",
        "stop",
        "old waypoint make",
        "new migrate",
        "new waypoint prove",
        "check",
        "start new",
        "new waypoint drop",
    ]
    assert (code.version_in_use(), code.begun(), code.is_closed) == ("new", None, False)
    assert code.last() == Journal("old", "new", Stage.STARTING, "d", "k")


@pytest.mark.parametrize("error", [Failed, Stopped, OSError])
@pytest.mark.parametrize("step", ["code", "new waypoint fits", "look", "stop", "old waypoint make"])
def test_before_the_database_is_touched_the_old_version_goes_on(
    step: str, error: type[Exception], code: Code, run: Callable[[Told], Outcome]
) -> None:
    machine = Told(code, step, error)
    assert run(machine) is Outcome.NOTHING_CHANGED
    assert machine.asked[-2:] == ["old waypoint drop", "start old"]
    assert "old waypoint return" not in machine.asked
    assert (code.version_in_use(), code.begun(), code.is_closed, code.last()) == ("old", None, False, None)


@pytest.mark.parametrize("error", [Failed, Stopped, OSError])
@pytest.mark.parametrize("step", ["new migrate", "new waypoint prove", "check", "start new"])
def test_once_it_is_touched_it_comes_back(
    step: str, error: type[Exception], code: Code, run: Callable[[Told], Outcome]
) -> None:
    machine = Told(code, step, error)
    assert run(machine) is Outcome.WENT_BACK
    assert machine.asked[-4:] == ["stop", "old waypoint return", "old waypoint drop", "start old"]
    assert (code.version_in_use(), code.begun(), code.is_closed, code.last()) == ("old", None, False, None)


def test_where_the_way_back_fails_nothing_is_started(code: Code, run: Callable[[Told], Outcome]) -> None:
    machine = Told(code, "old waypoint return", after=SAFE | {"log": "bahaya"})
    assert run(machine) is Outcome.DANGER
    assert not [each for each in machine.asked if each.startswith("start")]
    assert "old waypoint drop" not in machine.asked, "its key is needed once more"
    assert code.is_closed
    begun = code.begun()
    assert begun is not None
    assert begun.stage is Stage.CHANGING
    again = Told(code)
    with stoppable():
        assert Upgrade(code, again, lambda _: None).back(begun) is Outcome.WENT_BACK  # type: ignore[arg-type]  # a machine that is told
    assert again.asked == ["stop", "old waypoint return", "old waypoint drop", "start old"]


@pytest.mark.parametrize(
    ("after", "outcome"),
    [
        (SAFE | {"log": "bahaya"}, Outcome.WENT_BACK),
        (SAFE | {"indeks": "bahaya"}, Outcome.WENT_BACK),
        (SAFE | {"log": "perhatikan"}, Outcome.DONE),
        (SAFE | {"pemeriksaan_baru": "bahaya"}, Outcome.DONE),
        (SAFE, Outcome.DONE),
    ],
)
def test_what_was_unsafe_before_does_not_stop_an_upgrade_and_what_became_so_does(
    after: dict[str, str], outcome: Outcome, code: Code, run: Callable[[Told], Outcome]
) -> None:
    assert run(Told(code, after=after)) is outcome


def test_a_key_that_could_not_be_deleted_is_said(code: Code, run: Callable[[Told], Outcome]) -> None:
    assert run(Told(code, "new waypoint drop")) is Outcome.KEY_LEFT
    begun = code.begun()
    assert begun is not None
    assert begun.stage is Stage.STARTING, "the next call deletes it"


def test_two_at_once_and_a_folder_that_install_did_not_make(code: Code, tmp_path: Path) -> None:
    with code.alone(), pytest.raises(Busy), code.alone():
        pass
    for named in (None, "", str(tmp_path / "nothing")):
        with pytest.raises(NotInstalled):
            installed_code(named)
    code.link.unlink()
    with pytest.raises(NotInstalled):
        code.version_in_use()


def test_a_line_that_breaks_is_not_heard_and_a_request_to_end_is_heard_once() -> None:
    with stoppable():
        os.kill(os.getpid(), signal.SIGHUP)
        with pytest.raises(Stopped):
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)


def test_each_step_outcome_and_refusal_is_said_in_both_languages() -> None:
    assert set(SAID) == set(EXIT) == set(Outcome)
    for both in (*SAID.values(), *STEPS.values(), *REFUSED.values()):
        assert all(both)
        assert both[0] != both[1]


def program(folder: Path, name: str, text: str) -> Path:
    path = folder / "v" / "bin" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine whose service manager writes down what it is told."""
    program(tmp_path, "systemctl", f'echo "$*" >>{tmp_path}/told; [ ! -e {tmp_path}/refuses ]')
    (tmp_path / "home").mkdir()
    path = f"{tmp_path}/v/bin:{os.environ['PATH']}"
    return Machine({"PATH": path, "NAUNG_HOME": str(tmp_path / "home"), "NAUNG_SYSTEMD": "1", "PORT": "1"})


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Traceback\\ndjango.db.utils.IntegrityError: Key (name)=(Wulan) is there", "IntegrityError"),
        ("Error: Kunci umum kustodian belum ada.", "Kunci umum kustodian belum ada."),
        ("Wulan, Jalan Diponegoro 7", "?"),
        ("", "?"),
    ],
)
def test_of_an_error_only_its_kind_is_told(said: str, kind: str, machine: Machine, tmp_path: Path) -> None:
    console = program(tmp_path, "naung", f"printf '{said}' >&2; exit 1")
    with pytest.raises(Failed, match=f"^migrate: {kind.replace('?', '[?]')}$"):
        machine.ask("migrate", console, "migrate")


def test_what_says_nothing_has_failed(machine: Machine, tmp_path: Path) -> None:
    silent = program(tmp_path, "naung", "exit 0")
    for call in (lambda: machine.ask("migrate", silent, "migrate"), lambda: machine.states("check", silent)):
        with pytest.raises(Failed):
            call()
    with pytest.raises(Failed):
        machine.ask("migrate", tmp_path / "nothing", "migrate")


def test_commands_run_as_the_owner_of_the_data(machine: Machine, tmp_path: Path) -> None:
    """As root on somebody's data: as that somebody. Otherwise as who we are."""
    console = program(tmp_path, "naung", """printf '{"id": %s, "groups": "%s"}' "$(id -u)" "$(id -G)\"""")
    for folder in (tmp_path, *tmp_path.parents):
        if Path(tempfile.gettempdir()) in folder.parents:
            folder.chmod(0o755)
    expected = os.geteuid()
    if expected == 0:
        expected = 65534
        os.chown(tmp_path / "home", expected, expected)
    answer = machine.ask("check", console)
    assert answer["id"] == expected
    assert os.geteuid() != 0 or answer["groups"] == "65534"
    key = tmp_path / "custodian.key"
    key.write_text("rahasia")
    with machine.lent(key) as lent:
        assert lent.read_text() == "rahasia"
        assert lent.stat().st_uid == expected
    assert key.exists()
    assert lent == key or not lent.exists()


def test_the_service_manager_stops_and_starts_and_may_refuse(machine: Machine, tmp_path: Path) -> None:
    machine.stop()
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        answering = Machine({**machine.environment, "PORT": str(one.getsockname()[1])})
        answering.start()
    told = (tmp_path / "told").read_text().splitlines()
    assert told[0].startswith("stop naung.service")
    assert told[1] == "start naung.service naung-tick.timer naung-backup.timer"
    (tmp_path / "refuses").touch()
    with pytest.raises(Failed):
        machine.start()
    unmanaged = Machine({**machine.environment, "NAUNG_SYSTEMD": "0"})
    unmanaged.stop()
    unmanaged.start()
    assert len((tmp_path / "told").read_text().splitlines()) == 3
