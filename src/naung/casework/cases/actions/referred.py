"""A desk's own file, begun from what another desk was allowed to share."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from naung.casework.cases.actions.cases import UNKNOWN_CHOICE, give_part, new_case
from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import CaseEvent, Danger, Role
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import ContactGiven, DocumentGiven, PersonTold


@transaction.atomic
def open_from_referral(
    *,
    matter: UUID,
    told: PersonTold,
    role: str,
    summary: str,
    taken_from_referral: UUID,
    documents: Sequence[DocumentGiven] = (),
    contacts: Sequence[ContactGiven] = (),
    danger: str = Danger.UNKNOWN,
    by: Actor,
) -> UUID:
    """Open the receiving desk's own file: own owner, number, keys, version and notes, and its own record of the person.

    It is joined to the sender's file by `matter` only; nothing is written into that one. The same referral twice gives the
    first file. Raises Problems where the person can't be registered, NotFound where another desk took this referral.
    """
    require(by, Permission.CASE_WRITE)
    if role not in {r.value for r in Role}:
        raise RuleBroken(UNKNOWN_CHOICE, field="role")
    before = _taken(taken_from_referral, by)
    if before is not None:
        return before
    try:
        with transaction.atomic():
            case = new_case(summary, danger, by, matter=matter, taken_from=taken_from_referral)
    except IntegrityError:  # two officers of the desk accepted at one moment
        first = _taken(taken_from_referral, by)
        if first is None:
            raise
        return first
    person = register_person(told=told, documents=documents, contacts=contacts, by=by)
    give_part(case, person, role, by)
    record(CaseEvent.TAKEN_FROM_REFERRAL, subject=case.id, subjects=[person, taken_from_referral], by=by)
    return case.id


def _taken(referral: UUID, by: Actor) -> UUID | None:
    """The file that this referral began at the actor's desk, or None."""
    found = Case.objects.filter(taken_from=referral).values_list("id", "owner").first()
    if found is None:
        return None
    if found[1] != desk_of(by):
        raise NotFound()
    return UUID(str(found[0]))
