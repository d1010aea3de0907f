"""Which desk receives a report. One against an officer never lands on his own desk.

An officer is meant where the form says so, where a desk is named, or where the name or number of a person who may
have done harm is an officer's own. Whoever typed it is told the same in every case.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from naung.casework.reports.vocabulary import MAY_HAVE_HARMED, Content, Mentioned, OfficerAnswer


def accused(persons: Iterable[Mentioned]) -> tuple[Mentioned, ...]:
    """The mentioned persons whose names and numbers are compared with the officers' own."""
    return tuple(person for person in persons if person.part in MAY_HAVE_HARMED and (person.name or person.phone))


def accused_desks(
    content: Content, *, taken_at: UUID, matched: frozenset[UUID], overseers: frozenset[UUID]
) -> frozenset[UUID]:
    """The desks that must not see the report; empty where no officer is meant.

    Where an officer is meant but no desk is known, it may be the desk that took the report, unless that one oversees
    others.
    """
    named = matched | ({content.accused_desk} if content.accused_desk else set())
    if not named and content.against_officer is OfficerAnswer.YES and taken_at not in overseers:
        return frozenset({taken_at})
    return frozenset(named)


def receiving_desk(
    *,
    taken_at: UUID,
    meant: bool,
    barred: frozenset[UUID],
    overseer_of: Mapping[UUID, UUID | None],
    overseers: frozenset[UUID],
) -> UUID | None:
    """The desk that becomes the owner; None where no desk may have it yet, and the report waits, lost to nobody.

    `meant`: an officer is meant; `barred`: desks that must not see it; `overseer_of`: each desk's own overseer.
    """
    if not meant:
        return taken_at
    first = [overseer_of.get(desk) for desk in sorted(barred, key=str)]
    own = taken_at if taken_at in overseers else overseer_of.get(taken_at)
    for desk in (*first, own, *sorted(overseers, key=str)):
        if desk is not None and desk not in barred:
            return desk
    return None
