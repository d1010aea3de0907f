"""Looking at who deposits how often; the look itself stands in the log."""

from django.db import transaction

from naung.casework.escrow.queries import asked_lately
from naung.casework.escrow.vocabulary import AskedLine, EscrowEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record


@transaction.atomic
def review_asking(*, days: int, by: Actor) -> list[AskedLine]:
    """Who deposited how often at the desks that this officer reviews."""
    require(by, Permission.ESCROW_REVIEW)
    lines = asked_lately(days, actor=by)
    record(EscrowEvent.REVIEWED, count=len(lines), by=by)
    return lines
