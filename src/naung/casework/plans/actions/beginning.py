"""What every writer of a plan does first: find the plan or begin it, choose the service, look at the version."""

from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.cases.rules import writable
from naung.casework.cases.vocabulary import Stage
from naung.casework.plans.models import Need, Plan, PlannedService, ServiceRequest
from naung.casework.plans.queries.rows import part_row, plan_row, served_in
from naung.casework.plans.rules.plans import check_health, kind_of
from naung.casework.plans.rules.tables import LONGEST_CODE, Kind, shipped_tables
from naung.casework.plans.vocabulary import PlanEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, StaleVersion
from naung.foundation.law.queries.office import duty
from naung.foundation.people.queries import person_row

PART = TypeVar("PART", Need, PlannedService, ServiceRequest)


def plan_of(case_id: UUID, person_id: UUID, by: Actor) -> Plan:
    """The person's plan in a case that may be written, begun where there is none. Raises NotFound, RuleBroken."""
    require(by, Permission.PLAN_WRITE)
    case = served_in(case_id, person_id, actor=by)
    require(by, Permission.PLAN_WRITE, within=case.owner)
    writable(Stage(case.stage))
    known = plan_row(case_id, person_id)
    if known is not None:
        return known
    person = person_row(person_id, actor=by)
    plan, begun = Plan.objects.get_or_create(
        case=case,
        person=person,
        defaults={"owner": case.owner, "compartment": person.compartment, "begun_at": timezone.now()},
    )
    if begun:
        record(PlanEvent.BEGUN, subject=case.id, subjects=[person.id], by=by)
    return plan


def locked(model: type[PART], part_id: UUID, by: Actor) -> PART:
    """A part of a plan, held until the end of the transaction, where its case may be written. Raises NotFound, RuleBroken."""
    require(by, Permission.PLAN_WRITE)
    row = part_row(model, part_id, actor=by)
    require(by, Permission.PLAN_WRITE, within=row.plan.owner)
    writable(Stage(case_row(row.plan.case_id, actor=by).stage))
    held = model._default_manager.select_for_update(of=("self",)).select_related("plan", "compartment")
    return held.get(id=part_id)


def chosen(code: str) -> Kind:
    """The kind of service with this code; what the law closes is refused in the law's own words. Raises RuleBroken."""
    tables = shipped_tables()
    closing = tables.closed.get(code)
    row = duty(closing.duty) if closing else None
    return kind_of(code, tables, why_closed=row.id if row else "", basis=row.citation if row else "")


def sealed_code(kind: Kind) -> str:
    """The code as it is sealed: all of one length."""
    return kind.code.ljust(LONGEST_CODE)


def in_its_column(column: str, kind: Kind, words: str, by: Actor) -> dict[str, str | None]:
    """The text beside the name of the column that keeps it: words on health apart. Raises RuleBroken for a role that may
    not read what it would write.
    """
    check_health(kind, words, by.categories, column)
    name = f"{column}_health" if kind.health else column
    return {name: words.strip() or None}


def fresh(row: PART, version: int, pairs: tuple[tuple[str, str, str], ...]) -> None:
    """Raises StaleVersion with both values of each differing field (name, stored, typed) where someone was faster."""
    if row.version != version:
        differences = tuple(Difference(name, theirs, mine) for name, theirs, mine in pairs if theirs != mine)
        raise StaleVersion(based_on=version, now=row.version, differences=differences)
