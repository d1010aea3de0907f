"""Writers of the sheet: that a field was copied, the ticket's number, and forgetting whoever was erased."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.simfoni.models import Copied, Ticket
from naung.casework.simfoni.queries import sheet_for, tickets_of
from naung.casework.simfoni.queries.tickets import recorded_case
from naung.casework.simfoni.rules import check_copy, check_ticket, copied_text
from naung.casework.simfoni.vocabulary import CopiedShown, Line, SimfoniEvent
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, StaleVersion
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal

MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


def _held(case_id: UUID, by: Actor) -> Case:
    """The case of a desk that records in SIMFONI, held until the end of the transaction. Raises NotFound."""
    require(by, Permission.SIMFONI_COPY)
    recorded_case(case_id, actor=by)
    return Case.objects.select_for_update(of=("self",)).select_related("compartment").get(id=case_id)


@transaction.atomic
def mark_copied(*, case_id: UUID, person_id: UUID, field: str, seen: str, by: Actor) -> Line:
    """Write down that a field was copied as it was seen. Answers the line as it stands now.

    The same again only moves the moment. The log has no word of which field.

    `seen` is the mark of the value that the page showed. Raises RuleBroken where there is nothing to copy or the file says
    something else by now, NotFound for another desk's.
    """
    case = _held(case_id, by)
    sheet = sheet_for(case_id, person_id, actor=by)
    line = check_copy(next((each for each in sheet.lines if each.field.code == field), None), seen)
    person = person_row(person_id, actor=by)
    row = Copied.objects.get(id=line.copied.row) if line.copied else Copied(case=case, person=person)
    row.compartment = person.compartment
    row.copied_by, row.copied_at = officer_of(by), timezone.now()
    seal(row, what=copied_text(field, line.seen))
    row.save()
    record(SimfoniEvent.COPIED, subject=case.id, subjects=[person.id, row.id], by=by)
    return replace(line, copied=CopiedShown(row.id, row.copied_at, row.copied_by, changed=False))


@transaction.atomic
def write_ticket(*, case_id: UUID, number: str, reason: str = "", version: int, by: Actor) -> None:
    """Write down the number that SIMFONI gave to a case, or correct it with a reason; what stood before is kept.

    `version` is the one that was seen, 0 where there was none. Raises StaleVersion with both values where someone was faster.
    """
    case = _held(case_id, by)
    known = tickets_of(case_id, actor=by)
    if known.version != version:
        differs = known.ticket != number
        differences = (Difference("number", known.ticket, number),) if differs else ()
        raise StaleVersion(based_on=version, now=known.version, differences=differences)
    number, reason = check_ticket(number, reason, standing=known.ticket, version=version)
    row = Ticket(
        case=case,
        compartment=case.compartment,
        version=version + 1,
        written_by=officer_of(by),
        written_at=timezone.now(),
    )
    seal(row, number=number, reason=reason)
    row.save(force_insert=True)
    record(SimfoniEvent.TICKET_CORRECTED if version else SimfoniEvent.TICKET_WRITTEN, subject=case.id, by=by)


@transaction.atomic
def forget_copied(*, by: Actor) -> int:
    """Delete what was copied of persons who were erased; returns how many fields. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    found = Copied.objects.exclude(person__erased_at=None)
    gone = found.count()
    found.delete()
    if gone:
        record(SimfoniEvent.FORGOTTEN, count=gone, by=by)
    return gone
