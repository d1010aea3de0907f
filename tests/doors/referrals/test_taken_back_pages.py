"""She takes her consent back at the desk that received something on it: the page of it, and what the sender sees then."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.consent.models import Consent
from naung.casework.consent.vocabulary import Kind
from naung.casework.referrals.actions import accept_referral
from naung.casework.referrals.models import Referral
from naung.doors.schedule import notices
from naung.foundation.access.vocabulary import Actor
from naung.foundation.messaging.actions import keep_address
from naung.foundation.messaging.models import Notice
from naung.foundation.messaging.vocabulary import NoticeKind
from naung.foundation.people.actions import add_name
from naung.foundation.people.vocabulary import NameKind

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
SAID = "Ia menarik persetujuannya di sini"


@pytest.fixture
def where(sent: Referral, consent: UUID, jaya: Actor) -> str:
    """The address of it at the police, who accepted."""
    accept_referral(referral_id=sent.id, version=sent.version, by=jaya)
    return f"/rujukan/{sent.id}/ditarik/{consent}/"


def test_the_officer_who_hears_it_closes_it_and_answers(
    where: str, sent: Referral, consent: UUID, browser: Browser
) -> None:
    his = browser("jaya")
    page = his.get(f"/rujukan/{sent.id}/").content.decode()
    assert where in page
    assert "Andi Saputra" in page
    confirm = his.get(where).content.decode()
    assert SAID in confirm
    assert "Andi" not in confirm
    assert Consent.objects.filter(kind=Kind.WITHDRAWN).count() == 0  # looking closes nothing
    answer = his.post(where)
    row = Consent.objects.get(kind=Kind.WITHDRAWN)
    assert answer["Location"] == f"/persetujuan/ditutup/{row.id}/"
    assert his.get(answer["Location"]).status_code == 200
    page = his.get(f"/rujukan/{sent.id}/").content.decode()
    assert "Andi Saputra" not in page
    assert where not in page
    assert his.post(where).status_code == 404  # nothing is held on it any more
    ledger = browser("sari").get(f"/persetujuan/orang/{sent.person}/").content.decode()
    assert "Ia menyampaikannya di Polres Singkawang, Meja layanan." in ledger
    assert "Persetujuan ditarik" in ledger


@pytest.mark.parametrize("username", ["sari", "lestari", "budi", "hamdan", "siti"])
def test_nobody_else_gets_there(where: str, browser: Browser, username: str) -> None:
    his = browser(username)
    for answer in (his.get(where), his.post(where)):
        assert answer.status_code in {403, 404}
    assert not Consent.objects.filter(kind=Kind.WITHDRAWN).exists()


def test_nobody_signed_in_is_asked_to_sign_in(where: str) -> None:
    assert "/masuk" in Client().get(where)["Location"]


def test_a_consent_of_another_referral_answers_like_none(where: str, sent: Referral, browser: Browser) -> None:
    his = browser("jaya")
    assert his.get(f"/rujukan/{sent.id}/ditarik/{uuid4()}/").status_code == 404
    assert his.get(f"/rujukan/{uuid4()}/ditarik/{where.split('/')[4]}/").status_code == 404


def test_the_owners_desk_is_told_by_an_empty_letter_and_who_is_named_is_not(
    where: str, sent: Referral, browser: Browser, member: Callable[[str], Actor], sari: Actor, jaya: Actor
) -> None:
    ratna = member("ratna")
    for who in (sari, ratna, jaya, member("hamdan"), member("lestari")):
        keep_address(address="petugas@kantor.test", by=who)
    notices.queue_from_log(timezone.now())
    Notice.objects.all().delete()
    add_name(person_id=sent.person, kind=NameKind.ALIAS, text="Ratna", by=sari)
    browser("jaya").post(where)
    notices.queue_from_log(timezone.now())
    told = set(Notice.objects.values_list("officer", "kind"))
    assert told == {(sari.id, NoticeKind.CONSENT.value)}
    assert notices.queue_from_log(timezone.now()) == 0
