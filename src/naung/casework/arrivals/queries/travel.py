"""Reader of a whole batch as it travels to the office."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from naung.casework.arrivals.models import Arrival, Batch, Decision
from naung.casework.arrivals.queries.batches import told_of
from naung.casework.arrivals.queries.people import SEALED
from naung.casework.arrivals.queries.rows import YES, Opened, batch_row, hall_names, people_seen
from naung.casework.arrivals.queries.today import lot_key
from naung.casework.arrivals.rules.forms import decided_of
from naung.casework.arrivals.rules.travel import form_told
from naung.casework.arrivals.vocabulary import ArrivalEvent, FormKind, Presence, RowTold
from naung.casework.arrivals.vocabulary.travel import Carried, CarriedDecision, CarriedForm, Packed
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import name_of
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.vocabulary import Sex
from naung.foundation.vault.queries import open_rows


def packed_of(batch_id: UUID, *, actor: Actor) -> Packed:
    """A batch with everybody whom this officer may know, and every form that stands. Raises NotFound for another desk's."""
    batch = batch_row(batch_id, actor=actor)
    rows = [row for row in people_seen(batch, actor=actor) if row.forgotten_at is None]
    (text,) = open_rows(actor, ArrivalEvent.OPENED, [(batch, ("letter", "depot"))])
    opened = Opened(rows, actor, SEALED)
    forms = [_form(each, opened) for row in rows for each in opened.forms[row.id]]
    decisions = _decisions(rows, actor)
    return Packed(
        id=batch.id,
        number=batch.number,
        told=told_of(batch, text),
        lot=lot_key(batch).hex(),
        officers=_names([*(each.made_by for each in forms), *(each.by for each in decisions)], batch),
        people=tuple(_person(row, opened) for row in rows),
        forms=tuple(forms),
        decisions=tuple(decisions),
    )


def _names(officers: Iterable[UUID], batch: Batch) -> Mapping[UUID, str]:
    at_hall = hall_names(batch)
    found = {each: name_of(each) or at_hall.get(each, "") for each in sorted(set(officers))}
    return {each: name for each, name in found.items() if name}


def _person(row: Arrival, opened: Opened) -> Carried:
    told = {column: opened.text(row, column) for column in SEALED}
    named = ("name", "nik", "papers", "origin_words", "destination", "sector", "notes")
    texts: dict[str, Any] = {name: told[name] for name in named}
    return Carried(
        id=row.id,
        number=row.number,
        place=row.place,
        mark=row.mark,
        presence=Presence(row.presence),
        group=row.group,
        lot=row.lot,
        missed_first=row.missed_first,
        missed_short=row.missed_short,
        leaving=row.leaving,
        row=RowTold(
            fingerprint="", birth=birth_of(told["birth"]), sex=Sex(row.sex), origin=row.origin, cause=row.cause,
            ill=told["ill"].strip() == YES, dead=row.dead, **texts,
        ),
    )  # fmt: skip


def _form(form: Any, opened: Opened) -> CarriedForm:
    text = opened.texts[form.id]["told"] or ""
    told = form_told(
        form=form.id,
        arrival=form.arrival_id,
        kind=FormKind(form.kind),
        made_at=form.made_at,
        device=form.device,
        text=text,
    )
    return CarriedForm(told, form.made_by)


def _decisions(rows: Sequence[Arrival], actor: Actor) -> list[CarriedDecision]:
    keys = {row.id: row.compartment for row in rows}
    found = list(Decision.objects.filter(arrival__in=rows).order_by("at", "id"))
    for each in found:
        each.compartment = keys[each.arrival_id]
    texts = open_rows(actor, ArrivalEvent.OPENED, [(each, ("decided", "why")) for each in found]) if found else []
    return [
        CarriedDecision(
            each.id, each.arrival_id, each.by, each.at, decided_of(text["decided"] or ""), text["why"] or ""
        )
        for each, text in zip(found, texts, strict=True)
    ]
