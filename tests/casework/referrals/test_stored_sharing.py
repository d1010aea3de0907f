"""The same reference against what is really stored: every word and signature through the actions, asked as the page asks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from unittest.mock import patch
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.consent.actions import (
    confirm_basis,
    end_basis,
    give_consent,
    narrow_consent,
    record_basis,
    refuse_consent,
    withdraw_consent,
)
from naung.casework.consent.models import Consent, LawfulBasis
from naung.casework.consent.queries import bases_for, consent_row
from naung.casework.consent.vocabulary import (
    OPENS,
    BasisSigned,
    ConsentGiven,
    Explained,
    Manner,
    SharingPurpose,
    Whom,
)
from naung.casework.referrals.rules.sharing import SERVICE_OF, for_purpose, shareable
from naung.casework.referrals.rules.tables import ceiling_of, needs_of, shipped_needs
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.vocabulary import MandateVerdict
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.casework.referrals.ledgers import ADULT_ON, PURPOSES, START, STEPS, Step, Told
from tests.cast import TaskForce

pytestmark = pytest.mark.django_db
YES = MandateVerdict(True, "boleh", "UU 21/2007 Pasal 51", "V")
EVERY = list(shipped_needs()[0].values())


def born(adult_on: date | None) -> VagueDate:
    """When someone was born who comes of age on that day."""
    return VagueDate.unknown() if adult_on is None else VagueDate.on(adult_on.replace(year=adult_on.year - 18))


@dataclass
class Stored:
    """The program's own actions, at a moment of the story."""

    person: UUID
    sari: Actor
    ratna: Actor
    clock: list[datetime] = field(default_factory=lambda: [START])

    def set_clock(self, now: datetime) -> None:
        self.clock[0] = now

    def give(self, given: ConsentGiven) -> UUID:
        return give_consent(person_id=self.person, given=given, by=self.sari)

    def refuse(self, purpose: SharingPurpose, to: UUID, what: frozenset[Category]) -> UUID:
        said = Explained(Manner.SIGNATURE, "ind")
        return refuse_consent(
            person_id=self.person, purpose=purpose, whom=Whom(to), categories=what, explained=said, by=self.sari
        )

    def narrow(self, head: UUID, what: frozenset[Category], until: date | None) -> tuple[UUID, date]:
        version = consent_row(head, actor=self.sari).version
        row = Consent.objects.get(
            id=narrow_consent(consent_id=head, categories=what, until=until, based_on=version, by=self.sari)
        )
        return row.id, row.until or date.min

    def withdraw(self, head: UUID) -> UUID:
        return withdraw_consent(consent_id=head, by=self.sari)

    def sign(self, signed: BasisSigned) -> UUID:
        return record_basis(person_id=self.person, signed=signed, by=self.sari)

    def answer(self, duty: UUID, *, agreed: bool, by_another: bool) -> None:
        # Ratna signs what Sari answers: the second is another officer, or it is nothing.
        if not by_another:
            LawfulBasis.objects.filter(id=duty).update(signed_by=self.ratna.id)
        version = LawfulBasis.objects.get(id=duty).version
        confirm_basis(basis_id=duty, agreed=agreed, words="Salah alamat.", based_on=version, by=self.ratna)

    def end(self, duty: UUID) -> None:
        end_basis(basis_id=duty, by=self.sari)

    def head(self, purpose: SharingPurpose, to: UUID) -> UUID | None:
        bases = bases_for(self.person, recipient=to, on=timezone.localdate(), actor=self.sari)
        return next((each.id for each in bases if each.kind == "consent" and each.purpose == purpose.value), None)


def agrees(told: Told, hand: Stored) -> None:
    """What the stored ledger lets travel is what the reference says, each field on exactly one basis."""
    for to, agency in told.desks.items():
        bases = bases_for(hand.person, recipient=to, on=timezone.localdate(), actor=hand.sari)
        for purpose in PURPOSES:
            carried = shareable(for_purpose(bases, purpose), needs_of(SERVICE_OF[purpose], agency), YES)
            expected = told.expected(purpose, to, EVERY, ceiling_of(agency))
            assert {code: basis.kind for code, basis in carried.items()} == {c: e[0] for c, e in expected.items()}
            assert all(basis.id in expected[code][1] for code, basis in carried.items())


@settings(max_examples=40)
@given(
    steps=STEPS,
    adult_on=ADULT_ON,
    desk=st.sampled_from(["health", "social", "ngo"]),
    later=st.sampled_from([1, 60, 25 * 60, 72 * 60]),
)
def _tell(
    steps: list[Step],
    adult_on: date | None,
    desk: str,
    later: int,
    *,
    story: Callable[[date | None], Stored],
    force: TaskForce,
) -> None:
    desks = {getattr(force, desk).id: getattr(force, desk).agency.kind, force.police.id: "polres"}
    clock = [START]
    with transaction.atomic(), patch("django.utils.timezone.now", side_effect=lambda: clock[0]):
        hand = story(adult_on)
        hand.clock = clock
        told = Told(hand, desks, adult_on)
        for step in steps:
            told.tell(step)
            agrees(told, hand)
        told.wait(later)
        agrees(told, hand)
        opening = Consent.objects.filter(person_id=hand.person, kind__in=[kind.value for kind in OPENS])
        assert not opening.filter(until=None).exists()
        assert not LawfulBasis.objects.filter(person_id=hand.person, until=None).exists()
        transaction.set_rollback(True)


def test_what_is_stored_travels_as_another_hand_reads_it_in_the_law_file(
    sari: Actor, member: Callable[[str], Actor], force: TaskForce
) -> None:
    ratna = member("ratna")

    def story(adult_on: date | None) -> Stored:
        told = PersonTold(names=((NameKind.OFFICIAL, "Bunga"),), sex=Sex.FEMALE, birth=born(adult_on))
        return Stored(register_person(told=told, by=sari), sari, ratna)

    _tell(story=story, force=force)
