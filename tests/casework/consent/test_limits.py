"""How long a word or a signature lasts: a day always, an end with childhood, and none where a guardian turns out involved."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.consent.actions import (
    confirm_basis,
    end_childhood,
    give_consent,
    narrow_consent,
    record_basis,
    withdraw_consent,
)
from naung.casework.consent.models import ChildDecision, Consent, LawfulBasis
from naung.casework.consent.queries import bases_for, closings_received, last_day_as_child, ledger_of, live_bases
from naung.casework.consent.vocabulary import (
    BasisSigned,
    Consenter,
    ConsentGiven,
    ForAChild,
    GuardianState,
    Kind,
    SharingPurpose,
    Whom,
)
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotPermitted, Problems, RuleBroken
from naung.foundation.law.queries import shipped_law
from naung.foundation.people.actions import decide_age
from naung.foundation.people.vocabulary import AgeBasis, AgeGroup
from tests.casework.consent.book import letters
from tests.casework.consent.conftest import SPOKEN, consent_to, person_named
from tests.cast import TaskForce, in_a_while

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
MOTHER = ForAChild(Consenter.GUARDIAN, GuardianState.FIT, "Ibunya", "Ia ingin ke dokter.")
INVOLVED = ForAChild(Consenter.OFFICE, GuardianState.SUSPECT, "", "Ia ingin ke dokter.", "Ibunya diduga menjualnya.")


def child_consent(
    desk: UUID, about: ForAChild, what: str = "BC", purpose: SharingPurpose = SharingPurpose.HEALTH
) -> ConsentGiven:
    """Consent for a child."""
    return ConsentGiven(purpose, Whom(desk), letters(what), in_a_while(), SPOKEN, about)


def after(days: int) -> AbstractContextManager[object]:
    """So many days from now."""
    return patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=days))


@pytest.fixture
def grows_up_on() -> date:
    """In ten days, never on a leap day."""
    day = TODAY() + timedelta(days=10)
    return day if (day.month, day.day) != (2, 29) else day - timedelta(days=1)


@pytest.fixture
def mei(sari: Actor, grows_up_on: date) -> UUID:
    """A girl who soon comes of age."""
    years = shipped_law().adulthood.years
    return person_named("Mei", VagueDate.on(grows_up_on.replace(year=grows_up_on.year - years)), sari)


def test_after_its_day_it_ends_by_itself(sari: Actor, ratna: Actor, wulan: UUID, desks: TaskForce) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    duty = BasisSigned(
        "tugas_uptd", SharingPurpose.HEALTH, Whom(desks.social.id), letters("BC"), "Ia pingsan.", in_a_while()
    )
    basis = record_basis(person_id=wulan, signed=duty, by=sari)
    confirm_basis(basis_id=basis, agreed=True, based_on=1, by=ratna)
    last = in_a_while()
    assert (Consent.objects.get(id=row).until, LawfulBasis.objects.get(id=basis).until) == (last, last)
    assert {each.until for each in (*ledger_of(wulan, actor=sari).consents, *ledger_of(wulan, actor=sari).bases)} == {
        last
    }
    assert set(live_bases([row, basis], last)) == {row, basis}
    assert live_bases([row, basis], last + timedelta(days=1)) == {}


def test_nothing_is_written_without_a_day_that_somebody_said(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    """And a row from elsewhere that names none opens nothing."""
    said = consent_to(desks.health.id)
    duty = BasisSigned("tugas_uptd", SharingPurpose.HEALTH, Whom(desks.social.id), letters("BC"), "Ia pingsan.")
    for write in (
        lambda: give_consent(person_id=wulan, given=replace(said, until=None), by=sari),
        lambda: record_basis(person_id=wulan, signed=duty, by=sari),
    ):
        with pytest.raises(Problems) as refused:
            write()
        assert [problem.field for problem in refused.value.problems] == ["until"]
    row = give_consent(person_id=wulan, given=said, by=sari)
    Consent.objects.filter(id=row).update(until=None)
    assert live_bases([row], TODAY()) == {}
    assert bases_for(wulan, recipient=desks.health.id, on=TODAY(), actor=sari) == ()


def test_narrowing_without_a_day_never_lengthens(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    day = TODAY() + timedelta(days=5)
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id, until=day), by=sari)
    later = narrow_consent(consent_id=row, categories=letters("B"), until=None, based_on=1, by=sari)
    assert Consent.objects.get(id=later).until == day


def test_what_a_guardian_agreed_falls_when_the_office_finds_her_involved(
    sari: Actor, member: Callable[[str], Actor], bunga: UUID, desks: TaskForce
) -> None:
    health = give_consent(person_id=bunga, given=child_consent(desks.health.id, MOTHER), by=sari)
    legal = give_consent(
        person_id=bunga, given=child_consent(desks.legal.id, MOTHER, purpose=SharingPurpose.LEGAL), by=sari
    )
    office = give_consent(person_id=bunga, given=child_consent(desks.social.id, INVOLVED, "B"), by=sari)
    assert live_bases([health, legal, office], TODAY()) == {office: letters("B")}
    closed = Consent.objects.filter(kind=Kind.WITHDRAWN)
    assert {row.consenter for row in closed} == {Consenter.OFFICE}
    assert {row.decision_id for row in closed} == {ChildDecision.objects.get().id}
    (line,) = closings_received(actor=member("nila"))
    assert line.closed == letters("BC")  # her desk is told at once, on the same clock as a withdrawal


def test_the_office_may_decide_anew_for_the_same_recipient_and_less(sari: Actor, bunga: UUID, desks: TaskForce) -> None:
    before = give_consent(person_id=bunga, given=child_consent(desks.health.id, MOTHER, "BCD"), by=sari)
    row = give_consent(person_id=bunga, given=child_consent(desks.health.id, INVOLVED, "BC"), by=sari)
    assert live_bases([before, row], TODAY()) == {row: letters("BC")}
    with pytest.raises(RuleBroken):
        withdraw_consent(consent_id=row, closer=Consenter.GUARDIAN, by=sari)


def test_what_others_agreed_ends_on_the_day_she_comes_of_age(
    sari: Actor, mei: UUID, grows_up_on: date, desks: TaskForce
) -> None:
    row = give_consent(person_id=mei, given=child_consent(desks.health.id, MOTHER), by=sari)
    best = BasisSigned(
        "anak_kepentingan_terbaik", SharingPurpose.HEALTH, Whom(desks.social.id), letters("BC"), "Sakit.", in_a_while()
    )
    basis = record_basis(person_id=mei, signed=best, by=sari)
    last = grows_up_on - timedelta(days=1)
    assert last_day_as_child(mei, actor=sari) == last
    assert (Consent.objects.get(id=row).until, LawfulBasis.objects.get(id=basis).until) == (last, last)
    assert set(live_bases([row], last)) == {row}
    assert live_bases([row], grows_up_on) == {}
    with after((grows_up_on - TODAY()).days):  # and from that day she speaks for herself
        own = give_consent(person_id=mei, given=consent_to(desks.health.id), by=sari)
        assert set(live_bases([own], TODAY())) == {own}


def test_a_decision_that_she_is_an_adult_closes_what_others_agreed(
    sari: Actor, member: Callable[[str], Actor], bunga: UUID, desks: TaskForce
) -> None:
    row = give_consent(person_id=bunga, given=child_consent(desks.health.id, MOTHER), by=sari)
    office = give_consent(person_id=bunga, given=child_consent(desks.social.id, INVOLVED), by=sari)
    again = give_consent(person_id=bunga, given=child_consent(desks.health.id, MOTHER), by=sari)
    assert end_childhood(person_id=bunga, by=sari) == 0  # a child until someone decides
    decide_age(person_id=bunga, group=AgeGroup.ADULT, as_of=TODAY(), basis=AgeBasis.SCHOOL, reason="Ijazah.", by=sari)
    with pytest.raises(NotPermitted):
        end_childhood(person_id=bunga, by=member("hamdan"))
    assert end_childhood(person_id=bunga, by=sari) == 2
    assert end_childhood(person_id=bunga, by=sari) == 0
    assert live_bases([row, office, again], TODAY()) == {}
