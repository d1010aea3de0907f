"""A small plan of Singkawang as stories tell it: five kecamatan, two interventions."""

from dataclasses import replace
from functools import cache
from typing import Any
from unittest.mock import patch
from uuid import UUID

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.places import actions as places
from naung.foundation.places.rules.tables import shipped_places
from naung.foundation.places.vocabulary import Level, PlaceRow
from naung.insight.targeting.actions import ask_solution, assume, begin_plan, limit_areas, run_solution
from naung.insight.targeting.actions.solving import keep_outcome
from naung.insight.targeting.queries import VersionShown, newest_of, version_for
from naung.insight.targeting.vocabulary import (
    AssumedTold,
    Basis,
    BoughtTold,
    ChoiceTold,
    End,
    EndTold,
    FrameTold,
    LimitTold,
    Outcome,
    Shares,
)
from naung.methods.allocation import Ending, Reason
from tests.cast import SINGKAWANG, Member, TaskForce, actor, join

OUTREACH = AssumedTold(price=2_000_000, days=2, capacity=4, low=5, high=20)
PAPERS = AssumedTold(price=3_000_000, days=3, capacity=None, low=10, high=10)


def frame(**more: Any) -> FrameTold:
    """Ten million rupiah over the five kecamatan of Singkawang."""
    told = FrameTold("Pencegahan 2027", 2027, Level.DISTRICT, SINGKAWANG, Basis.OFFICE, 10_000_000, 1)
    return replace(told, **more)


@cache
def _singkawang(vintage: str) -> tuple[PlaceRow, ...]:
    rows = shipped_places(vintage)
    return tuple(row for row in rows if len(row.code) <= len(SINGKAWANG) or row.code.startswith(SINGKAWANG))


def load_singkawang() -> None:
    """Every kabupaten and kota, and all of Singkawang: a fraction of the province's time."""
    with patch.object(places, "shipped_places", _singkawang):
        places.load_places(by=system_actor("setup"))


def joined(member: Member, force: TaskForce) -> Actor:
    """A member of the cast with an account, as an actor."""
    join(member, force)
    return actor(member, force)


def edits(plan: UUID, by: Actor) -> int:
    """How often a plan was written to."""
    return newest_of(plan, actor=by).edits


def a_prevention_plan(by: Actor, **more: Any) -> UUID:
    """A plan with two interventions, staff for the city and a floor."""
    plan = begin_plan(told=frame(**more), by=by)
    for code, told in (("penyuluhan", OUTREACH), ("akta", PAPERS)):
        assume(plan_id=plan, edits=edits(plan, by), code=code, told=told, by=by)
    limits = {SINGKAWANG: LimitTold(days=12, floor=1_000_000)}
    limit_areas(plan_id=plan, edits=edits(plan, by), limits=limits, by=by)
    return plan


def silent(done: int, of: int, stage: str = "") -> None:
    """Progress that nobody watches."""


def solve(plan: UUID, by: Actor) -> VersionShown:
    """Ask for a plan and do the work at once."""
    version = ask_solution(plan_id=plan, edits=edits(plan, by), by=by)
    run_solution(subject=version, progress=silent, by=system_actor("work"))
    return version_for(version, actor=by)


def an_outcome(*places: str) -> Outcome:
    """An answer made up for pages that only show one: outreach at these places, under either end."""
    choices = tuple(
        ChoiceTold(place, "penyuluhan", OUTREACH.price, Reason.VALUE, (places[0], "akta"), 0.25, True)
        for place in places
    )
    told = EndTold(Ending.PROVEN, OUTREACH.price * len(places), 0.0, 0.125, choices)
    more = tuple(BoughtTold(area, 500_000, end, Shares(0.05, 0.04, 0.06)) for area in ("", SINGKAWANG) for end in End)
    return Outcome({End.LOW: told, End.HIGH: told}, more, {})


def answered(plan: UUID, by: Actor, *places: str) -> VersionShown:
    """Ask for a plan and keep a made-up answer."""
    version = ask_solution(plan_id=plan, edits=edits(plan, by), by=by)
    keep_outcome(version_id=version, outcome=an_outcome(*(places or ("61.72.01", "61.72.02"))), by=system_actor("work"))
    return version_for(version, actor=by)
