"""What a copied phone costs to open: the field app's own key, made by the app in a browser, attacked from a copy of its profile.

    python bench/field_key.py [--small]

A browser runs the app's own scripts (`keys.js`, `store.js`) and makes a key under a passphrase; it is killed, its profile folder
is copied, and a second browser on the copy reads what the first one left: that is what a thief has. No limit of tries binds
him, since he counts for himself. Each guess is one Argon2id with the parameters that lie beside the key, and one AES-GCM that
says whether it was right.

Three kinds of secrets: six digits and a phrase that stands in lists (both made past the app's own check), and one that the app
made itself. The first two are really found, the digits in a part of their space; the whole is computed from the rate of the
same run, by processor seconds, since the machine may be busy. An attacker with better machines is computed, not measured:
FASTER times this machine.

LISTED was written before the app had a list of its own. Fifteen phrases say little of the millions that a thief would try:
ORDINARY, whole sentences of five words and more, some well known and some of any day, show what an own phrase may still be; how
many of them pass is told and promised by nobody.

The peer is the same attack on the same words under PBKDF2-HMAC-SHA256 with 600,000 rounds (OWASP, Password Storage Cheat Sheet,
2023), which needs no memory, so that FASTER is far too kind to it.

    years_of_a_made_phrase    until half of all phrases of the app were tried, at FASTER times the rate; in years
    digits_refused            of codes of digits only, the share that the app refuses
    listed_refused            of phrases that stand in the list, the share that the app refuses
"""

import argparse
import functools
import hashlib
import json
import os
import random
import resource
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from playwright.sync_api import BrowserType, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "src" / "naung" / "doors" / "field" / "static" / "field"
SEED = 20261128
CORES = min(2, os.cpu_count() or 1)
TRIED, TRIED_SMALL = 240, 40  # codes that are really tried
DIGITS, SYLLABLES, KINDS_OF_SYLLABLE = 6, 12, 70
FASTER = 10_000  # times this machine: a hall of rented ones
PBKDF2_ROUNDS, PBKDF2_TRIED = 600_000, 24
YEAR = 365.25 * 24 * 3600
LEAST_YEARS = 1_000_000.0
# Phrases of at least 16 letters such as stand in lists of passwords, or at the top of any Indonesian's mind.
LISTED = (
    "password123456789",
    "qwertyuiopasdfgh",
    "1234567890123456",
    "indonesia raya merdeka",
    "bhinneka tunggal ika",
    "aku cinta indonesia",
    "aku sayang kamu selamanya",
    "bismillahirrahmanirrahim",
    "terima kasih banyak",
    "selamat pagi semuanya",
    "merah putih berkibar",
    "jalan jalan ke singkawang",
    "correct horse battery staple",
    "kata sandi saya rahasia",
    "aaaaaaaaaaaaaaaaaaaa",
)
ORDINARY = (
    "kasih ibu sepanjang jalan kasih anak sepanjang galah",
    "buah jatuh tidak jauh dari pohonnya",
    "hutan gunung sawah lautan simpanan kekayaan",
    "guruku tersayang guru tercinta tanpamu apa jadinya aku",
    "kuingin selalu bersamamu sampai akhir waktu nanti",
    "saya suka makan nasi goreng setiap hari",
    "rumah saya di jalan merdeka nomor tujuh",
    "anak saya tiga orang dan semuanya perempuan",
    "besok pagi kita berangkat ke kantor bersama",
    "aku wanita yang punya hati dan perasaan",
)
PAGE = """<!DOCTYPE html><body data-argon="/vendor/argon2.umd.min.js"><script type="module">
import * as keys from "/keys.js"; import * as store from "/store.js"; Object.assign(window, { keys, store, ready: true });
</script>"""
READ = """async () => { const lock = await window.store.get("meta", "lock"); const list = (b) => Array.from(b);
return { salt: list(lock.salt), cost: lock.cost, iv: list(lock.box.iv), ct: list(lock.box.ct) }; }"""


class Served(SimpleHTTPRequestHandler):
    """The app's scripts, and one empty page on which they run."""

    def do_GET(self) -> None:
        """The page, or a file."""
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        """Nothing is told."""


@contextmanager
def served() -> Iterator[str]:
    """Where the scripts are served on this machine; an address has its own storage, so both browsers use one."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Served, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextmanager
def page_on(chromium: BrowserType, profile: Path, address: str) -> Iterator[Any]:
    """The page in a browser on this profile."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    context = chromium.launch_persistent_context(str(profile), executable_path="/usr/bin/chromium", args=flags)
    try:
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("window.ready")
        yield page
    finally:
        context.close()


def stolen(chromium: BrowserType, address: str, folder: Path, secret: str) -> tuple[dict[str, Any], float]:
    """What lies in a copy of the profile after a key was made under this secret, and the seconds that opening it takes her."""
    profile, copy = folder / "phone", folder / "copy"
    for each in (profile, copy):
        shutil.rmtree(each, ignore_errors=True)
    with page_on(chromium, profile, address) as page:
        page.evaluate("(secret) => window.keys.make(secret).then(() => true)", secret)
        opened = "async (secret) => { const t = performance.now(); await window.keys.unlock(secret);"
        seconds = page.evaluate(opened + " return (performance.now() - t) / 1000; }", secret)
    shutil.copytree(profile, copy, symlinks=True)
    with page_on(chromium, copy, address) as page:
        return page.evaluate(READ), seconds


def fits(lock: dict[str, Any], guess: str) -> bool:
    """Whether a guess opens the key: what the app does, without its count of tries."""
    cost = lock["cost"]
    raw = hash_secret_raw(
        guess.encode(), bytes(lock["salt"]), cost["passes"], cost["memory"], cost["lanes"], 32, Type.ID
    )
    try:
        AESGCM(raw).decrypt(bytes(lock["iv"]), bytes(lock["ct"]), b"lock")
    except InvalidTag:
        return False
    return True


def attack(lock: dict[str, Any], guesses: Iterable[str]) -> tuple[str | None, float]:
    """The secret where it is among the guesses, all of which are tried on every core, and guesses a second of all cores."""
    listed = list(guesses)
    began = processor_seconds()
    with ProcessPoolExecutor(CORES) as pool:
        hits = list(pool.map(functools.partial(fits, lock), listed, chunksize=4))
    rate = len(listed) * CORES / (processor_seconds() - began)
    return next((guess for guess, hit in zip(listed, hits, strict=True) if hit), None), rate


def processor_seconds() -> float:
    """What children that have ended have used: what a machine would take that does nothing else."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peer_rate() -> float:
    """Guesses a second against PBKDF2, on every core."""
    began = processor_seconds()
    with ProcessPoolExecutor(CORES) as pool:
        list(pool.map(_pbkdf2, range(PBKDF2_TRIED)))
    return PBKDF2_TRIED * CORES / (processor_seconds() - began)


def _pbkdf2(number: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", str(number).encode(), b"0" * 16, PBKDF2_ROUNDS)


def measured(tried: int) -> dict[str, Any]:
    """Every attack of one run."""
    draw = random.Random(SEED)  # which code is attacked; no secret of anybody
    codes = [f"{draw.randrange(10**DIGITS):0{DIGITS}d}" for _ in range(tried)]
    found: dict[str, Any] = {}
    with sync_playwright() as playwright, served() as address, tempfile.TemporaryDirectory() as name:
        chromium, folder = playwright.chromium, Path(name)
        lock, found["her_seconds"] = stolen(chromium, address, folder, codes[tried // 2])
        hit, found["rate"] = attack(lock, codes)
        found["digits_found"] = hit == codes[tried // 2]
        with page_on(chromium, folder / "words", address) as page:
            said = (*LISTED, *ORDINARY, *codes)
            weak = {each: page.evaluate("(said) => window.keys.weak(said)", each) for each in said}
            made = page.evaluate("window.keys.suggestion()")
            found["made_accepted"] = page.evaluate("(said) => window.keys.weak(said)", made) == ""
        found["digits_refused"] = sum(bool(weak[code]) for code in codes) / tried
        found["listed_through"] = [each for each in LISTED if not weak[each]]
        found["ordinary_through"] = [each for each in ORDINARY if not weak[each]]
        taken = draw.choice(LISTED)
        lock, _ = stolen(chromium, address, folder, taken)
        found["listed_found"] = attack(lock, LISTED)[0] == taken
        lock, _ = stolen(chromium, address, folder, made)
        found["made_found"] = attack(lock, LISTED)[0] is not None
    found["cost"], found["peer_rate"] = lock["cost"], peer_rate()
    return found


def result(found: dict[str, Any], tried: int) -> dict[str, Any]:
    """The promises and what they rest on."""
    rate, peer = found["rate"], found["peer_rate"]
    years = KINDS_OF_SYLLABLE**SYLLABLES / 2 / (rate * FASTER) / YEAR
    refused = 1 - len(found["listed_through"]) / len(LISTED)
    if not (found["digits_found"] and found["listed_found"]) or found["made_found"] or not found["made_accepted"]:
        raise SystemExit(f"the attack does not do what it says: {found}")
    return {
        "benchmark": "field_key",
        "promises": [
            promise("years_of_a_made_phrase", years, LEAST_YEARS, "years", years >= LEAST_YEARS),
            promise("digits_refused", found["digits_refused"], 1.0, "share", found["digits_refused"] == 1.0),
            promise("listed_refused", refused, 1.0, "share", refused == 1.0),
        ],
        "figures": {
            "argon2id": found["cost"],
            "guesses_a_second_here": round(rate, 2),
            "seconds_of_her_own_unlocking": round(found["her_seconds"], 2),
            "hours_for_half_of_six_digits_here": round(10**DIGITS / 2 / rate / 3600, 1),
            "seconds_for_half_of_six_digits_faster": round(10**DIGITS / 2 / rate / FASTER, 1),
            "hours_for_a_list_of_ten_million_phrases_faster": round(1e7 / rate / FASTER / 3600, 2),
            "listed_phrases_that_pass": found["listed_through"],
            "ordinary_sentences": len(ORDINARY),
            "ordinary_sentences_that_pass": found["ordinary_through"],
        },
        "peers": {
            "pbkdf2_600000": {
                "guesses_a_second_here": round(peer, 2),
                "hours_for_half_of_six_digits_here": round(10**DIGITS / 2 / peer / 3600, 1),
            }
        },
        "sizes": {"codes_tried": tried, "phrases_listed": len(LISTED), "cores": CORES, "faster": FASTER},
        "seeds": {"codes": SEED},
    }


def promise(name: str, value: float, bound: float, unit: str, holds: bool) -> dict[str, Any]:
    """One promise with its bound."""
    return {"name": name, "value": float(f"{value:.3g}"), "bound": bound, "unit": unit, "holds": holds}


def main() -> None:
    """Run and print the result as the last line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--small", action="store_true")
    tried = TRIED_SMALL if asked.parse_args().small else TRIED
    print(json.dumps(result(measured(tried), tried), ensure_ascii=False))


if __name__ == "__main__":
    main()
