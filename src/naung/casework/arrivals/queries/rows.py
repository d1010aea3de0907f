"""Unopened rows, fetched for the actor; and the coded facts of people that the rules of closing need."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from naung.casework.arrivals.models import Arrival, Batch, Decision, Form, HallOfficer
from naung.casework.arrivals.rules.closing import Stood
from naung.casework.arrivals.rules.first_line import sent_on
from naung.casework.arrivals.rules.forms import decided_of, first_of, short_of
from naung.casework.arrivals.rules.short import is_child, listed_signs, must_stay, reasons_of, signs_now
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import (
    ArrivalEvent,
    Decided,
    FirstTold,
    FormKind,
    Presence,
    Reason,
    ShortTold,
)
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

READS = Permission.ARRIVAL_READ
LOT_SECRET = "arrivals_lot"  # noqa: S105  # the kind of a secret, not one
LISTED = ("short", "ill")
NAMED_BY = ("person_id", "case")  # what an officer may have to be kept from
YES = "ya"


def batch_row(batch_id: UUID, *, actor: Actor) -> Batch:
    """The unopened row of a batch of the actor's desk. Raises NotFound for another desk's."""
    require(actor, READS)
    row = Batch.objects.select_related("compartment").filter(id=batch_id, owner=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return row


def arrival_row(arrival_id: UUID, *, actor: Actor) -> Arrival:
    """The unopened row of a person in a batch of the actor's desk. Raises NotFound for another desk's, and for none."""
    require(actor, READS)
    rows = Arrival.objects.select_related("compartment", "batch__compartment")
    row = seen_by(rows.filter(id=arrival_id, batch__owner=desk_of(actor)), *NAMED_BY, actor=actor).first()
    if row is None:
        raise NotFound()
    return row


class Opened:
    """The people of a batch with what was opened of them: a list's columns, finished forms that stand, the last decision."""

    def __init__(self, rows: Sequence[Arrival], actor: Actor, columns: Sequence[str] = LISTED) -> None:
        self.rows = list(rows)
        by_id = {row.id: row for row in self.rows if row.forgotten_at is None}
        self.forms = defaultdict(list, _standing(by_id))
        self.decisions = _newest(by_id)
        asked: list[tuple[Any, Sequence[str]]] = [(row, columns) for row in self.rows if row.forgotten_at is None]
        asked += [(form, ("told",)) for each in self.forms.values() for form in each]
        asked += [(decision, ("decided",)) for decision in self.decisions.values()]
        texts = open_rows(actor, ArrivalEvent.LISTED, asked) if asked else []
        self.texts = {row.pk: text for (row, _), text in zip(asked, texts, strict=True)}

    def text(self, row: Arrival, column: str) -> str:
        """One opened column; empty where there is nothing, or she was forgotten."""
        return self.texts.get(row.id, {}).get(column) or ""

    def firsts(self, row: Arrival) -> list[FirstTold]:
        """Her finished first lines, the oldest first."""
        return [first_of(self._told(form)) for form in self.forms[row.id] if form.kind == FormKind.FIRST]

    def first(self, row: Arrival) -> FirstTold | None:
        """All her first lines as one; None where none was finished."""
        return FirstTold(self.signs(row)) if self.firsts(row) else None

    def signs(self, row: Arrival) -> frozenset[str]:
        """Every sign of hers, seen by any first line or said by the list."""
        return signs_now(self.firsts(row), listed_of(row, ill=self.is_ill(row)))

    def is_ill(self, row: Arrival) -> bool:
        """Whether the list or somebody since says that she is ill."""
        return self.text(row, "ill").strip() == YES

    def shorts(self, row: Arrival) -> list[ShortTold]:
        """Her finished short screenings that stand; more than one where nobody has chosen yet."""
        return [short_of(self._told(form)) for form in self.forms[row.id] if form.kind == FormKind.SHORT]

    def _told(self, form: Form) -> str:
        return self.texts[form.id]["told"] or ""

    def decided(self, row: Arrival) -> Decided | None:
        """What was signed last."""
        found = self.decisions.get(row.id)
        return decided_of(self.texts[found.id]["decided"] or "") if found else None

    def reasons(self, row: Arrival) -> tuple[Reason, ...]:
        """What is proposed of her and why, from everything that stands."""
        signs, table = self.signs(row), shipped_short()
        shorts: list[ShortTold | None] = [*self.shorts(row)]
        found = [reasons_of(signs, told, table) for told in shorts or [None]]
        each = {(reason.code, reason.need): reason for some in found for reason in some}
        return tuple(sorted(each.values(), key=lambda reason: table.needs[reason.need].rank))

    def is_double(self, row: Arrival) -> bool:
        """Whether two people asked her and their answers differ, so that somebody has to look."""
        return len({self._told(form) for form in self.forms[row.id] if form.kind == FormKind.SHORT}) > 1

    def is_again(self, row: Arrival) -> bool:
        """Whether she was let go and a form came after that with a sign or an answer of which whoever signed knew nothing."""
        signed = self.decisions.get(row.id)
        if signed is None or self.decided(row) is not Decided.MAY_LEAVE:
            return False
        return any(form.taken_at > signed.at and self._says_something(form) for form in self.forms[row.id])

    def _says_something(self, form: Form) -> bool:
        text = self._told(form)
        if form.kind == FormKind.FIRST:
            return bool(first_of(text).signs)
        return bool(reasons_of((), short_of(text), shipped_short()))

    def stood(self, row: Arrival) -> Stood:
        """What the rules of closing need of her."""
        asked, reasons = bool(self.firsts(row)), self.reasons(row)
        return Stood(
            presence=Presence(row.presence),
            dead=row.dead,
            child=is_child(row.band, self.signs(row)),
            ill=self.is_ill(row),
            sex=row.sex,
            band=row.band,
            cause=row.cause,
            origin=row.origin,
            leaving=row.leaving,
            first=asked,
            missed_first=row.missed_first,
            sent=asked and bool(sent_on(self.signs(row), lot=False, table=shipped_first_line())),
            lot=bool(row.lot),
            short=bool(self.shorts(row)),
            missed_short=row.missed_short,
            stays=must_stay(reasons, shipped_short()),
            decided=self.decided(row),
            again=self.is_again(row),
            handed=row.referral is not None,
            double=self.is_double(row),
        )


def listed_of(row: Arrival, *, ill: bool) -> frozenset[str]:
    """What the list says of somebody that counts as a sign; nothing of the dead and of who did not come."""
    if row.dead or row.presence == Presence.NOT_ARRIVED:
        return frozenset()
    return listed_signs(row.band, row.cause, ill=ill, table=shipped_short())


def _standing(by_id: Mapping[UUID, Arrival]) -> dict[UUID, list[Form]]:
    """The finished forms of these people that nobody set aside, the oldest first."""
    found: dict[UUID, list[Form]] = {each: [] for each in by_id}
    rows = Form.objects.filter(arrival__in=by_id, finished=True, aside_at=None).order_by("made_at", "id")
    for form in rows:
        form.compartment = by_id[form.arrival_id].compartment
        found[form.arrival_id].append(form)
    return found


def _newest(by_id: Mapping[UUID, Arrival]) -> dict[UUID, Decision]:
    found: dict[UUID, Decision] = {}
    for decision in Decision.objects.filter(arrival__in=by_id).order_by("at", "id"):
        decision.compartment = by_id[decision.arrival_id].compartment
        found[decision.arrival_id] = decision
    return found


def hall_names(batch: Batch) -> dict[UUID, str]:
    """The names of officers who asked at a laptop in the hall, by their ids there."""
    return dict(HallOfficer.objects.filter(batch=batch).values_list("officer", "name"))


def people_of(batch: Batch) -> list[Arrival]:
    """Everybody of a batch in the order of the list, with their keys."""
    return list(Arrival.objects.select_related("compartment").filter(batch=batch).order_by("number"))


def people_seen(batch: Batch, *, actor: Actor) -> list[Arrival]:
    """The same without those whose file the actor must not know of."""
    rows = Arrival.objects.select_related("compartment").filter(batch=batch)
    return list(seen_by(rows, *NAMED_BY, actor=actor).order_by("number"))


def stood_of(opened: Opened) -> list[Stood]:
    """What the rules of closing need of everybody."""
    return [opened.stood(row) for row in opened.rows]


def numbers_free(rows: Iterable[Arrival]) -> int:
    """The highest number of a list that is taken."""
    return max((row.number for row in rows), default=0)
