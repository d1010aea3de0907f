"""Readers of operations: each desk its own. Those who plan read them summed, by the extract."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from naung.casework.operations.models import Operation
from naung.casework.operations.vocabulary import Checked, Kind, OperationTold, Reason
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound


@dataclass(frozen=True)
class ChangeShown:
    """One change: why, and field by field what stood there before."""

    at: datetime
    by: UUID
    reason: Reason
    former: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OperationShown:
    """One record with its history, the newest change first."""

    id: UUID
    version: int
    told: OperationTold
    withdrawn: bool
    recorded_at: datetime
    recorded_by: UUID
    changes: tuple[ChangeShown, ...] = ()


def operations_in(year: int, *, actor: Actor) -> list[OperationShown]:
    """The desk's operations that ended in this year, the newest first; withdrawn ones as well."""
    require(actor, Permission.OPERATIONS_READ)
    rows = Operation.objects.filter(
        owner=desk_of(actor), ended_on__gte=date(year, 1, 1), ended_on__lte=date(year, 12, 31)
    )
    return [_shown(row) for row in rows.prefetch_related("checks").order_by("-ended_on", "-recorded_at")]


def operation_for(operation_id: UUID, *, actor: Actor) -> OperationShown:
    """One operation of the desk with its history. Raises NotFound for another desk's."""
    require(actor, Permission.OPERATIONS_READ)
    row = Operation.objects.filter(id=operation_id).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.OPERATIONS_READ, within=row.owner)
    changes = tuple(
        ChangeShown(each.at, each.by, Reason(each.reason), _former(each.former))
        for each in row.changes.order_by("-version")
    )
    return _shown(row, changes)


def told_of(row: Operation) -> OperationTold:
    """What stands in a row, as it was told."""
    checked = frozenset(Checked(each.what) for each in row.checks.all())
    return OperationTold(Kind(row.kind), row.place_code, row.began_on, row.ended_on, row.hours, row.officers, checked)


def _former(text: str) -> tuple[tuple[str, str], ...]:
    parted = (line.partition("=") for line in text.splitlines())
    return tuple((name, value) for name, _, value in parted)


def _shown(row: Operation, changes: tuple[ChangeShown, ...] = ()) -> OperationShown:
    return OperationShown(row.id, row.version, told_of(row), row.withdrawn, row.recorded_at, row.recorded_by, changes)
