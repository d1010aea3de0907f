"""Somebody who is written down a second time is met by her earlier record, in either order; nobody learns more than she may."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted
from naung.foundation.people.actions import add_contact, add_document, erase_person, register_person
from naung.foundation.people.models import Person
from naung.foundation.people.queries import earlier_of, earlier_records
from naung.foundation.people.queries.alike import plain_of
from naung.foundation.people.rules.alike import MOST_COMPARED, Described, Plain, chosen, texts_of
from naung.foundation.people.vocabulary import (
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PeopleEvent,
    PersonFacts,
    Sex,
)
from naung.foundation.recusal.models import Hidden
from tests.foundation.people.conftest import officer, told

PHONE = ContactGiven(ContactKind.WHATSAPP, "0812-3456-7890")
NIK = DocumentGiven(DocumentKind.NIK, "6172014903100001")
BORN = VagueDate.on(date(2010, 3, 9))


def wulan(**more: object) -> Described:
    """She as a second desk form says her: an old spelling, the same day."""
    facts = PersonFacts(sex=Sex.FEMALE, birth=BORN)
    return Described(facts, [(NameKind.OFFICIAL, "Woelan Lestari")], **more)  # type: ignore[arg-type]  # lists of any kind


def test_an_earlier_record_is_found_in_either_order_with_reasons_and_one_entry(sari: Actor) -> None:
    for n in range(30):
        register_person(
            told=told(f"Bulan {'abcdefghij'[n % 10]}rini Dewi", birth=VagueDate.on(date(1990, 1, n + 1))), by=sari
        )
    first = register_person(told=told(), documents=[NIK], contacts=[PHONE], by=sari)
    entries = Entry.objects.count()
    (found, *others) = earlier_records(wulan(), actor=sari)
    assert (found.person.id, found.person.name) == (first, "Wulan Lestari")
    assert found.probability > 0.9
    assert all(each.probability < 0.3 for each in others)
    assert {name: found.reasons[name] for name in ("name", "birth", "sex", "nik")} == {
        "name": "agrees", "birth": "agrees", "sex": "agrees", "nik": "missing",
    }  # fmt: skip
    assert Entry.objects.count() == entries + 1
    assert Entry.objects.order_by("-seq").values_list("event", flat=True)[0] == PeopleEvent.COMPARED.value
    second = register_person(told=told("Lestari Wulan"), by=sari)
    assert [each.person.id for each in earlier_of(second, actor=sari)][:1] == [first]
    assert [each.person.id for each in earlier_of(first, actor=sari)][:1] == [second]


def test_a_changed_name_is_met_by_number_and_a_shared_telephone_alone_is_weak(sari: Actor) -> None:
    first = register_person(told=told(), documents=[NIK], contacts=[PHONE], by=sari)
    changed = Described(PersonFacts(sex=Sex.FEMALE, birth=BORN), [(NameKind.OFFICIAL, "Maria")], documents=[NIK])
    (found,) = earlier_records(changed, actor=sari)
    assert found.person.id == first
    assert (found.reasons["name"], found.reasons["nik"]) == ("differs", "agrees")
    sister = Described(
        PersonFacts(sex=Sex.FEMALE, birth=VagueDate.on(date(2006, 8, 1))),
        [(NameKind.OFFICIAL, "Ratna")],
        contacts=[PHONE],
    )
    assert all(each.probability < 0.5 for each in earlier_records(sister, actor=sari))
    borrowed = DocumentGiven(DocumentKind.NIK, NIK.number, not_hers=Answer.YES)
    other = Described(PersonFacts(birth=VagueDate.unknown()), [(NameKind.OFFICIAL, "Maria")], documents=[borrowed])
    assert all(each.reasons["nik"] == "missing" for each in earlier_records(other, actor=sari))


def test_a_recruiters_telephone_in_many_records_is_told_as_shared_by_many(sari: Actor) -> None:
    for n in range(10):
        person = register_person(
            told=told(f"Tika{'abcdefghij'[n]} Permata", birth=VagueDate.on(date(1980 + n, 5, 5))), by=sari
        )
        add_contact(person_id=person, contact=PHONE, by=sari)
        add_document(person_id=person, document=NIK, by=sari)
    found = earlier_records(wulan(contacts=[PHONE], documents=[NIK]), actor=sari)
    assert {each.reasons["phone"] for each in found} <= {"shared_by_many"}
    assert all(each.probability < 0.5 for each in found)


def test_another_desks_an_erased_and_a_shut_record_are_not_there(sari: Actor, stranger: Actor) -> None:
    first = register_person(told=told(), documents=[NIK], by=sari)
    assert earlier_records(wulan(documents=[NIK]), actor=stranger) == ()
    with pytest.raises(NotFound):
        earlier_of(first, actor=stranger)
    shut = officer()
    Hidden.objects.create(officer=shut.id or first, record=first)
    assert earlier_records(wulan(documents=[NIK]), actor=shut) == ()
    assert earlier_records(wulan(documents=[NIK]), actor=sari)
    erase_person(person_id=first, by=officer("kustodian"))
    assert earlier_records(wulan(documents=[NIK]), actor=sari) == ()
    assert Person.objects.count() == 1


def test_who_may_not_search_gets_no_hint(sari: Actor) -> None:
    with pytest.raises(NotPermitted):
        earlier_records(wulan(), actor=officer("pemantau"))


@given(
    st.lists(
        st.tuples(st.uuids(), st.integers(1950, 2020) | st.none(), st.sampled_from(["P", "L", "lain"])), max_size=60
    )
)
def test_at_most_so_many_are_opened_and_the_order_of_the_index_changes_nothing(
    rows: list[tuple[object, int | None, str]],
) -> None:
    plain = {person: Plain(year, sex, "") for person, year, sex in rows}
    worth = dict.fromkeys(plain, 0.5)
    picked = chosen(worth, plain, wulan(), 2010)  # type: ignore[arg-type]  # ids
    assert len(picked) == min(len(plain), MOST_COMPARED)
    assert picked == chosen(worth, dict(reversed(list(plain.items()))), wulan(), 2010)  # type: ignore[arg-type]  # ids
    same = [each for each in plain if plain[each].year == 2010 and plain[each].sex == "P"]
    assert set(picked[: len(same)]) == set(same) or len(same) > MOST_COMPARED


def test_what_is_said_to_be_anothers_paper_is_not_compared() -> None:
    forged = DocumentGiven(DocumentKind.PASSPORT, "B1234567", forged=Answer.YES)
    assert "passport" not in texts_of(wulan(documents=[forged]))
    assert texts_of(wulan(documents=[NIK]))["nik"] == [NIK.number]


def test_whom_to_compare_is_chosen_from_an_index_without_their_rows(sari: Actor, stranger: Actor) -> None:
    """Some hundred rows scattered over a large register would be as many waits for the disk."""
    mine = register_person(told=told("Lidia Panyut", birth=VagueDate.on(date(1999, 3, 9))), by=sari)
    gone = register_person(told=told("Lidia Panyut"), by=sari)
    theirs = register_person(told=told("Lidia Panyut"), by=stranger)
    erase_person(person_id=gone, by=officer("kustodian"))
    assert sari.desk is not None
    with CaptureQueriesContext(connection) as seen:
        found = plain_of({mine, gone, theirs}, sari.desk)
    assert {person: plain.year for person, plain in found.items()} == {mine: 1999}
    assert plain_of((), sari.desk) == {}
    if connection.vendor == "sqlite":  # a PostgreSQL table of a few rows is always read whole
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + seen.captured_queries[0]["sql"])
            assert "COVERING INDEX people_compared (owner=? AND id=?" in str(cursor.fetchall())
