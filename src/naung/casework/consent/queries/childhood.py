"""Whether she is treated as a child, and until when what others say for her can hold."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.ages import adult_from
from naung.foundation.people.queries import ages_of, birth_for


def is_child_today(person_id: UUID, *, actor: Actor) -> bool:
    """Whether to treat her as a child today; an unsure age counts as a child. Opens the birth date with one entry in the log."""
    (reading,) = ages_of(person_id, [VagueDate.on(timezone.localdate())], actor=actor)
    return reading.is_child


def last_day_as_child(person_id: UUID, *, actor: Actor) -> date | None:
    """The last day before she surely comes of age by her birth date; None where that is not known, or is past.

    Opens the birth date with one entry in the log.
    """
    birth = birth_for(person_id, actor=actor)
    if birth.last is None:
        return None
    last = adult_from(birth.last, office_law().adulthood.years) - timedelta(days=1)
    return last if last >= timezone.localdate() else None
