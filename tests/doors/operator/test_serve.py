"""Stopping the server ends everything that it started."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

START_SECONDS = 120
STOP_SECONDS = 30


def living(home: Path) -> dict[int, str]:
    """Processes of this installation that still run, by the folder in their environment."""
    sign = f"NAUNG_HOME={home}".encode()
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if sign in folder.joinpath("environ").read_bytes().split(b"\0"):
                found[int(folder.name)] = folder.joinpath("cmdline").read_text().replace("\0", " ")
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            continue
    return found


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_until_it_answers(port: int, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended by itself"
        try:
            urlopen(f"http://127.0.0.1:{port}/masuk", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served") / "var"


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_leaves_no_child_running(home: Path, stop: signal.Signals) -> None:
    port = free_port()
    environment = {**os.environ, "NAUNG_HOME": str(home), "PORT": str(port)}
    for name in ("NAUNG_DATABASE", "NAUNG_KEY_FILE"):
        environment.pop(name, None)
    server = subprocess.Popen(
        [sys.executable, "-m", "naung", "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        wait_until_it_answers(port, server)
        running = living(home)
        assert any("granian" in words for words in running.values())
        assert any(" tick " in words for words in running.values())
        assert any(words.rstrip().endswith("naung work") for words in running.values())
        server.send_signal(stop)
        _, said = server.communicate(timeout=STOP_SECONDS)
        assert server.returncode == 0, said[-2000:]
        assert b"Warning" not in said
        assert living(home) == {}
    finally:
        for number in living(home):
            os.kill(number, signal.SIGKILL)
        server.wait()
