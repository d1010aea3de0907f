"""The items of the scale: the house's and the office's own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.casework.reintegration.models import OfficeItem
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.reintegration.vocabulary import Item
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Category, Permission


@dataclass(frozen=True)
class OwnItemShown:
    """An item of the office, as its list shows it."""

    id: UUID
    words: str
    anchors: tuple[str, ...]
    written_at: datetime
    withdrawn_at: datetime | None


def own_items(*, actor: Actor) -> list[OwnItemShown]:
    """Every item this desk added, the withdrawn too, in the order in which they were written."""
    require(actor, Permission.REINTEGRATION_READ)
    rows = OfficeItem.objects.filter(owner=desk_of(actor)).order_by("written_at", "id")
    return [
        OwnItemShown(
            row.id, row.words, (row.anchor_1, row.anchor_2, row.anchor_3, row.anchor_4), row.written_at, row.withdrawn_at
        )
        for row in rows
    ]  # fmt: skip


def items_known(*, actor: Actor) -> dict[str, Item]:
    """Every item by its code, the withdrawn too, so that an old answer keeps its words."""
    own = {
        str(each.id): Item(str(each.id), each.words, each.words, each.anchors, each.anchors)
        for each in own_items(actor=actor)
    }
    return {**shipped_tables().items, **own}


def items_asked(*, actor: Actor) -> dict[str, Item]:
    """The items that are asked today of whoever this actor may ask: on health only where she may read it."""
    gone = {str(each.id) for each in own_items(actor=actor) if each.withdrawn_at is not None}
    health = Category.D in actor.categories
    return {
        code: item
        for code, item in items_known(actor=actor).items()
        if code not in gone and (health or not item.health)
    }
