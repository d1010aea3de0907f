"""Counting the second time over several desks: no case is opened, and each counting is one entry in the log."""

from collections.abc import Collection, Mapping
from datetime import datetime
from random import Random
from uuid import UUID

from django.db import transaction

from naung.casework.recurrence.queries.figures import known_until
from naung.casework.recurrence.rules.counting import count_drawn, place_of, seen_of
from naung.casework.recurrence.rules.draws import links_of
from naung.casework.recurrence.rules.telling import told_of
from naung.casework.recurrence.vocabulary import CountedTold, RecurrenceEvent, Seen
from naung.casework.sameness.vocabulary import Pair
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.organisations.queries import own_desk

SEED = 20261129  # any number; the same figure twice is the same


@transaction.atomic
def count_again(
    *, desks: Collection[UUID], until: datetime, probable: Mapping[Pair, float] | None = None, by: Actor
) -> CountedTold:
    """To how many persons of these desks it came again, by what was written down before `until` (a closed month), as ranges.

    `probable`: how probable it is that two records that nobody judged are of one person, also of two desks: only the sum over
    all of these desks is told. Small numbers are withheld here, so that no page holds them.
    """
    require(by, Permission.FIGURES_READ)
    known = known_until(until, desks, actor=by)
    within = own_desk(by).territory
    places = {episode: place_of(area, within) for episode, area in known.places.items()}
    links = links_of(known.judged, probable or {}, known.handed)

    def look(persons: tuple[UUID, ...]) -> Seen:
        return seen_of(persons, known.spells, known.cases, known.promised, places)

    counted = count_drawn(links, known.spells, look, Random(SEED).random)  # noqa: S311  # a simulation, no secret
    record(RecurrenceEvent.COUNTED, count=len(desks), by=by)
    return told_of(counted)
