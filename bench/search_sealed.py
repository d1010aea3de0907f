"""Does looking through sealed records find what looking through plain ones would?

    python bench/search_sealed.py [--small] [--persons 4000]

An installation of its own (SQLite). Records of bench/link_people.py (held-out cultures and errors) are registered one by one by
the action that officers use, all at one desk. Then the same questions are asked twice, of the sealed index and of a plain list of
all records, by the same scorer:

    search   a name as written, in old spelling, a part of it, with one letter wrong, with the last word first: whether the name
             stands among the first twenty of `search_people`, and among the first twenty when every name is compared
    hints    somebody who has another record: whether that record is among those shown by `earlier_records`, and among as many
             when she is laid beside every record
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.growth import machine
from bench.link import promise
from bench.shut_out_timing import lay

from bench import link_people as ground

PERSONS, SMALL = 4_000, 300
QUERIES, SMALL_QUERIES = 150, 20
ASKED, SMALL_ASKED = 300, 30
BELOW = 0.02
MOST_NAMES = 20
YEAR = 4  # characters of a birth of which only the year is known


def main() -> None:
    """Register, ask, and print one JSON object last."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--small", action="store_true")
    asked.add_argument("--persons", type=int)
    told = asked.parse_args()
    home = Path(tempfile.mkdtemp(prefix="naung-sealed-"))
    try:
        lay(home)
        result = measured(
            told.persons or (SMALL if told.small else PERSONS),
            SMALL_QUERIES if told.small else QUERIES,
            SMALL_ASKED if told.small else ASKED,
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)
    print(json.dumps(result | {"machine": machine(), "seed": ground.SEED + 1}))


def measured(persons: int, queries: int, asked: int) -> dict[str, Any]:
    """Both ways of looking, on the same records."""
    from tests.cast import SARI, actor, found_task_force, join, load_regions

    force = found_task_force()
    load_regions()
    join(SARI, force)
    by = actor(SARI, force)
    everybody, found = ground.records(persons, held_out=True)
    whos = {}
    for each in found:
        if (who := opened(registered(each, by), by)) is not None:
            whos[who[0]] = (who[1], each)
    kept, seen = list(whos), [each for _, each in whos.values()]
    names = {each.number: each.name for each in everybody}
    searched = searches(kept, seen, names, queries, by)
    hinted = hints({person: who for person, (who, _) in whos.items()}, seen, asked, by)
    return {
        "promises": [
            promise(
                "search",
                searched["all"]["plain"] - searched["all"]["sealed"],
                BELOW,
                "recall at 20 below that over plain records, at most",
                least=False,
            ),
            promise(
                "hints",
                hinted["plain"] - hinted["sealed"],
                BELOW,
                "earlier records shown, share below that over plain records, at most",
                least=False,
            ),
        ],
        "search": searched,
        "hints": hinted,
        "records": len(kept),
        "shut": len(found) - len(kept),
        "persons": persons,
    }


def registered(one: ground.Record, by: Any) -> UUID:
    """One record as an officer writes it down."""
    from naung.foundation.clock.vocabulary import VagueDate
    from naung.foundation.people.actions import register_person
    from naung.foundation.people.vocabulary import (
        ContactGiven,
        ContactKind,
        DocumentGiven,
        DocumentKind,
        NameKind,
        PersonTold,
        Sex,
    )

    told = one.values
    kinds = {"name": NameKind.OFFICIAL, "other_name": NameKind.ALIAS, "mother": NameKind.MOTHER}
    numbers = {"nik": DocumentKind.NIK, "passport": DocumentKind.PASSPORT}
    ways = {"phone": ContactKind.PHONE, "address": ContactKind.ADDRESS}
    born = VagueDate.unknown()
    if text := told["birth"]:
        born = VagueDate.on(date.fromisoformat(text)) if len(text) > YEAR else VagueDate.in_year(int(text))
    facts = PersonTold(
        sex={"P": Sex.FEMALE, "L": Sex.MALE}.get(told["sex"], Sex.UNKNOWN),
        birth=born,
        home=told["area"],
        names=tuple((kind, told[name]) for name, kind in kinds.items() if told[name]),
    )
    return register_person(
        told=facts,
        documents=[DocumentGiven(kind, told[name]) for name, kind in numbers.items() if told[name]],
        contacts=[ContactGiven(kind, told[name]) for name, kind in ways.items() if told[name]],
        by=by,
    )


def opened(person: UUID, by: Any) -> tuple[UUID, Any] | None:
    """The record as it is compared; None where the officer, by her name, may be somebody of it and does not learn of it."""
    from naung.foundation.errors import NotFound
    from naung.foundation.people.queries import described, person_for

    try:
        return person, described(person_for(person, actor=by))
    except NotFound:
        return None


def searches(
    kept: Sequence[UUID], found: Sequence[ground.Record], own: dict[int, str], queries: int, by: Any
) -> dict[str, dict[str, float]]:
    """Recall at twenty by kind of query, sealed and plain."""
    from naung.foundation.errors import RuleBroken
    from naung.foundation.people.queries import search_people
    from naung.foundation.people.rules.search import LIKELY, SHOWN
    from naung.foundation.people.rules.similarity import similarity
    from naung.methods.names.words import words_of

    dice = random.Random(ground.SEED)
    written = {
        person: [each.values[n] for n in ("name", "other_name") if each.values[n]]
        for person, each in zip(kept, found, strict=True)
    }
    right = [each.values["name"] for each in found if each.values["name"] == own[each.person]]
    low = [name.lower() for names in written.values() for name in names]

    def sealed(query: str) -> set[str]:
        try:
            return {name for hit in search_people(query, actor=by).persons for name in written[hit.id]}
        except RuleBroken:  # a single letter is no name: the page says so, and nobody is found
            return set()

    def plain(query: str) -> set[str]:
        words = words_of(query)
        scores = [(max(similarity(words, name).score for name in names), names) for names in written.values()]
        best = sorted((each for each in scores if each[0] >= LIKELY), key=lambda each: -each[0])[:SHOWN]
        return {name for _, names in best for name in names}

    told: dict[str, dict[str, float]] = {}
    hits: list[tuple[bool, bool]] = []
    for kind, miswritten in QUERIES_OF.items():
        asked = [(name, miswritten(name, dice)) for name in dice.sample(right, min(queries, len(right)))]
        if kind == "part":  # where more than twenty names hold the part, no twenty hold every one of them
            asked = [(name, part) for name, part in asked if sum(part.lower() in each for each in low) <= MOST_NAMES]
        answers = [(name in sealed(query), name in plain(query)) for name, query in asked]
        told[kind] = _shares(answers)
        hits += answers
    return told | {"all": _shares(hits)}


def _part(name: str, dice: random.Random) -> str:
    word = max(name.split(), key=len)
    return word[: max(4, len(word) - dice.randint(0, 2))]


QUERIES_OF: dict[str, Callable[[str, random.Random], str]] = {
    "as_written": lambda name, _: name,
    "old_spelling": ground.old_spelling,
    "letter": ground.letter,
    "order": ground.order,
    "part": _part,
}


def _shares(answers: Sequence[tuple[bool, bool]]) -> dict[str, float]:
    sealed, plain = (sum(each[n] for each in answers) / max(len(answers), 1) for n in (0, 1))
    return {"sealed": round(sealed, 4), "plain": round(plain, 4), "asked": len(answers)}


def hints(everybody: Mapping[UUID, Any], found: Sequence[ground.Record], count: int, by: Any) -> dict[str, float]:
    """Of persons with another record: how often it is shown."""
    from naung.foundation.people.queries import earlier_records
    from naung.foundation.people.queries.alike import Looked
    from naung.foundation.people.rules.alike import LEAST, SHOWN, texts_of
    from naung.methods.linkage.one import known_from, matches, model_of, record_of

    kept, of_person = list(everybody), dict[int, list[UUID]]()
    for person, each in zip(kept, found, strict=True):
        of_person.setdefault(each.person, []).append(person)
    several = [(ids[0], ids[1:]) for ids in of_person.values() if len(ids) > 1]
    records = {person: record_of(texts_of(who)) for person, who in everybody.items()}
    answers = []
    for one, others in random.Random(ground.SEED).sample(several, min(count, len(several))):
        shown = {each.person.id for each in earlier_records(everybody[one], but=(one,), actor=by)}
        counts = Looked(everybody[one], by.desk, ()).counts(2)
        rest = [person for person in kept if person != one]
        known, model = known_from(counts, records[one]), model_of(counts)
        told = matches(records[one], [records[person] for person in rest], model=model, known=known)
        best = sorted((each for each in told if each.probability >= LEAST), key=lambda each: -each.probability)[:SHOWN]
        answers.append((bool(shown & set(others)), bool({rest[each.place] for each in best} & set(others))))
    return _shares(answers)


if __name__ == "__main__":
    main()
