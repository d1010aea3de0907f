"""The only way from sealed to plain. It needs an actor and a purpose, asks the access engine, and writes the entry itself."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from naung.foundation.access.rules import decide, lets_open
from naung.foundation.access.vocabulary import Actor, Permission, Question, Warrant
from naung.foundation.audit.actions import record
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.errors import NotFound, NotPermitted, SealBroken
from naung.foundation.vault.models import Kept, SealedText
from naung.foundation.vault.queries.index import words_token
from naung.foundation.vault.queries.keys import data_keys, house_key
from naung.foundation.vault.rules.sealing import NOT_OPENED, opened, place_of
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

Row = tuple[models.Model, Sequence[str]]
SYSTEM_ONLY = gettext_noop("Hanya pekerjaan sistem yang bernama boleh membuka dengan cara ini.")

# Which permission opens a kind of compartment.
READ_PERMISSION: dict[str, Permission] = {
    CompartmentKind.REPORT: Permission.REPORT_READ,
    CompartmentKind.REPORTER: Permission.REPORTER_READ,
    CompartmentKind.PERSON: Permission.PERSON_READ,
    CompartmentKind.CASE: Permission.CASE_READ,
    CompartmentKind.THING: Permission.EPISODE_READ,
    CompartmentKind.PACKAGE: Permission.REFERRAL_READ,
    CompartmentKind.CUSTODY: Permission.IDENTITY_GRANT,
    CompartmentKind.COMPLAINT: Permission.COMPLAINT_READ,
    CompartmentKind.COMPLAINANT: Permission.COMPLAINT_READ,
    CompartmentKind.OUTREACH: Permission.OUTREACH_READ,
    CompartmentKind.LAWYER: Permission.COUNSEL_READ,
    CompartmentKind.FILING: Permission.FILING_MAKE,
    CompartmentKind.ARRIVAL: Permission.ARRIVAL_READ,
    CompartmentKind.ESCROW: Permission.ESCROW_DEPOSIT,
}


def open_rows(
    actor: Actor,
    event: EventName,
    rows: Sequence[Row],
    *,
    words: str = "",
    permission: Permission | None = None,
    warrant: Warrant | None = None,
) -> list[dict[str, str | None]]:
    """Open the named columns of each row for an officer, in the order given, and log it as one entry.

    `rows`: pairs of a loaded model instance (its `compartment` selected along with it) and the names of sealed columns.
    A column of a category that the actor's role may not see is missing from the answer, an empty one is None.
    `permission` replaces the permission that the compartment's kind asks for (an own act on a fresh record).
    With a `warrant` only what it names is opened, whichever desk owns it, and its id stands in the entry.
    `words` is what was searched for; only a keyed token of it is logged. Nothing is returned if the entry can't be written.
    Raises NotFound for another desk's row, NotPermitted for a missing permission, SealBroken where no key opens it.
    """
    if actor.kind != "user":
        raise NotPermitted(SYSTEM_ONLY)
    keys = data_keys(row.compartment_id for row, _ in rows)  # type: ignore[attr-defined]  # every sealed model has one
    answers, seen = [], set()
    verdicts: dict[tuple[Any, ...], bool] = {}
    for row, columns in rows:
        allowed = [c for c in columns if _may_see(actor, row, c, permission, verdicts, warrant)]
        seen.update(allowed)
        answers.append(_opened(row, allowed, keys))
    _log(actor, event, rows, sorted(seen), words, warrant)
    return answers


def _may_see(
    actor: Actor,
    row: Any,
    column: str,
    permission: Permission | None,
    verdicts: dict[tuple[Any, ...], bool],
    warrant: Warrant | None,
) -> bool:
    compartment = row.compartment
    field = row._meta.get_field(column)
    if not isinstance(field, SealedText):
        raise TypeError(f"{column} of {row._meta.label} is not sealed")
    if warrant is not None:
        named = f"{row._meta.model_name}.{column}"
        return lets_open(warrant, by=actor, compartment=compartment.id, column=named, now=timezone.now())
    question = (compartment.owner, compartment.kind, field.category)
    if question not in verdicts:
        if compartment.owner != actor.desk or actor.desk is None:
            raise NotFound()
        verb = permission or READ_PERMISSION[compartment.kind]
        verdict = decide(
            Question(actor.desk, compartment.owner, actor.role, verb, field.category, timezone.localdate())
        )
        if not verdict.allowed and not actor.may(verb):
            raise NotPermitted(verdict.reason, missing=verb.value)
        verdicts[question] = verdict.allowed
    return verdicts[question]


def _opened(row: Any, columns: Sequence[str], keys: Mapping[UUID, bytes]) -> dict[str, str | None]:
    key = keys.get(row.compartment_id)
    if key is None:
        raise SealBroken(NOT_OPENED)
    answer: dict[str, str | None] = {}
    for column in columns:
        box = getattr(row, column)
        place = place_of(row._meta.db_table, row.pk, column, row.compartment_id)
        answer[column] = None if box is None else opened(bytes(box), key, place)
    return answer


def _log(
    actor: Actor,
    event: EventName,
    rows: Sequence[Row],
    columns: Sequence[str],
    words: str,
    warrant: Warrant | None,
) -> None:
    """One entry. Rows of one compartment are one record, which the first row names; rows of several are a list."""
    ids = list(dict.fromkeys(row.pk for row, _ in rows))
    compartments = {row.compartment_id for row, _ in rows}  # type: ignore[attr-defined]  # every sealed model has one
    record(
        event,
        subject=ids[0] if len(compartments) == 1 else None,
        subjects=[*ids, warrant.id] if warrant else ids if len(ids) > 1 else (),
        fields=columns,
        words=words_token(words) if words else b"",
        count=len(ids),
        by=actor,
    )


def open_run(actor: Actor, event: EventName, rows: Sequence[Row]) -> list[dict[str, str | None]]:
    """Open for a named system job, logged as one entry with its count. The job's own permission must have been required."""
    return _run(actor, event, rows, also_shut=False)


def open_what_opens(actor: Actor, event: EventName, rows: Sequence[Row]) -> list[dict[str, str | None]]:
    """As `open_run`; of a row that only its readers open, or nobody any more, the answer is empty."""
    return _run(actor, event, rows, also_shut=True)


def _run(actor: Actor, event: EventName, rows: Sequence[Row], *, also_shut: bool) -> list[dict[str, str | None]]:
    if actor.kind != "system":
        raise NotPermitted(SYSTEM_ONLY)
    rooms: list[UUID] = [row.compartment_id for row, _ in rows]  # type: ignore[attr-defined]  # every sealed model has one
    keys = data_keys(rooms)
    answers = [
        {} if also_shut and room not in keys else _opened(row, columns, keys)
        for room, (row, columns) in zip(rooms, rows, strict=True)
    ]
    record(event, fields=sorted({c for _, columns in rows for c in columns}), count=len(rows), by=actor)
    return answers


def open_column(
    actor: Actor, event: EventName, field: SealedText, boxes: Sequence[tuple[UUID, UUID, bytes | memoryview]]
) -> list[str | None]:
    """As `open_what_opens` for one column of very many rows, each given as id, compartment and box; None where nothing opens."""
    if actor.kind != "system":
        raise NotPermitted(SYSTEM_ONLY)
    keys = data_keys(compartment for _, compartment, _ in boxes)
    table, column = field.model._meta.db_table, field.name
    texts = [
        opened(bytes(box), keys[room], place_of(table, row, column, room)) if room in keys else None
        for row, room, box in boxes
    ]
    record(event, fields=[column], count=len(boxes), by=actor)
    return texts


def open_secret(kind: str, identifier: UUID) -> str:
    """A secret of the house (second factor, kept form), for the machinery that keeps it. It opens no person's record.

    Raises NotFound where there is none of this kind under this id.
    """
    kept = Kept.objects.filter(id=identifier, kind=kind).first()
    if kept is None:
        raise NotFound()
    _, key = house_key(CompartmentKind.HOUSE)
    return opened(bytes(kept.body or b""), key, place_of(Kept._meta.db_table, kept.id, "body", kept.compartment_id))
