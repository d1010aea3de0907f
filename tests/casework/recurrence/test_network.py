"""The network of an investigator: what comes back at her own desk, no survivor named, nothing of what is shut to her."""

from datetime import date
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import add_event, add_party, begin_episode, link_thing, record_thing
from naung.casework.episodes.models import Episode
from naung.casework.episodes.rules import Told
from naung.casework.recurrence.queries import network_for
from naung.casework.recurrence.vocabulary import How, RecurrenceEvent, ValueKind
from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotPermitted
from naung.foundation.people.actions import add_name, register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.casework.sameness.test_judging import says
from tests.cast import BUDI, DEWI, JAYA, TaskForce, actor, join

pytestmark = pytest.mark.django_db
UNKNOWN = VagueDate.unknown()


def a_person(name: str, by: Actor, sex: Sex = Sex.FEMALE) -> UUID:
    return register_person(told=PersonTold(names=((NameKind.OFFICIAL, name),), sex=sex), by=by)


def recruited(survivor: str, when: VagueDate, recruiter: UUID, phone: str, by: Actor, place: str = "61.72") -> UUID:
    """A history: who recruited her, from where, by which telephone of his."""
    episode = begin_episode(person_id=a_person(survivor, by), summary="Riwayat.", by=by)
    event = add_event(episode_id=episode, told=Told(kind="recruitment", when=when, place=place), by=by)
    add_party(event_id=event, person_id=recruiter, role="perekrut", by=by)
    thing = record_thing(kind="telepon", mark=phone, by=by)
    link_thing(thing_id=thing, role="dipakai", when=UNKNOWN, person_id=recruiter, by=by)
    return episode


@pytest.fixture
def jaya(force: TaskForce) -> Actor:
    join(JAYA, force)
    return actor(JAYA, force)


def test_recruiter_number_and_place_come_back_and_no_survivor_is_named(force: TaskForce, jaya: Actor) -> None:
    one, other = a_person("Atong", jaya, Sex.MALE), a_person("A Tong", jaya, Sex.MALE)
    first = recruited("Wulan", VagueDate.in_year(2021), one, "0812 3456 7001", jaya)
    second = recruited("Mei", VagueDate.on(date(2023, 5, 1)), other, "+62 812-3456-7001", jaya)
    before = network_for(actor=jaya)
    assert {(b.value.kind, b.value.how) for b in before.network.backs} == {
        (ValueKind.PHONE, How.ENDING),
        (ValueKind.PLACE, How.EXACT),
    }
    says(one, other, Verdict.SAME, jaya)
    shown = network_for(actor=jaya)
    person = next(b for b in shown.network.backs if b.value.kind is ValueKind.PERSON)
    assert (person.value.how, [each.id for each in person.histories]) == (How.JUDGED, [first, second])
    assert {"Wulan", "Mei"} & set(shown.names.values()) == set()
    assert Entry.objects.filter(event=RecurrenceEvent.NETWORK_READ.value, actor=jaya.id).exists()
    join(BUDI, force)
    join(DEWI, force)
    with pytest.raises(NotPermitted):
        network_for(actor=actor(BUDI, force))
    with pytest.raises(NotPermitted):
        network_for(actor=actor(DEWI, force))


def test_unsure_and_probable_pairs_are_edges_with_what_they_rest_on(jaya: Actor) -> None:
    one, other = a_person("Atong", jaya, Sex.MALE), a_person("Atong", jaya, Sex.MALE)
    for person, years, phone in ((one, (2020, 2021), "0811 1111 1111"), (other, (2022, 2023), "0822 2222 2222")):
        for year in years:
            recruited(f"Orang {year}", VagueDate.in_year(year), person, phone, jaya)
    low, high = sorted([one, other])
    (maybe,) = network_for(actor=jaya, probable={(low, high): 0.7}).network.maybes
    assert maybe.probability == 0.7
    says(one, other, Verdict.UNSURE, jaya)
    (maybe,) = network_for(actor=jaya).network.maybes
    assert maybe.probability is None
    says(one, other, Verdict.DIFFERENT, jaya)
    assert network_for(actor=jaya, probable={(low, high): 0.7}).network.maybes == ()


def test_a_recruiter_once_in_each_of_two_records_may_be_one_where_the_times_differ(jaya: Actor) -> None:
    one, other, beside = (a_person(name, jaya, Sex.MALE) for name in ("Atong", "Ko Atong", "Akiong"))
    first = recruited("Wulan", VagueDate.in_year(2021), one, "0811 1111 1111", jaya, place="61.71")
    second = recruited("Mei", VagueDate.in_year(2023), other, "0822 2222 2222", jaya, place="61.73")
    recruited("Laras", VagueDate.in_year(2021), beside, "0833 3333 3333", jaya, place="61.74")
    likely = {(min(a, b), max(a, b)): 0.9 for a, b in ((one, other), (one, beside))}
    shown = network_for(actor=jaya, probable=likely)
    (maybe,) = shown.network.maybes  # Atong and Akiong are of one time
    assert (shown.network.backs, maybe.probability) == ((), 0.9)
    assert [[each.id for each in end.histories] for end in maybe.ends] == [[first], [second]]
    assert [shown.names[each.value] for each in shown.network.beside] == ["Atong", "Ko Atong"]
    assert (
        len(network_for(actor=jaya, probable={(min(a, b), max(a, b)): 0.9 for a, b in ((other, beside),)}).names) == 2
    )
    says(one, other, Verdict.UNSURE, jaya)
    (maybe,) = network_for(actor=jaya, probable=likely).network.maybes
    assert maybe.probability is None
    twice = a_person("Atong", jaya, Sex.MALE)  # his further record, which somebody holds to be another than the second
    says(one, twice, Verdict.SAME, jaya)
    says(twice, other, Verdict.DIFFERENT, jaya)
    assert network_for(actor=jaya, probable=likely).network.maybes == ()


def test_a_survivor_is_never_an_end_of_what_may_be_one(jaya: Actor) -> None:
    forced, other = a_person("Siti", jaya), a_person("Siti", jaya)
    begin_episode(person_id=forced, summary="Ia sendiri dipaksa.", by=jaya)
    recruited("Wulan", VagueDate.in_year(2021), forced, "0811 1111 1111", jaya, place="61.71")
    recruited("Mei", VagueDate.in_year(2023), other, "0822 2222 2222", jaya, place="61.73")
    low, high = sorted([forced, other])
    shown = network_for(actor=jaya, probable={(low, high): 0.9})
    assert (shown.network.maybes, shown.names) == ((), {})


def test_who_was_exploited_herself_is_in_no_network_and_a_shut_history_neither(jaya: Actor) -> None:
    victim = a_person("Siti", jaya)
    begin_episode(person_id=victim, summary="Ia sendiri dipaksa.", by=jaya)
    recruited("Wulan", VagueDate.in_year(2021), victim, "0812 3456 7001", jaya)
    recruited("Mei", VagueDate.in_year(2023), victim, "0812 3456 7001", jaya)
    kinds = {each.value.kind for each in network_for(actor=jaya).network.backs}
    assert kinds == {ValueKind.PLACE}
    twice = a_person("Siti", jaya)  # her other record, which an officer signed to be hers
    recruited("Laras", VagueDate.in_year(2020), twice, "0812 3456 7002", jaya, place="61.71")
    recruited("Ayu", VagueDate.in_year(2022), twice, "0812 3456 7002", jaya, place="61.73")
    assert "Siti" in network_for(actor=jaya).names.values()
    says(victim, twice, Verdict.SAME, jaya)
    assert {each.value.kind for each in network_for(actor=jaya).network.backs} == {ValueKind.PLACE}
    third = recruited("Dayang", VagueDate.in_year(2024), victim, "0812 3456 7001", jaya)
    (place,) = network_for(actor=jaya).network.backs
    assert third in {each.id for each in place.histories}
    whose = Episode.objects.get(id=third).person_id
    add_name(person_id=whose, kind=NameKind.ALIAS, text="Jaya", by=jaya)  # the officer's own name shuts her file to him
    assert third not in {each.id for back in network_for(actor=jaya).network.backs for each in back.histories}


def test_a_survivor_of_a_case_whose_history_is_not_told_yet_is_in_no_network(jaya: Actor) -> None:
    forced = a_person("Siti", jaya)
    recruited("Wulan", VagueDate.in_year(2021), forced, "0812 3456 7001", jaya)
    recruited("Mei", VagueDate.in_year(2023), forced, "0812 3456 7001", jaya)
    assert "Siti" in network_for(actor=jaya).names.values()
    case = open_case(summary="Ia dipaksa mengajak orang.", by=jaya)
    add_person(case_id=case, person_id=forced, role=Role.VICTIM, by=jaya)
    assert {each.value.kind for each in network_for(actor=jaya).network.backs} == {ValueKind.PLACE}
