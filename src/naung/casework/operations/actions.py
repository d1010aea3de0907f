"""Writers of operations: record, correct, withdraw. What stood before is kept."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.operations.models import Operation, OperationChange, OperationCheck
from naung.casework.operations.queries import operation_for, told_of
from naung.casework.operations.rules import (
    WHICH_AREA,
    WITHDRAWN_ALREADY,
    area_of,
    operation_problems,
    reason_problems,
    told_fields,
)
from naung.casework.operations.vocabulary import OperationsEvent, OperationTold, Reason
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, FieldProblem, RuleBroken, StaleVersion, differences, refuse
from naung.foundation.places.queries import place as known_place


@transaction.atomic
def record_operation(*, told: OperationTold, posted_once: UUID | None = None, by: Actor) -> UUID:
    """Write down an operation that has ended; a kelurahan is kept as its kecamatan. Raises Problems, a row a field.

    The same `posted_once` twice is one operation: its hours are counted once.
    """
    require(by, Permission.OPERATIONS_WRITE)
    if posted_once is not None:
        before = Operation.objects.filter(posted_once=posted_once, owner=desk_of(by)).first()
        if before is not None:
            return before.id
    told = replace(told, place=area_of(told.place))
    refuse(_problems(told))
    row = Operation(owner=desk_of(by), recorded_at=timezone.now(), recorded_by=officer_of(by))
    row.posted_once = posted_once
    _fill(row, told)
    record(OperationsEvent.RECORDED, subject=row.id, by=by)
    return row.id


def _problems(told: OperationTold) -> list[FieldProblem]:
    problems = operation_problems(told, today=timezone.localdate())
    if not any(each.field == "place" for each in problems) and known_place(told.place) is None:
        problems.append(FieldProblem("place", WHICH_AREA))
    return problems


def _fill(row: Operation, told: OperationTold) -> None:
    row.kind, row.place_code = told.kind, told.place
    row.began_on, row.ended_on, row.hours, row.officers = told.began_on, told.ended_on, told.hours, told.officers
    row.save()
    row.checks.all().delete()
    OperationCheck.objects.bulk_create(OperationCheck(operation=row, what=each) for each in sorted(told.checked))


def _locked(operation_id: UUID, by: Actor) -> Operation:
    """The row of the actor's own desk. Raises NotFound for another desk's, RuleBroken for one that was withdrawn."""
    require(by, Permission.OPERATIONS_WRITE)
    operation_for(operation_id, actor=by)
    row = Operation.objects.select_for_update().get(id=operation_id)
    if row.withdrawn:
        raise RuleBroken(WITHDRAWN_ALREADY)
    return row


@transaction.atomic
def correct_operation(*, operation_id: UUID, version: int, told: OperationTold, reason: Reason, by: Actor) -> None:
    """Correct a record, with the reason; what stood before is kept. The same twice is one.

    Raises Problems, StaleVersion with both values of each field, RuleBroken for a withdrawn one, NotFound.
    """
    row = _locked(operation_id, by)
    told = replace(told, place=area_of(told.place))
    refuse(_problems(told) + reason_problems(reason, withdraws=False))
    changes = differences(told_fields(told_of(row)), told_fields(told))
    if not changes:
        return
    _refuse_stale(row, version, changes)
    row.version += 1
    _fill(row, told)
    _keep(row, reason, by, "\n".join(f"{each.field}={each.theirs}" for each in changes))
    record(OperationsEvent.CORRECTED, subject=row.id, fields=[each.field for each in changes], by=by)


@transaction.atomic
def withdraw_operation(*, operation_id: UUID, version: int, reason: Reason, by: Actor) -> None:
    """Take a record back, with the reason: it stays in the list and counts nowhere.

    Raises Problems, StaleVersion, RuleBroken for one that was withdrawn already, NotFound.
    """
    row = _locked(operation_id, by)
    refuse(reason_problems(reason, withdraws=True))
    _refuse_stale(row, version, ())
    row.version += 1
    row.withdrawn = True
    row.save()
    _keep(row, reason, by, "")
    record(OperationsEvent.WITHDRAWN, subject=row.id, by=by)


def _refuse_stale(row: Operation, version: int, changes: tuple[Difference, ...]) -> None:
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=changes)


def _keep(row: Operation, reason: Reason, by: Actor, former: str) -> None:
    OperationChange.objects.create(
        operation=row, version=row.version, at=timezone.now(), by=officer_of(by), reason=reason, former=former
    )
