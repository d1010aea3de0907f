"""Writers of batches: announced, corrected, filled from a list, closed when everybody is accounted for."""

import json
from collections.abc import Sequence
from secrets import token_hex
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries.batches import SEALED, told_of
from naung.casework.arrivals.queries.rows import LOT_SECRET, YES, Opened, batch_row, numbers_free, people_of, stood_of
from naung.casework.arrivals.queries.today import lot_key
from naung.casework.arrivals.rules.closing import asked_of, counts_of, drawn_of, owed
from naung.casework.arrivals.rules.first_line import KEY_BYTES
from naung.casework.arrivals.rules.rows import (
    LONGEST_NOTE,
    MOST_ROWS,
    TOO_MANY,
    area_of,
    band_of,
    batch_problems,
    birth_for,
    group_name,
    groups_of,
    mark_of,
    row_problems,
    shortest,
)
from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.arrivals.vocabulary import (
    ArrivalEvent,
    BatchTold,
    Presence,
    RowRefused,
    RowTold,
    Taken,
)
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, check_text, refuse, refuse_stale
from naung.foundation.identifiers import new_id, new_number
from naung.foundation.people.rules.birth import birth_text
from naung.foundation.rows import batches
from naung.foundation.vault.actions import keep_secret, new_compartment, new_compartments, seal
from naung.foundation.vault.models import Compartment
from naung.foundation.vault.queries import open_rows
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

WRITES = Permission.ARRIVAL_WRITE
PREFIX = "ROM"
AT_ONCE = 200  # rows a statement
FLAG_LENGTH = 6

CLOSED = gettext_noop("Rombongan ini sudah ditutup. Tidak ada yang diubah lagi.")
STILL_OWED = gettext_noop(
    "Masih ada %(count)s orang yang belum lengkap catatannya. Lengkapi, atau tulis alasan mengapa ditutup sekarang."
)


@transaction.atomic
def announce_batch(*, told: BatchTold, posted_once: UUID | None = None, by: Actor) -> UUID:
    """Write down that a batch will come. The same `posted_once` twice is one batch. Raises Problems, one row a field."""
    require(by, WRITES)
    token = posted_once or new_id()
    before = Batch.objects.filter(posted_once=token, owner=desk_of(by)).values_list("id", flat=True).first()
    if before is not None:
        return before
    refuse(batch_problems(told, shipped_codes()))
    row = Batch(
        number=new_number(PREFIX),
        owner=desk_of(by),
        compartment=new_compartment(kind=CompartmentKind.ARRIVAL, owner=desk_of(by), by=by),
        posted_once=token,
        made_by=officer_of(by),
        made_at=timezone.now(),
    )
    _fill(row, told)
    row.save(force_insert=True)
    keep_secret(LOT_SECRET, token_hex(KEY_BYTES), row.id)
    record(ArrivalEvent.ANNOUNCED, subject=row.id, by=by)
    return row.id


def _fill(row: Batch, told: BatchTold) -> None:
    row.on, row.crossing, row.consulate, row.expected = told.on, told.crossing, told.consulate, told.expected
    seal(row, letter=told.letter.strip(), depot=told.depot.strip())


@transaction.atomic
def correct_batch(*, batch_id: UUID, told: BatchTold, version: int, by: Actor) -> None:
    """Correct what was announced. Raises StaleVersion with both values, Problems, RuleBroken for a closed one."""
    require(by, WRITES)
    row = held_open(batch_id, by)
    if row.version != version:
        (text,) = open_rows(by, ArrivalEvent.OPENED, [(row, SEALED)])
        refuse_stale(row.version, version, _as_typed(told_of(row, text)), _as_typed(told))
    refuse(batch_problems(told, shipped_codes()))
    _fill(row, told)
    row.version += 1
    row.save()
    record(ArrivalEvent.CORRECTED, subject=row.id, by=by)


def _as_typed(told: BatchTold) -> dict[str, str]:
    return {
        "on": told.on.isoformat(),
        "crossing": told.crossing,
        "consulate": told.consulate,
        "letter": told.letter,
        "depot": told.depot,
        "expected": str(told.expected),
    }


def held(batch_id: UUID, by: Actor) -> Batch:
    """A batch of the actor's desk, held until the end of the transaction. Raises NotFound."""
    batch_row(batch_id, actor=by)
    return Batch.objects.select_for_update(of=("self",)).select_related("compartment").get(id=batch_id)


def held_open(batch_id: UUID, by: Actor) -> Batch:
    """The same where it is not closed. Raises RuleBroken."""
    row = held(batch_id, by)
    if row.closed_at is not None:
        raise RuleBroken(CLOSED)
    return row


@transaction.atomic
def take_rows(*, batch_id: UUID, rows: Sequence[RowTold], by: Actor) -> Taken:
    """Take the people of a list into a batch: each row whole or not at all, and none twice by its fingerprint.

    A row that can't be kept is told with its reasons and stops no other. Raises RuleBroken for a closed batch or too many rows.
    """
    require(by, WRITES)
    batch = held_open(batch_id, by)
    known = people_of(batch)
    if len(rows) + len(known) > MOST_ROWS:
        raise RuleBroken(TOO_MANY, most=MOST_ROWS)
    codes, key = shipped_codes(), lot_key(batch)
    refused, taken, same = [], list[tuple[RowTold, str]](), 0
    marks = {each.mark for each in known}
    for at, told in enumerate(rows):
        problems = row_problems(told, codes, batch.on)
        mark = mark_of(key, told.fingerprint)
        if problems:
            refused += [RowRefused(at, each.field, each.message, each.values) for each in problems]
        elif mark in marks:
            same += 1
        else:
            marks.add(mark)
            taken.append((told, mark))
    groups = groups_of((told.group for told, _ in taken), max((each.group or 0 for each in known), default=0))
    _store(batch, taken, groups, numbers_free(known), by)
    record(ArrivalEvent.LOADED, subject=batch.id, count=len(taken), by=by)
    return Taken(len(taken), same, tuple(refused))


def _store(batch: Batch, taken: Sequence[tuple[RowTold, str]], groups: dict[str, int], last: int, by: Actor) -> None:
    number = last
    for some in batches(taken, AT_ONCE):
        keys = new_compartments(kinds=[CompartmentKind.ARRIVAL] * len(some), owner=batch.owner, by=by)
        made = []
        for (told, mark), key in zip(some, keys, strict=True):
            number += 1
            row = new_row(batch, told, mark, number, key, by)
            row.group = groups.get(group_name(told.group))
            made.append(row)
        Arrival.objects.bulk_create(made)


def new_row(
    batch: Batch, told: RowTold, mark: str, number: int, key: Compartment, by: Actor, row_id: UUID | None = None
) -> Arrival:
    """An unsaved row of a batch with everything sealed."""
    row = Arrival(
        id=row_id or new_id(),
        batch=batch,
        compartment=key,
        number=number,
        mark=mark,
        presence=Presence.EXPECTED,
        dead=told.dead,
        written_by=officer_of(by),
        written_at=timezone.now(),
    )
    fill_row(row, told)
    return row


def fill_row(row: Arrival, told: RowTold) -> None:
    """Put what was told into the row's plain and sealed columns."""
    birth = birth_for(told, row.batch.on)
    row.sex, row.band, row.dead = told.sex.value, band_of(birth, row.batch.on).value, told.dead
    row.origin, row.cause = area_of(told.origin), told.cause
    name = " ".join(told.name.split())
    seal(
        row,
        short=shortest(name),
        name=name,
        nik=told.nik.strip(),
        papers=told.papers.strip(),
        birth=birth_text(birth),
        origin_words=told.origin_words.strip(),
        destination=told.destination.strip(),
        sector=told.sector.strip(),
        ill=(YES if told.ill else "").ljust(FLAG_LENGTH),
        notes=told.notes.strip(),
    )


@transaction.atomic
def close_batch(*, batch_id: UUID, why: str = "", by: Actor) -> None:
    """Close a batch when everybody is accounted for, or for a stated reason; its counts are kept as they are now.

    Raises RuleBroken with how many are left where no reason is given, and for one that is closed already.
    """
    require(by, WRITES)
    batch = held_open(batch_id, by)
    stood = stood_of(Opened(people_of(batch), by))
    left = sum(1 for each in stood if owed(each))
    reason = check_text(why, "why", LONGEST_NOTE)
    if left and not reason:
        raise RuleBroken(STILL_OWED, field="why", count=left)
    drawn = drawn_of(stood)
    batch.unsent, batch.drawn_asked, batch.drawn_found = drawn.unsent, drawn.asked, drawn.found
    filed = asked_of(stood)
    batch.filed_came, batch.filed_first, batch.filed_short = filed.came, filed.first, filed.short
    batch.closed_at, batch.closed_by, batch.version = timezone.now(), officer_of(by), batch.version + 1
    counts = counts_of(stood) | {"left": {"belum": left}, "drawn": {"tidak_ditanya": drawn.not_asked}}
    seal(batch, why_closed=reason if left else "", report=json.dumps(counts))
    batch.save()
    record(ArrivalEvent.CLOSED, subject=batch.id, count=len(stood), by=by)
