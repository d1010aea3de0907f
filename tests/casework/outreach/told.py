"""Sessions as they are told in the tests. The days are counted from the day of the test."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from django.utils import timezone

from naung.casework.outreach.actions import hold_photograph, plan_session, write_down_session
from naung.casework.outreach.vocabulary import (
    NOT_TOLD_APART,
    AgeBand,
    Audience,
    Held,
    Licence,
    MaterialTold,
    PlaceTold,
    Plan,
    Sex,
    Topic,
    VersionTold,
)
from naung.foundation.access.vocabulary import Actor
from naung.methods.faces import written

PASIRAN = "61.72.02.1001"
SINGKAWANG_BARAT = "61.72.02"
MATERIAL = MaterialTold("Kenali janji palsu", Topic.ONLINE_OFFER, "ind")
FIRST = VersionTold("cetakan pertama", None, Licence.CC_BY, "Gugus Tugas Singkawang", "Lemari bahan, ruang rapat")


def today() -> date:
    """The office's day."""
    return timezone.localdate()


def days(n: int) -> date:
    """So many days from today."""
    return today() + timedelta(days=n)


def plan(**changes: Any) -> Plan:
    """A session at a kelurahan for mothers, tomorrow."""
    told = Plan(
        place=PlaceTold(PASIRAN),
        on=days(1),
        audience=Audience.WOMEN,
        topics=frozenset({Topic.RECOGNISE, Topic.MARRIAGE}),
        expected=40,
        venue="Balai kelurahan",
        speaker="Maria Goreti",
    )
    return replace(told, **changes)


def held(**changes: Any) -> Held:
    """Thirty-five people for an hour and a half, today."""
    seats = {(AgeBand.ADULT, Sex.FEMALE): 28, (AgeBand.YOUNG, Sex.FEMALE): 4, NOT_TOLD_APART: 3}
    told = Held(today(), 90, seats, asked="Ke mana menelepon bila anak dibawa pergi?", reports=1)
    return replace(told, **changes)


def a_session(by: Actor, **changes: Any) -> UUID:
    """A planned session at this officer's desk."""
    return plan_session(plan=plan(**changes), by=by)


def a_held_session(by: Actor, on: date | None = None, place: PlaceTold | None = None, **changes: Any) -> UUID:
    """A session that was held, on a day that has passed."""
    day = on or today()
    made = a_session(by, on=day, place=place or PlaceTold(PASIRAN))
    write_down_session(session_id=made, version=1, held=held(on=day, **changes), by=by)
    return made


def a_jpeg(width: int = 320, height: int = 240) -> bytes:
    """A picture without anybody in it, as the child hands it on."""
    return written(np.full((height, width, 3), 200, dtype=np.uint8))


def a_photograph(session: UUID, by: Actor) -> UUID:
    """One that waits to be confirmed."""
    return hold_photograph(session_id=session, picture=a_jpeg(), faces=1, by=by)
