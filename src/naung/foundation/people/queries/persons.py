"""Readers of person records."""

from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.models import Person


def person_row(person_id: UUID, *, actor: Actor) -> Person:
    """The unopened row. Raises NotFound for another desk's, an erased one, or none."""
    row = Person.objects.select_related("compartment").filter(id=person_id, erased_at=None).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.PERSON_READ, within=row.owner)
    return row
