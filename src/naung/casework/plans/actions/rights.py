"""Telling a person of her rights, and writing down which of them were given."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.plans.models import RightState, Telling, ToldRight
from naung.casework.plans.queries.rights import rights_for
from naung.casework.plans.rules.plans import LONGEST_LINE, check_fulfilment, check_text
from naung.casework.plans.rules.rights import UNKNOWN_RIGHT, check_told, rights_on
from naung.casework.plans.vocabulary import PlanEvent
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.law.queries.office import office_law
from naung.foundation.people.models import Person
from naung.foundation.people.queries import person_row
from naung.foundation.people.vocabulary import LANGUAGE_WORDS
from naung.foundation.vault.actions import seal


def _hers(person_id: UUID, by: Actor) -> Person:
    """The person's record, held until the end of the transaction: one officer after the other writes her rights."""
    require(by, Permission.PLAN_WRITE)
    person = person_row(person_id, actor=by)
    require(by, Permission.PLAN_WRITE, within=person.owner)
    return Person.objects.select_for_update(of=("self",)).select_related("compartment").get(id=person.id)


@transaction.atomic
def tell_rights(
    *,
    person_id: UUID,
    codes: Sequence[str],
    language: str,
    told_at: datetime,
    teller: str = "",
    with_leaflet: bool = False,
    by: Actor,
) -> UUID:
    """Write down that she was told of these rights: when (aware), in which language (ISO 639-3), by whom.

    `teller` names who told where it was not the officer who writes. Raises RuleBroken for a right not in force that day.
    """
    person, now = _hers(person_id, by), timezone.now()
    known = {right.code for right in rights_on(timezone.localdate(told_at), office_law().rights.values())}
    check_told(codes, told_at, language, now=now, rights=known, languages=LANGUAGE_WORDS.keys())
    check_text(teller, "teller", LONGEST_LINE)
    telling = Telling(
        id=new_id(), person=person, owner=person.owner, compartment=person.compartment, told_at=told_at,
        language=language, with_leaflet=with_leaflet, told_by=officer_of(by), entered_at=now,
    )  # fmt: skip
    seal(telling, teller=teller.strip() or None)
    telling.save(force_insert=True)
    ToldRight.objects.bulk_create(ToldRight(telling=telling, code=code) for code in dict.fromkeys(codes))
    record(PlanEvent.RIGHTS_TOLD, subject=person.id, count=len(set(codes)), by=by)
    return telling.id


@transaction.atomic
def write_right(*, person_id: UUID, code: str, given: str, why: str, version: int, by: Actor) -> None:
    """Write down whether a right was given, and why not. `version` 0 where nothing was written yet.

    Raises StaleVersion with both values when someone else was faster.
    """
    person = _hers(person_id, by)
    line = rights_for(person_id, on=timezone.localdate(), actor=by).line(code)
    if line is None:
        raise RuleBroken(UNKNOWN_RIGHT)
    if line.version != version:
        pairs = (("given", line.given.value, given), ("why", line.why or "", why))
        differences = tuple(Difference(name, theirs, mine) for name, theirs, mine in pairs if theirs != mine)
        raise StaleVersion(based_on=version, now=line.version, differences=differences)
    check_fulfilment(given, why)
    row = RightState.objects.filter(person=person, code=code).first() or RightState(
        id=new_id(), person=person, owner=person.owner, code=code, version=0
    )
    row.compartment = person.compartment
    row.given, row.written_by, row.written_at, row.version = given, officer_of(by), timezone.now(), version + 1
    seal(row, why=why.strip() or None)
    row.save()
    record(PlanEvent.RIGHT_WRITTEN, subject=person.id, subjects=[row.id], by=by)
