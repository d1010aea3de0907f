"""Whether a person was a child at an act, from what is known of birth, age and day: certainly, certainly not, or unsure."""

from datetime import date, timedelta

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.vocabulary import Person, Truth

AGES_DISAGREE = "ages_disagree"
BORN_AFTER_ACT = "born_after_act"


def adult_from(born: date, years: int) -> date:
    """The first day on which a person born then is an adult; a leap day counts as reached on 1 March of a common year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return (born - timedelta(days=1)).replace(year=born.year + years) + timedelta(days=1)


def child_by_birth(birth: VagueDate, on: VagueDate, years: int) -> Truth:
    """Child at the act by birth date: YES, NO, or ASK where the two dates leave it open. The unborn are children."""
    first_adult_day = adult_from(birth.first, years) if birth.first else date.min
    last_adult_day = adult_from(birth.last, years) if birth.last else date.max
    if on.last is not None and on.last < first_adult_day:
        return Truth.YES
    if on.first is not None and on.first >= last_adult_day:
        return Truth.NO
    return Truth.ASK


def born_after(birth: VagueDate | None, on: VagueDate) -> bool:
    """True where the act was certainly before the birth."""
    return birth is not None and birth.first is not None and on.last is not None and on.last < birth.first


def child_at(person: Person, on: VagueDate, years: int) -> Truth:
    """Child at an act by all that is known; ASK also where birth date and stated age contradict each other."""
    said = set()
    if person.birth is not None:
        said.add(child_by_birth(person.birth, on, years))
    if person.age_at_act is not None:
        said.add(Truth.YES if person.age_at_act < years else Truth.NO)
    certain = said - {Truth.ASK}
    return certain.pop() if len(certain) == 1 else Truth.ASK


def age_remarks(person: Person, on: VagueDate, years: int) -> tuple[str, ...]:
    """Codes of sentences about dates that need a second look."""
    if born_after(person.birth, on):
        return (BORN_AFTER_ACT,)
    if person.birth is None or person.age_at_act is None:
        return ()
    by_birth = child_by_birth(person.birth, on, years)
    by_age = Truth.YES if person.age_at_act < years else Truth.NO
    return (AGES_DISAGREE,) if by_birth not in {by_age, Truth.ASK} else ()
