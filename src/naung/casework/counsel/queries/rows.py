"""Unopened rows, fetched for the actor."""

from uuid import UUID

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_row, case_with
from naung.casework.cases.vocabulary import Role
from naung.casework.counsel.models import Assignment
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.recusal.queries import seen_by
from naung.foundation.words import gettext_noop

NAMED_BY = ("case_id", "person_id")  # what an officer may have to be kept from

NOT_HERS = gettext_noop("Pembela dicatat untuk penyintas dalam kasus ini.")


def victim_in(case_id: UUID, person_id: UUID, *, actor: Actor) -> Case:
    """The case in which this person is a victim. Raises NotFound for another desk's, RuleBroken for who is none in it."""
    require(actor, Permission.COUNSEL_READ)
    case, roles = case_with(case_id, person_id, actor=actor)
    if Role.VICTIM not in roles:
        raise RuleBroken(NOT_HERS)
    return case


def assignment_row(assignment_id: UUID, *, actor: Actor) -> Assignment:
    """An assignment. Raises NotFound for another desk's, one that is gone, or none."""
    require(actor, Permission.COUNSEL_READ)
    rows = Assignment.objects.select_related("case", "compartment", "lawyer__compartment").filter(id=assignment_id)
    row = seen_by(rows.filter(person__erased_at=None), "person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.COUNSEL_READ, within=row.owner)
    case_row(row.case_id, actor=actor)
    return row
