"""A phone as a browser process on a profile that stays, and an office as a server process: both can end and begin again."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from tests.journeys.conftest import CHROMIUM, QUIET
from tests.journeys.looking import REPORT_VIOLATIONS, Watch

HOST = "localhost"
PATIENCE = 180.0
PHONE = {"width": 360, "height": 740}
# The phone's own clock: so many milliseconds from the machine's.
CLOCK = "{ const real = Date.now.bind(Date); Date.now = () => real() + %d; }"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Office:
    """The office's server as a process, on a copy of the test's own register and keys."""

    home: Path
    port: int
    cookies: dict[str, str]  # what a signed-in browser of the officer holds
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    def move_in(self) -> None:
        """Take the register and the keys of the test along, as they stand now."""
        shutil.copytree(settings.NAUNG_HOME, self.home)
        connection.ensure_connection()
        with sqlite3.connect(self.home / "naung.sqlite3") as register:
            connection.connection.backup(register)

    def open(self) -> None:
        """Begin, and wait until it answers."""
        environment = {**os.environ, "NAUNG_HOME": str(self.home)}
        for name in ("NAUNG_DATABASE", "NAUNG_KEY_FILE"):
            environment.pop(name, None)
        words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--workers", "1"]
        command = [sys.executable, "-m", "granian", *words, "naung.config.wsgi:application"]
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last and self.process.poll() is None:
            with suppress(urllib.error.URLError, OSError):
                urllib.request.urlopen(self.address + "/masuk", timeout=20)
                return
            time.sleep(0.1)
        raise AssertionError((self.home / "server.log").read_text("utf-8")[-2000:])

    def shut(self) -> None:
        """End the process, and see that nobody answers."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
        with suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(self.address, timeout=1)
            raise AssertionError("somebody still answers")


@dataclass
class Phone:
    """A browser on a profile of its own."""

    chromium: BrowserType
    office: Office
    profile: Path
    ahead: int = 0  # milliseconds by which its clock is ahead
    camera: Path | None = None  # what its camera sees: a film (Y4M), again and again
    process: "subprocess.Popen[bytes] | None" = None
    browser: Browser | None = None
    context: BrowserContext | None = None
    watch: Watch = field(default_factory=lambda: Watch(""))

    def start(self, *, signed_in: bool = True) -> Page:
        """Switch it on; its page stands at the app's address."""
        (self.profile / "DevToolsActivePort").unlink(missing_ok=True)
        flags = [each for each in QUIET if each != "--headless"]
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        command = [
            CHROMIUM,
            "--headless=new",
            "--hide-scrollbars",
            *flags,
            *root,
            *self._eyes(),
            f"--user-data-dir={self.profile}",
            "--remote-debugging-port=0",
        ]
        environment = {**os.environ, "TZ": "Asia/Pontianak"}
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            [*command, "about:blank"], env=environment, stdout=quiet, stderr=quiet, process_group=0
        )
        self.browser = self.chromium.connect_over_cdp(f"http://127.0.0.1:{self._port()}")
        self.context = self.browser.contexts[0]
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(REPORT_VIOLATIONS + CLOCK % self.ahead)
        if signed_in:
            self.sign_in()
        page = self.context.pages[0]
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a width and a height
        self.watch = Watch(f"{HOST}:{self.office.port}")
        for words in ("ERR_CONNECTION_REFUSED", "ERR_INTERNET_DISCONNECTED"):
            self.watch.expect(words)  # nobody answers, which is part of the story
        self.context.watch = self.watch  # type: ignore[attr-defined]  # read by check_page
        self.context.on("console", self.watch.on_console)
        self.context.on("request", self.watch.on_request)
        page.goto(self.office.address + "/lapangan/")
        page.wait_for_selector("body[data-ready]")
        return page

    def _eyes(self) -> list[str]:
        if self.camera is None:
            return []
        seen = f"--use-file-for-fake-video-capture={self.camera}"
        return ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", seen]

    def _port(self) -> str:
        told, last = self.profile / "DevToolsActivePort", time.monotonic() + PATIENCE
        while time.monotonic() < last:
            if told.exists() and (lines := told.read_text().splitlines()):
                return lines[0]
            time.sleep(0.05)
        raise AssertionError("the browser did not start")

    def sign_in(self, **more: str) -> None:
        """Give it the officer's session."""
        held: list[Any] = [
            {"name": name, "value": value, "url": self.office.address, "httpOnly": True}
            for name, value in (self.office.cookies | more).items()
        ]
        assert self.context is not None
        self.context.add_cookies(held)

    def kill(self) -> None:
        """Its battery dies: no goodbye to any page."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=30)
        if self.browser is not None:
            with suppress(Exception):
                self.browser.close()
        for lock in self.profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def copied_to(self, folder: Path) -> "Phone":
        """What a thief of the profile holds: the same phone, elsewhere."""
        shutil.copytree(self.profile, folder, symlinks=True)
        return Phone(self.chromium, self.office, folder)


def film_of(picture: Path, film: Path) -> Path:
    """A still film of a photograph, as a camera sees it: grey, a little askew, on a table (YUV4MPEG2, 4:2:0)."""
    width, height = 960, 720
    with Image.open(picture) as opened:
        code = opened.convert("L")
    code.thumbnail((520, 520))
    table = Image.new("L", (width, height), 150)
    table.paste(code.rotate(4, expand=True, fillcolor=150, resample=Image.Resampling.BICUBIC), (190, 80))
    grey = table.filter(ImageFilter.GaussianBlur(0.8)).tobytes()
    colours = bytes([128]) * (width * height // 2)
    frame = b"FRAME\n" + grey + colours
    film.write_bytes(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * 3)
    return film
