"""Unopened rows, fetched for the actor, and what every reader of them needs."""

from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from django.db.models import Model

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_row, case_with
from naung.casework.plans.models import Need, Plan, PlannedService, ServiceRequest
from naung.casework.plans.rules.plans import check_served
from naung.casework.plans.rules.tables import Kind, shipped_tables
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by

Texts = Mapping[str, str | None]
PART_OF_PLAN = TypeVar("PART_OF_PLAN", Need, PlannedService, ServiceRequest)


def served_in(case_id: UUID, person_id: UUID, *, actor: Actor) -> Case:
    """The case in which this person is served. Raises NotFound for another desk's or a person without a part, RuleBroken
    for one who is neither victim nor witness.
    """
    require(actor, Permission.PLAN_READ)
    case, roles = case_with(case_id, person_id, actor=actor)
    check_served(roles)
    return case


def plan_row(case_id: UUID, person_id: UUID) -> Plan | None:
    """The plan, where one was begun and the person was not erased."""
    rows = Plan.objects.select_related("compartment").filter(case_id=case_id, person_id=person_id)
    return rows.filter(person__erased_at=None).first()


def part_row(model: type[PART_OF_PLAN], part_id: UUID, *, actor: Actor) -> PART_OF_PLAN:
    """A need, service or request with its plan. Raises NotFound for another desk's, one that is gone, or none."""
    require(actor, Permission.PLAN_READ)
    rows = model._default_manager.select_related("plan", "compartment").filter(id=part_id)
    row = seen_by(rows.filter(plan__person__erased_at=None), "plan__person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.PLAN_READ, within=row.plan.owner)
    case_row(row.plan.case_id, actor=actor)
    return row


def kind_in(texts: Texts) -> Kind | None:
    """The kind of service of an opened row; None where the actor may not see it or the table has it no more."""
    return shipped_tables().kinds.get((texts.get("kind") or "").strip())


def text_in(texts: Texts, column: str, kind: Kind | None) -> str | None:
    """The text of an opened row, from the column in which its kind of service keeps it."""
    return texts.get(f"{column}_health" if kind is not None and kind.health else column)


def is_withheld(row: Model, texts: Texts, column: str) -> bool:
    """Whether something was written that this actor may not see."""
    return any(getattr(row, name) is not None and name not in texts for name in (column, f"{column}_health"))
