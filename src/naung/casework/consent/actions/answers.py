"""A recipient desk says what it did with what was withdrawn or narrowed."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.consent.models import Acknowledgement
from naung.casework.consent.queries import closing_row
from naung.casework.consent.queries.closings import closing_lines
from naung.casework.consent.rules.giving import check_handled
from naung.casework.consent.vocabulary import ConsentEvent, Handled
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record


@transaction.atomic
def acknowledge_closing(*, closing_id: UUID, handled: Handled, by: Actor) -> UUID:
    """Say that this desk closed what it had received, and how. Said once: a second time returns the first answer.

    Raises NotFound where the row closed nothing for this desk, RuleBroken for a duty that is not there.
    """
    require(by, Permission.REFERRAL_DECIDE)
    row = closing_row(closing_id, actor=by)
    (line,) = closing_lines([row])
    check_handled(handled, bool(line.stays))
    said, new = Acknowledgement.objects.get_or_create(
        closing=row,
        desk=desk_of(by),
        defaults={"handled": handled.value, "by": officer_of(by), "at": timezone.now()},
    )
    if new:
        record(ConsentEvent.ACKNOWLEDGED, subject=row.id, by=by)
    return said.id
