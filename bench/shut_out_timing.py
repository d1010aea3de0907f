"""Does the time of one answer tell an officer that a file is shut to him, or that he is named in one?

    python bench/shut_out_timing.py [--small]

An installation of its own (SQLite) with one man's file between desks, in which an officer is named. Requests of two kinds are
timed in turn, in an order drawn by lot, so that whatever else the machine does falls on both alike:

    record   an address with an id that is shut to him, against the same with an id of nothing
    page     a page of his own, opened by one who is named, against one who is not, at the same desk
    search   the name of a man whose file is shut to him, against the same letters in another order, which nobody bears
    twins    a page opened by two officers of whom nobody is named: what chance alone tells apart in this run
    control  his own desk's open file, against an id of nothing: what the guess below must tell apart

`told_apart_*`: how much better than a coin one guesses the kind from one answer's time. The threshold and its side are learnt
from one half of the answers to an address and tried on the other; the mean over the addresses counts.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.growth import machine

SEED = 47_2026
BOUND = 0.1  # better than a coin, of 0.5 that are possible
CONTROL_BOUND = 0.3  # what must be told apart for the guess to be called one
SMALL_ROUNDS, ROUNDS = 24, 400
FEWEST = 10  # pairs, however slow the machine is now
SMALL_SECONDS, SECONDS = 1.5, 60.0  # for two requests that are compared, after which fewer pairs must do
Ask = Callable[[], Any]
Times = tuple[list[float], list[float]]
RECORDS = ("/kasus/{case}/", "/orang/{person}/", "/rujukan/{referral}/", "/persetujuan/orang/{person}/")
PAGES = ("/", "/kasus/", "/rujukan/", "/persetujuan/", "/akun/")


def lay(home: Path) -> None:
    """A new installation with every desk of the task force."""
    os.environ |= {"NAUNG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "bench.growth_settings"}
    for name in ("NAUNG_DATABASE", "NAUNG_KEY_FILE", "GROWTH_POSTGRESQL"):
        os.environ.pop(name, None)
    from naung.config.installation import make_home

    make_home()
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def walked() -> Any:
    """The man's way between desks, with officers who are named in it and two who are not."""
    from tests.cast import BUDI, Member, found_task_force, load_regions
    from tests.doors.whole.between import send
    from tests.doors.whole.named import NAMED, NamedWay

    for username in ("budi-satu", "budi-dua"):
        NAMED[username] = Member(username, f"Rachmawati {username.title()}", BUDI.desk, BUDI.role)
    force = found_task_force()
    load_regions()
    way = NamedWay(force)
    for username in ("doni", "doni-jauh", "budi-satu", "budi-dua"):
        way.as_(username)
    send(way.as_("sari"), "/kasus/baru/", danger="tidak", summary="Kasus lain, terbuka bagi semua di meja ini.")
    way.walk()
    return way


def requests(way: Any, lot: random.Random) -> Iterator[tuple[str, str, tuple[Ask, Ask]]]:
    """Kind, address, and the two requests that are compared."""
    from tests.doors.whole.between import TYPED

    from naung.casework.cases.models import Case

    doni, ids = way.as_("doni"), {"case": way.case, "person": way.person, "referral": way.sent["police"]}
    for where in RECORDS:
        yield "record", where, (partial(doni.get, where.format(**ids)), partial(_nowhere, doni, where))
    for where in PAGES:
        named, other, twin = (partial(way.as_(who).get, where) for who in ("doni-jauh", "budi-satu", "budi-dua"))
        yield "page", where, (named, other)
        yield "twins", where, (other, twin)
    yield "search", "/cari/", (partial(doni.post, "/cari/", {"query": TYPED["name"]}), partial(_nobody, doni, lot))
    own = Case.objects.exclude(id=way.case).get(owner=way.force.service.id)
    yield "control", RECORDS[0], (partial(doni.get, f"/kasus/{own.id}/"), partial(_nowhere, doni, RECORDS[0]))


def _nowhere(browser: Any, where: str) -> Any:
    return browser.get(where.format(case=uuid4(), person=uuid4(), referral=uuid4()))


def _nobody(browser: Any, lot: random.Random) -> Any:
    from tests.doors.whole.between import TYPED

    words = ("".join(lot.sample(word, len(word))) for word in TYPED["name"].lower().split())
    return browser.post("/cari/", {"query": " ".join(words)})


def timed(asks: tuple[Ask, Ask], rounds: int, seconds: float, lot: random.Random) -> Times:
    """Seconds of both, a pair at a time, in an order drawn by lot; the first three pairs only warm up."""
    times: Times = ([], [])
    until = time.monotonic() + seconds
    for number in range(rounds + 3):
        for which in lot.sample((0, 1), 2):
            began = time.perf_counter()
            asks[which]()
            took = time.perf_counter() - began
            if number >= 3:
                times[which].append(took)
        if len(times[0]) >= FEWEST and time.monotonic() > until:
            break
    return times


def told_apart(times: Times) -> float:
    """How much better than a coin a threshold that was learnt from every second answer guesses the others."""
    learnt: Times = (times[0][::2], times[1][::2])
    tried: Times = (times[0][1::2], times[1][1::2])
    best = max(
        (_right(learnt, edge, side), edge, side) for edge in sorted({*learnt[0], *learnt[1]}) for side in (False, True)
    )
    return _right(tried, best[1], best[2]) - 0.5


def _right(times: Times, edge: float, first_is_slower: bool) -> float:
    """The share that a threshold puts where it belongs, both kinds weighing alike."""
    slower = [sum(each > edge for each in some) / len(some) for some in times]
    share = (slower[0] + 1 - slower[1]) / 2
    return share if first_is_slower else 1 - share


def measure(way: Any, rounds: int, seconds: float) -> dict[str, Any]:
    """For each kind the guess and both medians, over its addresses."""
    lot, found = random.Random(SEED), dict[str, list[tuple[str, Times]]]()
    for kind, where, asks in requests(way, lot):
        found.setdefault(kind, []).append((where, timed(asks, rounds, seconds, lot)))
    return {kind: _figures(each) for kind, each in found.items()}


def _figures(measured: Sequence[tuple[str, Times]]) -> dict[str, Any]:
    return {
        "told_apart": statistics.mean(told_apart(times) for _, times in measured),
        "repetitions": sum(len(times[0]) for _, times in measured),
        "ms": {where: [round(statistics.median(each) * 1000, 2) for each in times] for where, times in measured},
    }


def promises_of(figures: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """What was promised and what was measured."""
    unit = "share of answers above chance, at most"
    rows = [(f"told_apart_{kind}", figures[kind]["told_apart"], BOUND, unit) for kind in ("record", "page", "search")]
    rows.append(("control", figures["control"]["told_apart"], CONTROL_BOUND, "share of answers above chance, at least"))
    return [
        {
            "name": name,
            "value": round(value, 3),
            "bound": bound,
            "unit": unit,
            "holds": value >= bound if name == "control" else value <= bound,
        }
        for name, value, bound, unit in rows
    ]


def main() -> None:
    """Lay, walk, time, and print one JSON object last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    rounds, seconds = (SMALL_ROUNDS, SMALL_SECONDS) if parser.parse_args().small else (ROUNDS, SECONDS)
    began, home = time.monotonic(), Path(tempfile.mkdtemp(prefix="naung-timing-"))
    try:
        lay(home)
        figures = measure(walked(), rounds, seconds)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    result = {
        "promises": promises_of(figures),
        "noise_floor": round(figures["twins"]["told_apart"], 3),
        "figures": figures,
        "seeds": [SEED],
        "seconds": round(time.monotonic() - began, 1),
    }
    print(json.dumps(result | {"load": os.getloadavg()[0], "machine": machine()}))


if __name__ == "__main__":
    main()
