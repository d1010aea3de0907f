"""Adult or child at the acts of a history, as the person record has it."""

from uuid import UUID

from django.utils import timezone

from naung.casework.episodes.queries import acts_of, episode_row
from naung.casework.screening.rules.ages import allowed_childhoods
from naung.casework.screening.vocabulary import Childhood
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.queries import ages_of


def childhoods_for(episode_id: UUID, *, actor: Actor) -> tuple[Childhood, ...]:
    """What a screening of this history may take its person for, the record's own answer first. Opens the birth date."""
    person = episode_row(episode_id, actor=actor).person_id
    dated = [act.when for act in acts_of(episode_id, actor=actor) if act.when.first is not None]
    *at_acts, today = ages_of(person, [*dated, VagueDate.on(timezone.localdate())], actor=actor)
    return allowed_childhoods(at_acts, today)
