"""The second institution's machine as a real process on loopback, and a house that asks it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from django.test import override_settings

from naung.doors.keeper.command import escrow_keeper
from naung.doors.keeper.folder import Folder

WAIT_SECONDS = 30


@dataclass
class Second:
    """Its folder, its address, its running process."""

    folder: Path
    port: int
    running: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def says(self, *words: str) -> str:
        """One of its commands."""
        done = CliRunner().invoke(escrow_keeper, [*words, "--folder", str(self.folder)], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    @property
    def public(self) -> str:
        return str(json.loads(self.says("show", "--json"))["public"])

    def asked(self) -> dict[tuple[str, str], int]:
        """How often each office was answered or not, as its book says."""
        rows = json.loads(self.says("review", "--json"))["lines"]
        return {(row["office"], row["outcome"]): row["times"] for row in rows if row["office"] != "-"}

    def start(self) -> None:
        """Run it until it answers."""
        words = [sys.executable, "-P", "-m", "naung", "escrow-keeper", "run", "--port", str(self.port)]
        self.running = subprocess.Popen(
            [*words, "--folder", str(self.folder)], stderr=subprocess.DEVNULL, process_group=0
        )
        last = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < last:
            try:
                with urllib.request.urlopen(f"{self.address}/titipan/1", timeout=5):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("it does not answer")

    def stop(self) -> None:
        """End it, as a power cut does."""
        if self.running is not None:
            os.killpg(self.running.pid, signal.SIGKILL)  # the server and its worker
            self.running.wait()
            self.running = None


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def second_institution(folder: Path, *, a_day: int = 5000, an_office: int = 500) -> Iterator[Second]:
    """A machine that runs, and this house's own keys beside it: numbers can be deposited inside."""
    from naung.doors.operator.escrow import escrow

    second = Second(folder / "kedua", free_port())
    second.says("init")
    with override_settings(NAUNG_ESCROW=folder / "titipan"):
        words = ["begin", "--name", "kalbar", "--keeper", second.address, "--public", second.public]
        begun = CliRunner().invoke(escrow, words, catch_exceptions=False)
        assert begun.exit_code == 0, begun.output
        (public,) = re.findall(r"public: ([0-9a-f]{64})", begun.output)
        second.says("admit", "kalbar", public, "--a-day", str(a_day), "--an-office", str(an_office))
        second.start()
        try:
            yield second
        finally:
            second.stop()


def share_of(folder: Path) -> bytes:
    """The second institution's share, for the test in which both are in one hand."""
    return Folder(folder).seed()
