"""What an upgrade asks of the machine: other programs, as the user who owns the office's data, and the service manager."""

import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

SERVER = "naung.service"
STARTED = (SERVER, "naung-tick.timer", "naung-backup.timer")
STOPPED = (*STARTED, "naung-tick.service", "naung-backup.service")
ANSWER_SECONDS = 60
LOOK_SECONDS = 0.5
MEMORY = Path("/dev/shm")  # noqa: S108  # so that a key that is lent never reaches a disk
ENDS = (signal.SIGTERM, signal.SIGINT)
KIND = re.compile(r"^(?:[a-z_]\w*\.)*([A-Z]\w*)(?::|$)")


class Failed(Exception):
    """A step that did not come to a good end; the text is its name and the kind of the error, never its words."""


class Stopped(Exception):
    """Somebody asked this program to end."""


@dataclass(frozen=True)
class Machine:
    """The environment of the installation."""

    environment: Mapping[str, str]

    @property
    def is_managed(self) -> bool:
        """Whether the service manager starts and stops Naung here."""
        return self.environment.get("NAUNG_SYSTEMD") == "1"

    def ask(self, step: str, console: Path, *words: str) -> dict[str, Any]:
        """What a command of a version answers. Raises Failed."""
        done = self._run([console, *words, "--json"])
        if done.returncode != 0:
            raise Failed(f"{step}: {_kind(done.stderr)}")
        try:
            answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        except (ValueError, IndexError) as wrong:
            raise Failed(f"{step}: {type(wrong).__name__}") from wrong
        return answer

    def states(self, step: str, console: Path) -> dict[str, str]:
        """Each check of a version with its state; it may end with 1. Raises Failed where it says nothing."""
        done = self._run([console, "check", "--json"])
        try:
            rows = json.loads(done.stdout.strip().splitlines()[-1])["checks"]
        except (ValueError, IndexError, KeyError) as wrong:
            raise Failed(f"{step}: {_kind(done.stderr)}") from wrong
        return {str(row["name"]): str(row["state"]) for row in rows}

    def put_code(self, wheelhouse: Path, folder: Path) -> str:
        """Let the wheelhouse put its version beside the others; answers its name. Raises Failed."""
        command = ["sh", str(wheelhouse / "install.sh"), "--code-only", str(folder)]
        done = subprocess.run(command, env=dict(self.environment), stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603  # the wheelhouse that the operator named
        lines = done.stdout.strip().splitlines()
        if done.returncode != 0 or not lines:
            raise Failed(f"code: install.sh {done.returncode}")
        return lines[-1]

    def stop(self) -> None:
        """Stop Naung where it is managed. Raises Failed."""
        if self.is_managed:
            self._systemctl("stop", *STOPPED)

    def start(self) -> None:
        """Start Naung where it is managed, and wait until it answers. Raises Failed."""
        if not self.is_managed:
            return
        self._systemctl("start", *STARTED)
        last = time.monotonic() + ANSWER_SECONDS
        while not self.answers():
            if time.monotonic() > last:
                raise Failed("start: no answer")
            time.sleep(LOOK_SECONDS)

    def answers(self) -> bool:
        """Whether something listens on the port of Naung."""
        where = (self.environment.get("NAUNG_LISTEN") or "127.0.0.1", int(self.environment.get("PORT", "8000")))
        try:
            with socket.create_connection(where, timeout=1):
                return True
        except OSError:
            return False

    def _systemctl(self, verb: str, *units: str) -> None:
        command = ["systemctl", verb, *units]
        if subprocess.run(command, env=dict(self.environment), check=False).returncode != 0:  # noqa: S603  # our own units
            raise Failed(f"{verb}: systemctl")

    def _run(self, command: list[str | Path]) -> "subprocess.CompletedProcess[str]":
        """Run as the user whose data it is: nothing of the office is ever opened as root, where root asks for it."""
        owner: dict[str, Any] = {}
        home = Path(self.environment["NAUNG_HOME"]).stat()
        if os.geteuid() == 0 and home.st_uid != 0:
            owner = {"user": home.st_uid, "group": home.st_gid, "extra_groups": []}
        environment = {**self.environment, "HOME": self.environment["NAUNG_HOME"]}
        try:
            return subprocess.run(  # noqa: S603  # a console that install.sh put there
                command, env=environment, capture_output=True, text=True, cwd="/", check=False, **owner
            )
        except OSError as wrong:
            raise Failed(f"{Path(command[0]).parent.parent.name}: {type(wrong).__name__}") from wrong

    @contextmanager
    def lent(self, path: Path) -> Iterator[Path]:
        """A file as the user whose data it is can read it: a key on a stick that only root can read, in memory meanwhile."""
        home = Path(self.environment["NAUNG_HOME"]).stat()
        if os.geteuid() != 0 or home.st_uid == 0:
            yield path
            return
        with tempfile.NamedTemporaryFile(dir=MEMORY if MEMORY.is_dir() else None) as file:
            os.fchown(file.fileno(), home.st_uid, home.st_gid)
            file.write(path.read_bytes())
            file.flush()
            yield Path(file.name)


def _kind(words: str) -> str:
    """Of what a program said last, our own sentence whole, and of an error only its kind: its words may hold somebody's."""
    last = next((line for line in reversed(words.strip().splitlines()) if line.strip()), "")
    if last.startswith("Error: "):
        return last.removeprefix("Error: ")
    found = KIND.match(last)
    return found[1] if found else "?"


def to_the_end() -> None:
    """From here on no request to end is heard: what is begun comes to its end."""
    for number in ENDS:
        signal.signal(number, signal.SIG_IGN)


def _asked(_number: int, _frame: FrameType | None) -> None:
    to_the_end()
    raise Stopped()


@contextmanager
def stoppable() -> Iterator[None]:
    """A line that breaks does not end an upgrade; a request to end raises Stopped, once."""
    before = {number: signal.getsignal(number) for number in (signal.SIGHUP, *ENDS)}
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    for number in ENDS:
        signal.signal(number, _asked)
    try:
        yield
    finally:
        for number, how in before.items():
            signal.signal(number, how)
