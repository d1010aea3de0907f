"""Erasing erases: key, tokens, copies and derived rows; and again after a restore."""

from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, erase_again, erase_person, open_case
from naung.casework.cases.models import Case, CasePerson, Note, Step, TurnAsked
from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import add_event, begin_episode, link_thing, record_thing
from naung.casework.episodes.models import Episode, Event, EventCode, Thing, ThingLink
from naung.casework.episodes.queries.things import SPACE, things_by_mark
from naung.casework.episodes.rules import Told, mark_tokens
from naung.casework.screening.actions import start_screening
from naung.casework.screening.models import Screening
from naung.casework.screening.vocabulary import Childhood
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted
from naung.foundation.people.models import PersonName
from naung.foundation.people.queries import of_desk, person_for, search_people
from naung.foundation.vault.models import Erased, WrappedKey
from naung.foundation.vault.queries import newest_owners

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(sari: Actor, wulan: UUID) -> UUID:
    """A case of hers alone, with a history, a thing and a screening."""
    case_id = open_case(summary="Hanya tentang dia.", by=sari)
    add_person(case_id=case_id, person_id=wulan, role=Role.VICTIM, by=sari)
    episode = begin_episode(person_id=wulan, summary="riwayat", by=sari)
    add_event(
        episode_id=episode,
        told=Told(kind="recruitment", when=VagueDate.in_year(2025), codes={"process": ("perekrutan",)}),
        by=sari,
    )
    thing = record_thing(kind="telepon", mark="0812-0000-1111", by=sari)
    link_thing(thing_id=thing, role="milik", when=VagueDate.unknown(), person_id=wulan, by=sari)
    start_screening(person_id=wulan, episode_id=episode, childhood=Childhood.BELUM_PASTI, by=sari)
    return case_id


def _gone(wulan: UUID, case_id: UUID, sari: Actor) -> None:
    assert search_people("Wulan", actor=sari).persons == ()
    with pytest.raises(NotFound):
        person_for(wulan, actor=sari)
    for model in (
        Case,
        CasePerson,
        Note,
        Step,
        TurnAsked,
        Episode,
        Event,
        EventCode,
        Thing,
        ThingLink,
        Screening,
        PersonName,
    ):
        assert model.objects.count() == 0, model
    with pytest.raises(NotFound):
        case_for(case_id, actor=sari)


def test_a_custodian_erases_and_nothing_of_her_is_left(sari: Actor, mega: Actor, wulan: UUID, lived: UUID) -> None:
    assert search_people("Wulan", actor=sari).persons
    compartment = Case.objects.get(id=lived).compartment_id
    erase_person(person_id=wulan, by=mega)
    _gone(wulan, lived, sari)
    assert not WrappedKey.objects.filter(compartment=compartment).exists()
    assert Erased.objects.filter(id=wulan).exists()


def test_her_own_telephone_goes_and_one_that_she_shared_stays(
    sari: Actor, mega: Actor, wulan: UUID, lived: UUID
) -> None:
    from tests.casework.cases.conftest import someone

    shared = record_thing(kind="telepon", mark="0813-2222-3333", by=sari)
    for person in (wulan, someone(sari, "Rahmat")):
        link_thing(thing_id=shared, role="milik", when=VagueDate.unknown(), person_id=person, by=sari)
    tokens = [*mark_tokens("telepon", "0812-0000-1111"), *mark_tokens("telepon", "0813-2222-3333")]
    assert len(things_by_mark(tokens, words="dua telepon", actor=sari)) == 2
    hers = Thing.objects.exclude(id=shared).get()
    erase_person(person_id=wulan, by=mega)
    assert [each.id for each in things_by_mark(tokens, words="dua telepon", actor=sari)] == [shared]
    assert hers.id not in {
        owner
        for owners in newest_owners(SPACE, dict.fromkeys(of_desk(sari.desk, tokens), 9)).values()
        for owner in owners
    }
    assert list(Thing.objects.values_list("id", flat=True)) == [shared]
    assert not WrappedKey.objects.filter(compartment=hers.compartment_id).exists()
    assert set(Erased.objects.values_list("id", flat=True)) >= {hers.id, hers.compartment_id}


def test_a_case_worker_and_another_desk_may_not_erase(sari: Actor, budi: Actor, wulan: UUID, lived: UUID) -> None:
    for actor in (sari, budi):
        with pytest.raises(NotPermitted):
            erase_person(person_id=wulan, by=actor)
    assert search_people("Wulan", actor=sari).persons


def test_a_case_that_others_share_keeps_its_texts(sari: Actor, mega: Actor, wulan: UUID, lived: UUID) -> None:
    from tests.casework.cases.conftest import someone

    add_person(case_id=lived, person_id=someone(sari, "Rahmat"), role=Role.WITNESS, by=sari)
    erase_person(person_id=wulan, by=mega)
    assert case_for(lived, actor=sari).summary == "Hanya tentang dia."


def test_what_comes_back_with_a_backup_is_erased_again(sari: Actor, mega: Actor, wulan: UUID, lived: UUID) -> None:
    """The ids of another day's erasure, applied to a database that still holds her, as a restore does."""
    assert erase_again(ids=[wulan, UUID(int=5)], by=system_actor("restore")) >= 1
    _gone(wulan, lived, sari)
    assert erase_again(ids=[wulan], by=system_actor("restore")) == 0
    with pytest.raises(NotPermitted):
        erase_again(ids=[wulan], by=mega)
