"""Writing down what a deciding body concluded. A row is never changed, only superseded by a later one."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.episodes.queries import episode_row
from naung.casework.screening.models import Determination
from naung.casework.screening.queries import determination_row, screening_row
from naung.casework.screening.rules.stages import checked_determination
from naung.casework.screening.vocabulary import Determined, ScreeningEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, StaleVersion
from naung.foundation.vault.actions import seal


@transaction.atomic
def record_determination(
    *, episode_id: UUID, determined: Determined, screening_id: UUID | None = None, by: Actor
) -> UUID:
    """Sign one body's determination about an episode. It ends no service and overrules no other body.

    Raises Problems beside each field that can't be so.
    """
    require(by, Permission.DETERMINATION_SIGN)
    row = signed_row(episode_id, determined, screening_id, by)
    row.save(force_insert=True)
    record(ScreeningEvent.DETERMINED, subject=row.id, subjects=[row.person_id, row.episode_id], by=by)
    return row.id


def signed_row(episode_id: UUID, determined: Determined, screening_id: UUID | None, by: Actor) -> Determination:
    """The unsaved row, checked and sealed."""
    episode = episode_row(episode_id, actor=by)
    if screening_id is not None and screening_row(screening_id, actor=by).episode_id != episode.id:
        raise NotFound()
    checked = checked_determination(determined, timezone.localdate())
    if by.id is None:
        raise NotFound()
    row = Determination(
        person_id=episode.person_id,
        episode=episode,
        screening_id=screening_id,
        owner=episode.owner,
        compartment=episode.compartment,
        body=checked.body,
        decision=checked.decision,
        decided_on=checked.decided_on,
        signed_by=by.id,
        signed_at=timezone.now(),
    )
    seal(row, office=checked.office, basis=checked.basis, reason=checked.reason)
    return row


@transaction.atomic
def supersede_determination(*, determination_id: UUID, determined: Determined, based_on: int, by: Actor) -> UUID:
    """Sign a later determination in place of an earlier one; both stay in the books, the earlier says by which it was replaced.

    Raises StaleVersion where it was superseded meanwhile.
    """
    require(by, Permission.DETERMINATION_SIGN)
    determination_row(determination_id, actor=by)
    old = Determination.objects.select_for_update(of=("self",)).get(id=determination_id)
    if old.version != based_on or old.superseded_by_id is not None:
        raise StaleVersion(based_on=based_on, now=old.version)
    new = signed_row(old.episode_id, determined, old.screening_id, by)
    new.save(force_insert=True)
    old.superseded_by, old.version = new, old.version + 1
    old.save(update_fields=["superseded_by", "version"])
    record(ScreeningEvent.SUPERSEDED, subject=old.id, subjects=[new.id, new.person_id], by=by)
    return new.id
