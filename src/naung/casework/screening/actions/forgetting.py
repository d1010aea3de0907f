"""Forgetting a person's screenings and determinations, for erasure only."""

from uuid import UUID

from django.db import transaction

from naung.casework.screening.models import Determination, Screening
from naung.casework.screening.vocabulary import ScreeningEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record


@transaction.atomic
def forget_person(*, person_id: UUID, by: Actor) -> None:
    """Delete every screening and determination of a person. Counted refusals hold no identity and stay."""
    require(by, Permission.PERSON_ERASE)
    determinations = Determination.objects.filter(person=person_id)
    determinations.update(superseded_by=None)
    determinations.delete()
    gone, _ = Screening.objects.filter(person=person_id).delete()
    record(ScreeningEvent.FORGOTTEN, subject=person_id, count=gone, by=by)
