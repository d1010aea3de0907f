"""How long does it take until a list of a thousand people is laid beside a register, in the background?

    python bench/list_hints.py --small                   # 100 rows beside 600 persons, SQLite
    python bench/list_hints.py [--keep DIR]              # 1,000 rows beside more than 10,000 persons, SQLite and PostgreSQL

The installations are those of bench/growth.py (with `--keep` they stay): each case has about two persons, names as they are met
in West Kalimantan, sealed, with their index, all at one desk. A quarter of the list are persons of the register whose names are
misspelt; the rest are put together from words of two persons' names, so that every word is met. Measured is what an officer waits
for: from the moment the list is in the batch until `naung work`, in its child with its limits, has compared everybody and kept
what it found.

    seconds_*   on the clock, beside whatever else the machine does
    work_*      seconds of the processor, of the child and all that it started
    met_*       of the quarter, the share of whom the record is among what was found
    later_*     seconds of the processor when twenty records came after: only who shares something with them is compared again
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.growth import machine, prepare
from bench.growth_grounds import POSTGRESQL, PYTHON, SQLITE, environment, served

CASES, SMALL_CASES = 10_000, 300
ROWS, SMALL_ROWS = 1000, 100
KNOWN, LATER = 4, 20  # every fourth row is of somebody who is known; records that come later
MOST_SECONDS, LEAST_PERSONS = 60.0, 10_000
LEAST_MET = 0.9
SEED = 73


def main() -> None:
    """Build, measure, and print one JSON object last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", choices=(SQLITE, POSTGRESQL))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.measure:
        print(json.dumps(measured(told.measure)))
        return
    cases, rows = (SMALL_CASES, SMALL_ROWS) if told.small else (CASES, ROWS)
    only = told.only or (SQLITE if told.small else None)
    databases = [only] if only else [SQLITE, POSTGRESQL]
    with ExitStack() as stack:
        made = stack.enter_context(tempfile.TemporaryDirectory(prefix="naung-hints-"))
        folder = (told.keep or Path(made)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        server = stack.enter_context(served(folder / "pg")) if POSTGRESQL in databases else None
        prepare(folder, [cases], databases, server)
        figures = {}
        for database in databases:
            env = environment(folder / f"cases-{cases}", server if database == POSTGRESQL else None, f"cases_{cases}")
            figures[database] = _asked(env, rows)
            print(f"{database}: {json.dumps(figures[database])}", flush=True)
    promises = [each for database, found in figures.items() for each in promises_of(database, found, small=told.small)]
    print(json.dumps({"promises": promises, "rows": rows, "figures": figures, "seeds": [SEED], "machine": machine()}))


def _asked(env: dict[str, str], rows: int) -> dict[str, Any]:
    command = [PYTHON, str(Path(__file__)), "--measure", str(rows)]
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().rpartition("\n")[2])
    return found


def promises_of(database: str, found: dict[str, Any], *, small: bool) -> list[dict[str, Any]]:
    """What was promised and what was measured."""
    told = [
        (f"seconds_{database}", found["seconds"], MOST_SECONDS, "seconds on the clock for the list, at most", False),
        (f"work_{database}", found["work"], MOST_SECONDS, "seconds of the processor, at most", False),
        (f"met_{database}", found["met"], LEAST_MET, "share of those who are known, at least", True),
        (f"everybody_{database}", found["compared"] / found["of"], 1.0, "share of the list that was compared", True),
    ]
    if not small:
        told.append((f"persons_{database}", found["persons"], LEAST_PERSONS, "persons of the desk, at least", True))
    return [
        {"name": name, "value": round(value, 3), "bound": bound, "unit": unit,
         "holds": value >= bound if least else value <= bound}
        for name, value, bound, unit, least in told
    ]  # fmt: skip


def measured(rows: int) -> dict[str, Any]:
    """One installation, in a process of its own: a list is taken, compared in the background, and compared again."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "naung.config.settings"
    import django

    django.setup()
    from naung.casework.arrivals.actions import take_rows
    from naung.casework.hints.actions import compare_again, compare_batch
    from naung.casework.hints.models import Hint
    from naung.casework.hints.queries import how_far_batch
    from naung.foundation.people.actions import register_person
    from naung.foundation.people.models import Person

    dice, actor = random.Random(SEED), _officer()
    people = Person.objects.filter(owner=actor.desk, erased_at=None)
    ids = dice.sample(list(people.order_by("id").values_list("id", flat=True)), 2 * rows)
    told, whose = _list(ids, rows, dice)
    batch = _batch(rows, actor)
    take_rows(batch_id=batch, rows=told, by=actor)
    compare_batch(batch_id=batch, by=actor)
    seconds, work = _worked()
    far = how_far_batch(batch, actor=actor)
    hints = Hint.objects.filter(laid__arrival__batch_id=batch).values_list("laid__arrival__number", "record_id")
    found: set[tuple[int, UUID]] = set(hints)
    for each in told[:LATER]:
        register_person(told=_person(each), by=actor)
    compare_again(by=actor)
    _seconds, later = _worked()
    return {
        "persons": people.count(), "rows": rows, "compared": far.compared, "of": far.of, "with_a_hint": far.found,
        "pairs": len(found), "seconds": round(seconds, 1), "work": round(work, 1), "later": round(later, 1),
        "met": round(sum((number, person) in found for number, person in whose.items()) / len(whose), 3),
    }  # fmt: skip


def _worked() -> tuple[float, float]:
    """Seconds on the clock and of the processor until nothing waits any more."""
    from naung.doors.operator.work import work_once

    began, before = time.monotonic(), _children()
    while work_once():
        pass
    return time.monotonic() - began, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _officer() -> Any:
    """Somebody who may take lists in at the desk of all records."""
    from naung.config.installation import home
    from naung.foundation.access.rules import system_actor
    from naung.foundation.accounts.actions import accept_invitation, invite_officer
    from naung.foundation.accounts.queries import actor_for_officer

    desk = UUID(json.loads((home() / "built.json").read_text())["desks"][0])
    by, name = system_actor("setup"), f"bima{time.time_ns()}"
    token = invite_officer(username=name, display_name="Bima", desk=desk, role="penyelia", by=by)
    accept_invitation(token=token, password="lima kucing di atap", by=by)
    return actor_for_officer(name, desk=desk)


def _batch(rows: int, actor: Any) -> UUID:
    from django.utils import timezone

    from naung.casework.arrivals.actions import announce_batch
    from naung.casework.arrivals.vocabulary import BatchTold

    told = BatchTold(timezone.localdate(), "entikong", "kjri_kuching", "", "", rows)
    return announce_batch(told=told, by=actor)


def _list(ids: list[UUID], rows: int, dice: random.Random) -> tuple[list[Any], dict[int, UUID]]:
    """The rows of the list, and by number who is of the register."""
    from naung.casework.arrivals.vocabulary import RowTold
    from naung.foundation.access.rules import system_actor
    from naung.foundation.clock.vocabulary import VagueDate
    from naung.foundation.people.queries import described_many
    from naung.foundation.people.vocabulary import DocumentKind, Sex

    known = [(each, who) for each, who in described_many(ids, actor=system_actor("hints")).items() if who.own_names]
    told: list[Any] = []
    whose: dict[int, UUID] = {}
    for n in range(rows):
        person, who = known[2 * n % len(known)]
        birth, nik, name = who.facts.birth, "", _misspelt(who.own_names[0], dice)
        if n % KNOWN:
            other = known[(2 * n + 1) % len(known)][1]
            name = f"{who.own_names[0].split()[0]} {other.own_names[0].split()[-1]}"
            birth = VagueDate.in_month(dice.randrange(1965, 2008), dice.randrange(1, 13))
        else:
            whose[n + 1] = person
            nik = next((each.number for each in who.documents if each.kind == DocumentKind.NIK), "")
        sex = who.facts.sex if n % KNOWN == 0 else dice.choice((Sex.FEMALE, Sex.MALE))
        told.append(
            RowTold(name=name, fingerprint=f"baris-{n}", birth=birth, sex=sex, nik=nik, origin="61.72", cause="tanpa_paspor")
        )  # fmt: skip
    return told, whose


def _person(row: Any) -> Any:
    from naung.foundation.people.vocabulary import NameKind, PersonTold

    return PersonTold(names=((NameKind.OFFICIAL, row.name),), sex=row.sex, birth=row.birth)


def _misspelt(name: str, dice: random.Random) -> str:
    """An old spelling or a doubled letter, as lists have them."""
    for new, old in (("u", "oe"), ("j", "dj"), ("y", "j")):
        if new in name.lower() and dice.random() < 0.5:
            return name.replace(new, old, 1)
    return name


if __name__ == "__main__":
    main()
