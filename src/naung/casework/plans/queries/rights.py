"""The rights of a person: every row of the law's table, when she was told of it, and whether it was given."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from naung.casework.plans.models import RightState, Telling, ToldRight
from naung.casework.plans.rules.rights import filled, rights_on
from naung.casework.plans.rules.tables import Told, shipped_tables
from naung.casework.plans.vocabulary import Fulfilment, PlanEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.vocabulary import Right
from naung.foundation.people.queries import person_row
from naung.foundation.vault.queries import open_rows


@dataclass(frozen=True)
class TellingShown:
    """When, in which language and by whom; `teller` where it was not the officer who wrote it down."""

    id: UUID
    told_at: datetime
    language: str
    with_leaflet: bool
    told_by: UUID
    teller: str | None


@dataclass(frozen=True)
class RightLine:
    """A right with its tellings, newest first, and whether it was given; version 0 where nothing was written yet."""

    right: Right
    tellings: tuple[TellingShown, ...] = ()
    version: int = 0
    given: Fulfilment = Fulfilment.NOT_YET
    why: str | None = None
    written_by: UUID | None = None
    written_at: datetime | None = None


@dataclass(frozen=True)
class RightsShown:
    """All rights of a person on a day, in the order of the law's table."""

    person: UUID
    lines: tuple[RightLine, ...] = field(default_factory=tuple)

    @property
    def untold(self) -> tuple[str, ...]:
        """Codes of the rights that nobody has told her of."""
        return tuple(line.right.code for line in self.lines if not line.tellings)

    def line(self, code: str) -> RightLine | None:
        """The line of one right, or None."""
        return next((line for line in self.lines if line.right.code == code), None)


def rights_for(person_id: UUID, *, on: date, actor: Actor) -> RightsShown:
    """The rights of a person of the actor's desk, opened with one entry in the log. Raises NotFound for another desk's."""
    require(actor, Permission.PLAN_READ)
    person = person_row(person_id, actor=actor)
    tellings = list(Telling.objects.filter(person=person).order_by("-told_at", "id"))
    states = list(RightState.objects.filter(person=person))
    for telling in tellings:
        telling.compartment = person.compartment  # hers, which is in memory already
    for state in states:
        state.compartment = person.compartment
    texts = _opened([*((t, ("teller",)) for t in tellings), *((s, ("why",)) for s in states)], actor)
    told = _by_code(tellings, texts)
    written = {row.code: (row, text.get("why")) for row, text in zip(states, texts[len(tellings) :], strict=True)}
    rights = rights_on(on, office_law().rights.values())
    return RightsShown(person.id, tuple(_line(right, told.get(right.code, ()), written) for right in rights))


def _opened(wanted: Sequence[tuple[Any, Sequence[str]]], actor: Actor) -> list[dict[str, str | None]]:
    return open_rows(actor, PlanEvent.RIGHTS_READ, wanted, permission=Permission.PLAN_READ) if wanted else []


def _by_code(tellings: Sequence[Telling], texts: Sequence[Mapping[str, str | None]]) -> dict[str, list[TellingShown]]:
    shown = {
        t.id: TellingShown(t.id, t.told_at, t.language, t.with_leaflet, t.told_by, text.get("teller"))
        for t, text in zip(tellings, texts, strict=False)
    }
    codes: dict[str, list[TellingShown]] = defaultdict(list)
    for row in ToldRight.objects.filter(telling__in=list(shown)).order_by("-telling__told_at", "telling_id"):
        codes[row.code].append(shown[row.telling_id])
    return codes


def _line(
    right: Right, told: Sequence[TellingShown], written: Mapping[str, tuple[RightState, str | None]]
) -> RightLine:
    if right.code not in written:
        return RightLine(right, tuple(told))
    row, why = written[right.code]
    return RightLine(right, tuple(told), row.version, Fulfilment(row.given), why, row.written_by, row.written_at)


def leaflet_rows(on: date) -> tuple[tuple[Told, Right], ...]:
    """What the leaflet tells, with the law's row behind it, in the order on paper.

    Rights not in force that day are left out, and so is one that a correction of this office rests on memory.
    """
    law = office_law()
    known = {right.code: right for right in rights_on(on, law.rights.values()) if right.mark is not Mark.MEMORY}
    rows = [(told, known[told.right]) for told in shipped_tables().leaflet if told.right in known]
    return tuple((filled(told, [law.clocks[code].amount for code in right.clocks]), right) for told, right in rows)
