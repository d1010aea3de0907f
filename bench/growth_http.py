"""How many reports a second the real server takes: granian as `naung serve` starts it, on loopback, a few browsers at once."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = 4
FORGERY = "kR4tq0sV7wYb2nXcZ5dF8gHj1LmP3aSe"  # a browser sends it twice, in a cookie and in the form; any 32 letters do
STARTS_WITHIN = 60  # seconds
WARMING = 3  # reports of each browser before it counts: each worker reads its tables first


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _form(order: int) -> str:
    typed = {
        "csrfmiddlewaretoken": FORGERY,
        "once": uuid4().hex,
        "report_id": str(uuid4()),
        "channel": "telepon",
        "received_at": time.strftime("%Y-%m-%dT%H:%M", time.gmtime(time.time() + 7 * 3600 - 60)),
        "words": "Ibu Wulan menelepon: anaknya dijanjikan kerja di Kuching dan tidak boleh keluar rumah. " * 4,
        "facts": "masih_dikuasai",
        "silence": "dijawab",
        "place": "",
        "landmark": "rumah cat hijau dekat pasar Beringin",
        "against_officer": "tidak",
        "part_1": "orang_yang_ditolong",
        "name_1": f"Wulan Sari {order}",
        "phone_1": f"0812 3456 {order % 10000:04d}",
        "sex_1": "perempuan",
        "age_1": "dewasa",
        "part_2": "perekrut",
        "name_2": "Acong Tjhin",
        "relation": "keluarga",
        "reporter_name": "Siti Rohana",
        "reporter_phone": "0852 0000 4321",
    }
    return urlencode(typed)


class Browsers:
    """A few browsers with one officer's cookies that send reports as fast as they are taken."""

    def __init__(self, port: int, cookies: dict[str, str], reports: int, seconds: float) -> None:
        self.port, self.left, self.until = port, reports, time.monotonic() + seconds
        pairs = {**cookies, "csrftoken": FORGERY}
        self.headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in pairs.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.lock, self.times, self.odd = threading.Lock(), [], []

    def _more(self) -> int | None:
        with self.lock:
            if self.left <= 0 or time.monotonic() > self.until:
                return None
            self.left -= 1
            return self.left

    def one(self) -> None:
        """One browser, until all reports are sent or time is up."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while (order := self._more()) is not None:
            began = time.perf_counter()
            line.request("POST", "/laporan/baru/", body=_form(order), headers=self.headers)
            answer = line.getresponse()
            answer.read()
            with self.lock:
                self.times.append(time.perf_counter() - began)
                if answer.status != 302:
                    self.odd.append(answer.status)


def _wait_for(port: int) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            line.request("GET", "/")
            line.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server does not answer")


def _in_parallel(browsers: Browsers) -> float:
    """Let them send; answers the seconds that it took."""
    began = time.monotonic()
    threads = [threading.Thread(target=browsers.one) for _ in range(BROWSERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - began


def http_rate(env: dict[str, str], cookies: dict[str, str], reports: int, seconds: float) -> dict[str, float | int]:
    """Reports a second through the server, over at most so many reports and seconds."""
    port = _free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "2", "--backpressure", "64", "--log-level", "error",
        "naung.config.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=env, cwd=ROOT, start_new_session=True)
    try:
        _wait_for(port)
        _in_parallel(Browsers(port, cookies, WARMING * BROWSERS, STARTS_WITHIN))
        browsers = Browsers(port, cookies, reports, seconds)
        took = _in_parallel(browsers)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
    taken = len(browsers.times) - len(browsers.odd)
    middle = sorted(browsers.times)[len(browsers.times) // 2] if browsers.times else 0.0
    return {
        "reports": taken,
        "refused": len(browsers.odd),
        "per_second": round(taken / took, 1),
        "median_ms": round(1000 * middle, 1),
        "browsers": BROWSERS,
    }
