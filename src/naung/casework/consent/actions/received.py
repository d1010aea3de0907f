"""What she takes back at the desk that received it. That desk gives back what is its own; it reads and writes nothing else."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.consent.actions.rows import later_row, supersede
from naung.casework.consent.queries import consent_fact, received_row
from naung.casework.consent.rules.giving import check_withdrawn
from naung.casework.consent.vocabulary import Consenter, ConsentEvent, Kind
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import one_writer_at_a_time, record


@transaction.atomic
def withdraw_received(*, consent_id: UUID, by: Actor) -> UUID:
    """Write down that she took back, at this desk, what another desk was allowed to share with it. It closes at once.

    Only for the desk that the consent names: nothing that she agreed to with others closes. The row has no words, since they
    would stand in a file that this desk may not write in. Raises NotFound where the consent names another desk or she is shut
    to the actor, RuleBroken where nothing stands any more.
    """
    require(by, Permission.CONSENT_CLOSE)
    one_writer_at_a_time()
    head = received_row(consent_id, actor=by)
    check_withdrawn(consent_fact(head), timezone.localtime())
    row = later_row(head, Kind.WITHDRAWN, frozenset(head.categories), None, Consenter.HERSELF, by)
    row.told_at = desk_of(by)
    row.save(force_insert=True)
    supersede([head], row)
    record(ConsentEvent.WITHDRAWN_ELSEWHERE, subject=head.id, subjects=[row.id], by=by)
    return row.id
