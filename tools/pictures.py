"""`make pictures`: takes the pictures of the handbooks and the README from a demonstration of its own.

    python tools/pictures.py                 make a demo in a folder of its own (some minutes), take every picture
    python tools/pictures.py --home FOLDER   take them from a demo that is there already
    python tools/pictures.py hari-ini kasus  only these

The list is `tools/pictures.toml`. The demo's people are invented, its days end today and its ids are random: two runs show the
same pages with other numbers. Each picture is a WebP of the screen as it first shows, in light colours, small enough to keep.
"""

import argparse
import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "tools" / "pictures.toml"
PICTURES = ROOT / "src" / "naung" / "doors" / "desk" / "help" / "buku" / "gambar"
NAUNG = Path(sys.executable).with_name("naung")
CHROMIUM = os.environ.get("NAUNG_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
SIZES = {"phone": (360, 740), "desk": (1280, 800)}
QUALITIES = (80, 65, 50, 35, 20)  # tried in this order until a picture is light enough
HEAVIEST = 60_000  # bytes
STARTS_WITHIN = 60  # seconds
QUIET = ["--headless", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-background-networking"]
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"


def wanted(names: list[str]) -> list[dict[str, Any]]:
    """The rows of the table that are asked for: all where none is named. Stops at a name that no row has."""
    rows: list[dict[str, Any]] = tomllib.loads(TABLE.read_text("utf-8"))["picture"]
    unknown = sorted(set(names) - {row["name"] for row in rows})
    if unknown:
        sys.exit(f"not in {TABLE.name}: {', '.join(unknown)}")
    return [row for row in rows if not names or row["name"] in names]


def naung(home: Path, *words: str) -> str:
    """Run a command of ours on the installation in this folder."""
    done = subprocess.run([NAUNG, *words], env={**os.environ, "NAUNG_HOME": str(home)}, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"naung {' '.join(words)}: {done.stderr[-500:]}")
    return done.stdout


@contextmanager
def served(home: Path, port: int) -> Iterator[str]:
    """The installation's pages on loopback, while the block runs."""
    where = f"http://127.0.0.1:{port}"
    words = [NAUNG, "serve", "--no-tick", "--port", str(port)]
    with (home / "pictures.log").open("wb") as log:
        server = subprocess.Popen(words, env={**os.environ, "NAUNG_HOME": str(home)}, stdout=log, stderr=log)
        try:
            _wait_for(port, server)
            yield where
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    last = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < last and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
            return
        except OSError:
            time.sleep(0.3)
    sys.exit("the server did not start; its words lie in pictures.log of the installation")


def signed_in(page: Page, home: Path, officer: str) -> None:
    """Sign in as an officer of the demo, with the code of this moment."""
    told = json.loads(naung(home, "demo", "login", officer, "--json"))
    page.goto("/masuk")
    page.locator("input[name=username]").fill(told["nama_pengguna"])
    page.locator("input[name=password]").fill(told["sandi"])
    page.locator("main button[type=submit]").first.click()
    page.locator("input[name=code]").fill(told["kode"])
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()


def go(page: Page, way: list[Any]) -> None:
    """Open the first address of a way and press what follows, page after page."""
    page.goto(way[0])
    for step in way[1:]:
        if isinstance(step, dict):
            find(page, step["each"], step["has"])
        else:
            page.locator(step).first.click()
        page.wait_for_load_state()


def find(page: Page, each: str, has: str) -> None:
    """Open one after another of what a page lists, until one of them has what is sought. Stops where none has."""
    listed = page.url
    for number in range(page.locator(each).count()):
        page.locator(each).nth(number).click()
        page.wait_for_load_state()
        if page.locator(has).count():
            return
        page.goto(listed)
    sys.exit(f"nothing at {each} has {has}")


def take(page: Page, row: dict[str, Any]) -> int:
    """Keep the screen as a WebP, as light as it must be; answers its bytes."""
    page.evaluate("document.querySelector('#mengapa[open]')?.scrollIntoView()")
    camera = page.context.new_cdp_session(page)
    for quality in QUALITIES:
        shot = camera.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        content = base64.b64decode(shot["data"])
        if len(content) < HEAVIEST:
            break
    camera.detach()
    (PICTURES / f"{row['name']}.webp").write_bytes(content)
    return len(content)


def context_for(browser: Browser, where: str, width: str) -> BrowserContext:
    """A browser of its own, in Indonesian and light colours."""
    across, down = SIZES[width]
    size = {"width": across, "height": down}
    return browser.new_context(
        base_url=where, viewport=size, locale="id-ID", timezone_id="Asia/Pontianak", color_scheme="light"
    )


def take_all(rows: list[dict[str, Any]], browser: Browser, where: str, home: Path) -> None:
    """Each officer signs in once: a code is good for one use."""
    for officer in dict.fromkeys(row.get("officer", "") for row in rows):
        with_her = [row for row in rows if row.get("officer", "") == officer]
        context = context_for(browser, where, with_her[0]["width"])
        page = context.new_page()
        if officer:
            signed_in(page, home, officer)
        for row in with_her:
            across, down = SIZES[row["width"]]
            page.set_viewport_size({"width": across, "height": down})
            go(page, row["way"])
            print(f"{row['name']}: {take(page, row)} bytes")
        context.close()


def main() -> int:
    """Make what is needed, take the pictures, leave nothing behind."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", help="only these pictures")
    asked.add_argument("--home", type=Path, help="a demo that is there already")
    asked.add_argument("--port", type=int, default=8791)
    told = asked.parse_args()
    rows = wanted(told.names)
    PICTURES.mkdir(parents=True, exist_ok=True)
    flags = [*QUIET, ONLY_HERE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with tempfile.TemporaryDirectory(prefix="naung-pictures-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        in_demo = [row for row in rows if row.get("officer")]
        if in_demo:
            home = told.home or Path(folder) / "demo"
            naung(home, "demo", "--json")
            with served(home, told.port) as where:
                take_all(in_demo, browser, where, home)
        empty = [row for row in rows if not row.get("officer")]
        if empty:
            home = Path(folder) / "empty"
            naung(home, "migrate", "--json")
            with served(home, told.port + 1) as where:
                take_all(empty, browser, where, home)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
