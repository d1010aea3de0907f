"""What the file says already, as first answers of the wizard. Every one can be changed before it counts."""

from datetime import date

from naung.casework.legal_aid.queries import AidShown
from naung.casework.legal_aid.vocabulary import UNKNOWN
from naung.casework.restitution.queries import claim_for
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.ages import child_by_birth
from naung.foundation.law.vocabulary import Truth
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries import person_for
from naung.foundation.people.vocabulary import AgeGroup, PersonFacts, Sex

HERE, STATELESS = "ID", "XX"
BY_BIRTH = {Truth.YES: "anak", Truth.NO: "dewasa"}
BY_DECISION = {AgeGroup.CHILD: "anak", AgeGroup.ADULT: "dewasa"}
BY_SEX = {Sex.MALE: "laki_laki", Sex.FEMALE: "perempuan"}


def first_answers(shown: AidShown, today: date, *, actor: Actor) -> dict[str, object]:
    """The answers that stand: those of the last time, otherwise what the person's file and her restitution say."""
    if shown.facts is not None:
        return {**shown.facts.answers, "papers": sorted(shown.facts.papers)}
    found: dict[str, object] = {"role": shown.role, "accused": UNKNOWN, "afford": UNKNOWN, "process": UNKNOWN}
    found |= {"perda": UNKNOWN, "sexual": _sexual(shown, actor)}
    if not actor.may(Permission.PERSON_READ):
        return found
    person = person_for(shown.person, actor=actor)
    decided = person.decisions[-1].group if person.decisions else None
    born = BY_BIRTH.get(
        child_by_birth(person.facts.birth, VagueDate.on(today), office_law().adulthood.years), "tidak_tahu"
    )
    age = BY_DECISION.get(decided, born) if decided else born
    found |= {"age": age, "guardian": "tidak" if age == "dewasa" else UNKNOWN}
    found |= {"sex": BY_SEX.get(person.facts.sex, "tidak_tahu"), "nationality": _nationality(person.facts.nationality)}
    return {**found, "lives": _lives(person.facts, own_desk(actor).territory or "")}


def _sexual(shown: AidShown, actor: Actor) -> str:
    if not actor.may(Permission.RESTITUTION_READ) or shown.role != "korban":
        return UNKNOWN
    return str(claim_for(shown.case, shown.person, actor=actor).sexual.value)


def _nationality(code: str) -> str:
    if not code:
        return "tidak_tahu"
    return {HERE: "wni", STATELESS: "tanpa"}.get(code, "wna")


def _lives(facts: PersonFacts, territory: str) -> str:
    if not facts.home:
        return "tidak_tahu"
    if not facts.home[0].isdigit():
        return "luar_negeri"
    return "sini" if facts.home.startswith(territory) else "luar"
