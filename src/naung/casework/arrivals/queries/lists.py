"""Readers of a list that was put in and not yet taken: what each column is, who comes in, who can't, and why."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from naung.casework.arrivals.models import Arrival, Batch, HeldList
from naung.casework.arrivals.queries.rows import batch_row
from naung.casework.arrivals.queries.today import lot_key
from naung.casework.arrivals.rules.lists import (
    causes_heard,
    chosen_of,
    fitting,
    keyed,
    only_headings,
    row_told,
    samples,
    table_of,
    unsure_origins,
    with_origin,
)
from naung.casework.arrivals.rules.rows import mark_of, row_problems
from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.arrivals.vocabulary import ArrivalEvent, ListChosen, RowRefused, RowTold
from naung.casework.manifests.rules.alike import fingerprints
from naung.casework.manifests.rules.mapping import tables_of
from naung.casework.manifests.rules.reading import read_manifest
from naung.casework.manifests.vocabulary import ColumnRead, Field, Manifest
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import RuleBroken
from naung.foundation.files import table_read
from naung.foundation.vault.queries import open_rows
from naung.methods.sheets import Book


@dataclass(frozen=True)
class ColumnShown:
    """A column with the name by which it is chosen, and what stands first in it."""

    key: str
    column: ColumnRead
    samples: tuple[str, ...]


@dataclass(frozen=True)
class ListShown:
    """A list as it would be taken. `rows`: who comes in as far as the list goes; `blocked`: those whom the batch can't keep.

    `wrong`: why nobody is read as the columns stand; then `found` is None. `same`: how many stand in the batch already.
    """

    held_at: datetime
    book: Book
    chosen: ListChosen
    columns: tuple[ColumnShown, ...]
    found: Manifest | None
    wrong: RuleBroken | None
    rows: tuple[RowTold, ...] = ()
    blocked: tuple[RowRefused, ...] = ()
    same: int = 0
    unsure: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # origins: words, and the codes they may mean
    others: Mapping[str, int] = field(
        default_factory=dict
    )  # other sheets by name: how many rows of theirs are not in yet

    @property
    def fresh(self) -> int:
        """How many come in anew."""
        return len(self.rows) - self.same - len({each.row for each in self.blocked})

    @property
    def is_whole(self) -> bool:
        """Whether no row is left behind."""
        return self.found is not None and not self.found.refused and not self.blocked


def held_list(batch: Batch, actor: Actor) -> HeldList | None:
    """The unopened list that this officer has put in."""
    rows = HeldList.objects.select_related("compartment").filter(batch=batch, held_by=officer_of(actor))
    return rows.filter(compartment__erased_at=None).first()


def list_for(batch_id: UUID, *, actor: Actor) -> ListShown | None:
    """What this officer's list would bring into the batch; None where none is held. Raises NotFound for another desk's batch."""
    require(actor, Permission.ARRIVAL_WRITE)
    batch = batch_row(batch_id, actor=actor)
    held = held_list(batch, actor)
    if held is None:
        return None
    rows: list[tuple[HeldList | Batch, Sequence[str]]] = [(held, ("content",))]
    like = batch if batch.columns is not None else _last_of(batch)
    rows += [(like, ("columns",))] if like else []
    texts = open_rows(actor, ArrivalEvent.LIST_OPENED, rows)
    chosen = chosen_of(texts[1]["columns"] or "") if like else ListChosen()
    content = base64.b64decode(texts[0]["content"] or "")
    return _read(batch, held, content, chosen if like is batch else ListChosen(given=chosen.given), own=like is batch)


def _last_of(batch: Batch) -> Batch | None:
    """The desk's newest other batch of the same mission in which somebody said what the columns are."""
    rows = Batch.objects.select_related("compartment").filter(owner=batch.owner, consulate=batch.consulate)
    return rows.exclude(id=batch.id).exclude(columns=None).order_by("-on", "-made_at").first()


def _read(batch: Batch, held: HeldList, content: bytes, chosen: ListChosen, *, own: bool) -> ListShown:
    book, chosen = _book(held, content, chosen)
    table = table_of(book)
    columns = keyed(table) if table else {}
    chosen = replace(chosen, given=fitting(chosen.given, columns, own=own))
    shown = [ColumnShown(key, each, samples(table, each)) for key, each in columns.items()] if table else []
    without = frozenset(Field(each) for each in chosen.without)
    codes = shipped_codes()
    try:
        found = read_manifest(book, on=batch.on, causes=causes_heard(codes), given=chosen.given, without=without)
    except RuleBroken as wrong:
        return ListShown(held.held_at, book, chosen, tuple(shown), None, wrong)
    read = {each.at: each for each in found.columns}
    shown = [replace(each, column=read.get(each.column.at, each.column)) for each in shown]
    people = found.people
    marked = zip(people, fingerprints(people), strict=True)
    rows = tuple(with_origin(row_told(person, mark), person, chosen) for person, mark in marked)
    blocked = tuple(
        RowRefused(people[at].row, each.field, each.message, each.values)
        for at, row in enumerate(rows)
        for each in row_problems(row, codes, batch.on)
    )
    key, known = lot_key(batch), set(Arrival.objects.filter(batch=batch).values_list("mark", flat=True))
    same = sum(mark_of(key, row.fingerprint) in known for row in rows)
    others = _others(batch, held, content, chosen, found.sheet) if len(book.listed) > 1 else {}
    unsure = unsure_origins(people)
    return ListShown(held.held_at, book, chosen, tuple(shown), found, None, rows, blocked, same, unsure, others)


def _others(batch: Batch, held: HeldList, content: bytes, chosen: ListChosen, here: str) -> dict[str, int]:
    """How many rows of each other sheet that looks like a list do not stand in the batch, also those that can't be read."""
    key, known = lot_key(batch), set(Arrival.objects.filter(batch=batch).values_list("mark", flat=True))
    codes, left = shipped_codes(), dict[str, int]()
    book = table_read(content, pasted=held.pasted)
    for table in tables_of(book):
        if table.sheet.name == here:
            continue
        alone, columns = replace(book, sheets=(table.sheet,)), keyed(table)
        given = fitting(only_headings(chosen.given), columns, own=True)
        try:
            found = read_manifest(alone, on=batch.on, causes=causes_heard(codes), given=given)
        except RuleBroken:
            left[table.sheet.name] = len(table.rows)
            continue
        fresh = sum(mark_of(key, mark) not in known for mark in fingerprints(found.people))
        left |= {table.sheet.name: fresh + len(found.refused)} if fresh or found.refused else {}
    return left


def _book(held: HeldList, content: bytes, chosen: ListChosen) -> tuple[Book, ListChosen]:
    """The sheets of the list; all of them where the chosen one is not there or can't be read."""
    if chosen.sheet:
        try:
            return table_read(content, sheet=chosen.sheet, pasted=held.pasted), chosen
        except RuleBroken:
            chosen = replace(chosen, sheet="")
    return table_read(content, pasted=held.pasted), chosen
