"""Can names be guessed from the sealed index without the key? An attack on the files of an installation at rest.

`python bench/token_attack.py [--small]`: prints one JSON object last. An installation of its own is filled with invented
persons through the real action; then its database and write-ahead log are read as a thief reads them. He knows the shipped
name frequencies, all plain columns, and draws as many persons as he likes from the same distribution (another seed).

`names_beyond_chance`: the share of all persons of whom a word of the name is guessed, less what the best guess from the
plain columns alone gives; the best of the attacks counts. The same attack on a table of deterministic tokens (a keyed hash
a row) runs beside it, to show that it can succeed.
"""

import argparse
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.kalbar_names import Person, persons
from bench.theft import guessing, pages

SEED, THIEF_SEED = 61_2026, 1
BOUND = 0.01
WORKS = 0.10  # what the attack must gain on deterministic tokens to be called one
SMALL, FULL = 300, 4000
KNOWN = 8000  # persons that the thief draws for comparison
SMALL_SECONDS = 20.0  # of filling, after which fewer persons must do
RESULT = ROOT / "bench" / "results" / "token_attack.json"
POSTING_COLUMNS = 2
SMALL_BLOCK = 3  # ids in a small block
WAITING_BODY = 1000  # bytes: less than a waiting row has, more than any block
LARGE_BODY = 200  # bytes: more than a small block has, less than a large one


def main() -> None:
    """Fill, steal, guess, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    began = time.monotonic()
    home = Path(tempfile.mkdtemp(prefix="naung-theft-"))
    try:
        people, ids, new = fill(home, SMALL if small else FULL, SMALL_SECONDS if small else None)
        result = attack(home, people, ids, new)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    result["seconds"] = round(time.monotonic() - began, 1)
    if not small:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result))


def fill(home: Path, size: int, seconds: float | None) -> tuple[list[Person], list[UUID], list[int]]:
    """Write persons down in a new installation; returns them with their ids and how many postings each one added.

    The files are copied to `stolen` while the connection is open, as a running server leaves them.
    """
    os.environ |= {"NAUNG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "naung.config.settings"}
    os.environ.pop("NAUNG_DATABASE", None)
    from naung.config.installation import make_home

    make_home()
    import django

    django.setup()
    from django.core.management import call_command

    for room in ("audit", "vault", "people"):
        call_command("migrate", room, verbosity=0)
    people = persons(size, SEED)
    ids, new = _register(people, seconds)
    (home / "stolen").mkdir()
    for file in home.glob("naung.sqlite3*"):
        shutil.copy(file, home / "stolen" / file.name)
    return people[: len(ids)], ids, new


def _register(people: list[Person], seconds: float | None) -> tuple[list[UUID], list[int]]:
    from datetime import date

    from naung.foundation.access.rules import shipped_roles, system_actor
    from naung.foundation.access.vocabulary import Actor, Purpose
    from naung.foundation.clock.vocabulary import VagueDate
    from naung.foundation.identifiers import new_id
    from naung.foundation.people.actions import register_person
    from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
    from naung.foundation.vault.actions import found_vault
    from naung.foundation.vault.models import Posting

    found_vault(by=system_actor("setup"))
    role = shipped_roles()["petugas_kasus"]
    sari = Actor(new_id(), "user", "", new_id(), role.code, role.permissions, Purpose.INTAKE, "s", role.categories)
    ids, new, before, began = [], [], 0, time.monotonic()
    for person in people:
        told = PersonTold(
            sex=Sex(person.sex),
            birth=VagueDate.on(date(person.year, 6, 1)),
            home=person.kecamatan,
            names=((NameKind.OFFICIAL, person.name),),
        )
        ids.append(register_person(told=told, by=sari))
        after = Posting.objects.count()
        new.append(after - before)
        before = after
        if seconds is not None and time.monotonic() - began > seconds:
            break
    return ids, new


def attack(home: Path, people: list[Person], ids: list[UUID], new: list[int]) -> dict[str, Any]:
    """Every attack on the stolen files, and the same on deterministic tokens."""
    known = persons(KNOWN, THIEF_SEED)
    plain = guessing.by_plain_columns(people, known)
    chance = guessing.hits(plain, people)
    tokens = _tokens(known)
    seen = _from_log(home / "stolen", ids)
    words = guessing.known_words(known, _name_tokens)
    ordered = _arrival_shows(home / "stolen")
    guesses = _guesses(people, known, list(tokens.values()), seen) | {
        "log_sharing": guessing.by_sharing({at: set(own) for at, own in seen.items()}, people, words)
    }
    if ordered:
        guesses["order_of_rows"] = _by_order(people, known, list(tokens.values()), new)
    gains = {name: guessing.hits(plain | found, people) - chance for name, found in guesses.items()}
    naive = guessing.by_sharing(_deterministic(people), people, words)
    naive_gain = guessing.hits(plain | naive, people) - chance
    value = max(0.0, *gains.values())
    return {
        "benchmark": "token_attack",
        "promises": [
            _promise("names_beyond_chance", value, BOUND, holds=value <= BOUND),
            _promise("attack_gains_on_deterministic_tokens", naive_gain, WORKS, holds=naive_gain >= WORKS),
        ],
        "figures": {
            "chance_from_plain_columns": round(chance, 4),
            "gain_by_attack": {name: round(gain, 4) for name, gain in gains.items()},
            "persons_whose_tokens_the_log_shows": len(seen),
            "rows_stand_in_order_of_arrival": ordered,
            "block_sizes": _sizes(home / "stolen"),
        },
        "peers": {"deterministic_tokens": {"names_beyond_chance": round(naive_gain, 4)}},
        "sizes": {"persons": len(people), "persons_the_thief_knows": KNOWN},
        "seeds": {"persons": SEED, "thief": THIEF_SEED},
    }


def _guesses(
    people: list[Person], known: list[Person], tokens: list[set[str]], seen: dict[int, dict[int, int]]
) -> dict[str, dict[int, str]]:
    """From the log: how many postings a person's transaction wrote, and how many of them in large blocks."""
    counted = {at: len(own) for at, own in seen.items()}
    large = {at: sum(size > LARGE_BODY for size in own.values()) for at, own in seen.items()}
    frequent = guessing.frequent_tokens(tokens, len(people), SMALL_BLOCK)
    waiting = {at: sum(size for size in own.values() if size > WAITING_BODY) for at, own in seen.items()}
    return {
        "log_waiting_sizes": guessing.by_likeness(waiting, people, known, [_waiting_size(own) for own in tokens]),
        "log_counts": guessing.by_likeness(counted, people, known, [len(own) for own in tokens]),
        "log_block_sizes": guessing.by_likeness(large, people, known, frequent),
    }


def _waiting_size(tokens: set[str]) -> int:
    """How long the row is in which a name's tokens wait for the index."""
    from naung.foundation.people.queries.search import NAMES, of_desk
    from naung.foundation.vault.rules.waiting import WaitingTokens, sealed_waiting

    row = WaitingTokens(0, UUID(int=0), NAMES, tuple(of_desk(UUID(int=0), sorted(tokens))))
    return len(sealed_waiting(row, bytes(32), 0))


def _by_order(people: list[Person], known: list[Person], tokens: list[set[str]], new: list[int]) -> dict[int, str]:
    """From the order of rows, were it to show: how many tokens were new with each person, by tenth of the persons."""
    size, reference, when = len(people), [], []
    for at in range(0, len(known) - size + 1, size):
        reference += _new_tokens(tokens[at : at + size])
        when += guessing.tenths(size)
    keys = dict(enumerate(zip(guessing.tenths(size), new, strict=True)))
    known_keys = list(zip(when, reference, strict=True))
    return guessing.by_likeness(keys, people, known[: len(known_keys)], known_keys)


def _promise(name: str, value: float, bound: float, *, holds: bool) -> dict[str, Any]:
    return {"name": name, "value": round(value, 4), "bound": bound, "unit": "share of persons", "holds": holds}


def _name_tokens(name: str) -> set[str]:
    from naung.foundation.people.rules.tokens import name_tokens

    return name_tokens(name)


def _tokens(people: list[Person]) -> dict[int, set[str]]:
    return {at: _name_tokens(person.name) for at, person in enumerate(people)}


def _deterministic(people: list[Person]) -> dict[int, set[bytes]]:
    """What a table of (person, keyed hash of token) shows: who shares what, nothing else."""
    key = b"unknown to the thief"
    return {
        at: {blake2b(t.encode(), key=key, digest_size=8).digest() for t in own} for at, own in _tokens(people).items()
    }


def _new_tokens(tokens: list[set[str]]) -> list[int]:
    """How many tokens were new with each person."""
    known: set[str] = set()
    new = []
    for own in tokens:
        new.append(len(own - known))
        known |= own
    return new


def _from_log(stolen: Path, ids: list[UUID]) -> dict[int, dict[int, int]]:
    """For each person whose transaction is still in the log: label and block size of the postings that it wrote."""
    where = {each.hex: at for at, each in enumerate(ids)}
    with sqlite3.connect(stolen / "naung.sqlite3") as copy:
        columns = len(copy.execute("PRAGMA table_info(people_person)").fetchall())
    before: dict[int, dict[int, list[object]]] = {}
    seen: dict[int, dict[int, int]] = {}
    for commit in pages.commits(stolen / "naung.sqlite3-wal"):
        changed: dict[int, int] = {}
        newest = (-1, -1)
        for number, page in commit.pages.items():
            rows = pages.rows(page, POSTING_COLUMNS)
            old = before.get(number)
            if old is not None:
                fresh = (values for rowid, values in rows.items() if old.get(rowid) != values)
                changed |= {v[0]: len(v[1]) for v in fresh if isinstance(v[0], int) and isinstance(v[1], bytes)}
            before[number] = rows
            for rowid, values in pages.rows(page, columns).items():
                if str(values[0]) in where:
                    newest = max(newest, (rowid, where[str(values[0])]))
        if changed and newest[1] >= 0:
            seen.setdefault(newest[1], changed)
    return seen


def _arrival_shows(stolen: Path) -> bool:
    """Whether the rows of the index can be put in the order in which they were written."""
    with sqlite3.connect(stolen / "naung.sqlite3") as copy:
        try:
            differ = copy.execute("SELECT count(*) FROM vault_posting WHERE rowid <> label").fetchone()[0]
        except sqlite3.OperationalError:
            return False  # a table without rowid
    return bool(differ)


def _sizes(stolen: Path) -> dict[int, int]:
    """How many blocks of each size there are: all that the table tells of frequencies."""
    with sqlite3.connect(stolen / "naung.sqlite3") as copy:
        return dict(copy.execute("SELECT length(body), count(*) FROM vault_posting GROUP BY 1").fetchall())


if __name__ == "__main__":
    main()
