"""Each page by its user, by Budi and by nobody; invitations and the officers of a desk."""

import re
from datetime import timedelta
from unittest import mock
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import invite_officer
from naung.foundation.accounts.models import Invitation, Membership, User
from naung.foundation.accounts.queries import officers_matching
from naung.foundation.accounts.rules import accused_tokens
from naung.foundation.vault.models import Kept
from tests.doors.account.signing import PASSWORD, Officer, signed_in

OWN_PAGES = {
    "/akun/": "Akun saya",
    "/akun/profil": "Profil",
    "/akun/nomor": "NIK dan nomor telepon saya",
    "/akun/kata-sandi": "Ganti kata sandi",
    "/akun/sesi": "Sesi Anda",
    "/akun/meja": "Anda bekerja untuk meja mana",
    "/akun/pengaman": "Pengaman kedua",
    "/akun/pengaman/aplikasi": "Pasang aplikasi kode",
    "/akun/pengaman/kunci-sandi": "Pasang kunci sandi",
    "/akun/pengaman/pemulihan": "Kode pemulihan",
    "/akun/pastikan": "Pastikan ini Anda",
}
HEAVIEST = 100_000  # bytes of a first load; the page alone must be far below


@pytest.mark.parametrize(("path", "heading"), OWN_PAGES.items())
def test_a_page_of_ones_own(sari: Officer, budi: Officer, path: str, heading: str) -> None:
    page = signed_in("sari").get(path)
    text = page.content.decode()
    assert page.status_code == 200
    assert heading in text
    assert len(page.content) < HEAVIEST
    assert "Sari Melati" not in signed_in("budi", address="10.9.9.9").get(path).content.decode()
    assert Client().get(path)["Location"].startswith("/masuk")


@pytest.mark.parametrize("path", ["/masuk", *OWN_PAGES])
def test_pages_hold_nothing_that_the_content_policy_forbids(sari: Officer, path: str) -> None:
    text = (Client() if path == "/masuk" else signed_in("sari")).get(path).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\s(style|on\w+)=", text)
    assert not re.search(r'(src|href)="(https?:)?//', text)


def test_the_officers_of_a_desk_are_for_those_who_invite(sari: Officer, ratna: Officer, budi: Officer) -> None:
    text = signed_in("ratna").get("/petugas/").content.decode()
    assert "Sari Melati" in text
    assert "Budi" not in text
    refused = signed_in("sari", address="10.2.2.2").get("/petugas/")
    assert refused.status_code == 403
    assert "Sari Melati" not in refused.content.decode().split("<main")[1]
    assert "Sari" not in signed_in("budi", address="10.9.9.9").get("/petugas/").content.decode()
    assert Client().get("/petugas/").status_code == 302


def test_the_supervisor_invites_and_the_link_is_shown_once(ratna: Officer) -> None:
    browser = signed_in("ratna")
    typed = {"display_name": "Jaya", "username": "jaya", "role": "petugas_kasus", "phone": "0811 222 3333"}
    assert browser.post("/petugas/undang", typed)["Location"] == "/petugas/"
    text = browser.get("/petugas/").content.decode()
    found = re.search(r"http://testserver(/akun/undangan/[\w-]+)", text)
    assert found is not None
    assert found.group(1) not in browser.get("/petugas/").content.decode()
    fresh = Client()
    fresh.get(found.group(1))
    page = fresh.get("/akun/undangan").content.decode()
    assert "Selamat datang, Jaya" in page
    assert "Ratna" in page.split("Tautan dibuat oleh")[1].split("</dd>")[0]
    weak = fresh.post("/akun/undangan", {"password": "jayajayajaya", "again": "jayajayajaya"})
    assert weak.status_code == 400
    differs = fresh.post("/akun/undangan", {"password": PASSWORD, "again": PASSWORD + "x"})
    assert "tidak sama" in differs.content.decode()
    assert fresh.post("/akun/undangan", {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    again = Client()
    again.get(found.group(1))
    assert again.get("/akun/undangan").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", "J"),
        ("username", "ada spasi"),
        ("username", "😀😀😀"),
        ("role", "raja"),
        ("display_name", ""),
        ("phone", "12"),
    ],
)
def test_a_wrong_field_of_an_invitation_is_said_beside_it_and_nothing_is_lost(
    ratna: Officer, field: str, value: str
) -> None:
    typed = {"display_name": "Jaya", "username": "jaya", "role": "petugas_kasus", "phone": ""}
    page = signed_in("ratna").post("/petugas/undang", {**typed, field: value})
    assert page.status_code == 400
    assert f"id_{field}_error" in page.content.decode()
    assert not Invitation.objects.filter(username="jaya").exists()


def test_an_invitation_is_spent_by_time_and_by_withdrawal(
    ratna: Officer, budi: Officer, desks: tuple[UUID, UUID]
) -> None:
    token = invite_officer(
        username="jaya", display_name="Jaya", desk=desks[0], role="petugas_kasus", by=system_actor("setup")
    )
    row = Invitation.objects.get(username="jaya")
    browser = Client()
    browser.get(f"/akun/undangan/{token}")
    with mock.patch.object(timezone, "now", return_value=row.expires_at + timedelta(seconds=1)):
        assert browser.get("/akun/undangan").status_code == 404
    assert signed_in("budi", address="10.9.9.9").post(f"/petugas/undangan/{row.id}/tarik").status_code == 404
    browser.get(f"/akun/undangan/{token}")
    assert browser.get("/akun/undangan").status_code == 200
    assert signed_in("ratna").post(f"/petugas/undangan/{row.id}/tarik").status_code == 302
    assert browser.post("/akun/undangan", {"password": PASSWORD, "again": PASSWORD}).status_code == 404
    assert not User.objects.filter(username="jaya").exists()


def test_a_lost_account_is_opened_again_and_nothing_old_opens_it(sari: Officer, ratna: Officer, budi: Officer) -> None:
    hers = signed_in("sari", address="10.2.2.2")
    path = f"/petugas/{sari.membership}/buka-lagi"
    assert signed_in("budi", address="10.9.9.9").post(path).status_code == 404
    boss = signed_in("ratna")
    assert boss.post(path).status_code == 302
    assert hers.get("/akun/").status_code == 200
    found = re.search(r"/akun/undangan/[\w-]+", boss.get("/petugas/").content.decode())
    assert found is not None
    fresh = Client()
    fresh.get(found.group())
    answer = fresh.post("/akun/undangan", {"password": "meja kayu jati tua", "again": "meja kayu jati tua"})
    assert answer["Location"] == "/akun/pengaman/aplikasi"
    assert hers.get("/akun/").status_code == 302
    assert Client().post("/masuk", {"username": "sari", "password": PASSWORD}).status_code == 403
    assert Kept.objects.filter(kind="second_factor").count() == 2 * 2  # Ratna's and Budi's
    assert Membership.objects.filter(user_id=sari.id).count() == 1


def test_the_supervisor_ends_a_place_but_not_her_own(sari: Officer, ratna: Officer, budi: Officer) -> None:
    hers, boss = signed_in("sari", address="10.2.2.2"), signed_in("ratna")
    assert signed_in("budi", address="10.9.9.9").post(f"/petugas/{sari.membership}/akhiri").status_code == 404
    assert boss.post(f"/petugas/{sari.membership}/akhiri").status_code == 302
    assert hers.get("/akun/").status_code == 302
    assert boss.post(f"/petugas/{ratna.membership}/akhiri").status_code == 409
    assert not User.objects.get(id=sari.id).is_active


def test_sari_changes_her_profile_and_stays_findable_for_reports_about_her(sari: Officer) -> None:
    browser = signed_in("sari")
    assert officers_matching(accused_tokens(["sari melati"])) == {sari.id}
    assert officers_matching(accused_tokens([], ["+62 812 3456 7890"])) == {sari.id}
    page = browser.get("/akun/profil").content.decode()
    version = re.search(r'name="[^"]*version" value="(\d+)"', page)
    assert version is not None
    typed = {
        "display_name": "Sari Anggraini",
        "phone": "0813 9999 8888",
        "email": "sari@kantor.example.id",
        "language": "en",
        "theme": "dark",
        re.search(r'name="([^"]*version)"', page).group(1): version.group(1),
    }
    answer = browser.post("/akun/profil", typed)
    assert answer["Location"] == "/akun/"
    assert answer.cookies["look"].value == "dark"
    assert officers_matching(accused_tokens(["Sari Melati"], ["081234567890"])) == set()
    assert officers_matching(accused_tokens(["ibu Anggraini, Sari"])) == {sari.id}
    assert User.objects.get(id=sari.id).phone_secret is not None
    stale = browser.post("/akun/profil", {**typed, "display_name": "Sari Lain"})
    assert stale.status_code == 409
    assert "Sari Anggraini" in stale.content.decode()
    assert "Sari Lain" in stale.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", ""),
        ("display_name", "a" * 121),
        ("email", "bukan"),
        ("phone", "abc"),
        ("theme", "pelangi"),
        ("display_name", "a\x00b"),
    ],
)
def test_a_wrong_field_of_the_profile_changes_nothing(sari: Officer, field: str, value: str) -> None:
    typed = {"display_name": "Sari", "phone": "", "email": "", "language": "id", "theme": "auto", "version": "1"}
    assert signed_in("sari").post("/akun/profil", {**typed, field: value}).status_code == 400
    assert User.objects.get(id=sari.id).display_name == "Sari Melati"


@pytest.mark.parametrize("path", ["/akun/undangan/" + "x" * 43, "/akun/undangan"])
def test_nobody_comes_in_with_a_guessed_link(db: None, path: str) -> None:
    browser = Client()
    browser.get(path)
    assert browser.get("/akun/undangan").status_code == 404
    assert browser.post("/akun/undangan", {"password": PASSWORD, "again": PASSWORD}).status_code == 404
