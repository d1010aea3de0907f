"""A file per desk: begun from a referral, joined by the matter, written by nobody else, counted once."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from naung.casework.cases.actions import add_person, correct_case, open_case, open_from_referral, write_note
from naung.casework.cases.models import Case, CasePerson, Note
from naung.casework.cases.queries import case_for, matters_counted
from naung.casework.cases.vocabulary import Role, Stage, Visibility
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken
from naung.foundation.people.models import Person
from naung.foundation.people.queries import person_for, search_people
from naung.foundation.people.vocabulary import (
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
    Sex,
)
from tests.casework.cases.conftest import someone

pytestmark = pytest.mark.django_db
TOLD = PersonTold(names=((NameKind.OFFICIAL, "Wulan Cahaya"),), sex=Sex.FEMALE)


@pytest.fixture
def hers(sari: Actor) -> UUID:
    """Sari's file, with a person and a note."""
    case = open_case(summary="Cerita lengkap.", by=sari)
    add_person(case_id=case, person_id=someone(sari, "Wulan Cahaya"), role=Role.VICTIM, by=sari)
    write_note(case_id=case, words="hanya untuk meja ini", visibility=Visibility.DESK, by=sari)
    return case


def accepted(matter: UUID, by: Actor, referral: UUID | None = None, **changes: object) -> UUID:
    given = {"told": TOLD, "role": Role.VICTIM, "summary": "Minta pendampingan hukum."} | changes
    return open_from_referral(matter=matter, taken_from_referral=referral or uuid4(), by=by, **given)  # type: ignore[arg-type]  # of one story


def matter_of(case: UUID) -> UUID:
    return Case.objects.get(id=case).matter


def test_the_receiving_desk_has_a_file_of_its_own(hers: UUID, sari: Actor, budi: Actor) -> None:
    mine = accepted(
        matter_of(hers),
        budi,
        documents=[DocumentGiven(DocumentKind.PASSPORT, "X7654321")],
        contacts=[ContactGiven(ContactKind.PHONE, "0812 1111 2222")],
    )
    first, second = Case.objects.get(id=hers), Case.objects.get(id=mine)
    assert (first.owner, second.owner) == (sari.desk, budi.desk)
    assert first.matter == second.matter
    assert first.number != second.number
    assert first.compartment_id != second.compartment_id
    assert (second.version, second.stage) == (1, Stage.OPEN)
    (part,) = case_for(mine, actor=budi).parts
    shown = person_for(part.person, actor=budi)
    assert (shown.name, shown.documents[0].number, shown.contacts[0].value) == (
        "Wulan Cahaya", "X7654321", "0812 1111 2222",
    )  # fmt: skip
    assert {p.owner for p in Person.objects.all()} == {sari.desk, budi.desk}
    assert len(search_people("Wulan Cahaya", actor=budi).persons) == 1


def test_each_page_says_that_there_is_another_file_and_nothing_of_it(hers: UUID, sari: Actor, budi: Actor) -> None:
    assert case_for(hers, actor=sari).joined is False
    mine = accepted(matter_of(hers), budi)
    here, there = case_for(mine, actor=budi), case_for(hers, actor=sari)
    assert here.joined
    assert there.joined
    assert here.notes == ()
    assert here.summary == "Minta pendampingan hukum."
    assert len(there.notes) == 1


def test_no_desk_writes_in_anothers_file(hers: UUID, sari: Actor, budi: Actor) -> None:
    mine = accepted(matter_of(hers), budi)
    before = list(Case.objects.filter(id=hers).values()), list(Note.objects.values()), CasePerson.objects.count()
    for who, foreign in ((budi, hers), (sari, mine)):
        with pytest.raises(NotFound):
            write_note(case_id=foreign, words="x", visibility=Visibility.DESK, by=who)
        with pytest.raises(NotFound):
            correct_case(case_id=foreign, summary="x", danger="tidak", version=1, by=who)
        with pytest.raises(NotFound):
            add_person(case_id=foreign, person_id=someone(who, "Orang"), role=Role.WITNESS, by=who)
    assert before == (
        list(Case.objects.filter(id=hers).values()),
        list(Note.objects.values()),
        CasePerson.objects.count(),
    )


def test_the_same_referral_twice_gives_the_first_file(hers: UUID, sari: Actor, budi: Actor) -> None:
    referral = uuid4()
    mine = accepted(matter_of(hers), budi, referral)
    assert accepted(matter_of(hers), budi, referral, summary="lagi") == mine
    assert Case.objects.count() == 2
    assert Person.objects.filter(owner=budi.desk).count() == 1
    with pytest.raises(NotFound):  # another desk took it
        accepted(matter_of(hers), sari, referral)


def test_nothing_is_kept_of_a_file_that_can_not_begin(hers: UUID, budi: Actor, mega: Actor) -> None:
    for error, changes in (
        (Problems, {"told": PersonTold()}),
        (RuleBroken, {"role": "raja"}),
        (RuleBroken, {"danger": "x"}),
    ):
        with pytest.raises(error):
            accepted(matter_of(hers), budi, **changes)
    with pytest.raises(NotPermitted):
        accepted(matter_of(hers), mega)
    assert Case.objects.count() == Person.objects.count() == 1


def test_counts_take_a_matter_once(hers: UUID, sari: Actor, budi: Actor) -> None:
    accepted(matter_of(hers), budi)
    open_case(by=budi)
    reader = replace(sari, permissions=frozenset({Permission.FIGURES_READ}))
    desks = [sari.desk, budi.desk]
    assert matters_counted(desks=desks, actor=reader) == 2  # type: ignore[arg-type]  # both have a desk
    assert (matters_counted(actor=sari), matters_counted(actor=budi)) == (1, 2)
    assert matters_counted(actor=budi, stages=[Stage.CLOSED]) == 0
    opened = Case.objects.get(id=hers).opened_at
    assert matters_counted(actor=sari, opened_from=opened) == 1
    assert matters_counted(actor=sari, opened_before=opened) == 0
    with pytest.raises(NotPermitted):
        matters_counted(desks=[budi.desk], actor=sari)  # type: ignore[list-item]  # she has a desk


def test_a_link_is_known_only_by_its_matter(hers: UUID, officer: Callable[[str], Actor]) -> None:
    """A case without a referral is a matter of its own."""
    other = open_case(by=officer("sari"))
    assert matter_of(other) != matter_of(hers)
    assert Case.objects.get(id=other).taken_from is None
