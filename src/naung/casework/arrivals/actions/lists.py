"""Writers of a mission's list: put in to be looked at, its columns corrected, taken into the batch, thrown away."""

import base64
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from naung.casework.arrivals.actions.batches import WRITES, held_open, take_rows
from naung.casework.arrivals.models import HeldList
from naung.casework.arrivals.queries.lists import list_for
from naung.casework.arrivals.queries.rows import batch_row
from naung.casework.arrivals.rules.lists import MOST_HELD, chosen_text, known_fields, only_headings
from naung.casework.arrivals.rules.rows import UNKNOWN_CODE
from naung.casework.arrivals.vocabulary import ArrivalEvent, ListChosen, Taken
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.files import TOO_LARGE, table_read
from naung.foundation.vault.actions import erase, new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

KEPT_HELD = timedelta(days=1)

NO_LIST = gettext_noop("Tidak ada daftar yang sedang diperiksa. Muat daftarnya lagi.")


def hold_list(*, batch_id: UUID, content: bytes, pasted: bool = False, by: Actor) -> None:
    """Put in a list to be looked at, in the place of one that this officer has put in before.

    Raises RuleBroken (field `file`) for what is no list or too large, and for a closed batch.
    """
    require(by, WRITES)
    batch_row(batch_id, actor=by)
    if len(content) > MOST_HELD:
        raise RuleBroken(TOO_LARGE, field="file", most=MOST_HELD // 1024 // 1024)
    table_read(content, pasted=pasted)  # before the transaction, which would hold others up
    with transaction.atomic():
        _hold(batch_id, content, pasted, by)


def _hold(batch_id: UUID, content: bytes, pasted: bool, by: Actor) -> None:
    batch = held_open(batch_id, by)
    _drop(HeldList.objects.filter(batch=batch, held_by=officer_of(by)), by)
    key = new_compartment(kind=CompartmentKind.ARRIVAL, owner=desk_of(by), by=by)
    row = HeldList(batch=batch, compartment=key, pasted=pasted, held_by=officer_of(by), held_at=timezone.now())
    seal(row, content=base64.b64encode(content).decode())
    row.save(force_insert=True)
    record(ArrivalEvent.LIST_HELD, subject=batch.id, by=by)


@transaction.atomic
def choose_columns(*, batch_id: UUID, chosen: ListChosen, by: Actor) -> None:
    """Keep what the columns of the batch's list are; the next list of the same mission begins with it.

    Raises RuleBroken for a field that no list has, and for a closed batch.
    """
    require(by, WRITES)
    batch = held_open(batch_id, by)
    if not known_fields(chosen):
        raise RuleBroken(UNKNOWN_CODE, field="columns")
    seal(batch, columns=chosen_text(chosen))
    batch.save(update_fields=["columns"])
    record(ArrivalEvent.LIST_CHOSEN, subject=batch.id, by=by)


def take_list(*, batch_id: UUID, by: Actor) -> Taken:
    """Take everybody of the list who can be taken; it goes when nobody is left behind, else it stays for a day to be read.

    Raises RuleBroken where no list is held, where nobody can be read in it, and for a closed batch.
    """
    require(by, WRITES)
    shown = list_for(batch_id, actor=by)
    if shown is None:
        raise RuleBroken(NO_LIST)
    if shown.wrong is not None:
        raise shown.wrong
    with transaction.atomic():
        taken = take_rows(batch_id=batch_id, rows=shown.rows, by=by)
        if shown.is_whole and shown.others:
            onward = ListChosen(
                next(iter(shown.others)), only_headings(shown.chosen.given), origins=shown.chosen.origins
            )
            choose_columns(batch_id=batch_id, chosen=onward, by=by)
        elif shown.is_whole:
            drop_list(batch_id=batch_id, by=by)
    return taken


@transaction.atomic
def drop_list(*, batch_id: UUID, by: Actor) -> None:
    """Throw away the list that this officer has put in. Twice does no harm."""
    require(by, WRITES)
    batch = batch_row(batch_id, actor=by)
    if _drop(HeldList.objects.filter(batch=batch, held_by=officer_of(by)), by):
        record(ArrivalEvent.LIST_DROPPED, subject=batch.id, by=by)


def drop_lists(of: list[UUID], by: Actor) -> int:
    """Throw away the lists of these batches, those of closed ones, those held for a day, and those erased before a backup."""
    old = Q(held_at__lt=timezone.now() - KEPT_HELD) | Q(compartment__erased_at__isnull=False)
    return _drop(HeldList.objects.filter(old | Q(batch__in=of) | Q(batch__closed_at__isnull=False)), by)


def _drop(rows: "QuerySet[HeldList]", by: Actor) -> int:
    gone = 0
    for row in rows.select_related("compartment"):
        erase(compartment=row.compartment, record_id=row.id, by=by)
        row.delete()
        gone += 1
    return gone
