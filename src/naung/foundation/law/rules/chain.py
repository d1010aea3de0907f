"""A person's acts and facts read together once: what each condition then looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.rules.ages import child_at
from naung.foundation.law.rules.routes import directions_of
from naung.foundation.law.vocabulary import Act, Direction, Fact, Law, Person, Truth

EXPLOITED = "dieksploitasi"
NOT_EXPLOITED = "belum_dieksploitasi"


@dataclass(frozen=True)
class Chain:
    """The acts of one person with what was read from them; positions run along `acts`.

    `signs` are the codes of facts, of what they imply, and of means: whatever an article's own facts may name.
    Purpose belongs to the whole chain; means hold from the act on which they appear.
    """

    law: Law
    person: Person
    acts: tuple[Act, ...]
    facts: tuple[Fact, ...]
    signs: frozenset[str]
    kinds: frozenset[str]
    purposes: tuple[str, ...]
    exploited: Truth
    directions: tuple[frozenset[Direction], ...]
    children: tuple[Truth, ...]
    means: tuple[Truth, ...]

    @property
    def purpose_found(self) -> bool:
        """True where a purpose is stated, or exploitation in fact: either is the third element."""
        return bool(self.purposes) or self.exploited is Truth.YES


def chain_of(law: Law, person: Person, acts: Sequence[Act], facts: Sequence[Fact]) -> Chain:
    """Read acts and facts together; codes must be those of the tables."""
    said = {fact.code for fact in facts}
    implied = {code for fact in said for code in law.facts[fact].implies}
    purposes = tuple(dict.fromkeys(code for act in acts for code in act.purpose))
    kinds = {kind for code in purposes for kind in law.purpose[code].kinds}
    kinds |= {kind for fact in said for kind in law.facts[fact].kinds}
    years = law.adulthood.years
    return Chain(
        law=law,
        person=person,
        acts=tuple(acts),
        facts=tuple(facts),
        signs=frozenset(said | implied | {code for act in acts for code in act.means}),
        kinds=frozenset(kinds),
        purposes=purposes,
        exploited=_exploited(said | implied),
        directions=tuple(directions_of(act, law) for act in acts),
        children=tuple(child_at(person, act.on, years) for act in acts),
        means=tuple(_means_at(act, acts) for act in acts),
    )


def _exploited(signs: set[str]) -> Truth:
    if (EXPLOITED in signs) == (NOT_EXPLOITED in signs):
        return Truth.ASK
    return Truth.YES if EXPLOITED in signs else Truth.NO


def _means_at(act: Act, acts: Sequence[Act]) -> Truth:
    """Whether means were in play at this act: its own or an earlier one's; ASK where only a later act shows any."""
    showing = [other for other in acts if other.means]
    if not showing:
        return Truth.NO
    return Truth.YES if any(not surely_after(other.on, act.on) for other in showing) else Truth.ASK


def surely_after(one: VagueDate, other: VagueDate) -> bool:
    """True where the one is certainly later than the other."""
    return one.first is not None and other.last is not None and one.first > other.last
