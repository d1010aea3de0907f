"""A warrant opens what it names, for whom it names, until its moment; everything else stays shut."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from naung.foundation.access.rules import lets_open, system_actor
from naung.foundation.access.vocabulary import Actor, Permission, Warrant
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted, SealBroken
from naung.foundation.identifiers import new_id
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import Person, PersonName
from naung.foundation.people.vocabulary import NameKind, PeopleEvent, PersonTold
from naung.foundation.vault.models import WrappedKey
from naung.foundation.vault.queries import open_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def name(sari: Actor) -> PersonName:
    told = PersonTold(names=((NameKind.OFFICIAL, "Wulan Purnama"),), note="sakit")
    return PersonName.objects.select_related("compartment", "person").get(person=register_person(told=told, by=sari))


@pytest.fixture
def warrant(name: PersonName, budi: Actor) -> Warrant:
    assert budi.id is not None
    assert budi.desk is not None
    until = timezone.now() + timedelta(hours=1)
    columns = frozenset({"personname.name"})
    return Warrant(new_id(), budi.id, budi.desk, Permission.BREAK_GLASS, name.compartment_id, columns, until)


def test_the_holder_opens_the_named_column_of_another_desk(name: PersonName, warrant: Warrant, budi: Actor) -> None:
    (text,) = open_rows(budi, PeopleEvent.OPENED, [(name, ("name",))], warrant=warrant)
    assert text == {"name": "Wulan Purnama"}
    entry = Entry.objects.latest("seq")
    assert (entry.subject, entry.fields) == (name.id, "name")
    assert warrant.id.bytes in bytes(entry.subjects)


def test_what_it_does_not_name_stays_shut(name: PersonName, warrant: Warrant, budi: Actor) -> None:
    row = Person.objects.select_related("compartment").get(id=name.person_id)
    texts = open_rows(budi, PeopleEvent.OPENED, [(row, ("note",)), (name, ("name",))], warrant=warrant)
    assert texts == [{}, {"name": "Wulan Purnama"}]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("another officer", {"holder": new_id()}),
        ("another desk", {"desk": new_id()}),
        ("a permission that his role lacks", {"permission": Permission.IDENTITY_GRANT}),
        ("another compartment", {"compartment": new_id()}),
        ("no column", {"columns": frozenset()}),
        ("its time is over", {"until": timezone.now() - timedelta(seconds=1)}),
    ],
)
def test_any_part_that_does_not_fit_opens_nothing(
    name: PersonName, warrant: Warrant, budi: Actor, said: str, change: dict[str, object]
) -> None:
    wrong = replace(warrant, **change)  # type: ignore[arg-type]  # each row gives one field its own kind of value
    assert open_rows(budi, PeopleEvent.OPENED, [(name, ("name",))], warrant=wrong) == [{}], said


def test_no_system_actor_holds_one(name: PersonName, warrant: Warrant) -> None:
    now = timezone.now()
    asked = {"compartment": name.compartment_id, "column": "personname.name", "now": now}
    assert not lets_open(warrant, by=system_actor("tick"), **asked)  # type: ignore[arg-type]  # the parts of one question
    with pytest.raises(NotPermitted):
        open_rows(system_actor("tick"), PeopleEvent.OPENED, [(name, ("name",))], warrant=warrant)


def test_without_a_key_nothing_opens(name: PersonName, warrant: Warrant, budi: Actor) -> None:
    WrappedKey.objects.filter(compartment=name.compartment_id).delete()
    with pytest.raises(SealBroken):
        open_rows(budi, PeopleEvent.OPENED, [(name, ("name",))], warrant=warrant)
