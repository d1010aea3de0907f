"""Deleting a person's ledger, for erasure."""

from uuid import UUID

from django.db import transaction

from naung.casework.consent.models import ChildDecision, Consent, LawfulBasis
from naung.casework.consent.vocabulary import ConsentEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record


@transaction.atomic
def forget_person(*, person_id: UUID, by: Actor) -> None:
    """Delete every consent and lawful basis of a person, with what recipients answered. For erasure only."""
    if not by.may(Permission.SYSTEM_RESTORE):
        require(by, Permission.PERSON_ERASE)
    consents = Consent.objects.filter(person_id=person_id)
    count = consents.count()
    consents.update(superseded_by=None)
    consents.delete()
    gone, _ = LawfulBasis.objects.filter(person_id=person_id).delete()
    ChildDecision.objects.filter(person_id=person_id).delete()
    record(ConsentEvent.FORGOTTEN, subject=person_id, count=count + gone, by=by)
