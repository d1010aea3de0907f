"""One installation that answers: times of pages, of intake, of a bare insert. Asked line by line, so that sizes alternate.

    python bench/growth_measure.py      (the folder and the database come from the environment)

Each line on standard input is a JSON object; each answer is one too.
"""

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.growth_settings")

import django

django.setup()

from bench.growth_plain import Bare, PlainCase
from bench.kalbar_names import persons
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.cast import sign_in

from naung.casework.reports.actions import receive_report
from naung.casework.reports.models import Report
from naung.casework.reports.queries.search import tokens_of
from naung.casework.reports.vocabulary import (
    Channel,
    Content,
    Mentioned,
    OfficerAnswer,
    Part,
    Relation,
    ReporterContent,
    Silence,
)
from naung.config.installation import home
from naung.doors.schedule.tick import run_all
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.queries import earlier_records, search_people
from naung.foundation.people.rules.alike import Described
from naung.foundation.people.vocabulary import (
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonFacts,
    Sex,
)
from naung.foundation.vault.models import Compartment, Posting, WrappedKey

QUERIES = 40  # of each kind
CASES = 300
# The tables that a look at earlier records reads.
WARMED = (
    "people_person",
    "people_personname",
    "people_contactway",
    "people_document",
    "vault_compartment",
    "vault_wrappedkey",
    "vault_posting",
)
PREWARMED = (
    "SELECT SUM(pg_prewarm(c.oid)) FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid "
    "WHERE COALESCE(i.indrelid, c.oid) = %s::regclass AND c.relkind IN ('r', 'i')"
)
INDEXES = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND (sql IS NULL OR sql NOT LIKE '%% WHERE %%')"
WORDS = (
    "Ibu Wulan menelepon: anaknya dijanjikan kerja di rumah makan di Kuching, berangkat dua minggu lalu lewat Jagoi Babang "
    "bersama tiga orang lain. Paspornya dipegang agen. Sejak Selasa teleponnya mati. Ia sempat mengirim lokasi dari sebuah "
    "ruko di dekat pasar. Agen meminta dua puluh juta sebelum ia boleh pulang. Keluarga takut melapor ke kampung sebelah."
)


class Installation:
    """Sari's browser at one installation, and what she looks for."""

    def __init__(self) -> None:
        self.facts = json.loads((home() / "built.json").read_text())
        run_all(timezone.now())  # as the installation's own clock does each minute
        self.client = sign_in(Client(), UUID(self.facts["sari"]))
        self.actor: Actor = actor_for_officer("sari")
        dice = random.Random(self.facts["seed"])
        self.cases = self._some_cases(dice)
        self.queries = self._some_queries(dice)
        dice.shuffle(self.queries)
        self.names = [p.name for p in persons(2000, seed=99)]
        self.at: dict[str, int] = {}

    def _some_cases(self, dice: random.Random) -> list[UUID]:
        """Cases of Sari's desk from anywhere in the file."""
        found: dict[UUID, None] = {}
        while len(found) < min(CASES, self.facts["size"] // 4):
            random_id = UUID(int=dice.getrandbits(128))
            near = PlainCase.objects.filter(owner=self.actor.desk, id__gte=random_id).order_by("id")[:3]
            found.update(dict.fromkeys(near.values_list("id", flat=True)))
        return list(found)

    def _some_queries(self, dice: random.Random) -> list[tuple[str, str]]:
        """What is typed: (kind, words); the names are drawn as those in the house were."""
        drawn = [p.name for p in persons(4 * QUERIES, seed=7) if len(p.name.split()) > 1]
        kinds: dict[str, Callable[[str], str]] = {
            "common": lambda name: dice.choice(("ahmad", "siti", "muhammad", "sri", "dewi", "maria", "agus", "chong")),
            "word": lambda name: name.split()[0],
            "two words": lambda name: " ".join(name.split()[:2]),
            "misspelt": lambda name: _misspelt(name, dice),
            "part": lambda name: max(name.split(), key=len)[:4],
            "unknown": lambda name: dice.choice(("zxqvworth", "kristjansdottir", "oyelaran", "vasquez", "brzezinski")),
        }
        found = []
        for kind, make in kinds.items():
            for name in dice.sample(drawn, QUERIES):
                if len(words := make(name)) >= 3:
                    found.append((kind, words))
        return found

    def next(self, what: str, among: list[Any]) -> Any:
        """The next one of a list, around and around."""
        self.at[what] = self.at.get(what, -1) + 1
        return among[self.at[what] % len(among)]

    def page(self, page: str, twin: bool) -> tuple[str, float]:
        """One request through the whole stack: its kind and its seconds."""
        prefix = "/kembaran" if twin else ""
        if page == "beginnings":
            prefix, page = "/awalan", "search"
        if page == "worklist":
            return page, self._timed(lambda: self.client.get(f"{prefix}/"))
        if page == "case":
            case = self.next(f"case{twin}", self.cases)
            return page, self._timed(lambda: self.client.get(f"{prefix}/kasus/{case}/"))
        kind, words = self.next(f"search{twin}", self.queries)
        typed = {"query": words, "once": uuid4().hex}
        return kind, self._timed(lambda: self.client.post(f"{prefix}/cari/", typed))

    def _timed(self, ask: Callable[[], Any]) -> float:
        began = time.perf_counter()
        response = ask()
        seconds = time.perf_counter() - began
        if response.status_code != 200:
            raise SystemExit(f"a page answered {response.status_code}")
        return seconds

    def alike(self) -> tuple[float, float, int]:
        """Laying somebody beside earlier records as a form asks for it: seconds, seconds of work, and how many are shown."""
        told = [words for kind, words in self.queries if kind in ("two words", "misspelt", "common", "unknown")]
        words = self.next("alike", told)
        birth = VagueDate.on(date(random.randrange(1965, 2010), random.randrange(1, 13), random.randrange(1, 29)))
        facts = PersonFacts(sex=random.choice((Sex.FEMALE, Sex.MALE)), birth=birth, home="61.72.01")
        ways = [ContactGiven(ContactKind.PHONE, f"0812{random.randrange(10**7, 10**8)}")]
        papers = [DocumentGiven(DocumentKind.NIK, f"617201{random.randrange(10**9, 10**10)}")]
        who = Described(facts, [(NameKind.OFFICIAL, words)], papers, ways)
        began, worked = time.perf_counter(), time.process_time()
        shown = earlier_records(who, actor=self.actor)
        return time.perf_counter() - began, time.process_time() - worked, len(shown)

    def warm(self) -> int:
        """Read tables and their indexes once, as on a machine that has served for a day; answers pages or rows that were read."""
        told = 0
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm")
            for table in WARMED:
                if connection.vendor == "postgresql":
                    cursor.execute(PREWARMED, [table])
                    told += int(cursor.fetchone()[0] or 0)
                    continue
                cursor.execute(INDEXES, [table])
                ways = ["NOT INDEXED", *(f'INDEXED BY "{name}"' for (name,) in cursor.fetchall())]
                for way in ways:
                    cursor.execute(f"SELECT COUNT(*) FROM {table} {way}")  # our own tables' names
                    told += int(cursor.fetchone()[0])
        return told

    def intake(self) -> float:
        """Seconds of the action that stores one report with two persons and a reporter."""
        content, reporter = self._told()
        began = time.perf_counter()
        receive_report(content=content, reporter=reporter, report_id=uuid4(), by=self.actor)
        return time.perf_counter() - began

    def _told(self) -> tuple[Content, ReporterContent]:
        who, recruiter, teller = (self.next("name", self.names) for _ in range(3))
        number = f"0812{random.randrange(10**7, 10**8)}"
        content = Content(
            channel=Channel.PHONE,
            received_at=timezone.now(),
            words=WORDS,
            place_code="61.72.01",
            place_words="ruko dekat pasar Beringin",
            facts=frozenset({"masih_dikuasai"}),
            silence=Silence.ANSWERED,
            against_officer=OfficerAnswer.NO,
            persons=(
                Mentioned(part=Part.CONCERNED, name=who, phone=number, note="kontraknya ditahan"),
                Mentioned(part=Part.RECRUITER, name=recruiter),
            ),
        )
        reporter = ReporterContent(
            relation=Relation.FAMILY, wants_news=True, name=teller, phone="0852 0000 4321", address="Gang Mawar 4"
        )
        return content, reporter

    def bare(self, size: int) -> float:
        """Seconds of one row of so many bytes in a durable transaction of its own."""
        body = os.urandom(size)
        began = time.perf_counter()
        Bare.objects.create(body=body)
        return time.perf_counter() - began

    def stored(self) -> dict[str, int]:
        """Bytes of the rows of one received report without its index and log entry, and how many index blocks it writes."""
        content, reporter = self._told()
        receive_report(content=content, reporter=reporter, report_id=uuid4(), by=self.actor)
        report = Report.objects.order_by("-entered_at").first()
        assert report is not None
        rows: list[Any] = [report, *report.subjects.all(), report.reporter]
        rooms = {row.compartment_id for row in rows if hasattr(row, "compartment_id")}
        rows += [*Compartment.objects.filter(id__in=rooms), *WrappedKey.objects.filter(compartment__in=rooms)]
        size = sum(_bytes_of(getattr(row, f.attname)) for row in rows for f in row._meta.concrete_fields)
        return {"bytes": size, "index_blocks": len(tokens_of(content.persons))}

    def cookies(self) -> dict[str, str]:
        """What a browser of hers sends."""
        return {name: morsel.value for name, morsel in self.client.cookies.items()}

    def found(self) -> int:
        """How many of the persons drawn as the house's were are found; a check that the rows are sound."""
        return sum(
            bool(search_people(words, actor=self.actor).persons) for kind, words in self.queries if kind == "word"
        )

    def counted(self) -> dict[str, int]:
        """What is in the database now."""
        return {"entries": Entry.objects.order_by("-seq").values_list("seq", flat=True)[0], "size": self.facts["size"]}

    def blocks(self) -> int:
        """Blocks of the index."""
        return Posting.objects.count()


def _bytes_of(value: Any) -> int:
    if value is None:
        return 0
    if isinstance(value, bytes | memoryview):
        return len(bytes(value))
    return 16 if isinstance(value, UUID) else len(str(value).encode())


def _misspelt(name: str, dice: random.Random) -> str:
    """The longest word with one letter replaced."""
    word = max(name.split(), key=len)
    at = dice.randrange(1, len(word))
    return word[:at] + dice.choice("aeioklmnrst") + word[at + 1 :]


def _profile(here: Installation, what: str, times: int) -> dict[str, Any]:
    """Queries and their seconds of one kind of work, for whoever looks for what bounds it."""
    import cProfile
    import io
    import pstats

    settings.DEBUG = False
    profiler, text = cProfile.Profile(), io.StringIO()
    connection.force_debug_cursor = True
    work = here.intake if what == "intake" else lambda: here.page(what.split("/")[0], what.endswith("/twin"))
    connection.queries_log.clear()
    profiler.enable()
    for _ in range(times):
        work()
    profiler.disable()
    queries = [dict(q) for q in connection.queries_log]
    connection.force_debug_cursor = False
    pstats.Stats(profiler, stream=text).sort_stats("cumulative").print_stats(70)
    return {"queries": [(float(q["time"]), q["sql"][:400]) for q in queries], "profile": text.getvalue()}


def main() -> None:
    """Answer until there is nothing more to read."""
    here = Installation()
    gc.freeze()
    work: dict[str, Callable[[dict[str, Any]], Any]] = {
        "page": lambda asked: here.page(asked["page"], asked["twin"]),
        "intake": lambda asked: here.intake(),
        "alike": lambda asked: here.alike(),
        "warm": lambda asked: here.warm(),
        "bare": lambda asked: here.bare(asked["size"]),
        "stored": lambda asked: here.stored(),
        "cookies": lambda asked: here.cookies(),
        "found": lambda asked: here.found(),
        "counted": lambda asked: here.counted(),
        "blocks": lambda asked: here.blocks(),
        "profile": lambda asked: _profile(here, asked["what"], asked["times"]),
    }
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps([work[asked["do"]](asked) for _ in range(asked.get("n", 1))]), flush=True)


if __name__ == "__main__":
    main()
