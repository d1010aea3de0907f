"""Erasing a person for good: her keys, her searchable tokens, and every row that was derived from her record."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from naung.casework.cases.models import Case, CasePerson, CaseReport, Note, Step, TurnAsked
from naung.casework.cases.vocabulary import CaseEvent
from naung.casework.consent.actions import forget_person as forget_in_consent
from naung.casework.episodes.actions import forget_person as forget_in_episodes
from naung.casework.screening.actions import forget_person as forget_in_screening
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.people import actions as people
from naung.foundation.people.queries import owner_of
from naung.foundation.recusal.actions import forget_record
from naung.foundation.recusal.queries import is_shut_out
from naung.foundation.vault.actions import erase, forget_keys


@transaction.atomic
def erase_person(*, person_id: UUID, by: Actor) -> None:
    """Erase all that this desk holds of one person. A case in which nobody else has a part goes with her.

    Words about her in the notes of a case that others share stay: a person must read and correct them.
    Raises NotFound for another desk's person.
    """
    require(by, Permission.PERSON_ERASE)
    owner = owner_of(person_id)
    if owner is None or is_shut_out(by, person_id):
        raise NotFound()
    require(by, Permission.PERSON_ERASE, within=owner)
    _erase(person_id, by)


def _erase(person_id: UUID, by: Actor) -> None:
    cases = list(Case.objects.select_related("compartment").filter(parts__person=person_id).distinct())
    CasePerson.objects.filter(person=person_id).delete()
    for case in cases:
        if not case.parts.exists():
            _erase_case(case, by)
    forget_in_consent(person_id=person_id, by=by)
    forget_in_screening(person_id=person_id, by=by)
    forget_in_episodes(person_id=person_id, by=by)
    people.erase_person(person_id=person_id, by=by)
    record(CaseEvent.PERSON_ERASED, subject=person_id, by=by)


def _erase_case(case: Case, by: Actor) -> None:
    """Keys and rows: a row whose key is gone would break every list that opens it. A report keeps its own file."""
    erase(compartment=case.compartment, record_id=case.id, by=by)
    forget_record(record_id=case.id, by=by)
    for model in (Note, Step, TurnAsked, CaseReport):
        model._default_manager.filter(case=case).delete()
    case.delete()


@transaction.atomic
def erase_again(*, ids: Iterable[UUID], by: Actor) -> int:
    """After a restore: erase again whatever of these ids came back; returns how many did."""
    require(by, Permission.SYSTEM_RESTORE)
    again = 0
    for each in ids:
        if owner_of(each) is not None:
            _erase(each, by)
            again += 1
        again += forget_keys(compartment_id=each, by=by)
    return again
