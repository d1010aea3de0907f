"""Deleting what was screened and determined about a person, for erasure."""

from uuid import UUID

from django.db import transaction

from naung.casework.screening.models import Determination, Screening
from naung.casework.screening.vocabulary import ScreeningEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record


@transaction.atomic
def forget_person(*, person_id: UUID, by: Actor) -> None:
    """Delete every screening and determination of a person. For erasure only; counted refusals hold nobody."""
    if not by.may(Permission.SYSTEM_RESTORE):
        require(by, Permission.PERSON_ERASE)
    determinations = Determination.objects.filter(person_id=person_id)
    determinations.update(superseded_by=None)
    gone, _ = determinations.delete()
    screenings = list(Screening.objects.filter(person_id=person_id).values_list("id", flat=True))
    Screening.objects.filter(id__in=screenings).delete()
    record(ScreeningEvent.FORGOTTEN, subject=person_id, count=len(screenings) + gone, by=by)
