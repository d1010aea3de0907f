"""Child or adult, computed twice: at an act for the law, today for consent and interview.

Where birth date and day leave it open, a person counts as a child until an officer decides, signs and says on what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from naung.foundation.clock.vocabulary import Sentence, VagueDate
from naung.foundation.law.rules.ages import child_by_birth
from naung.foundation.law.vocabulary import Truth
from naung.foundation.people.vocabulary import AgeGroup
from naung.foundation.words import gettext_noop

DECIDED = gettext_noop("Diputuskan petugas: %(group)s per %(as_of)s.")
DECIDED_AGAINST_BIRTH = gettext_noop(
    "Diputuskan petugas: %(group)s per %(as_of)s, berbeda dari tanggal lahir yang tercatat."
)
BY_BIRTH_CHILD = gettext_noop("Menurut tanggal lahir, belum berumur %(years)s tahun.")
BY_BIRTH_ADULT = gettext_noop("Menurut tanggal lahir, sudah berumur %(years)s tahun.")
UNSURE = gettext_noop("Umur belum pasti; diperlakukan sebagai anak sampai ada keputusan petugas.")


@dataclass(frozen=True)
class Decision:
    """What an officer decided, and for which day."""

    group: AgeGroup
    as_of: date


@dataclass(frozen=True)
class AgeReading:
    """Child or adult on a day, with the reason. `certain` is false where it is only presumed until someone decides."""

    group: AgeGroup
    certain: bool
    decided: bool
    reason: Sentence

    @property
    def is_child(self) -> bool:
        """Whether to treat this person as a child."""
        return self.group is AgeGroup.CHILD


def _covering(decisions: Sequence[Decision], on: VagueDate) -> Decision | None:
    """The newest decision that settles this day: a child then was one before, an adult then is one after."""
    for decision in reversed(decisions):
        if decision.group is AgeGroup.CHILD and on.last is not None and on.last <= decision.as_of:
            return decision
        if decision.group is AgeGroup.ADULT and on.first is not None and on.first >= decision.as_of:
            return decision
    return None


def child_or_adult(birth: VagueDate, on: VagueDate, decisions: Sequence[Decision], years: int) -> AgeReading:
    """Child or adult on a day of any precision. `decisions` oldest first; `years` is the law's age (law room's table)."""
    by_birth = child_by_birth(birth, on, years)
    decision = _covering(decisions, on)
    if decision is not None:
        against = by_birth is (Truth.NO if decision.group is AgeGroup.CHILD else Truth.YES)
        words = DECIDED_AGAINST_BIRTH if against else DECIDED
        values = {"group": decision.group.value, "as_of": decision.as_of.isoformat()}
        return AgeReading(decision.group, True, True, Sentence(words, values))
    if by_birth is Truth.ASK:
        return AgeReading(AgeGroup.CHILD, False, False, Sentence(UNSURE))
    child = by_birth is Truth.YES
    words = BY_BIRTH_CHILD if child else BY_BIRTH_ADULT
    return AgeReading(AgeGroup.CHILD if child else AgeGroup.ADULT, True, False, Sentence(words, {"years": years}))


def full_years(birth: VagueDate, today: date) -> tuple[int, int] | None:
    """The least and the most full years that a person born then has today, or None where one end is not known."""
    if birth.first is None or birth.last is None or birth.last > today:
        return None
    ages = [
        today.year - day.year - ((today.month, today.day) < (day.month, day.day)) for day in (birth.last, birth.first)
    ]
    return ages[0], ages[1]
