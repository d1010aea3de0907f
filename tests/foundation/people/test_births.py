"""Somebody whose name and numbers have changed is met by her day of birth."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotPermitted
from naung.foundation.people.actions import correct_person, erase_person, index_births, register_person
from naung.foundation.people.queries import earlier_records, person_for
from naung.foundation.people.queries.search import BIRTHS, of_desk
from naung.foundation.people.rules.alike import (
    MOST_BY_BIRTH,
    MOST_COMPARED,
    NUMBER,
    PIECE,
    Described,
    Plain,
    chosen,
    with_births,
    worth_by_number,
)
from naung.foundation.people.rules.birth import birth_tokens, births_asked
from naung.foundation.people.vocabulary import NameKind, PeopleEvent, PersonFacts, Sex
from naung.foundation.vault.actions import drop_tokens
from naung.foundation.vault.queries import newest_owners
from tests.foundation.people.conftest import officer, told

DAY = date(1998, 4, 7)
TICK = system_actor("tick")


def met(actor: Actor, day: date = DAY, name: str = "Chen Mei Fang") -> set[UUID]:
    """Whose records are shown to somebody who writes down another name and this day."""
    who = Described(PersonFacts(sex=Sex.FEMALE, birth=VagueDate.on(day)), [(NameKind.OFFICIAL, name)])
    return {each.person.id for each in earlier_records(who, actor=actor)}


def kept_under(person: UUID, day: date = DAY) -> bool:
    """Whether the sealed index still holds her under this day, whatever her row says."""
    desk = officer().desk
    tokens = of_desk(desk, birth_tokens(VagueDate.on(day)))
    return any(person in each for each in newest_owners(BIRTHS, dict.fromkeys(tokens, 99)).values())


def born(sari: Actor, day: date = DAY, name: str = "Lidia Panyut") -> UUID:
    return register_person(told=told(name, birth=VagueDate.on(day)), by=sari)


def test_another_name_and_the_same_day_is_shown_at_her_desk_only(sari: Actor, stranger: Actor) -> None:
    person = born(sari)
    born(stranger)
    assert met(sari) == {person}
    assert met(sari, DAY + timedelta(days=1)) == set()


def test_a_day_and_a_month_that_changed_places_are_met(sari: Actor) -> None:
    person = born(sari)
    assert births_asked(VagueDate.on(date(1998, 7, 4))) == {"b:1998-07-04", "b:1998-04-07"}
    assert births_asked(VagueDate.on(date(1998, 7, 20))) == {"b:1998-07-20"}
    assert births_asked(VagueDate.in_month(1998, 7)) == births_asked(VagueDate.unknown()) == set()
    who = Described(
        PersonFacts(sex=Sex.FEMALE, birth=VagueDate.on(date(1998, 7, 4)), home="61.72.01.1001"),
        [(NameKind.OFFICIAL, "Panyut")],
    )
    assert [each.person.id for each in earlier_records(who, actor=sari)] == [person]


def test_a_corrected_day_moves_and_an_erased_one_is_gone(sari: Actor, custodian: Actor) -> None:
    person = born(sari)
    shown = person_for(person, actor=sari)
    moved = DAY + timedelta(days=40)
    facts = PersonFacts(sex=Sex.FEMALE, birth=VagueDate.on(moved))
    correct_person(person_id=person, facts=facts, version=shown.version, by=sari)
    assert (kept_under(person), kept_under(person, moved)) == (False, True)
    assert met(sari) == set()
    assert met(sari, moved) == {person}
    erase_person(person_id=person, by=custodian)
    assert not kept_under(person, moved)


def test_earlier_records_are_indexed_once_and_with_one_entry(sari: Actor) -> None:
    person, vague = born(sari), register_person(told=told(birth=VagueDate.in_year(1998)), by=sari)
    erased = born(sari, name="Sumiati")
    erase_person(person_id=erased, by=officer("kustodian"))
    drop_tokens(BIRTHS, person, of_desk(sari.desk, birth_tokens(VagueDate.on(DAY))))  # as an older version left it
    assert met(sari) == set()
    with pytest.raises(NotPermitted):
        index_births(by=sari)
    assert index_births(by=TICK) == 2
    assert met(sari) == {person}
    assert (kept_under(vague), kept_under(erased)) == (False, False)
    assert Entry.objects.filter(event=PeopleEvent.UNSEALED_TO_INDEX).count() == 1
    assert index_births(by=TICK) == 0


def test_a_run_that_stopped_begins_anew_and_an_erased_person_is_wholly_gone(sari: Actor, custodian: Actor) -> None:
    """Whoever stands there twice is read as once, and taken out as often as she stands there."""
    person = born(sari)
    assert index_births(by=TICK) == 1
    assert met(sari) == {person}
    erase_person(person_id=person, by=custodian)
    assert not kept_under(person)


def test_of_a_day_that_many_have_few_are_opened_and_none_instead_of_a_name() -> None:
    named = {uuid4(): 1.0 for _ in range(MOST_COMPARED)}
    many = {uuid4() for _ in range(50)}
    both = next(iter(named))
    worth, alone = with_births(named, {*many, both})
    assert alone == many
    assert worth[both] > named[both]
    plain = {each: Plain(1998 if each in many else 1960, Sex.FEMALE.value, "") for each in worth}
    who = Described(PersonFacts(sex=Sex.FEMALE, birth=VagueDate.on(DAY)))
    picked = chosen(worth, plain, who, 1998, alone)
    assert len(picked) == MOST_COMPARED
    assert len(set(picked) & many) == MOST_BY_BIRTH
    assert both in picked


def test_a_number_of_many_is_worth_less_than_ones_own() -> None:
    mine, shared = uuid4(), [uuid4() for _ in range(30)]
    worth = worth_by_number({"t:6281": shared, "n:6172": [mine]})
    assert worth[mine] == NUMBER
    assert {worth[each] for each in shared} == {PIECE}
    assert worth_by_number({"t:6281": shared[:3]}, {"t:6281": 30})[shared[0]] == PIECE, "three of thirty were read"
