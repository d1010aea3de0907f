"""Which rows of lists are whose, for what was looked and asked about somebody before she had a record."""

from uuid import UUID

from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.rows import NAMED_BY
from naung.foundation.access.rules import desk_of
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import hidden_rows, seen_by


def rows_of_person(person_id: UUID, *, actor: Actor) -> frozenset[UUID]:
    """The rows of the own desk's lists whose record this person is; none for whoever may not read lists. Opens nothing."""
    if not actor.may(Permission.ARRIVAL_READ):
        return frozenset()
    rows = Arrival.objects.filter(person_id=person_id, batch__owner=desk_of(actor), forgotten_at=None)
    return frozenset(seen_by(rows, *NAMED_BY, actor=actor).values_list("id", flat=True))


def rows_shut_to(actor: Actor) -> frozenset[UUID]:
    """The rows of lists of which this officer must not know, by one query that is the same for everybody."""
    return frozenset(hidden_rows(Arrival.objects.all(), *NAMED_BY, actor=actor).values_list("id", flat=True))
