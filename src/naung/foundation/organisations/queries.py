"""Readers of agencies and desks. They hold no personal data: any signed-in officer may know which desks exist."""

from uuid import UUID

from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.foundation.organisations.models import Desk


def desk(desk_id: UUID | None) -> Desk:
    """The desk with its agency. Raises NotFound."""
    found = Desk.objects.select_related("agency").filter(id=desk_id).first()
    if found is None:
        raise NotFound()
    return found


def own_desk(actor: Actor) -> Desk:
    """The desk at which the actor acts. Raises NotFound for an actor without one."""
    return desk(actor.desk)


def all_desks() -> list[Desk]:
    """Every desk of this installation, by name."""
    return list(Desk.objects.select_related("agency").order_by("name"))


def oversight_of(desk_id: UUID) -> Desk | None:
    """The desk that receives what is reported against an officer of this one; None where the office has named none."""
    found = Desk.objects.select_related("oversight__agency").filter(id=desk_id).first()
    return found.oversight if found else None
