"""Does the time or the size of an answer at the survivor's door tell a right try from a wrong one? How long does guessing take?

    python bench/wicket.py [--small]

An installation of its own (SQLite) with codes that are open, closed, used up and over. Tries of two kinds are timed in turn, in
an order drawn by lot, so that whatever else the machine does falls on both alike; each from a place of its own, so that the
limit of a place says nothing:

    number   the right code and number, against the right code with another number
    code     the same, against a code that nobody has
    closed   the same, against a closed code with its right number
    used_up  the same, against a code without tries left, with its right number
    twins    two right tries of two codes: what chance alone tells apart in this run
    control  a right try, against a page that is only fetched: what the guess must tell apart

Timed twice: as a watcher of the line sees it (with the beat at which the door answers), and as whoever reads the clock of the
server itself would (without it). `told_apart_*`: how much better than a coin one guesses the kind from one answer's time, learnt
on one half of the answers and tried on the other. Sizes and headers are compared as well.

Then one try's Argon2id is timed by itself, and from it, the letters and the numbers left over, the years of guessing follow.
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
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.growth import machine
from bench.shut_out_timing import lay, told_apart

SEED = 47_2027
BOUND = 0.1  # better than a coin, of 0.5 that are possible
CONTROL_BOUND = 0.3
YEARS = 100  # the least that each way of guessing must take
OPEN_CODES = 1000
TRIES_A_SECOND = 100.0  # more than two cores answer
THIEF_CORES = 1000
SMALL_ROUNDS, ROUNDS, LINE_ROUNDS = 12, 150, 30
Ask = Callable[[], Any]
Times = tuple[list[float], list[float]]


def made() -> tuple[str, dict[str, Callable[[], tuple[str, str]]]]:
    """The tries by kind, each a code and a number, on an installation with five codes."""
    from django.utils import timezone
    from tests.cast import SARI, actor, found_task_force, join
    from tests.foundation.wicket.given import given, other_code

    from naung.foundation.wicket.actions import close_wicket
    from naung.foundation.wicket.models import Tally, Wicket
    from naung.foundation.wicket.rules import MOST_WRONG

    force = found_task_force()
    join(SARI, force)
    by = actor(SARI, force)
    text = json.dumps({"lines": [{"id": "Sedang dikerjakan.", "en": "In work."}]})
    right, twin, closed, used = (given(by, pin=pin, text=text) for pin in ("730184", "581093", "918273", "640295"))
    close_wicket(wicket_id=closed.id, by=by)
    row = Wicket.objects.get(id=used.id)
    Tally.objects.create(token=row.token, wrong=MOST_WRONG, since=timezone.now() + timedelta(days=300))
    return right.code, {
        "right": lambda: (right.code, "730184"),
        "twins": lambda: (twin.code, "581093"),
        "number": lambda: (right.code, "730185"),
        "code": lambda: (other_code(right.code, random.randrange(3)), "730184"),
        "closed": lambda: (closed.code, "918273"),
        "used_up": lambda: (used.code, "640295"),
    }


def posted(kind: Callable[[], tuple[str, str]], lot: random.Random) -> Any:
    """One try, from a place of its own."""
    from django.test import Client

    place = f"198.51.{lot.randrange(256)}.{lot.randrange(256)}"
    code, pin = kind()
    return Client(REMOTE_ADDR=place).post("/catatan/", {"code": code, "pin": pin})


def fetched() -> Any:
    """The page as it is fetched."""
    from django.test import Client

    return Client().get("/catatan/")


def timed(asks: tuple[Ask, Ask], rounds: int, lot: random.Random, fresh: Ask) -> Times:
    """Seconds of both, a pair at a time, in an order drawn by lot; the first three pairs only warm up."""
    times: Times = ([], [])
    for number in range(rounds + 3):
        for which in lot.sample((0, 1), 2):
            fresh()
            began = time.perf_counter()
            asks[which]()
            if number >= 3:
                times[which].append(time.perf_counter() - began)
    return times


def forget_tries(code: str) -> None:
    """Wrong tries of the open code are taken back, so that it stays open as long as it is measured."""
    from naung.foundation.wicket.models import Tally
    from naung.foundation.wicket.rules import MOST_WRONG

    Tally.objects.filter(wrong__gt=0, wrong__lt=MOST_WRONG).update(wrong=0)


def measured(rounds: int, beat: float) -> dict[str, Any]:
    """For each kind the guess and both medians."""
    from naung.doors.survivor import pages

    lot, found = random.Random(SEED), {}
    code, kinds = KINDS
    fresh = partial(forget_tries, code)
    right = partial(posted, kinds["right"], lot)
    pairs: dict[str, tuple[Ask, Ask]] = {
        name: (right, partial(posted, kinds[name], lot)) for name in ("number", "code", "closed", "used_up", "twins")
    }
    pairs["control"] = (right, fetched)
    with patch.object(pages, "BEAT", beat):
        for name, asks in pairs.items():
            times = timed(asks, rounds, lot, fresh)
            found[name] = {
                "told_apart": round(told_apart(times), 3),
                "ms": [round(statistics.median(each) * 1000, 1) for each in times],
                "slowest_ms": [round(max(each) * 1000, 1) for each in times],
                "repetitions": rounds,
            }
    return found


def alike() -> bool:
    """Whether every answer to a try has one status, one length and the same headers, right or wrong."""
    lot = random.Random(SEED)
    answers = [posted(kind, lot) for kind in KINDS[1].values()]
    assert b"Sedang dikerjakan." in answers[0].content, "the right try must be right"
    assert not any(b"Sedang dikerjakan." in each.content for each in answers[2:]), "a wrong one must be wrong"
    return len({(each.status_code, len(each.content), str(dict(each.headers))) for each in answers}) == 1


def guessing(rounds: int) -> dict[str, float]:
    """Seconds of one try's Argon2id, how many numbers are left, and the years of each way of guessing."""
    from naung.foundation.wicket import rules

    salt, took = bytes(rules.SALT_BYTES), []
    for number in range(rounds):
        began = time.process_time()
        rules.opening_key("ABCDEF", f"{number:06}", salt)
        took.append(time.process_time() - began)
    left = sum(not rules.is_weak(f"{number:06}") for number in range(10**6))
    each = min(took)
    return {
        "argon2id_ms": round(each * 1000, 1),
        "numbers_left": left,
        "years_with_paper": round(rules.years_with_paper(numbers=left), 1),
        "years_without": rules.years_without(open_codes=OPEN_CODES, tries_a_second=TRIES_A_SECOND),
        "years_for_thief": round(rules.years_for_thief(seconds_a_try=each, processors=THIEF_CORES), 1),
    }


def promises_of(line: dict[str, Any], years: dict[str, float], same: bool) -> list[dict[str, Any]]:
    """What was promised and what was measured."""
    rows = [
        (f"told_apart_{kind}", line[kind]["told_apart"], BOUND, "share of answers above chance, at most", False)
        for kind in ("number", "code", "closed", "used_up")
    ]
    rows.append(
        ("control", line["control"]["told_apart"], CONTROL_BOUND, "share of answers above chance, at least", True)
    )
    rows.append(("one_size_and_headers", float(same), 1.0, "1 where all are alike, at least", True))
    rows += [(name, years[name], float(YEARS), "years, at least", True) for name in years if name.startswith("years")]
    return [
        {
            "name": name,
            "value": value,
            "bound": bound,
            "unit": unit,
            "holds": value >= bound if least else value <= bound,
        }
        for name, value, bound, unit, least in rows
    ]


KINDS: tuple[str, dict[str, Callable[[], tuple[str, str]]]] = ("", {})


def main() -> None:
    """Lay, give, time, and print one JSON object last."""
    global KINDS
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    began, home = time.monotonic(), Path(tempfile.mkdtemp(prefix="naung-wicket-"))
    try:
        lay(home)
        KINDS = made()
        same = alike()
        line = measured(SMALL_ROUNDS if small else LINE_ROUNDS, 1.0)
        server = measured(SMALL_ROUNDS if small else ROUNDS, 0.0)
        years = guessing(5 if small else 30)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    result = {
        "promises": promises_of(line, years, same),
        "line": line,
        "without_the_beat": server,
        "guessing": years,
        "seeds": [SEED],
        "seconds": round(time.monotonic() - began, 1),
    }
    print(json.dumps(result | {"load": os.getloadavg()[0], "machine": machine()}))


if __name__ == "__main__":
    main()
