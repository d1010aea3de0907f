"""Builds one installation of a given number of cases, on SQLite, on PostgreSQL, or the same one on both.

    python bench/growth_build.py found | migrate | copy | fill SIZE SEED DATABASES

The folder and the databases' addresses come from the environment: NAUNG_HOME, NAUNG_DATABASE, GROWTH_POSTGRESQL.

The house itself is founded by its own actions; cases are then written in bulk by `growth_made`, which uses the house's rules.
"""

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.growth_settings")

import django

django.setup()

from bench.growth_made import CHUNK, Chunk, Ground, chunk_of, remember_words
from bench.growth_plain import MODELS
from bench.growth_settings import SECOND
from bench.growth_sinks import PostgresSink, Sink, SqliteSink
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections
from tests.cast import KALBAR, SARI, found_house, join

from naung.casework.reports.queries.search import SPACE
from naung.config.installation import home, make_home
from naung.foundation.access.rules import system_actor
from naung.foundation.audit.models import Entry
from naung.foundation.audit.rules import chained
from naung.foundation.audit.vocabulary import EntryValue
from naung.foundation.people.actions import index_births
from naung.foundation.people.queries.search import BIRTHS, CONTACTS, NAMES
from naung.foundation.places import actions as places
from naung.foundation.places.vocabulary import PlaceRow
from naung.foundation.vault.queries.index import pepper
from naung.foundation.vault.queries.keys import installation_key
from naung.foundation.vault.rules.postings import LARGE, Head, sealed_block, sealed_head, token_keys

MAKERS = 2  # processes that make rows
TOKENS_AT_ONCE = 20_000
BLOCKS_AT_ONCE = 50_000
DONE, FOUNDED = "built.json", "founded.json"
KECAMATAN, REGENCY = len("61.72.01"), len("61.72")
Tokens = dict[tuple[str, str], dict[str, bytearray]]


def found(_: list[str]) -> None:
    """The empty house with its desks and Sari, on SQLite."""
    migrate()
    house = found_house()
    index_births(
        by=system_actor("tick")
    )  # as the first tick of a new house: what is filled in carries its days of birth
    load_few_places()
    sari = join(SARI, house)
    facts = {
        "sari": sari.hex,
        "desks": [d.id.hex for d in (house.service, house.other, house.oversight)],
        "prefix": house.service.prefix,
    }
    (home() / FOUNDED).write_text(json.dumps(facts))


def migrate(_: list[str] | None = None) -> None:
    """The house's tables by its own migrations, and the plain twins' beside them."""
    make_home().joinpath("statis").mkdir(exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    with connections["default"].schema_editor() as editor:
        for model in MODELS:
            editor.create_model(model)


def load_few_places() -> None:
    """Regencies, and Kalimantan Barat down to its kecamatan, which is what a page names."""
    whole = places.shipped_places

    def few(vintage: str) -> list[PlaceRow]:
        return [
            row for row in whole(vintage) if len(row.code) <= (KECAMATAN if row.code.startswith(KALBAR) else REGENCY)
        ]

    with patch.object(places, "shipped_places", few):
        places.load_places(by=system_actor("setup"))


def copy_house(_: list[str]) -> None:
    """The founded house once more, in the second database, which has its tables already."""
    connection = connections[SECOND]
    ours = [m for m in apps.get_models() if m.__module__.startswith("naung.")]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role=replica")
        for model in ours:
            rows = list(model._base_manager.using("default").all())
            if rows and not model._base_manager.using(SECOND).exists():
                model._base_manager.using(SECOND).bulk_create(rows, batch_size=2000)
        for words in connection.ops.sequence_reset_sql(no_style(), ours):
            cursor.execute(words)


def ground_of(facts: dict, size: int, seed: int) -> Ground:
    """What the makers need to know."""
    return Ground(
        key=installation_key(),
        desks=tuple(UUID(d) for d in facts["desks"]),
        prefix=facts["prefix"],
        sari=UUID(facts["sari"]),
        other=uuid4(),
        now=datetime.now(UTC),
        size=size,
        seed=seed,
    )


class Log:
    """Continues the house's chain."""

    columns = (
        "seq", "at", "event", "actor_kind", "actor", "actor_name", "desk", "role", "purpose", "session", "subject",
        "subjects", "fields", "words", "count", "previous", "hash",
    )  # fmt: skip

    def __init__(self) -> None:
        last = Entry.objects.order_by("-seq").values_list("seq", "hash").first()
        self.seq, self.hash = last[0], bytes(last[1])

    def rows(self, entries: list[tuple]) -> Iterator[tuple]:
        """Chained rows of the log."""
        for at, event, actor, desk, subject, subjects in entries:
            self.seq, previous = self.seq + 1, self.hash
            entry = EntryValue(
                self.seq, at, event, "user", actor, "", desk, "petugas_kasus", "layanan", "", subject, subjects,
                "", b"", None,
            )  # fmt: skip
            self.hash = chained(previous, entry)
            yield (
                self.seq, at.strftime("%Y-%m-%d %H:%M:%S.%f"), event, "user", actor.hex, "", desk.hex,
                "petugas_kasus", "layanan", "", subject.hex, subjects, "", b"", None, previous, self.hash,
            )  # fmt: skip


def check_columns(chunk: Chunk) -> None:
    """Refuse to write where a table has a column that the makers do not know of."""
    tables = {m._meta.db_table: m for m in (*apps.get_models(), *MODELS)}
    for table, columns in chunk.columns.items():
        model = tables[table]
        wanted = {f.column for f in model._meta.concrete_fields}
        if model._meta.pk.get_internal_type() == "BigAutoField":
            wanted.discard("id")
        if wanted != set(columns):
            raise SystemExit(f"{table}: the makers' columns differ: {sorted(wanted ^ set(columns))}")


def pieces(size: int) -> list[tuple[int, int]]:
    """The cases in spans of one chunk each."""
    return [(at, min(at + CHUNK, size)) for at in range(0, size, CHUNK)]


_ground: Ground | None = None
_tokens: Tokens = {}
_peppers: dict[str, bytes] = {}


def _make(span: tuple[int, int]) -> Chunk:
    assert _ground is not None
    return chunk_of(_ground, *span)


def _postings(asked: tuple[str, str, list[str]]) -> tuple[list[tuple[int, bytes]], list[tuple[str, int, bytes]]]:
    """The sealed blocks of some tokens, as the index would hold them after putting one record after another, and the twin's."""
    space, prefix, tokens = asked
    known, rows, plain = _tokens[space, prefix], [], []
    for token in tokens:
        packed = known[token]
        ids = tuple(bytes(packed[at : at + 16]) for at in range(0, len(packed), 16))
        keys, full = token_keys(_peppers[space], prefix + token), (len(ids) - 1) // LARGE
        for block in range(1, full + 1):
            those = ids[LARGE * (block - 1) : LARGE * block]
            rows.append((keys.label(block), sealed_block(those, keys, block)))
            plain.append((f"{space}|{prefix}{token}|{block}", len(those), b"".join(those)))
        rows.append((keys.label(0), sealed_head(Head(len(ids), ids[LARGE * full :]), keys)))
        plain.append((f"{space}|{prefix}{token}|0", len(ids), b"".join(ids[LARGE * full :])))
    return rows, plain


def load(ground: Ground, log: Log, sinks: list[Sink], began: float) -> dict[str, int]:
    """Make and write every row; answers how many of what."""
    global _ground, _tokens
    _ground, tokens, counts = ground, defaultdict(lambda: defaultdict(bytearray)), defaultdict(int)
    spans = pieces(ground.size)
    with get_context("fork").Pool(MAKERS, initializer=remember_words) as pool:
        for done, chunk in enumerate(pool.imap(_make, spans), start=1):
            if done == 1:
                check_columns(chunk)
            for table, rows in chain(chunk.rows.items(), [("audit_entry", list(log.rows(chunk.log)))]):
                columns = Log.columns if table == "audit_entry" else chunk.columns[table]
                for sink in sinks:
                    sink.add(table, columns, rows)
                counts[table] += len(rows)
            for where, known in chunk.tokens.items():
                merged = tokens[where]
                for token, ids in known.items():
                    merged[token] += ids
            if done % 20 == 0 or done == len(spans):
                say(began, f"{min(done * CHUNK, ground.size):,} of {ground.size:,} cases")
    _tokens = {where: dict(known) for where, known in tokens.items()}
    counts["vault_posting"] = load_index(sinks, began)
    return dict(counts)


def load_index(sinks: list[Sink], began: float) -> int:
    """Seal the collected tokens and write the index."""
    asked = [
        (space, prefix, names[at : at + TOKENS_AT_ONCE])
        for (space, prefix), names in ((where, list(known)) for where, known in _tokens.items())
        for at in range(0, len(names), TOKENS_AT_ONCE)
    ]
    blocks: list[tuple[int, bytes]] = []
    with get_context("fork").Pool(MAKERS) as pool:
        for done, (rows, plain) in enumerate(pool.imap_unordered(_postings, asked), start=1):
            blocks += rows
            for sink in sinks:
                sink.add("growth_plainblock", ("key", "count", "ids"), plain)
            if done % 50 == 0 or done == len(asked):
                say(began, f"{done} of {len(asked)} parts of the index")
    blocks.sort()  # a label is a row's own place
    for at in range(0, len(blocks), BLOCKS_AT_ONCE):
        for sink in sinks:
            sink.add("vault_posting", ("label", "body"), blocks[at : at + BLOCKS_AT_ONCE])
    say(began, f"{len(blocks):,} blocks of the index")
    return len(blocks)


def say(began: float, words: str) -> None:
    """How far it is."""
    print(f"  [{time.monotonic() - began:5.0f} s] {words}", flush=True)


def fill(arguments: list[str]) -> None:
    """Fill a founded house with cases: SIZE SEED DATABASES. Marked as done at the end."""
    began, size, seed, databases = time.monotonic(), int(arguments[0]), int(arguments[1]), arguments[2].split(",")
    facts = json.loads((home() / FOUNDED).read_text())
    ground, log, sinks = ground_of(facts, size, seed), Log(), []
    _peppers.update({space: pepper(space) for space in (NAMES, CONTACTS, BIRTHS, SPACE)})
    connections.close_all()  # the file is ours alone from here on
    if "sqlite" in databases:
        sinks.append(SqliteSink(home() / "naung.sqlite3"))
    if SECOND in databases:
        sinks.append(PostgresSink(os.environ["GROWTH_POSTGRESQL"]))
    counts = load(ground, log, sinks, began)
    for sink in sinks:
        sink.finish()
        say(began, f"{sink.name}: indexes made")
    facts |= {"size": size, "seed": seed, "databases": databases, "rows": counts, "seconds": time.monotonic() - began}
    (home() / DONE).write_text(json.dumps(facts))


if __name__ == "__main__":
    {"found": found, "migrate": migrate, "copy": copy_house, "fill": fill}[sys.argv[1]](sys.argv[2:])
