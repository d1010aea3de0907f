"""Unopened rows, fetched for the actor."""

from typing import TypeVar
from uuid import UUID

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_row, case_with
from naung.casework.cases.vocabulary import Role
from naung.casework.reintegration.models import FollowUp, Path, Problem
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.recusal.queries import seen_by
from naung.foundation.words import gettext_noop

PART = TypeVar("PART", FollowUp, Problem)
NAMED_BY = ("case_id", "person_id")  # what an officer may have to be kept from
NOT_HERS = gettext_noop("Rencana reintegrasi dibuat untuk penyintas dalam kasus ini.")


def victim_in(case_id: UUID, person_id: UUID, *, actor: Actor) -> Case:
    """The case in which this person is a victim. Raises NotFound for another desk's, RuleBroken for who is none in it."""
    require(actor, Permission.REINTEGRATION_READ)
    case, roles = case_with(case_id, person_id, actor=actor)
    if Role.VICTIM not in roles:
        raise RuleBroken(NOT_HERS)
    return case


def path_row(case_id: UUID, person_id: UUID) -> Path | None:
    """The plan, where one was begun and the person was not erased."""
    rows = Path.objects.select_related("compartment", "case").filter(case_id=case_id, person_id=person_id)
    return rows.filter(person__erased_at=None).first()


def part_row(model: type[PART], part_id: UUID, *, actor: Actor) -> PART:
    """A follow-up or a problem. Raises NotFound for another desk's, one that is gone, or none."""
    require(actor, Permission.REINTEGRATION_READ)
    rows = model._default_manager.select_related("path__case", "compartment").filter(id=part_id)
    row = seen_by(rows.filter(path__person__erased_at=None), "path__person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.REINTEGRATION_READ, within=row.path.owner)
    case_row(row.path.case_id, actor=actor)
    return row
