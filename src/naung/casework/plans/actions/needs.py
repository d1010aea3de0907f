"""Writing down what a person needs, and whether she agrees."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.plans.actions.beginning import chosen, fresh, in_its_column, locked, plan_of, sealed_code
from naung.casework.plans.models import Need
from naung.casework.plans.queries.plans import NEED_COLUMNS, need_shown
from naung.casework.plans.rules.plans import NEEDS_WORDS, check_agreement, check_text
from naung.casework.plans.rules.tables import Kind
from naung.casework.plans.vocabulary import PlanEvent
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.audit.actions import record
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.vault.queries import open_rows


@transaction.atomic
def write_need(*, case_id: UUID, person_id: UUID, kind: str, words: str, agreed: str, why: str, by: Actor) -> UUID:
    """Write down a need as it was assessed. A no of hers is kept with her reason and closes nothing.

    Raises RuleBroken for a service that is not in the table or that the law closes.
    """
    plan = plan_of(case_id, person_id, by)
    needed = chosen(kind)
    _check(needed, words, agreed, why, by)
    need = Need(
        id=new_id(), plan=plan, compartment=plan.compartment, agreed=agreed, assessed_by=officer_of(by),
        assessed_at=timezone.now(),
    )  # fmt: skip
    seal(need, kind=sealed_code(needed), why=why.strip() or None, **in_its_column("words", needed, words, by))
    need.save(force_insert=True)
    record(PlanEvent.NEED_WRITTEN, subject=case_id, subjects=[need.id], by=by)
    return need.id


def _check(kind: Kind, words: str, agreed: str, why: str, by: Actor) -> None:
    """Words are asked for, except of a role that may not keep them."""
    silent = kind.health and Category.D not in by.categories
    check_text(words, "words", needed="" if silent else NEEDS_WORDS)
    check_agreement(agreed, why)


@transaction.atomic
def correct_need(*, need_id: UUID, words: str, agreed: str, why: str, version: int, by: Actor) -> None:
    """Correct a need. Raises StaleVersion with both values when someone else was faster."""
    row = locked(Need, need_id, by)
    (texts,) = open_rows(by, PlanEvent.READ, [(row, NEED_COLUMNS)], permission=Permission.PLAN_READ)
    now = need_shown(row, texts)
    fresh(
        row, version, (("words", now.words or "", words), ("agreed", now.agreed, agreed), ("why", now.why or "", why))
    )
    needed = chosen(now.kind.code if now.kind else "")
    _check(needed, words, agreed, why, by)
    if not now.withheld:
        seal(row, **in_its_column("words", needed, words, by))
    seal(row, why=why.strip() or None)
    row.agreed, row.version = agreed, row.version + 1
    row.save()
    record(PlanEvent.NEED_CORRECTED, subject=row.plan.case_id, subjects=[row.id], by=by)
