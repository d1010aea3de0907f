"""Readers: the register as a table of what is compared, for the run; and the pairs of a desk, for its officers."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet, Sum

from naung.casework.pairing.models import Between, Likely, Run
from naung.casework.pairing.vocabulary import FIND, FORM, TENTHS, LastRun, LikelyPair, PairingEvent
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.jobs.queries import latest_job
from naung.foundation.jobs.vocabulary import Job
from naung.foundation.people.models import ContactWay, Document, Person, PersonName
from naung.foundation.people.queries import described_rows
from naung.foundation.people.rules.alike import texts_of
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows, open_what_opens
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.one import FIELDS, MOST_NAMES, record_of
from naung.methods.linkage.values import Table

AT_ONCE = 1000  # records opened together
MOST_NUMBERS = 3  # of one kind, of one record
SEVERAL = frozenset({Kind.CODE, Kind.PHONE})


@dataclass
class Register:
    """Every record in memory as it is compared; whose it is, and which key it has."""

    ids: list[UUID] = field(default_factory=list)
    owners: list[UUID] = field(default_factory=list)
    records: list[Any] = field(default_factory=list)

    def ids_of(self, found: Iterable[tuple[int, int, float]]) -> set[UUID]:
        """The records of these pairs of places."""
        return {self.ids[place] for a, b, _sure in found for place in (a, b)}

    def table(self) -> Table:
        """The table that is compared; a second name or number of a record stands in a column of its own."""
        kinds: dict[str, Kind] = {}
        values: dict[str, list[object | None]] = {}
        for name, kind in FIELDS.items():
            most = MOST_NAMES if kind is Kind.NAME else MOST_NUMBERS if kind in SEVERAL else 1
            for n in range(most):
                column = f"{name}#{n}" if n else name
                found = [each.get(name, ()) for each in self.records]
                values[column] = [each[n] if n < len(each) else None for each in found]
                kinds[column] = kind
        kept = {name for name in kinds if "#" not in name or any(each is not None for each in values[name])}
        return Table(
            tuple(map(str, self.ids)),
            {name: kind for name, kind in kinds.items() if name in kept},
            {name: each for name, each in values.items() if name in kept},
        )


def register_read(*, progress: Callable[[int, int], None], actor: Actor) -> Register:
    """Every record that is not erased, opened in memory only, with one entry for each thousand (SYSTEM_WORK)."""
    require(actor, Permission.SYSTEM_WORK)
    everybody = list(Person.objects.filter(erased_at=None).order_by("id").values_list("id", flat=True))
    read = Register()
    for at in range(0, len(everybody), AT_ONCE):
        rows = Person.objects.select_related("compartment").in_bulk(everybody[at : at + AT_ONCE])
        for person, who in described_rows(
            rows, lambda wanted: open_what_opens(actor, PairingEvent.READ, wanted)
        ).items():
            read.ids.append(person)
            read.owners.append(rows[person].owner)
            read.records.append(record_of(texts_of(who)))
        progress(min(at + AT_ONCE, len(everybody)), len(everybody))
    return read


def pairs_of_desk(*, actor: Actor) -> "QuerySet[Likely]":
    """Pairs of the own desk of which the actor may see both, judged or not. Nothing is opened."""
    require(actor, Permission.PERSON_READ)
    rows = Likely.objects.filter(owner=desk_of(actor), low__erased_at=None, high__erased_at=None)
    return seen_by(rows, "low_id", "high_id", actor=actor)


def opened_pairs(rows: Sequence[Likely], *, actor: Actor) -> tuple[LikelyPair, ...]:
    """How likely each of these rows of `pairs_of_desk` is, the likeliest first, with one entry in the log where there are any."""
    if not rows:
        return ()
    wanted: list[tuple[Any, Sequence[str]]] = [(row, ("sure",)) for row in rows]
    texts = open_rows(actor, PairingEvent.LISTED, wanted)
    told = [
        LikelyPair(row.low_id, row.high_id, float(text.get("sure") or 0)) for row, text in zip(rows, texts, strict=True)
    ]
    return tuple(sorted(told, key=lambda each: -each.probability))


def likely_pairs(*, actor: Actor) -> tuple[LikelyPair, ...]:
    """Every pair of the own desk of which the actor may see both, judged or not, the likeliest first, with one entry."""
    return opened_pairs(list(pairs_of_desk(actor=actor).select_related("compartment").order_by("id")), actor=actor)


def pairs_in_tenths(desks: Collection[UUID], until: datetime, *, actor: Actor) -> dict[tuple[UUID, UUID], float]:
    """How likely pairs of records are, in tenths, for figures as ranges (FIGURES_READ). Nothing is opened, nobody named.

    Pairs of one of these desks, and pairs between two of them: only the sum over all of these desks may be told. Records that
    were written down after `until` are left out.
    """
    require(actor, Permission.FIGURES_READ)
    own = {
        "low__owner__in": list(desks), "high__owner__in": list(desks), "low__erased_at": None, "high__erased_at": None,
        "low__made_at__lt": until, "high__made_at__lt": until,
    }  # fmt: skip
    found: dict[tuple[UUID, UUID], float] = {}
    for rows in (Likely.objects.filter(**own), Between.objects.filter(**own)):
        told = seen_by(rows, "low_id", "high_id", actor=actor).values_list("low_id", "high_id", "tenths")
        found |= {(low, high): tenths / TENTHS for low, high, tenths in told}
    return found


def state_of_register() -> bytes:
    """A hash that is another one whenever a name, number or person was added, corrected or erased, or the comparison changed."""
    people = Person.objects.filter(erased_at=None).aggregate(n=Count("id"), last=Max("made_at"), edits=Sum("version"))
    papers = Document.objects.aggregate(n=Count("id"), last=Max("made_at"), edits=Sum("version"))
    parts = [rows.aggregate(n=Count("id"), last=Max("made_at")) for rows in (PersonName.objects, ContactWay.objects)]
    told = json.dumps([FORM, *(list(each.values()) for each in (people, papers, *parts))], default=str)
    return sha256(told.encode()).digest()


def last_run(*, actor: Actor) -> LastRun:
    """When the register was last compared to an end, and whether it has changed since (PERSON_READ, or FIGURES_READ)."""
    if not actor.may(Permission.FIGURES_READ):
        require(actor, Permission.PERSON_READ)
    row = Run.objects.exclude(found_at=None).order_by("-found_at").first()
    return LastRun(row.found_at if row else None, row is None or bytes(row.digest) != state_of_register())


def run_asked(*, actor: Actor) -> Job | None:
    """The comparison that was asked for last, with its progress, for who may ask for one; None for others."""
    return latest_job(FIND, actor=actor)
