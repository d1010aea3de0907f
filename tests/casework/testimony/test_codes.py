"""What a survivor asked through an earlier code waits like any other, and goes with her."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.actions import give_consent, withdraw_consent
from naung.casework.consent.vocabulary import ConsentGiven, Explained, Manner, SharingPurpose, Whom
from naung.casework.testimony.actions import answer_request, close_page, forget_pages, give_page
from naung.casework.testimony.queries import page_waits, request_for, requests_at_desk, survivor_for
from naung.casework.testimony.vocabulary import Answer, Contact, Given, Standing, StatusTold
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import NameKind, PersonTold
from naung.foundation.wicket.actions import hand_request, open_wicket
from naung.foundation.wicket.models import Request, Wicket
from naung.foundation.wicket.vocabulary import Ask
from tests.cast import in_a_while

pytestmark = pytest.mark.django_db
PIN = "730184"
BORN = VagueDate.on(date(1990, 2, 3))
Hers = tuple[UUID, UUID]


@pytest.fixture
def hers(sari: Actor) -> Hers:
    """A case and its survivor."""
    case = open_case(summary="Dijanjikan kerja.", by=sari)
    person = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Wulan Purnama"),), birth=BORN), by=sari)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return case, person


def code(hers: Hers, by: Actor) -> Given:
    until, told = timezone.localdate() + timedelta(days=90), StatusTold(Standing.WORKED, Contact.GIVER)
    return give_page(case_id=hers[0], person_id=hers[1], pin=PIN, until=until, told=told, by=by)


def asks(given: Given, ask: Ask, text: str = "") -> None:
    visitor = system_actor("visitor")
    slip = open_wicket(code=given.code, pin=PIN, by=visitor).slip
    hand_request(slip=slip, ask=ask, text=text, by=visitor)


def test_a_new_code_loses_nothing_that_she_asked_through_the_old(sari: Actor, budi: Actor, hers: Hers) -> None:
    asks(code(hers, sari), Ask.WITHDRAW)
    asks(code(hers, sari), Ask.MESSAGE, "Saya pindah ke rumah kakak.")
    code(hers, sari)
    waiting = requests_at_desk(actor=sari)
    assert len(waiting) == 2
    assert page_waits(hers[0], actor=sari) == (1, 2)
    assert len(survivor_for(*hers, actor=sari).waiting) == 2
    told = [request_for(each.id, actor=sari).told for each in waiting]
    assert {each.ask for each in told if each} == {Ask.WITHDRAW, Ask.MESSAGE}
    assert requests_at_desk(actor=budi) == []
    with pytest.raises(NotFound):
        request_for(waiting[0].id, actor=budi)
    for each in waiting:
        answer_request(request_id=each.id, answer=Answer.READ, by=sari)
    assert requests_at_desk(actor=sari) == []
    assert not Request.objects.exclude(box=b"").exists()


def test_a_request_waits_after_the_page_was_closed(sari: Actor, hers: Hers) -> None:
    asks(code(hers, sari), Ask.MESSAGE, "Tolong telepon.")
    close_page(case_id=hers[0], person_id=hers[1], by=sari)
    assert len(requests_at_desk(actor=sari)) == 1


def test_erasing_her_leaves_no_word_behind_any_code(sari: Actor, hers: Hers) -> None:
    for words in ("Yang pertama.", "Yang kedua."):
        asks(code(hers, sari), Ask.MESSAGE, words)
    Person.objects.filter(id=hers[1]).update(erased_at=timezone.now())
    forget_pages(by=system_actor("tick"))
    assert (Wicket.objects.count(), Request.objects.count()) == (0, 0)


def test_her_page_never_says_that_a_consent_was_taken_back_when_none_was(sari: Actor, hers: Hers) -> None:
    explained = Explained(Manner.SIGNATURE, "ind")
    agreed = ConsentGiven(SharingPurpose.HEALTH, Whom(None, "RSUD"), frozenset({Category.B}), in_a_while(), explained)
    consent = give_consent(person_id=hers[1], given=agreed, by=sari)
    asks(code(hers, sari), Ask.WITHDRAW, "yang dengan rumah sakit")
    (line,) = requests_at_desk(actor=sari)
    with pytest.raises(RuleBroken, match="Tarik dahulu") as early:
        answer_request(request_id=line.id, answer=Answer.WITHDRAWN, by=sari)
    assert early.value.field == "answer"
    assert len(requests_at_desk(actor=sari)) == 1
    withdraw_consent(consent_id=consent, by=sari)
    answer_request(request_id=line.id, answer=Answer.WITHDRAWN, by=sari)
    assert requests_at_desk(actor=sari) == []
