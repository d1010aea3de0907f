"""Assessments with the shipped tables, for the rooms above."""

from collections.abc import Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

from naung.foundation.clock.rules.calendar import Calendar, decreed_joint_leave
from naung.foundation.clock.vocabulary import ZONES
from naung.foundation.law.queries.tables import shipped_law
from naung.foundation.law.rules import assessment
from naung.foundation.law.vocabulary import Act, Assessment, Fact, Law, Person

OFFICE_ZONE = ZONES["WIB"]


def office_calendar(years: Iterable[int]) -> Calendar:
    """Working days with the joint leave known for these years; an office passes its own calendar where it keeps one."""
    return Calendar(joint_leave={day: name for year in set(years) for day, name in decreed_joint_leave(year).items()})


def assess(
    person: Person,
    acts: Sequence[Act],
    facts: Sequence[Fact] = (),
    *,
    calendar: Calendar | None = None,
    tz: ZoneInfo = OFFICE_ZONE,
    law: Law | None = None,
) -> Assessment:
    """What the tables, shipped or an office's own `law`, say of this person: a proposal with reasons, never a verdict."""
    kept = calendar or office_calendar(_years(facts))
    return assessment.assess(law or shipped_law(), person, acts, facts, calendar=kept, tz=tz)


def _years(facts: Iterable[Fact]) -> set[int]:
    """The years of dated facts and the years after them, in which their clocks may end."""
    starts = {fact.on.first.year for fact in facts if fact.on and fact.on.first}
    return starts | {year + 1 for year in starts}


def act_codes() -> Mapping[str, frozenset[str]]:
    """The codes that an act may carry, by list: process, means, purpose."""
    law = shipped_law()
    return {
        "process": frozenset(law.process),
        "means": frozenset(law.means),
        "purpose": frozenset(law.purpose),
    }
