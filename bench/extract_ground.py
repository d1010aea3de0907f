"""The register that `extract` is measured on: the real schema, invented victims in bulk.

Each has her own key, as in the register; her village is sealed with it, other sealed columns are bytes that nobody reads.
"""

import os
import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from naung.foundation.vault.rules.sealing import KEY_BYTES, fingerprint, place_of, sealed, wrap_place, wrapped

AREAS = [f"61.{kab}.{kec:02}" for kab in ("01", "02", "03", "04", "05", "06", "07", "71", "72") for kec in range(1, 18)]
ABROAD = ["MY-13-32", "MY-13-01", "MY-13-12", "MY-12-07", "MY", "BN", "TW", "SA"]
DOORS = ["61.01.09", "61.03.20", "61.06.23", "61.07.17"]
PURPOSES = ["kerja_atau_pelayanan_paksa", "pelacuran", "pemerasan"]
YEARS, TOGETHER, OTHER_DESKS = 5, 0.15, 0.02
VILLAGES, VILLAGE_KNOWN = 9, 0.8  # of a kecamatan; of how many victims the desk knows more than the kecamatan
SEAL = b"\x01" * 220  # bytes of a short sealed text
CHUNK = 20_000
CACHE_KILOBYTES = 400_000  # keys are random, so their index is written everywhere at once
INSTALLATION_READS, NOBODY = "installation", UUID(int=0)
Row = dict[str, Any]


class Ground:
    """Rows of one table after the other, drawn with one dice."""

    def __init__(self, desks: list[str], key: str, installation: bytes, seed: int) -> None:
        self.desks, self.key, self.dice = desks, key, random.Random(seed)
        self.installation, self.under = installation, fingerprint(installation)
        self.seq = 1_000_000
        self.now = datetime.now(UTC)

    def id(self) -> str:
        """A random id as SQLite keeps it."""
        return UUID(int=self.dice.getrandbits(128)).hex

    def case(self, order: int) -> Iterator[tuple[str, Row]]:
        """One case with one or more victims, what happened to them, its report and its entries in the log."""
        dice = self.dice
        at = self.now - timedelta(days=1 + dice.random() * 365 * YEARS)
        moment, desk, case, matter = _text(at), dice.choice(self.desks), self.id(), self.id()
        yield "cases_case", self._case(case, f"UJI-{order}", desk, matter, moment)
        if dice.random() < OTHER_DESKS:
            later = _text(at + timedelta(days=3))
            yield "cases_case", self._case(self.id(), f"UJL-{order}", dice.choice(self.desks), matter, later)
        victims = 1 if dice.random() > TOGETHER else dice.randint(2, 5)
        home = AREAS[min(int(dice.expovariate(0.03)), len(AREAS) - 1)]
        events = self._way(home, at)
        for _ in range(victims):
            yield from self._victim(case, desk, home, moment, events)
        if order % 2 == 0:
            yield "reports_report", self._report(order, desk, moment)
        for _ in range(3):
            yield "audit_entry", self._entry(desk, at)

    def _case(self, case: str, number: str, desk: str, matter: str, moment: str) -> Row:
        return {
            "id": case, "number": number, "owner": desk, "version": 1, "stage": "terbuka", "danger": "tidak",
            "opened_at": moment, "touched_at": moment, "origin": "", "summary": SEAL, "compartment_id": self.key,
            "matter": matter,
        }  # fmt: skip

    def _victim(
        self, case: str, desk: str, home: str, moment: str, events: list[tuple[str, str, str, str]]
    ) -> Iterator[tuple[str, Row]]:
        person, episode, key = self.id(), self.id(), self.id()
        common = {"version": 1, "compartment_id": key, "origin": "", "made_at": moment}
        data_key = self.dice.randbytes(KEY_BYTES)
        yield from self._key(key, data_key, desk, moment)
        yield "people_person", {
            "id": person, "owner": desk, "year_of_birth": self.dice.randint(1960, 2014), "birth_precision": "tahun",
            "sex": self.dice.choice("LPPP"), "home": home, "nationality": "ID", "language": "",
            "needs_interpreter": "tidak_ditanya",
            "papers_not_hers": "tidak_ditanya", "birth": SEAL, "disability": SEAL, "pregnancy": SEAL,
            "village": self._village(home, data_key, person, key), **common,
        }  # fmt: skip
        yield "cases_caseperson", {
            "id": self.id(), "role": "korban", "added_at": moment, "case_id": case, "person_id": person,
        }  # fmt: skip
        yield "episodes_episode", {"id": episode, "owner": desk, "summary": SEAL, "person_id": person, **common}
        event = ""
        for kind, day, area, country in events:
            event = self.id()
            yield "episodes_event", {
                "id": event, "kind": kind, "first_on": day, "last_on": day, "precision": "hari", "area": area, "country": country,
                "carriage": "", "papers": "", "note": SEAL, "episode_id": episode, **common,
            }  # fmt: skip
        yield "episodes_eventcode", {"list": "purpose", "code": self.dice.choice(PURPOSES), "event_id": event}
        if self.dice.random() < 0.4:
            yield "screening_screening", {
                "id": self.id(), "owner": desk, "version": 1, "stage": "selesai", "childhood": "dewasa", "occasion_kind": "",
                "started_at": moment, "origin": "", "words": SEAL, "compartment_id": self.key, "episode_id": episode,
                "person_id": person,
            }  # fmt: skip

    def _key(self, compartment: str, data_key: bytes, desk: str, moment: str) -> Iterator[tuple[str, Row]]:
        """A compartment, and its key wrapped for the installation."""
        place = wrap_place(UUID(compartment), INSTALLATION_READS, NOBODY, 1)
        yield "vault_compartment", {
            "id": compartment, "kind": "person", "owner": desk, "key_version": 1, "made_at": moment,
        }  # fmt: skip
        yield "vault_wrappedkey", {
            "compartment_id": compartment, "reader_kind": INSTALLATION_READS, "reader": NOBODY.hex, "version": 1,
            "under": self.under, "box": wrapped(data_key, self.installation, place),
        }  # fmt: skip

    def _village(self, home: str, data_key: bytes, person: str, compartment: str) -> bytes | None:
        if self.dice.random() > VILLAGE_KNOWN:
            return None
        code = f"{home}.{2001 + min(int(self.dice.expovariate(0.4)), VILLAGES - 1)}"
        return sealed(code, data_key, place_of("people_person", UUID(person), "village", UUID(compartment)))

    def _way(self, home: str, at: datetime) -> list[tuple[str, str, str, str]]:
        dice, days = self.dice, (at - timedelta(days=200)).date()
        way = [("recruitment", home if dice.random() < 0.6 else dice.choice(AREAS), "ID")]
        if dice.random() < 0.5:
            way.append(("transit", dice.choice(AREAS[:40]), "ID"))
        abroad = dice.random() < 0.7
        if abroad:
            way.append((dice.choice(("crossing_official", "crossing_unofficial")), dice.choice(DOORS), "ID"))
        place = dice.choice(ABROAD) if abroad else dice.choice(AREAS)
        way.append(("exploitation", "" if len(place) == 2 else place, place[:2] if abroad else "ID"))
        return [(kind, str(days + timedelta(days=n)), area, country) for n, (kind, area, country) in enumerate(way)]

    def _report(self, order: int, desk: str, moment: str) -> Row:
        return {
            "id": self.id(), "number": f"LP-{order}", "version": 1, "status": "received", "channel": "telepon", "sender": "",
            "received_at": moment, "entered_at": moment, "received_by": self.key, "place_code": "61.72.01", "country": "ID",
            "silence": "dijawab", "against_officer": "tidak", "urgency": "tinggi", "due_at": moment, "closing_reason": "",
            "words": SEAL, "facts": SEAL, "compartment_id": self.key, "owner_id": desk, "taken_at_id": desk,
        }  # fmt: skip

    def _entry(self, desk: str, at: datetime) -> Row:
        self.seq += 1
        hour = at.replace(hour=self.dice.randrange(1, 9))
        return {
            "seq": self.seq, "at": _text(hour), "event": "cases.read", "actor_kind": "user", "actor": self.key, "actor_name": "",
            "desk": desk, "role": "petugas_kasus", "purpose": "casework", "session": "", "subjects": b"", "fields": "",
            "words": b"", "previous": SEAL[:32], "hash": SEAL[:32],
        }  # fmt: skip


def _text(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S.%f}"


def fill(database: Path, cases: int, seed: int) -> int:
    """Fill the founded installation with so many cases; indexes are made afterwards. Answers how many victims they have."""
    from naung.foundation.vault.queries.keys import installation_key

    with sqlite3.connect(database) as held:
        held.execute("PRAGMA foreign_keys = OFF")
        held.execute("PRAGMA synchronous = OFF")
        held.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
        desks = [row[0] for row in held.execute("SELECT id FROM organisations_desk")]
        key = held.execute("SELECT id FROM vault_compartment").fetchone()[0]
        indexes = held.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name GLOB '[acersv]*'"
        ).fetchall()
        for name, _ in indexes:
            held.execute(f'DROP INDEX "{name}"')
        ground = Ground(desks, key, installation_key(), seed)
        waiting: dict[str, list[Row]] = {}
        victims = 0
        for order in range(cases):
            for table, row in ground.case(order):
                waiting.setdefault(table, []).append(row)
                victims += table == "cases_caseperson"
            if order % CHUNK == CHUNK - 1 or order == cases - 1:
                _flush(held, waiting)
        for _, made in indexes:
            held.execute(made)
        held.execute("PRAGMA analysis_limit = 1000")
        held.execute("ANALYZE")
    return victims


def _flush(held: sqlite3.Connection, waiting: dict[str, list[Row]]) -> None:
    for table, rows in waiting.items():
        names = list(rows[0])
        marks = ", ".join("?" * len(names))
        held.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",  # our own tables
            ([row[name] for name in names] for row in rows),
        )
    waiting.clear()
    held.commit()


def founded(home: Path, *, anew: bool) -> None:
    """Start Django on an installation; a new one gets nine service desks, one a kabupaten or kota of the ground."""
    os.environ["NAUNG_HOME"] = str(home)
    from naung.doors.operator.console import start_django

    start_django()
    from naung.doors.operator.serve import prepare
    from naung.foundation.access.rules import system_actor
    from naung.foundation.organisations.actions import found_agency, open_desk
    from naung.foundation.organisations.vocabulary import AgencyType, DeskKind

    if not anew:
        return
    prepare()
    by = system_actor("setup")
    for number, area in enumerate(sorted({area[:5] for area in AREAS})):
        agency = found_agency(name=f"UPTD PPA {area}", kind=AgencyType.UPTD_PPA, by=by)
        open_desk(agency=agency, name=f"Meja {area}", kind=DeskKind.SERVICE, territory=area, prefix=f"U{number}", by=by)
