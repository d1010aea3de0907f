"""Items that an office adds to the scale in its own words. They are of nobody."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.reintegration.models import OfficeItem
from naung.casework.reintegration.rules.tables import GRADES
from naung.casework.reintegration.rules.words import LONGEST_ITEM
from naung.casework.reintegration.vocabulary import ReintegrationEvent
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, check_text
from naung.foundation.words import gettext_noop

SAY_ITEM = gettext_noop("Tulis butirnya.")
SAY_GRADES = gettext_noop("Tulis arti keempat keadaannya, dari yang paling sulit.")


@transaction.atomic
def write_item(*, words: str, anchors: Sequence[str], by: Actor) -> UUID:
    """Add an item with what its four grades mean, the hardest first. Raises RuleBroken with the field."""
    require(by, Permission.REINTEGRATION_WRITE)
    text = check_text(words, "words", LONGEST_ITEM, needed=SAY_ITEM)
    if len(anchors) != len(GRADES):
        raise RuleBroken(SAY_GRADES, field="anchors")
    names = [f"anchor_{grade}" for grade in GRADES]
    meant = {
        name: check_text(each, name, LONGEST_ITEM, needed=SAY_GRADES) for name, each in zip(names, anchors, strict=True)
    }
    row = OfficeItem.objects.create(
        owner=desk_of(by), words=text, written_by=officer_of(by), written_at=timezone.now(), **meant
    )
    record(ReintegrationEvent.ITEM_WRITTEN, subject=row.id, by=by)
    return row.id


@transaction.atomic
def withdraw_item(*, item_id: UUID, by: Actor) -> None:
    """Ask an item no more; what was answered stays to be read. Twice does no harm. Raises NotFound."""
    require(by, Permission.REINTEGRATION_WRITE)
    row = OfficeItem.objects.select_for_update().filter(id=item_id, owner=desk_of(by)).first()
    if row is None:
        raise NotFound()
    if row.withdrawn_at is None:
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        record(ReintegrationEvent.ITEM_WITHDRAWN, subject=row.id, by=by)
