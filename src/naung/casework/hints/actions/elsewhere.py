"""Writers: look whether another desk may know whoever stands on a list, under the limits of every other look."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries import arrival_for
from naung.casework.arrivals.queries.earlier import described_row
from naung.casework.arrivals.queries.rows import arrival_row, batch_row
from naung.casework.hints.vocabulary import LookedAt
from naung.casework.inquiries.actions import look_elsewhere, look_for_row
from naung.casework.inquiries.queries import looks_left
from naung.casework.inquiries.vocabulary import Looked
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.people.rules.alike import Described
from naung.foundation.words import gettext_noop

NOBODY = gettext_noop("Tulis nomor urut orangnya dalam daftar, misalnya 3, 17, 40.")
NOT_ON_LIST = gettext_noop("Nomor %(number)s tidak ada dalam daftar ini.")
TOO_MANY = gettext_noop("Anda dapat melihat untuk paling banyak %(left)s orang lagi. Pilih yang paling perlu.")


@transaction.atomic
def look_for_arrival(*, arrival_id: UUID, why: str, by: Actor) -> Looked:
    """Look whether another desk may know somebody of a list; of her record, where she has one. Raises NotFound, RuleBroken."""
    require(by, Permission.ARRIVAL_WRITE)
    row = arrival_row(arrival_id, actor=by)
    if row.forgotten_at is not None:
        raise NotFound()
    if row.person_id is not None:
        return look_elsewhere(person_id=row.person_id, why=why, by=by)

    def who() -> Described:
        shown = arrival_for(arrival_id, actor=by)
        return described_row(shown.texts, shown.sex, shown.origin)

    return look_for_row(row=row.id, owner=row.batch.owner, key=row.compartment, who=who, why=why, by=by)


@transaction.atomic
def look_for_some(*, batch_id: UUID, numbers: Sequence[int], why: str, by: Actor) -> tuple[LookedAt, ...]:
    """The same for some of a list at once, by their numbers: one look each, as many as the officer has left, or none at all.

    Raises RuleBroken (field `numbers`) for nobody, for a number that is not on the list, and for more than are left.
    """
    require(by, Permission.ARRIVAL_WRITE)
    batch = batch_row(batch_id, actor=by)
    wanted = list(dict.fromkeys(numbers))
    if not wanted:
        raise RuleBroken(NOBODY, field="numbers")
    left = looks_left(actor=by)
    if 0 < left < len(wanted):
        raise RuleBroken(TOO_MANY, field="numbers", left=left)
    rows = dict(Arrival.objects.filter(batch=batch, number__in=wanted, forgotten_at=None).values_list("number", "id"))
    for number in wanted:
        if number not in rows:
            raise RuleBroken(NOT_ON_LIST, field="numbers", number=number)
    return tuple(LookedAt(each, look_for_arrival(arrival_id=rows[each], why=why, by=by)) for each in wanted)
