"""Who holds which open work at a desk, and who may take it over."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from naung.casework.cases.models import Step
from naung.foundation.access.rules import desk_of, require, shipped_roles
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at, served_at
from naung.foundation.recusal.queries import seen_by


@dataclass(frozen=True)
class Holder:
    """One officer with how many open steps she holds, whether she still serves here, and whether she may take over work."""

    officer: UUID
    steps: int
    serves: bool
    may_take: bool


def may_take(desk: UUID) -> frozenset[UUID]:
    """The officers of a desk whose role works on cases."""
    return frozenset(officer for officer, role in roles_at(desk).items() if _may(role, Permission.CASE_WRITE))


def _may(role: str, permission: Permission) -> bool:
    known = shipped_roles().get(role)
    return known is not None and permission in known.permissions


def served_here(officer: UUID, desk: UUID) -> bool:
    """Whether this officer serves or served at the desk."""
    return officer in served_at(desk)


def holders(*, actor: Actor) -> list[Holder]:
    """Everyone at the actor's desk with her open steps, those with most first; who left and still holds some is among them."""
    require(actor, Permission.HAND_OVER)
    desk = desk_of(actor)
    open_steps = seen_by(Step.objects.filter(owner=desk, done_at=None), "case_id", actor=actor)
    counted = dict(open_steps.order_by().values_list("held_by").annotate(n=Count("id")))
    serving, takers = roles_at(desk), may_take(desk)
    found = [
        Holder(officer, counted.get(officer, 0), officer in serving, officer in takers)
        for officer in {*serving, *counted}
        if officer in takers or counted.get(officer)
    ]
    return sorted(found, key=lambda each: (-each.steps, str(each.officer)))
