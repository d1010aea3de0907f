"""Beginning and correcting an episode."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.episodes.models import Episode
from naung.casework.episodes.queries import episode_for, episode_row
from naung.casework.episodes.rules import LONGEST_TEXT, TOO_LONG
from naung.casework.episodes.vocabulary import EpisodeEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion
from naung.foundation.identifiers import EpisodeId
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal


def _short_enough(summary: str) -> None:
    if len(summary) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, field="summary", most=LONGEST_TEXT)


@transaction.atomic
def begin_episode(*, person_id: UUID, summary: str = "", exit_known: bool | None = None, by: Actor) -> EpisodeId:
    """Begin one history of exploitation of a person. Whether it is over may be unknown."""
    require(by, Permission.EPISODE_WRITE)
    person = person_row(person_id, actor=by)
    _short_enough(summary)
    row = Episode(
        person=person, owner=person.owner, compartment=person.compartment, made_at=timezone.now(), exit_known=exit_known
    )
    seal(row, summary=summary)
    row.save(force_insert=True)
    record(EpisodeEvent.BEGUN, subject=row.id, subjects=[person.id], by=by)
    return EpisodeId(row.id)


@transaction.atomic
def correct_episode(*, episode_id: UUID, summary: str, exit_known: bool | None, version: int, by: Actor) -> None:
    """Correct what an episode says as a whole. Raises StaleVersion with both values when someone else was faster."""
    require(by, Permission.EPISODE_WRITE)
    episode_row(episode_id, actor=by)
    row = Episode.objects.select_for_update(of=("self",)).select_related("compartment").get(id=episode_id)
    if row.version != version:
        now = episode_for(episode_id, actor=by)
        raise StaleVersion(
            based_on=version, now=row.version, differences=(Difference("summary", now.summary or "", summary),)
        )
    _short_enough(summary)
    seal(row, summary=summary)
    row.exit_known, row.version = exit_known, row.version + 1
    row.save(update_fields=["summary", "exit_known", "version"])
    record(EpisodeEvent.CORRECTED, subject=row.id, by=by)
