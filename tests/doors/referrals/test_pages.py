"""Pages of referrals by their users, by strangers and by nobody: what each may see, and what it may do."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.consent.actions import withdraw_consent
from naung.casework.consent.vocabulary import SharingPurpose, Whom
from naung.casework.referrals.actions import accept_referral, run_clocks
from naung.casework.referrals.models import Gap, Referral, Signature
from naung.casework.referrals.vocabulary import State, Wanted
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from tests.casework.referrals.conftest import agree
from tests.cast import SINGKAWANG, TaskForce

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
OFFICE = "KJRI Kuching"


def posted(wanted: Wanted, **more: object) -> dict[str, object]:
    return {
        "purpose": wanted.purpose.value, "place": wanted.place, "exploitation": wanted.exploitation.value, **more,
    }  # type: ignore[attr-defined]  # fmt: skip  # the story's is an enumeration


def begin(wanted: Wanted) -> str:
    return reverse("referrals:begin", args=[wanted.case, wanted.person])


def share(wanted: Wanted) -> str:
    return reverse("referrals:share", args=[wanted.case, wanted.person])


def test_sari_looks_for_a_desk_sees_what_travels_and_sends_it(
    browser: Browser, wanted: Wanted, consent: UUID, force: TaskForce
) -> None:
    page = browser("sari")
    found = page.post(begin(wanted), {"purpose": "layanan_hukum", "exploitation": "dipaksa_melakukan_kejahatan"})
    text = found.content.decode()
    assert "Polres Singkawang" in text
    assert "LBH Singkawang" in text
    shown = page.post(share(wanted), posted(wanted, desk=force.police.id)).content.decode()
    assert "C7654321" in shown
    assert "persetujuan orang ini" in shown
    assert "Luka lama" not in shown
    answer = page.post(
        share(wanted),
        posted(wanted, desk=force.police.id, send="1", chosen=["nama", "permintaan"], permintaan="Mohon ditemui."),
    )
    row = Referral.objects.get()
    assert answer.status_code == 302
    assert {line.field for line in row.lines.all()} == {"nama", "permintaan"}
    mine = page.get(reverse("referrals:show", args=[row.id])).content.decode()
    assert "Dikirim, belum dijawab" in mine


def test_jaya_sees_no_name_before_he_accepts_and_gets_his_own_file(
    browser: Browser, sent: Referral, force: TaskForce
) -> None:
    page, address = browser("jaya"), reverse("referrals:show", args=[sent.id])
    before = page.get(address).content.decode()
    assert "Mohon diterima sebagai saksi korban." in before
    assert "Andi Saputra" not in before
    assert sent.number in page.get(reverse("referrals:list")).content.decode()
    assert sent.number in page.get("/").content.decode()
    answer = page.post(reverse("referrals:accept", args=[sent.id]), {"version": "1"})
    case = Case.objects.get(owner=force.police.id)
    assert answer.headers["Location"] == reverse("cases:show", args=[case.id])
    assert "Andi Saputra" in page.get(address).content.decode()


def test_what_was_withdrawn_is_gone_from_his_page_and_says_why(
    browser: Browser, sari: Actor, jaya: Actor, sent: Referral, consent: UUID
) -> None:
    accept_referral(referral_id=sent.id, version=1, by=jaya)
    withdraw_consent(consent_id=consent, by=sari)
    shown = browser("jaya").get(reverse("referrals:show", args=[sent.id])).content.decode()
    assert "C7654321" not in shown
    assert "Tidak dibagikan lagi" in shown


def test_asking_answering_declining_by_forms(browser: Browser, sent: Referral) -> None:
    jaya, sari = browser("jaya"), browser("sari")
    jaya.post(reverse("referrals:ask", args=[sent.id]), {"question": "kapan", "words": "Jumat?", "version": "1"})
    assert "Jumat?" in sari.get(reverse("referrals:answer", args=[sent.id])).content.decode()
    sari.post(reverse("referrals:answer", args=[sent.id]), {"words": "Bisa Jumat.", "version": "2"})
    assert "Bisa Jumat." in jaya.get(reverse("referrals:show", args=[sent.id])).content.decode()
    jaya.post(reverse("referrals:decline", args=[sent.id]), {"reason": "penuh", "words": "", "version": "3"})
    after = jaya.get(reverse("referrals:show", args=[sent.id])).content.decode()
    assert "Bisa Jumat." not in after
    assert "penuh" in sari.get(reverse("referrals:show", args=[sent.id])).content.decode()
    sari.post(reverse("referrals:note", args=[sent.id]), {"version": "4"})
    assert Referral.objects.get().noted_at is not None


def test_a_stale_page_changes_nothing(browser: Browser, sent: Referral) -> None:
    browser("sari").post(reverse("referrals:take_back", args=[sent.id]), {"version": "1"})
    answer = browser("jaya").post(reverse("referrals:accept", args=[sent.id]), {"version": "1"})
    assert answer.status_code == 409
    assert Referral.objects.get().state == State.TAKEN_BACK


def test_a_letter_carries_the_shareable_set_and_its_receipt_is_typed_in(
    browser: Browser, sari: Actor, wanted: Wanted
) -> None:
    agree(sari, wanted.person, Whom(outside=OFFICE), purpose=SharingPurpose.RETURN)
    page = browser("sari")
    fields = {
        "purpose": "pemulangan", "place": "MY-13", "exploitation": "", "agency_type": "perwakilan_ri", "outside": OFFICE,
    }  # fmt: skip
    shown = page.post(share(wanted), fields).content.decode()
    assert "C7654321" in shown
    page.post(share(wanted), {**fields, "send": "1", "chosen": ["nama", "paspor"], "reason": "Ia masih di Kuching."})
    row = Referral.objects.get()
    if row.state == State.TO_SIGN:
        browser("kartika").post(reverse("referrals:sign", args=[row.signature.id]), {"signed": "ya"})
    letter = page.get(reverse("referrals:letter", args=[row.id])).content.decode()
    for part in (row.number, OFFICE, "Andi Saputra", "C7654321", "Tanda terima", "RAHASIA", "Pasal 24"):
        assert part in letter
    assert "0812 3456 7002" not in letter
    today = timezone.localdate()
    row.refresh_from_db()
    told = {
        "number": "88/KJRI", "on_day": today.day, "on_month": today.month, "on_year": today.year, "on": today.isoformat(),
        "received_by": "Staf konsuler", "accepted": "ya", "version": row.version,
    }  # fmt: skip
    answer = page.post(reverse("referrals:receipt", args=[row.id]), told)
    row.refresh_from_db()
    assert (answer.status_code, row.state) == (302, State.ACCEPTED)
    assert "88/KJRI" in page.get(reverse("referrals:show", args=[row.id])).content.decode()


def test_where_nobody_may_act_the_coordinator_is_told_at_once_and_once(browser: Browser, wanted: Wanted) -> None:
    page = browser("sari")
    for _ in range(2):
        shown = page.post(
            begin(wanted), {"purpose": "pengaduan", "place": "MY-13", "place_code": "MY-13", "place_of": "MY-13"}
        )
        assert shown.status_code == 200
    if "Belum ada yang berwenang" in shown.content.decode():
        assert Gap.objects.count() == 1
        told = browser("kartika").get(reverse("referrals:coordinator")).content.decode()
        assert "Belum ada yang berwenang" in told
        assert "Andi" not in told


def test_outside_the_register_waits_for_a_signature_and_names_nobody(
    browser: Browser, sari: Actor, wanted: Wanted, force: TaskForce
) -> None:
    agree(sari, wanted.person, Whom(force.social.id))
    page = browser("sari")
    form = posted(wanted, desk=force.social.id, send="1", chosen=["nama"])
    assert "tanpa nama siapa pun" in page.post(share(wanted), form).content.decode()
    page.post(share(wanted), {**form, "reason": "Hanya dinas itu punya juru bahasa Khek."})
    row, asked = Referral.objects.get(), Signature.objects.get()
    assert row.state == State.TO_SIGN
    address = reverse("referrals:show", args=[row.id])
    assert browser("tio").get(address).status_code == 404
    assert row.number not in page.get("/").content.decode()
    Referral.objects.update(warn_at=row.sent_at)  # nobody has signed in time: its sender is told
    assert row.number in page.get("/").content.decode()
    coordinator = browser("kartika")
    told = coordinator.get(reverse("referrals:coordinator")).content.decode()
    assert "juru bahasa Khek" in told
    assert "Andi" not in told
    assert coordinator.get(address).status_code == 403
    coordinator.post(reverse("referrals:sign", args=[asked.id]), {"signed": "ya"})
    coordinator.post(reverse("referrals:sign", args=[asked.id]), {"signed": "tidak"})
    row.refresh_from_db()
    assert (row.state, row.off_register) == (State.SENT, True)
    assert browser("tio").get(address).status_code == 200


def test_time_runs_out_and_the_sender_hears_of_it(browser: Browser, sent: Referral) -> None:
    by = system_actor("tick")
    assert run_clocks(now=sent.warn_at, by=by) == 1
    assert run_clocks(now=sent.warn_at, by=by) == 0
    assert run_clocks(now=sent.expire_at, by=by) == 2
    assert run_clocks(now=sent.expire_at, by=by) == 0
    shown = browser("sari").get(reverse("referrals:show", args=[sent.id])).content.decode()
    assert "Kedaluwarsa tanpa jawaban" in shown


@pytest.mark.parametrize("who", ["budi", "lestari"])
def test_a_stranger_finds_nothing(browser: Browser, sent: Referral, who: str) -> None:
    page = browser(who)
    for name in ("show", "letter", "ask", "answer", "decline", "complete", "receipt"):
        assert page.get(reverse(f"referrals:{name}", args=[sent.id])).status_code == 404
    for name in ("accept", "take_back", "note"):
        assert page.post(reverse(f"referrals:{name}", args=[sent.id]), {"version": "1"}).status_code == 404
    assert page.get(reverse("referrals:begin", args=[sent.case, sent.person])).status_code == 404
    assert sent.number not in page.get(reverse("referrals:list")).content.decode()
    assert Referral.objects.get().state == State.SENT


def test_nobody_is_asked_to_sign_in(nobody: Client, sent: Referral) -> None:
    assert nobody.get(reverse("referrals:show", args=[sent.id])).status_code == 302
    assert nobody.get(reverse("referrals:coordinator")).status_code == 302
    assert SINGKAWANG
