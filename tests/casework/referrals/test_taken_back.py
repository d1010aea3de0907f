"""She takes back, at the desk that received it, what she had agreed to share with it: it closes there at once, and only that."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.consent.actions import acknowledge_closing, record_basis, withdraw_consent, withdraw_received
from naung.casework.consent.models import Consent
from naung.casework.consent.queries import closings_received, ledger_of, live_bases
from naung.casework.consent.vocabulary import BasisSigned, Handled, Kind, SharingPurpose, Whom
from naung.casework.referrals.actions import accept_referral
from naung.casework.referrals.models import Referral
from naung.casework.referrals.queries import package_for, referral_for
from naung.casework.referrals.vocabulary import BasisKind, FallenReason, Wanted
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.people.actions import add_name
from naung.foundation.people.vocabulary import NameKind
from tests.casework.referrals.conftest import agree, send
from tests.cast import TaskForce, in_a_while

pytestmark = pytest.mark.django_db
Called = Callable[[str], Actor]


def readable(referral: Referral, who: Actor) -> int:
    """How many fields of the package this officer can still read."""
    return sum(line.value is not None for line in package_for(referral.id, actor=who))


@pytest.fixture
def taken(sent: Referral, jaya: Actor) -> Referral:
    """Accepted by the police."""
    accept_referral(referral_id=sent.id, version=sent.version, by=jaya)
    return Referral.objects.get(id=sent.id)


def test_it_closes_at_once_on_the_pages_of_the_desk_where_she_said_it(
    taken: Referral, consent: UUID, jaya: Actor, sari: Actor, force: TaskForce
) -> None:
    assert readable(taken, jaya) > 3
    row = withdraw_received(consent_id=consent, by=jaya)
    assert readable(taken, jaya) == 0
    assert {line.why_not for line in referral_for(taken.id, actor=sari).lines} == {FallenReason.CONSENT_FELL}
    assert live_bases([consent], timezone.localdate()) == {}
    (shown,) = [each for each in ledger_of(taken.person, actor=sari).consents if each.id == row]
    assert (shown.kind, shown.told_at, shown.written_by) == (Kind.WITHDRAWN, force.police.id, jaya.id)
    assert not [name for name, text in shown.texts.items() if text]  # no word of the other desk in her file


def test_the_desk_then_says_how_it_handled_it(taken: Referral, consent: UUID, jaya: Actor) -> None:
    row = withdraw_received(consent_id=consent, by=jaya)
    (line,) = closings_received(actor=jaya)
    assert (line.id, line.answered_at) == (row, None)
    acknowledge_closing(closing_id=row, handled=Handled.DESTROYED, by=jaya)
    (line,) = closings_received(actor=jaya)
    assert line.answered_at is not None


def test_what_she_agreed_to_with_others_stays(
    taken: Referral, wanted: Wanted, consent: UUID, sari: Actor, jaya: Actor, force: TaskForce
) -> None:
    legal = agree(sari, wanted.person, Whom(force.legal.id))
    health = agree(sari, wanted.person, Whom(force.police.id), SharingPurpose.HEALTH)
    withdraw_received(consent_id=consent, by=jaya)
    assert set(live_bases([consent, legal, health], timezone.localdate())) == {legal, health}


def test_a_later_row_in_its_place_is_what_closes_and_a_second_time_closes_nothing(
    taken: Referral, wanted: Wanted, consent: UUID, sari: Actor, jaya: Actor, force: TaskForce
) -> None:
    wider = agree(
        sari, wanted.person, Whom(force.police.id), categories=(Category.B, Category.C, Category.D, Category.E)
    )
    withdraw_received(consent_id=consent, by=jaya)
    assert Consent.objects.get(id=wider).superseded_by is not None
    assert Consent.objects.get(id=wider).superseded_by.kind == Kind.WITHDRAWN  # type: ignore[union-attr]  # just asked
    with pytest.raises(RuleBroken):
        withdraw_received(consent_id=consent, by=jaya)
    assert Consent.objects.filter(kind=Kind.WITHDRAWN).count() == 1


def test_only_the_desk_that_the_consent_names_can_close_it_so(
    taken: Referral, consent: UUID, sari: Actor, member: Called
) -> None:
    for username in ("sari", "ratna", "lestari", "budi", "tio"):
        with pytest.raises(NotFound):
            withdraw_received(consent_id=consent, by=member(username))
    for username in ("hamdan", "siti", "kartika"):
        with pytest.raises(NotPermitted):
            withdraw_received(consent_id=consent, by=member(username))
    assert live_bases([consent], timezone.localdate())


def test_an_officer_who_is_named_in_her_file_closes_nothing(
    taken: Referral, consent: UUID, sari: Actor, jaya: Actor
) -> None:
    add_name(person_id=taken.person, kind=NameKind.ALIAS, text="Jaya", by=sari)
    with pytest.raises(NotFound):
        withdraw_received(consent_id=consent, by=jaya)


def test_after_the_sender_wrote_it_down_nothing_is_left_to_close(
    taken: Referral, consent: UUID, sari: Actor, jaya: Actor
) -> None:
    withdraw_consent(consent_id=consent, by=sari)
    with pytest.raises(RuleBroken):
        withdraw_received(consent_id=consent, by=jaya)


def test_the_log_of_that_desk_does_not_name_her(taken: Referral, consent: UUID, jaya: Actor) -> None:
    row = withdraw_received(consent_id=consent, by=jaya)
    entry = Entry.objects.get(event="consent.withdrawn_elsewhere")
    assert (entry.subject, entry.actor, entry.desk) == (consent, jaya.id, jaya.desk)
    assert bytes(entry.subjects) == row.bytes
    assert taken.person.bytes not in bytes(entry.subjects)


def test_what_a_duty_opened_stays_open(
    wanted: Wanted, consent: UUID, sari: Actor, jaya: Actor, force: TaskForce
) -> None:
    duty = BasisSigned(
        "tugas_uptd",
        SharingPurpose.LEGAL,
        Whom(force.police.id),
        frozenset({Category.B, Category.C}),
        "Dilindungi",
        in_a_while(),
    )
    record_basis(person_id=wanted.person, signed=duty, by=sari)
    referral = send(sari, wanted, force.police.id)
    accept_referral(referral_id=referral.id, version=referral.version, by=jaya)
    kinds = {line.basis_kind for line in referral_for(referral.id, actor=jaya).lines}
    assert kinds == {BasisKind.CONSENT, BasisKind.LAWFUL}
    withdraw_received(consent_id=consent, by=jaya)
    for line in referral_for(referral.id, actor=jaya).lines:
        assert (line.why_not is None) is (line.basis_kind is BasisKind.LAWFUL), line.field
    assert readable(referral, jaya) > 0
