"""Searching through the sealed index, as Sari does it."""

import pytest

from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted, RuleBroken
from naung.foundation.people.actions import add_name, register_person
from naung.foundation.people.queries import search_people
from naung.foundation.people.vocabulary import ContactGiven, ContactKind, DocumentGiven, DocumentKind, NameKind
from tests.foundation.people.conftest import officer, told

pytestmark = pytest.mark.django_db

NIK = "6172014903100002"  # invented


def found(query: str, actor: Actor) -> list[str]:
    """The names shown for a query."""
    return [hit.name for hit in search_people(query, actor=actor).persons]


@pytest.mark.parametrize(
    ("kept", "query"),
    [
        ("Chin Mei Ling", "Tjhin"),
        ("Sukarno", "Soekarno"),
        ("Muhammad Yusuf", "Mohd. Jusuf"),
        ("Sukarno", "karn"),
        ("Budi", "Wudi"),
        ("Nurhayati", "Nur Hayati"),
        ("陳美玲", "Tan"),
        ("Ma'ruf Hasan", "maruf"),
        ("Lidia Alkadrie", "Lidia Alkadrie"),  # its letters look like digits
        ("Jong Hiong Moi", "Djong Hiong Moi"),
    ],
)
def test_the_spec_s_own_examples(sari: Actor, kept: str, query: str) -> None:
    for name in (kept, "Lestari Dewi", "Agus Priyanto"):
        register_person(told=told(name), by=sari)
    assert found(query, sari) == [kept]


def test_a_number_finds_her_also_with_a_wrong_digit(sari: Actor) -> None:
    register_person(
        told=told("Wulan"),
        documents=[DocumentGiven(DocumentKind.NIK, NIK), DocumentGiven(DocumentKind.PASSPORT, "C1234567")],
        contacts=[ContactGiven(ContactKind.PHONE, "0812-3456-7890"), ContactGiven(ContactKind.EMAIL, "w@contoh.id")],
        by=sari,
    )
    for query in (NIK, NIK[:5] + "9" + NIK[6:], NIK[-6:], "c 1234567", "+62 812 3456 7890", "34567890", "W@contoh.id"):
        assert found(query, sari) == ["Wulan"], query
    assert found("6171014903100999", sari) == []


def test_an_alias_finds_her_and_says_so(sari: Actor) -> None:
    person = register_person(told=told("Wulan"), by=sari)
    add_name(person_id=person, kind=NameKind.PASSPORT, text="Siti Rohani", by=sari)
    add_name(person_id=person, kind=NameKind.MOTHER, text="Ratna", by=sari)
    (hit,) = search_people("Rohani", actor=sari).persons
    assert (hit.id, hit.name, hit.by_name) == (person, "Wulan", "Siti Rohani")
    assert found("Ratna", sari) == []


def test_more_than_twenty_says_so(sari: Actor) -> None:
    for _ in range(23):
        register_person(told=told("Siti"), by=sari)
    answer = search_people("Siti", actor=sari)
    assert (len(answer.persons), answer.more) == (20, True)


def test_the_search_is_logged_without_its_words(sari: Actor) -> None:
    person = register_person(told=told("Wulan"), by=sari)
    before = Entry.objects.count()
    search_people("Wulan", actor=sari)
    search_people("wulan ", actor=sari)
    first, second = Entry.objects.order_by("seq")[before:]
    assert (first.event, bytes(first.words)) == ("people.searched", bytes(second.words))
    assert len(first.words) == 16
    assert person.bytes in bytes(first.subjects)


@pytest.mark.parametrize("nothing", ["", "   ", "\x00", "🙂", "x" * 201, "\u202e"])
def test_nothing_to_search_by(sari: Actor, nothing: str) -> None:
    with pytest.raises(RuleBroken):
        search_people(nothing, actor=sari)


@pytest.mark.parametrize("hostile", ["'; DROP TABLE people_person; --", "<script>", "%_x%", "ab" * 100, "\u202eiduB"])
def test_hostile_words_find_nobody(sari: Actor, hostile: str) -> None:
    register_person(told=told("Wulan"), by=sari)
    assert found(hostile, sari) == []


def test_who_may_not_search(sari: Actor) -> None:
    with pytest.raises(NotPermitted):
        search_people("Wulan", actor=officer("kustodian"))
