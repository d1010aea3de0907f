"""A referral to an office outside as a file of HTCDS: only what stands, only for who may send, each time with an entry."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.consent.actions import withdraw_consent
from naung.casework.consent.vocabulary import SharingPurpose, Whom
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import ReferralEvent, State, Wanted
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.methods.sheets import read
from tests.casework.referrals.conftest import agree

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
OFFICE = "KJRI Kuching"


@pytest.fixture
def paper(browser: Browser, sari: Actor, wanted: Wanted) -> tuple[Referral, UUID]:
    """A referral to the consulate, and the consent on which it rests."""
    consent = agree(sari, wanted.person, Whom(outside=OFFICE), purpose=SharingPurpose.RETURN)
    share = reverse("referrals:share", args=[wanted.case, wanted.person])
    told = {
        "purpose": "pemulangan", "place": "MY-13", "exploitation": "", "agency_type": "perwakilan_ri", "outside": OFFICE,
        "send": "1", "chosen": ["nama", "paspor", "permintaan"], "permintaan": "Mohon ditemui.", "reason": "Ia masih di Kuching.",
    }  # fmt: skip
    browser("sari").post(share, told)
    row = Referral.objects.get()
    if row.state == State.TO_SIGN:
        browser("kartika").post(reverse("referrals:sign", args=[row.signature.id]), {"signed": "ya"})
        row.refresh_from_db()
    return row, consent


def at(row: Referral, form: str = "") -> str:
    return reverse("referrals:htcds_take", args=[row.id, form]) if form else reverse("referrals:htcds", args=[row.id])


def entries(event: ReferralEvent) -> int:
    return Entry.objects.filter(event=event.value).count()


def test_the_file_holds_what_the_office_may_have_and_the_page_says_what_is_lost(
    browser: Browser, paper: tuple[Referral, UUID]
) -> None:
    page, row = browser("sari"), paper[0]
    assert at(row) in page.get(reverse("referrals:show", args=[row.id])).content.decode()
    assert at(row) in page.get(reverse("cases:show", args=[row.case])).content.decode()
    shown = page.get(at(row)).content.decode()
    for part in ("Andi Saputra", "HTCDS by IOM", OFFICE, "Yang tidak sampai", "x_permintaan", "Mohon ditemui."):
        assert part in shown
    assert (entries(ReferralEvent.HTCDS_OPENED), entries(ReferralEvent.HTCDS_TAKEN)) == (1, 0)
    for form in ("excel", "csv"):
        answer = page.get(at(row, form))
        assert row.number in answer["Content-Disposition"]
        assert "Andi" not in answer["Content-Disposition"]
        (found,) = read_htcds(read(answer.content), version="2.0").rows
        assert found.record.values["prs_FirstName"] == "Andi Saputra"
        assert found.record.values["prs_IdentityNumber"] == "C7654321"
        assert found.record.values["con_Consent"] is True
        assert found.record.extra["x_referral_number"] == row.number
        assert b"0812 3456 7002" not in answer.content
    assert entries(ReferralEvent.HTCDS_TAKEN) == 2
    assert page.get(at(row, "pdf")).status_code == 404


def test_what_was_taken_back_is_in_no_file(browser: Browser, sari: Actor, paper: tuple[Referral, UUID]) -> None:
    row, consent = paper
    page = browser("sari")
    withdraw_consent(consent_id=consent, by=sari)
    assert "Andi Saputra" not in page.get(at(row)).content.decode()
    (found,) = read_htcds(read(page.get(at(row, "csv")).content), version="2.0").rows
    assert "prs_FirstName" not in found.record.values
    assert "con_Consent" not in found.record.values


def test_a_desk_that_has_an_account_gets_no_file_and_a_stranger_nothing(
    browser: Browser, sent: Referral, nobody: Client
) -> None:
    for who in ("sari", "jaya", "budi", "lestari"):  # to a desk of the register it goes by the referral itself
        for where in (at(sent), at(sent, "excel")):
            assert browser(who).get(where).status_code == 404
    assert at(sent) not in browser("sari").get(reverse("referrals:show", args=[sent.id])).content.decode()
    assert nobody.get(at(sent)).status_code == 302
