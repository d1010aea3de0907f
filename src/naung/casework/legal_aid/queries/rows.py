"""Unopened rows, fetched for the actor."""

from uuid import UUID

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_row, case_with
from naung.casework.cases.vocabulary import Role
from naung.casework.legal_aid.models import Application, Entitlement
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.recusal.queries import seen_by
from naung.foundation.words import gettext_noop

HELPED = {Role.VICTIM: "korban", Role.WITNESS: "saksi", Role.REPORTER: "pelapor"}  # the first that fits
NAMED_BY = ("case_id", "person_id")  # what an officer may have to be kept from

NOT_HELPED = gettext_noop("Bantuan hukum di sini untuk penyintas, saksi, dan pelapor dalam kasus ini.")


def helped_in(case_id: UUID, person_id: UUID, *, actor: Actor) -> tuple[Case, str]:
    """The case in which this person is a victim, witness or reporter, and as which. Raises NotFound, RuleBroken."""
    require(actor, Permission.LEGAL_AID_READ)
    case, roles = case_with(case_id, person_id, actor=actor)
    found = next((said for role, said in HELPED.items() if role in roles), None)
    if found is None:
        raise RuleBroken(NOT_HELPED)
    return case, found


def entitlement_row(case_id: UUID, person_id: UUID) -> Entitlement | None:
    """What was asked of her in this case, where anything was and she was not erased."""
    rows = Entitlement.objects.select_related("compartment").filter(case_id=case_id, person_id=person_id)
    return rows.filter(person__erased_at=None).first()


def application_row(application_id: UUID, *, actor: Actor) -> Application:
    """An application. Raises NotFound for another desk's, one that is gone, or none."""
    require(actor, Permission.LEGAL_AID_READ)
    rows = Application.objects.select_related("case", "compartment").filter(id=application_id, person__erased_at=None)
    row = seen_by(rows, *NAMED_BY, actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.LEGAL_AID_READ, within=row.owner)
    case_row(row.case_id, actor=actor)
    return row
