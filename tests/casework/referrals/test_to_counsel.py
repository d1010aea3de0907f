"""Counsel reads what the survivor agreed to; no duty of the law takes the place of her word."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from naung.casework.consent.actions import record_basis, withdraw_consent
from naung.casework.consent.rules.giving import ONLY_HER_CONSENT
from naung.casework.consent.vocabulary import BasisSigned, SharingPurpose, Whom
from naung.casework.referrals.actions import accept_referral
from naung.casework.referrals.models import Line, Referral
from naung.casework.referrals.queries import package_for
from naung.casework.referrals.vocabulary import Wanted
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NaungError, Problems
from tests.casework.referrals.conftest import B, C, agree, send
from tests.cast import TaskForce, in_a_while

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("article", ["penunjukan_penasihat", "tugas_uptd", "tugas_umum", "kepentingan_vital"])
def test_a_signed_duty_opens_nothing_at_counsels_desk_and_her_consent_does(
    article: str, sari: Actor, wanted: Wanted, force: TaskForce, member: Callable[[str], Actor]
) -> None:
    to, lestari = Whom(force.legal.id), member("lestari")
    signed = BasisSigned(article, SharingPurpose.LEGAL, to, frozenset({B, C}), "Ia perlu dibela.", in_a_while())
    for saves_life in (False, article == "kepentingan_vital"):
        with pytest.raises(Problems) as refused:
            record_basis(person_id=wanted.person, signed=replace(signed, saves_life=saves_life), by=sari)
        assert [each.message for each in refused.value.problems] == [ONLY_HER_CONSENT]
    with pytest.raises(NaungError):
        send(sari, wanted, force.legal.id)
    assert not Referral.objects.exists()

    consent = agree(sari, wanted.person, to, categories=(B, C))
    row = send(sari, wanted, force.legal.id)
    assert {str(line.basis) for line in Line.objects.all()} == {str(consent)}
    accept_referral(referral_id=row.id, version=row.version, by=lestari)
    assert "Andi Saputra" in str([line.value for line in package_for(row.id, actor=lestari)])
    withdraw_consent(consent_id=consent, by=sari)
    assert not [line for line in package_for(row.id, actor=lestari) if line.value is not None]
