"""The office's table of lawful wages. It is of nobody, so that reading it leaves no entry."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.casework.restitution.models import LawfulWage
from naung.casework.restitution.vocabulary import Per, Wage, WageKey
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound


@dataclass(frozen=True)
class WageShown:
    """A row of the table."""

    id: int
    wage: Wage
    version: int
    written_by: UUID
    written_at: datetime


def _shown(row: LawfulWage) -> WageShown:
    wage = Wage(WageKey(row.place, row.year, Per(row.per)), row.currency, row.smallest, row.source)
    return WageShown(row.pk, wage, row.version, row.written_by, row.written_at)


def wages_known(*, actor: Actor) -> list[WageShown]:
    """Every lawful wage that the office entered, by place and year."""
    require(actor, Permission.RESTITUTION_READ)
    return [_shown(row) for row in LawfulWage.objects.order_by("place", "-year", "per")]


def wage_for(wage_id: int, *, actor: Actor) -> WageShown:
    """One row. Raises NotFound."""
    require(actor, Permission.RESTITUTION_READ)
    row = LawfulWage.objects.filter(pk=wage_id).first()
    if row is None:
        raise NotFound()
    return _shown(row)
