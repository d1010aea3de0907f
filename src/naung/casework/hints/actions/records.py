"""Writers: a record that was written down, changed or received is laid beside the desk's other records at once.

What the officer may see is found and kept while she waits, by the work that a register without what is shut to her would take.
The whole, for those who may see more, is compared in the background and takes its place.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F

from naung.casework.cases.models import CasePerson
from naung.casework.hints.actions.asking import asked
from naung.casework.hints.models import Hint, Laid
from naung.casework.hints.rules import told_text
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.models import Person
from naung.foundation.people.queries import EarlierRecord, earlier_of
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.actions import seal


@transaction.atomic
def lay_records(*, persons: Collection[UUID], by: Actor) -> dict[UUID, tuple[EarlierRecord, ...]]:
    """Lay these records of the own desk beside its others; for each what the officer may see of it, the likeliest first.

    Whoever may not search is told nothing; the tick then has it compared. Raises NotPermitted without PERSON_WRITE.
    """
    require(by, Permission.PERSON_WRITE)
    desk = desk_of(by)
    rows = Person.objects.filter(id__in=list(persons), owner=desk, erased_at=None).order_by("id")
    found: dict[UUID, tuple[EarlierRecord, ...]] = {}
    for row in seen_by(rows, "id", actor=by).only("id", "compartment_id"):
        laid = _due(row)
        if by.may(Permission.SEARCH):
            found[row.id] = earlier_of(row.id, actor=by)
            _keep_seen(laid, found[row.id], by)
    if found:
        asked(desk, by)
    return found


@transaction.atomic
def lay_case(*, case_id: UUID, by: Actor) -> dict[UUID, tuple[EarlierRecord, ...]]:
    """The same for everybody who has a part in a case of the own desk."""
    parts = CasePerson.objects.filter(case=case_id, case__owner=desk_of(by))
    return lay_records(persons=set(parts.values_list("person_id", flat=True)), by=by)


def _due(row: Person) -> Laid:
    """The record is to be compared, and so is every one beside which it stood."""
    laid, _made = Laid.objects.get_or_create(person=row, defaults={"compartment_id": row.compartment_id})
    beside = Laid.objects.filter(person__isnull=False, hints__record=row).values("id")
    for due in (Laid.objects.filter(id=laid.id), Laid.objects.filter(id__in=beside)):
        due.update(at=None, version=F("version") + 1)
    return Laid.objects.select_related("compartment").get(id=laid.id)


def _keep_seen(laid: Laid, found: Sequence[EarlierRecord], by: Actor) -> None:
    """What she sees takes the place of what she saw; what is shut to her stays as it is."""
    before = Hint.objects.filter(laid=laid, record__isnull=False)
    seen_by(before, "record_id", actor=by).delete()
    rows = []
    for each in found:
        row = Hint(laid=laid, compartment=laid.compartment, record_id=each.person.id)
        seal(row, told=told_text(each.probability, each.reasons))
        rows.append(row)
    Hint.objects.bulk_create(rows)
