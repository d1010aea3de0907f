"""Two records are laid side by side by the comparison that shows earlier records: both pages say the same."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from naung.casework.sameness.queries import pair_for
from naung.casework.sameness.vocabulary import Field, Fit
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import add_name, correct_person, register_person
from naung.foundation.people.queries import earlier_of, person_for
from naung.foundation.people.vocabulary import (
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
    Sex,
)

pytestmark = pytest.mark.django_db
NIK = DocumentGiven(DocumentKind.NIK, "6172014903990003")
BORN = VagueDate.on(date(1999, 3, 9))


def written(
    name: str, by: Actor, *, phone: str = "", papers: tuple[DocumentGiven, ...] = (), birth: VagueDate = BORN
) -> UUID:
    ways = [ContactGiven(ContactKind.PHONE, phone)] if phone else []
    told = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE, birth=birth)
    return register_person(told=told, documents=list(papers), contacts=ways, by=by)


def fits(one: UUID, other: UUID, actor: Actor) -> dict[Field, Fit]:
    return {row.field: row.fit for row in pair_for(one, other, actor=actor).rows}


def test_it_says_what_the_hint_says_with_the_same_probability(sari: Actor) -> None:
    one = written("Soelastri Oemar", sari, phone="0812 3456 7001", papers=(NIK,))
    other = written("Sulastri Umar", sari, phone="+62 812-3456-7001", birth=VagueDate.in_year(1999))
    (hint,) = earlier_of(one, actor=sari)
    pair = pair_for(one, other, actor=sari)
    assert (pair.alike.probability, pair.alike.reasons) == (hint.probability, hint.reasons)
    said = fits(one, other, sari)
    assert said[Field.PHONES] is Fit.AGREES
    assert {Field.NAMES: said[Field.NAMES], Field.BIRTH: said[Field.BIRTH]} == {
        Field.NAMES: Fit.AGREES if hint.reasons["name"] == "agrees" else Fit.PARTLY,
        Field.BIRTH: Fit.PARTLY,
    }
    assert said[Field.NUMBERS] is Fit.MISSING
    assert fits(other, one, sari) == said


@pytest.mark.parametrize("mark", ["not_hers", "forged"])
def test_a_borrowed_or_forged_paper_agrees_with_nothing(sari: Actor, mark: str) -> None:
    marks = {each: Answer.YES if each == mark else Answer.NO for each in ("not_hers", "forged")}
    bad = DocumentGiven(DocumentKind.NIK, NIK.number, not_hers=marks["not_hers"], forged=marks["forged"])
    one, other = written("Wulan", sari, papers=(bad,)), written("Wulan", sari, papers=(NIK,))
    assert fits(one, other, sari)[Field.NUMBERS] is Fit.APART
    assert fits(other, one, sari)[Field.NUMBERS] is Fit.APART
    own = written("Wulan", sari, papers=(NIK,))
    assert fits(own, other, sari)[Field.NUMBERS] is Fit.AGREES


def test_papers_that_are_anothers_altogether_agree_with_nothing(sari: Actor) -> None:
    one, other = written("Wulan", sari, papers=(NIK,)), written("Wulan", sari, papers=(NIK,))
    shown = person_for(one, actor=sari)
    facts = replace(shown.facts, papers_not_hers=Answer.YES)
    correct_person(person_id=one, version=shown.version, facts=facts, by=sari)
    assert fits(one, other, sari)[Field.NUMBERS] is Fit.APART


def test_a_telephone_of_many_agrees_only_as_one_of_many(sari: Actor) -> None:
    one, other = (written(name, sari, phone="0812 3456 7001") for name in ("Wulan Sari", "Dewi Lestari"))
    assert fits(one, other, sari)[Field.PHONES] is Fit.AGREES
    for number in range(8):
        written(f"Orang {chr(97 + number)}", sari, phone="+6281234567001")
    assert fits(one, other, sari)[Field.PHONES] is Fit.SHARED


def test_who_may_not_search_compares_without_a_probability_and_without_a_count(sari: Actor) -> None:
    one, other = (written("Wulan Sari", sari, phone="0812 3456 7001") for _each in range(2))
    for number in range(8):
        written(f"Orang {chr(97 + number)}", sari, phone="+6281234567001")
    reader = replace(sari, permissions=sari.permissions - {Permission.SEARCH})
    pair = pair_for(one, other, actor=reader)
    assert pair.alike.probability is None
    assert {row.field: row.fit for row in pair.rows}[Field.PHONES] is Fit.AGREES


def test_who_is_shut_to_the_reader_is_not_counted_among_the_many(sari: Actor, ratna: Actor) -> None:
    one, other = (written(name, sari, phone="0812 3456 7001") for name in ("Wulan Sari", "Dewi Lestari"))
    others = [written(f"Orang {chr(97 + number)}", sari, phone="+6281234567001") for number in range(6)]
    assert fits(one, other, ratna)[Field.PHONES] is Fit.SHARED
    add_name(person_id=others[0], kind=NameKind.ALIAS, text="Ratna", by=sari)
    assert fits(one, other, ratna)[Field.PHONES] is Fit.AGREES
    assert fits(one, other, sari)[Field.PHONES] is Fit.SHARED
