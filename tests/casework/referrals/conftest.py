"""A man out of a scam centre at Sari's desk, what he agreed to, and a referral to the police."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Danger, Role
from naung.casework.consent.actions import give_consent
from naung.casework.consent.vocabulary import ConsentGiven, Explained, Manner, SharingPurpose, Whom
from naung.casework.referrals.actions import send_referral
from naung.casework.referrals.models import Referral
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import Receiver, Wanted
from naung.foundation.access.vocabulary import Actor, Category, Exploitation
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import (
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
    Sex,
)
from tests.cast import SINGKAWANG, TaskForce, in_a_while, load_regions

B, C, D, E = Category.B, Category.C, Category.D, Category.E
EVERY_FIELD = frozenset(shipped_needs()[0])
TYPED = {"permintaan": "Mohon diterima sebagai saksi korban.", "visum": "VeR/12/XI/2026, 20 Nov 2026"}


def a_man(by: Actor) -> UUID:
    """Andi, an adult, with papers, a safe telephone and a health note."""
    told = PersonTold(
        names=((NameKind.OFFICIAL, "Andi Saputra"), (NameKind.ALIAS, "Ahua")),
        sex=Sex.MALE,
        birth=VagueDate.on(date(1998, 3, 4)),
        nationality="ID",
        language="hak",
        home=SINGKAWANG,
        health="Luka lama di punggung.",
    )
    return register_person(
        told=told,
        documents=[DocumentGiven(DocumentKind.PASSPORT, "C7654321")],
        contacts=[ContactGiven(ContactKind.PHONE, "0812 3456 7002", safe=Answer.YES, instructions="Malam saja.")],
        by=by,
    )


def agree(
    by: Actor,
    person: UUID,
    whom: Whom,
    purpose: SharingPurpose = SharingPurpose.LEGAL,
    categories: Iterable[Category] = (B, C, E),
) -> UUID:
    """He signs that this recipient may have these classes of data for this purpose."""
    explained = Explained(Manner.SIGNATURE, "hak")
    given = ConsentGiven(purpose, whom, frozenset(categories), in_a_while(), explained)
    return give_consent(person_id=person, given=given, by=by)


@pytest.fixture
def sari(member: Callable[[str], Actor]) -> Actor:
    """Sari, at a house with every desk of the task force."""
    return member("sari")


@pytest.fixture
def jaya(member: Callable[[str], Actor]) -> Actor:
    return member("jaya")


@pytest.fixture
def singkawang(db: None) -> None:
    """Countries, provinces, regencies and cities: all that these stories need."""
    load_regions()


@pytest.fixture
def wanted(sari: Actor, singkawang: None) -> Wanted:
    """What Sari looks for: an investigation for Andi, here."""
    case = open_case(summary="Dipaksa menipu daring.", danger=Danger.NO, by=sari)
    person = a_man(sari)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return Wanted(case, person, SharingPurpose.LEGAL, SINGKAWANG, Exploitation.FORCED_CRIMINALITY)


@pytest.fixture
def consent(sari: Actor, wanted: Wanted, force: TaskForce) -> UUID:
    return agree(sari, wanted.person, Whom(force.police.id))


def send(by: Actor, wanted: Wanted, desk: UUID | None, **changed: object) -> Referral:
    """Send all that may travel to a desk, and answer the row."""
    asked = {"receiver": Receiver(desk, ""), "chosen": EVERY_FIELD, "typed": TYPED, **changed}
    return Referral.objects.get(id=send_referral(wanted=wanted, by=by, **asked))  # type: ignore[arg-type]  # a test's own words


@pytest.fixture
def sent(sari: Actor, wanted: Wanted, consent: UUID, force: TaskForce) -> Referral:
    """Sent to the police of Singkawang."""
    return send(sari, wanted, force.police.id)


def for_another_purpose(wanted: Wanted, purpose: SharingPurpose) -> Wanted:
    return replace(wanted, purpose=purpose)
