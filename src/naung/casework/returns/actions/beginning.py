"""What every writer of the way home does first and last: find the file or begin it, look at the version, say that it moved."""

from uuid import UUID

from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.cases.rules import writable
from naung.casework.cases.vocabulary import Stage
from naung.casework.evidence.models import Document
from naung.casework.evidence.queries import document_row
from naung.casework.returns.models import Journey
from naung.casework.returns.queries.rows import PART, journey_row, part_row, victim_in
from naung.casework.returns.vocabulary import ReturnEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.people.queries import person_row


def journey_of(case_id: UUID, person_id: UUID, by: Actor) -> Journey:
    """The person's file, held until the end of the transaction; begun where there is none.

    Raises NotFound, RuleBroken where she is no victim in the case or it is closed.
    """
    require(by, Permission.RETURN_WRITE)
    case = victim_in(case_id, person_id, actor=by)
    require(by, Permission.RETURN_WRITE, within=case.owner)
    writable(Stage(case.stage))
    if journey_row(case_id, person_id) is None:
        person, now = person_row(person_id, actor=by), timezone.now()
        made = Journey(
            case=case, person=person, owner=case.owner, compartment=person.compartment, begun_at=now, moved_at=now
        )
        made.save(force_insert=True)
        record(ReturnEvent.BEGUN, subject=case.id, subjects=[person.id], by=by)
    rows = Journey.objects.select_for_update(of=("self",)).select_related("compartment", "case")
    return rows.get(case_id=case_id, person_id=person_id)


def locked(model: type[PART], part_id: UUID, by: Actor) -> PART:
    """A row of a file, both held until the end of the transaction. Raises NotFound."""
    require(by, Permission.RETURN_WRITE)
    row = part_row(model, part_id, actor=by)
    require(by, Permission.RETURN_WRITE, within=row.journey.owner)
    case_row(row.journey.case_id, actor=by)
    Journey.objects.select_for_update(of=("self",)).get(id=row.journey_id)
    held = model._default_manager.select_for_update(of=("self",)).select_related("journey__case", "compartment")
    return held.get(id=part_id)


def paper_of(document: UUID | None, journey: Journey, by: Actor) -> Document | None:
    """A kept paper of the same case. Raises NotFound for another case's."""
    return document_row(document, case_id=journey.case_id, actor=by) if document else None


def moved(journey: Journey) -> None:
    """Write down that something was written."""
    journey.moved_at = timezone.now()
    journey.save(update_fields=["moved_at"])
