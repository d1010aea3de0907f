"""Hands the law engine what a history and a screening say together: acts in order, places, codes, facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from naung.casework.screening.rules.tables import Tables, shipped_tables
from naung.casework.screening.vocabulary import Answers, Childhood, Key, Part
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.rules.ages import child_by_birth
from naung.foundation.law.rules.routes import place_of
from naung.foundation.law.vocabulary import Act, Fact, Law, Person, Truth
from naung.foundation.people.vocabulary import Answer

EXPLOITED = "dieksploitasi"
ELEMENT_PARTS = (Part.PROSES, Part.CARA, Part.TUJUAN)
Codes = Mapping[Part, tuple[str, ...]]


@dataclass(frozen=True)
class Told:
    """One event of the history as it is told, without anything sealed. `exploited`: the event is exploitation itself."""

    event: UUID
    when: VagueDate
    area: str
    codes: Codes
    exploited: bool = False


@dataclass(frozen=True)
class LawAct:
    """An act for the engine, and the event it came from; None where answers rest on no event."""

    event: UUID | None
    act: Act


def found_codes(answers: Answers, part: Part, event: UUID | None) -> tuple[str, ...]:
    """Codes of an element answered yes that rest on this event, or on none."""
    return tuple(key.code for key in answers.said(part, Answer.YES) if answers.of(key).event == event)


def united(*lists: Sequence[str]) -> tuple[str, ...]:
    """Codes of all lists once, in order."""
    return tuple(dict.fromkeys(code for codes in lists for code in codes))


def law_act(law: Law, told: Told, before: str, answers: Answers) -> Act:
    """One event as an act. Where it moved the person, she came from where the event before was; unknown stays unknown."""
    codes = {part: united(told.codes.get(part, ()), found_codes(answers, part, told.event)) for part in ELEMENT_PARTS}
    moved = any(law.process[code].moves for code in codes[Part.PROSES] if code in law.process)
    origin = place_of(before, law.places) if moved else None
    return Act(
        told.when, origin, place_of(told.area, law.places), codes[Part.PROSES], codes[Part.CARA], codes[Part.TUJUAN]
    )


def loose_act(answers: Answers, acts: Sequence[Act]) -> Act | None:
    """What was answered yes without an event and stands on no event either: one act of unknown day and place."""
    known = {
        Part.PROSES: {code for act in acts for code in act.process},
        Part.CARA: {code for act in acts for code in act.means},
        Part.TUJUAN: {code for act in acts for code in act.purpose},
    }
    loose = {
        part: tuple(code for code in found_codes(answers, part, None) if code not in known[part])
        for part in ELEMENT_PARTS
    }
    if not any(loose.values()):
        return None
    return Act(VagueDate.unknown(), process=loose[Part.PROSES], means=loose[Part.CARA], purpose=loose[Part.TUJUAN])


def law_acts(law: Law, story: Sequence[Told], answers: Answers) -> tuple[LawAct, ...]:
    """The acts of a history in its order, with what the screening found on each, and last what rests on no event."""
    acts: list[LawAct] = []
    before = ""
    for told in story:
        acts.append(LawAct(told.event, law_act(law, told, before, answers)))
        before = told.area or before
    loose = loose_act(answers, [one.act for one in acts])
    return (*acts, LawAct(None, loose)) if loose else tuple(acts)


def law_facts(law: Law, story: Sequence[Told], answers: Answers, tables: Tables | None = None) -> tuple[Fact, ...]:
    """Facts answered yes for which the law has a code, and exploitation where an event of it is told."""
    codes = [
        item.fact
        for group in (tables or shipped_tables()).groups.values()
        for item in group.items
        if item.fact in law.facts and answers.choice(item.key) is Answer.YES
    ]
    exploited = next((told for told in story if told.exploited), None)
    facts = [Fact(code) for code in dict.fromkeys(codes)]
    return (*facts, Fact(EXPLOITED, exploited.when)) if exploited else tuple(facts)


def unknown_codes(law: Law, tables: Tables | None = None) -> tuple[Key, ...]:
    """Questions on the elements whose code the law does not know: none, or the tables have drifted apart."""
    lists = {Part.PROSES: law.process, Part.CARA: law.means, Part.TUJUAN: law.purpose}
    groups = (tables or shipped_tables()).groups
    return tuple(item.key for part, codes in lists.items() for item in groups[part].items if item.key.code not in codes)


def stated_person(
    law: Law, childhood: Childhood, nationality: str | None, birth: VagueDate | None, acts: Sequence[Act] = ()
) -> Person:
    """The person for the engine. What was decided of adult or child stands beside the birth date, never over it.

    The age given is only the nearest that says adult or child; an unsure one says nothing, and none is needed where the
    birth date itself makes her a child at an act (she may have grown up at a later one).
    """
    years = law.adulthood.years
    by_birth = birth is not None and any(child_by_birth(birth, act.on, years) is Truth.YES for act in acts)
    ages = {Childhood.DEWASA: years, Childhood.ANAK: None if by_birth else years - 1}
    return Person(nationality, birth, ages.get(childhood))
