"""Whose files a report counts, and the moments between which its days lie."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from naung.casework.filings.vocabulary import Span
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.organisations.queries import all_desks, desk_name, own_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.places.rules.codes import lies_within


def desks_counted(*, actor: Actor) -> dict[UUID, str]:
    """The service desks inside the kabupaten or kota of the actor's own, by id, with their names; her own is always one.

    A desk that reaches over a province counts those of the province; one without a territory only itself.
    """
    require(actor, Permission.FILING_MAKE)
    own = own_desk(actor)
    area = ".".join(own.territory.split(".")[:2])
    near = [
        each
        for each in all_desks()
        if each.id == own.id
        or (area and each.kind == DeskKind.SERVICE and each.territory and lies_within(each.territory, area))
    ]
    return {each.id: desk_name(each) for each in near}


def bounds(span: Span) -> tuple[datetime, datetime]:
    """The first moment of the period and the first one after it, in the office's time zone."""
    midnights = (timezone.make_aware(datetime.combine(day, time.min)) for day in (span.first, span.last + timedelta(1)))
    start, end = midnights
    return start, end
