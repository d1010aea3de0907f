"""What an erasure has to know of a person before she is gone: by which names and numbers others' files may tell of her."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from naung.foundation.access.rules import require, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.errors import SealBroken
from naung.foundation.people.models import ContactWay, PersonName
from naung.foundation.people.rules.marks import Marks
from naung.foundation.people.rules.numbers import PHONES
from naung.foundation.people.vocabulary import OWN_NAMES, PeopleEvent
from naung.foundation.vault.queries import open_run

Plain = dict[str, str | None]


def open_for_erasure(event: EventName, rows: Sequence[tuple[Any, Sequence[str]]]) -> list[Plain]:
    """Open rows for the erasure job, in their order; a row whose key is gone already gives nothing."""
    if not rows:
        return []
    by = system_actor("erasure")
    try:
        return open_run(by, event, rows)
    except SealBroken:
        return [_opened_alone(by, event, row) for row in rows]


def _opened_alone(by: Actor, event: EventName, row: tuple[Any, Sequence[str]]) -> Plain:
    try:
        return open_run(by, event, [row])[0]
    except SealBroken:
        return {}


def marks_for_erasure(persons: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, Marks]:
    """The own names and telephone numbers of each of these persons, opened by the erasure job."""
    require(actor, Permission.PERSON_ERASE)
    wanted = list(persons)
    names = PersonName.objects.select_related("compartment").filter(person__in=wanted, kind__in=OWN_NAMES)
    ways = ContactWay.objects.select_related("compartment").filter(person__in=wanted, kind__in=PHONES)
    parts: list[tuple[Any, tuple[str, ...]]] = [(row, ("name",)) for row in names]
    parts += [(row, ("value",)) for row in ways]
    found: dict[UUID, tuple[list[str], list[str]]] = {each: ([], []) for each in wanted}
    for (row, _), text in zip(parts, open_for_erasure(PeopleEvent.UNSEALED_FOR_ERASURE, parts), strict=True):
        found[row.person_id][0 if isinstance(row, PersonName) else 1].extend(filter(None, text.values()))
    return {person: Marks(tuple(told), tuple(numbers)) for person, (told, numbers) in found.items()}
