"""Writing down a person, opening and correcting her record, and what nobody else gets."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, SealBroken, StaleVersion
from naung.foundation.people.actions import (
    add_contact,
    add_document,
    add_name,
    correct_document,
    correct_person,
    decide_age,
    erase_person,
    register_person,
    retire_contact,
    retire_name,
)
from naung.foundation.people.models import ContactWay, Document, Person, PersonName
from naung.foundation.people.queries import age_today, ages_of, owner_of, people_named, person_for, search_people
from naung.foundation.people.rules.health import disability_of, disability_text
from naung.foundation.people.vocabulary import (
    AgeBasis,
    AgeGroup,
    Answer,
    ContactGiven,
    ContactKind,
    Disability,
    DocumentGiven,
    DocumentKind,
    HeldBy,
    NameKind,
    PersonFacts,
    Sex,
)
from naung.foundation.vault.models import Erased, WrappedKey
from tests.foundation.people.conftest import officer, told

pytestmark = pytest.mark.django_db

WHOLE = {
    "birth_place": "Sambas",
    "home": "61.72.01.1001",
    "language": "hak",
    "needs_interpreter": Answer.YES,
    "disabled": Answer.YES,
    "disabilities": frozenset({Disability.SENSORY}),
    "pregnant": Answer.NO,
    "dependants": 2,
    "papers_not_hers": Answer.YES,
    "health": "asma",
    "note": "takut pada suara keras",
}
CARD = DocumentGiven(DocumentKind.NIK, "6172014903100002", "ID", held_by=HeldBy.EMPLOYER)
QUIET = ContactGiven(
    ContactKind.WHATSAPP, "0812 3456 7890", "WA sesudah 20.00, jangan menelepon, bilang dari sekolah", Answer.YES
)


def facts_of(person: PersonFacts) -> PersonFacts:
    """The facts alone, without the names they were told with."""
    return PersonFacts(**{name: getattr(person, name) for name in PersonFacts.__dataclass_fields__})


def test_what_was_written_down_is_what_opens(sari: Actor) -> None:
    given = told("Wulan", **WHOLE)
    person = register_person(told=given, documents=[CARD], contacts=[QUIET], by=sari)
    shown = person_for(person, actor=sari)
    assert shown.facts == facts_of(given)
    assert (shown.name, shown.version, shown.withheld) == ("Wulan", 1, ())
    assert shown.documents[0].number == CARD.number
    assert shown.documents[0].held_by is HeldBy.EMPLOYER
    assert shown.contacts[0].instructions == QUIET.instructions


def test_a_man_from_abroad_without_papers_is_as_natural(sari: Actor) -> None:
    person = register_person(
        told=told("Rahim", sex=Sex.MALE, birth=VagueDate.unknown(), nationality="BD", language="ben"), by=sari
    )
    shown = person_for(person, actor=sari)
    assert (shown.facts.nationality, shown.documents) == ("BD", ())


def test_nothing_that_identifies_her_stands_plain(sari: Actor) -> None:
    person = register_person(told=told("Wulan", **WHOLE), documents=[CARD], contacts=[QUIET], by=sari)
    row = Person.objects.get(id=person)
    plain = " ".join(str(v) for v in (vars(row) | vars(row.names.get()) | vars(row.documents.get())).values())
    for secret in ("Wulan", CARD.number, "2010-03-09", "asma", "61.72.01.1001", "Sambas"):
        assert secret not in plain
    assert (row.year_of_birth, row.home) == (2010, "61.72.01")


def test_a_wrong_number_is_kept_with_a_remark(sari: Actor) -> None:
    wrong = DocumentGiven(DocumentKind.NIK, "6172011003100002")  # a man's number
    person = register_person(told=told(), documents=[wrong], by=sari)
    (document,) = person_for(person, actor=sari).documents
    assert "sex_differs" in document.remarks
    correct_document(document_id=document.id, document=CARD, version=1, by=sari)
    assert person_for(person, actor=sari).documents[0].remarks == ()


def test_another_desk_gets_what_it_gets_for_nothing(sari: Actor, stranger: Actor) -> None:
    person = register_person(told=told(), by=sari)
    for who in (person, UUID(int=7)):
        with pytest.raises(NotFound):
            person_for(who, actor=stranger)
        with pytest.raises(NotFound):
            add_name(person_id=who, kind=NameKind.ALIAS, text="Lain", by=stranger)
    assert people_named([person], actor=stranger) == {}
    assert search_people("Wulan", actor=stranger).persons == ()


def test_what_an_actor_may_not_see_is_not_in_the_value(sari: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    person = register_person(told=told("Wulan", **WHOLE), by=sari)
    from naung.foundation.access import rules

    role = rules.shipped_roles()["petugas_kasus"]
    narrow = replace(role, categories=frozenset({Category.B, Category.C}))
    monkeypatch.setattr(rules, "shipped_roles", lambda: {"petugas_kasus": narrow})
    shown = person_for(person, actor=sari)
    assert set(shown.withheld) == {"disability", "pregnancy", "health", "note"}
    assert "asma" not in repr(shown)
    seen = shown.facts
    assert (seen.disabled, seen.pregnant, seen.disabilities) == (Answer.NOT_ASKED, Answer.NOT_ASKED, frozenset())
    correct_person(person_id=person, facts=replace(seen, language="mad"), version=1, by=sari)
    monkeypatch.undo()
    after = person_for(person, actor=sari).facts
    assert (after.language, after.pregnant, after.health) == ("mad", Answer.NO, "asma")
    assert after.disabilities == {Disability.SENSORY}


def test_health_is_sealed_and_whether_it_was_asked_does_not_show(sari: Actor) -> None:
    rows = [
        Person.objects.get(id=register_person(told=told(**facts), by=sari))
        for facts in ({}, {"pregnant": Answer.YES, "disabled": Answer.YES, "disabilities": frozenset(Disability)})
    ]
    for row in rows:
        assert not [
            value for value in vars(row).values() if value in {*Answer, *Disability} and value != "tidak_ditanya"
        ]
    for column in ("disability", "pregnancy"):
        assert len({len(bytes(getattr(row, column))) for row in rows}) == 1
    longest = disability_text(Answer.REFUSED, Disability)
    assert len(longest.encode()) <= 63
    assert disability_of(longest) == (Answer.REFUSED, frozenset(Disability))


def test_every_opening_leaves_one_entry(sari: Actor) -> None:
    persons = [register_person(told=told(name), by=sari) for name in ("Wulan", "Budi")]
    before = Entry.objects.count()
    person_for(persons[0], actor=sari)
    assert {p: brief.name for p, brief in people_named(persons, actor=sari).items()} == {
        persons[0]: "Wulan",
        persons[1]: "Budi",
    }
    entries = list(Entry.objects.order_by("seq")[before:])
    assert [e.event for e in entries] == ["people.opened", "people.listed"]
    assert all(p.bytes in bytes(entries[1].subjects) for p in persons)


def test_a_stale_edit_is_refused_with_both_values(sari: Actor) -> None:
    person = register_person(told=told(), by=sari)
    mine = facts_of(told(nationality="MY"))
    correct_person(person_id=person, facts=facts_of(told(language="mad")), version=1, by=sari)
    with pytest.raises(StaleVersion) as refused:
        correct_person(person_id=person, facts=mine, version=1, by=sari)
    assert {(d.field, d.theirs, d.mine) for d in refused.value.differences} == {
        ("language", "mad", ""),
        ("nationality", "ID", "MY"),
    }
    assert person_for(person, actor=sari).facts.language == "mad"


def test_names_are_added_and_retired_but_the_last_stays(sari: Actor) -> None:
    person = register_person(told=told("Wulan"), by=sari)
    first = person_for(person, actor=sari).names[0].id
    with pytest.raises(RuleBroken):
        retire_name(name_id=first, by=sari)
    add_name(person_id=person, kind=NameKind.FATHER, text="Hasan", by=sari)
    with pytest.raises(RuleBroken):
        retire_name(name_id=first, by=sari)
    add_name(person_id=person, kind=NameKind.PASSPORT, text="Siti Aminah", by=sari)
    retire_name(name_id=first, by=sari)
    assert person_for(person, actor=sari).name == "Siti Aminah"
    assert [hit.by_name for hit in search_people("Wulan", actor=sari).persons] == ["Wulan"]


def test_papers_and_contacts_of_hers(sari: Actor) -> None:
    person = register_person(told=told(), by=sari)
    add_document(
        person_id=person, document=DocumentGiven(DocumentKind.PASSPORT, "C1234567", not_hers=Answer.YES), by=sari
    )
    way = add_contact(person_id=person, contact=QUIET, by=sari)
    retire_contact(contact_id=way, by=sari)
    shown = person_for(person, actor=sari)
    assert shown.documents[0].not_hers is Answer.YES
    assert shown.contacts[0].retired_at is not None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"birth": VagueDate.on(date(2090, 1, 1))}, "birth"),
        ({"nationality": "Indonesia"}, "nationality"),
        ({"home": "Singkawang"}, "home"),
        ({"language": "bahasa"}, "language"),
        ({"dependants": 400}, "dependants"),
        ({"note": "a\x00b"}, "note"),
        ({"health": "x" * 10_001}, "health"),
        ({"birth_place": "\u202eS"}, "birth_place"),
        ({"names": ()}, "name"),
        ({"names": ((NameKind.OFFICIAL, " .,- "),)}, "name"),
        ({"names": ((NameKind.OFFICIAL, "W\x00ulan"),)}, "name"),
        ({"names": ((NameKind.OFFICIAL, "W" * 201),)}, "name"),
    ],
)
def test_bad_input_names_its_field_and_writes_nothing(sari: Actor, change: dict[str, object], field: str) -> None:
    with pytest.raises(Problems) as refused:
        register_person(told=replace(told(), **change), by=sari)  # type: ignore[arg-type]  # each row changes one field
    assert field in {problem.field for problem in refused.value.problems}
    assert (Person.objects.count(), PersonName.objects.count()) == (0, 0)


def test_four_byte_characters_and_markup_are_kept_as_typed(sari: Actor) -> None:
    person = register_person(told=told("𠮷田 <b>Wulan</b>"), by=sari)
    assert person_for(person, actor=sari).name == "𠮷田 <b>Wulan</b>"


def test_a_child_until_someone_decides(sari: Actor) -> None:
    person = register_person(told=told(birth=VagueDate.unknown()), by=sari)
    reading, years = age_today(person_for(person, actor=sari))
    assert (reading.is_child, reading.certain, years) == (True, False, None)
    with pytest.raises(Problems):
        decide_age(
            person_id=person, group=AgeGroup.ADULT, as_of=date(2025, 1, 1), basis=AgeBasis.SCHOOL, reason=" ", by=sari
        )
    decide_age(
        person_id=person, group=AgeGroup.ADULT, as_of=date(2025, 1, 1), basis=AgeBasis.SCHOOL, reason="ijazah", by=sari
    )
    before, after = ages_of(person, [VagueDate.in_year(2024), VagueDate.on(date(2025, 6, 1))], actor=sari)
    assert (before.is_child, before.certain) == (True, False)
    assert (after.is_child, after.decided) == (False, True)
    assert person_for(person, actor=sari).decisions[0].reason == "ijazah"


def test_erasing_takes_everything_and_only_the_custodian_may(sari: Actor, custodian: Actor) -> None:
    person = register_person(told=told("Wulan", **WHOLE), documents=[CARD], contacts=[QUIET], by=sari)
    compartment = Person.objects.get(id=person).compartment_id
    with pytest.raises(NotPermitted):
        erase_person(person_id=person, by=sari)
    erase_person(person_id=person, by=custodian)
    assert not WrappedKey.objects.filter(compartment=compartment).exists()
    assert {compartment, person} <= set(Erased.objects.values_list("id", flat=True))
    assert not any(model.objects.filter(person=person).exists() for model in (PersonName, Document, ContactWay))
    row = Person.objects.get(id=person)
    assert (row.year_of_birth, row.home, row.sex, row.birth) == (None, "", Sex.UNKNOWN, None)
    assert owner_of(person) is None
    for words in ("Wulan", CARD.number, QUIET.value):
        assert search_people(words, actor=sari).persons == ()
    with pytest.raises(NotFound):
        person_for(person, actor=sari)


def test_a_record_moved_to_another_row_does_not_open(sari: Actor) -> None:
    first, second = (register_person(told=told(name), by=sari) for name in ("Wulan", "Rina"))
    box = PersonName.objects.get(person=first).name
    PersonName.objects.filter(person=second).update(name=box)
    with pytest.raises(SealBroken):
        person_for(second, actor=sari)


def test_a_device_writes_down_a_person_once(sari: Actor) -> None:
    register_person(told=told(), origin="tablet", origin_sequence=1, by=sari)
    assert Person.objects.get().made_at <= timezone.now()
    assert officer().desk == sari.desk
