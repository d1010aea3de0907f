"""Unopened rows, fetched for the actor."""

from collections.abc import Collection, Mapping
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_row, case_with
from naung.casework.cases.vocabulary import Role
from naung.casework.returns.models import Cost, Finding, Journey, Leg
from naung.casework.returns.rules.codes import read_code
from naung.casework.returns.vocabulary import FindingKind
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.people.queries import person_row
from naung.foundation.recusal.queries import seen_by
from naung.foundation.words import gettext_noop

PART = TypeVar("PART", Leg, Finding, Cost)
NAMED_BY = ("case_id", "person_id")  # what an officer may have to be kept from
LEG_NAMED_BY = ("journey__case_id", "journey__person_id")

NOT_HERS = gettext_noop("Pemulangan dicatat untuk penyintas dalam kasus ini.")


def victim_in(case_id: UUID, person_id: UUID, *, actor: Actor) -> Case:
    """The case in which this person is a victim. Raises NotFound for another desk's, RuleBroken for who is none in it."""
    require(actor, Permission.RETURN_READ)
    case, roles = case_with(case_id, person_id, actor=actor)
    if Role.VICTIM not in roles:
        raise RuleBroken(NOT_HERS)
    return case


def journey_row(case_id: UUID, person_id: UUID) -> Journey | None:
    """The file of a way home, where one was begun and the person was not erased."""
    rows = Journey.objects.select_related("compartment", "case").filter(case_id=case_id, person_id=person_id)
    return rows.filter(person__erased_at=None).first()


def part_row(model: type[PART], part_id: UUID, *, actor: Actor) -> PART:
    """A row of a file of the actor's desk. Raises NotFound for another desk's, one that is gone, or none."""
    require(actor, Permission.RETURN_READ)
    rows = model._default_manager.select_related("journey__case", "compartment").filter(id=part_id)
    row = seen_by(rows.filter(journey__person__erased_at=None), "journey__person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.RETURN_READ, within=row.journey.owner)
    case_row(row.journey.case_id, actor=actor)
    return row


def leg_rows(text: str) -> "QuerySet[Leg]":
    """The leg of a bare code, whole or short, whoever asks; the caller leaves out whom an officer may not know of."""
    read = read_code(text)
    asked = {"id": read[0].leg} if read else {"short": text or " "}
    return Leg.objects.filter(journey__person__erased_at=None, **asked)


def died_in(journey: Journey) -> bool:
    """Whether a death stands in this file."""
    return journey.findings.filter(kind=FindingKind.DEATH, struck_at=None).exists()


def has_died(person_id: UUID, *, actor: Actor) -> bool:
    """Whether a death of this person stands in any file: what comes after asks this and plans nothing. Raises NotFound."""
    person_row(person_id, actor=actor)
    return Finding.objects.filter(journey__person_id=person_id, kind=FindingKind.DEATH, struck_at=None).exists()


def desks_of_legs(legs: Collection[UUID], *, actor: Actor) -> Mapping[UUID, tuple[UUID, UUID | None]]:
    """For each of these legs the desk whose file it is and the desk that is to receive, for the machinery that tells them."""
    require(actor, Permission.SYSTEM_TICK)
    rows = Leg.objects.filter(id__in=list(legs)).values_list("id", "journey__owner", "receiver_desk")
    return {leg: (owner, receiver) for leg, owner, receiver in rows}
