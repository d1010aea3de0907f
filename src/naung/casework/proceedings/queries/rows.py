"""Unopened rows, fetched for the actor."""

from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_for, case_row
from naung.casework.cases.vocabulary import SUSPECTED, TOLD_OF, Role
from naung.casework.proceedings.models import Charge, Defence, Hearing, LegalStep, Proceeding
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import ages_of, person_row
from naung.foundation.recusal.queries import seen_by

PART = TypeVar("PART", LegalStep, Charge, Hearing, Defence)


def case_of(case_id: UUID, *, actor: Actor) -> Case:
    """The case whose proceedings this actor may read. Raises NotFound for another desk's."""
    require(actor, Permission.PROCEEDINGS_READ)
    case = case_row(case_id, actor=actor)
    require(actor, Permission.PROCEEDINGS_READ, within=case.owner)
    return case


def proceeding_row(case_id: UUID) -> Proceeding | None:
    """The file of proceedings, where one was begun."""
    return Proceeding.objects.select_related("compartment", "case").filter(case_id=case_id).first()


def part_row(model: type[PART], part_id: UUID, *, actor: Actor) -> PART:
    """A row of a file of proceedings. Raises NotFound for another desk's, one that is gone, or none."""
    require(actor, Permission.PROCEEDINGS_READ)
    rows = model._default_manager.select_related("proceeding__case", "compartment").filter(id=part_id)
    if actor.kind == "user":  # the same work for another desk's as for none
        rows = rows.filter(proceeding__owner=desk_of(actor))
    row = seen_by(rows, "proceeding__case_id", actor=actor).first()
    if row is None:
        raise NotFound()
    case_of(row.proceeding.case_id, actor=actor)
    if isinstance(row, Charge | Defence):
        person_row(row.person_id, actor=actor)
    return row


def people_in(case_id: UUID, *, actor: Actor) -> tuple[list[UUID], list[UUID], list[UUID]]:
    """The accused of a case, its survivors, and all whose story it tells; each once, in the order they were added."""
    parts = case_for(case_id, actor=actor).parts
    suspected = {role.value for role in SUSPECTED}
    told = {role.value for role in TOLD_OF}
    accused = dict.fromkeys(part.person for part in parts if part.role in suspected)
    victims = dict.fromkeys(part.person for part in parts if part.role == Role.VICTIM)
    heard = dict.fromkeys(part.person for part in parts if part.role in told)
    return list(accused), list(victims), list(heard)


def child_heard(case_id: UUID, *, actor: Actor) -> bool:
    """Whether somebody of a case's own story is a child today, or may be: one of whom it is not known counts as one."""
    today = [VagueDate.on(timezone.localdate())]
    return any(ages_of(each, today, actor=actor)[0].is_child for each in people_in(case_id, actor=actor)[2])


def was_child(person_id: UUID, on: VagueDate, *, actor: Actor) -> bool:
    """Whether a person was a child on that day or in that time, or may have been; one without a known day counts as one."""
    return ages_of(person_id, [on], actor=actor)[0].is_child
