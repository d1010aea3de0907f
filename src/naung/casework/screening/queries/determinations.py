"""Readers of determinations: every row stands, also those that contradict and those that were replaced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from naung.casework.screening.models import Determination
from naung.casework.screening.vocabulary import Body, Decision, DeterminationFact, ScreeningEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

TEXTS = ("office", "basis", "reason")


@dataclass(frozen=True)
class DeterminationShown:
    """One signed row as the actor may see it; a text she may not see is None and named in `withheld`."""

    id: UUID
    person: UUID
    episode: UUID
    screening: UUID | None
    version: int
    body: Body
    decision: Decision
    decided_on: date
    superseded_by: UUID | None
    signed_by: UUID
    signed_at: datetime
    office: str | None
    basis: str | None
    reason: str | None
    withheld: tuple[str, ...]

    @property
    def fact(self) -> DeterminationFact:
        """What the rules need of it."""
        return DeterminationFact(self.body, self.decision, self.decided_on, self.superseded_by is not None)


def determination_row(determination_id: UUID, *, actor: Actor) -> Determination:
    """The unopened row. Raises NotFound for another desk's."""
    rows = Determination.objects.select_related("compartment").filter(id=determination_id)
    row = seen_by(rows, "person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.SCREENING_READ, within=row.owner)
    return row


def shown(row: Determination, texts: Mapping[str, str | None]) -> DeterminationShown:
    """A row with its opened texts."""
    return DeterminationShown(
        id=row.id,
        person=row.person_id,
        episode=row.episode_id,
        screening=row.screening_id,
        version=row.version,
        body=Body(row.body),
        decision=Decision(row.decision),
        decided_on=row.decided_on,
        superseded_by=row.superseded_by_id,
        signed_by=row.signed_by,
        signed_at=row.signed_at,
        office=texts.get("office"),
        basis=texts.get("basis"),
        reason=texts.get("reason"),
        withheld=tuple(name for name in TEXTS if name not in texts and getattr(row, name) is not None),
    )


def determinations_of(episode_id: UUID, *, actor: Actor) -> list[DeterminationShown]:
    """Every determination about an episode at the actor's desk, by day of decision, opened with one entry in the log."""
    require(actor, Permission.SCREENING_READ)
    of_desk = Determination.objects.select_related("compartment").filter(episode_id=episode_id, owner__in=[actor.desk])
    rows = list(seen_by(of_desk, "person_id", actor=actor).order_by("decided_on", "signed_at", "id"))
    if not rows:
        return []
    texts = open_rows(
        actor, ScreeningEvent.OPENED, [(row, TEXTS) for row in rows], permission=Permission.SCREENING_READ
    )
    return [shown(row, text) for row, text in zip(rows, texts, strict=True)]


def determination_for(determination_id: UUID, *, actor: Actor) -> DeterminationShown:
    """One determination. Raises NotFound for another desk's."""
    row = determination_row(determination_id, actor=actor)
    texts = open_rows(actor, ScreeningEvent.OPENED, [(row, TEXTS)], permission=Permission.SCREENING_READ)
    return shown(row, texts[0])
