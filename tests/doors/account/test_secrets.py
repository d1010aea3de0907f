"""What opens doors: the device token, the invitation's token, the signing key. One story a cell of SECURITY's table."""

from datetime import timedelta
from pathlib import Path
from unittest import mock
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings as house
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from naung.config import installation
from naung.doors.desk.account.entering import DEVICE_COOKIE, DEVICE_SALT, device_token
from naung.doors.desk.account.session_store import SessionStore
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import (
    accept_invitation,
    end_membership,
    invite_officer,
    reopen_account,
    withdraw_invitation,
)
from naung.foundation.accounts.actions.invitations import INVITATION_LIFE
from naung.foundation.accounts.models import Device, Invitation, KeptForm, Membership, SignedInSession, User
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.accounts.queries.tries import keyed
from naung.foundation.accounts.rules import PASSWORD_DEVICE, at_the_door
from naung.foundation.errors import RuleBroken
from naung.foundation.vault.actions import keep_secret
from naung.foundation.vault.queries import open_secret
from tests.doors.account.signing import PASSWORD, Officer, _set_up_app, signed_in

SETUP = system_actor("setup")
FORM = "/petugas/undang"
TYPED = {"display_name": "Lestari", "username": "lestari", "role": "penyelia"}


def with_only(cookie: str, value: str) -> Client:
    """Another browser that carries nothing but one stolen cookie."""
    browser = Client(REMOTE_ADDR="203.0.113.66")
    browser.cookies[cookie] = value
    return browser


def device_of(browser: Client) -> str:
    return browser.cookies[DEVICE_COOKIE].value


def signed_as_device(text: str) -> str:
    """A device cookie as whoever has the signing key can make it."""
    answer = HttpResponse()
    answer.set_signed_cookie(DEVICE_COOKIE, text, salt=DEVICE_SALT)
    return answer.cookies[DEVICE_COOKIE].value


def invited(desk: UUID) -> str:
    return invite_officer(username="jaya", display_name="Jaya", desk=desk, role="petugas_kasus", by=SETUP)


def every_value() -> str:
    """All that stands in the tables, as a thief reads it."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [str(bytes(v) if isinstance(v, memoryview) else v) for row in cursor.fetchall() for v in row]
    return "\n".join(found)


# --- the device token


def test_the_device_token_is_held_by_her_browser_and_only_its_hash_by_the_house(sari: Officer) -> None:
    browser = signed_in("sari")
    request = RequestFactory().get("/")
    request.COOKIES[DEVICE_COOKIE] = device_of(browser)
    token = device_token(request)
    assert len(token) > 40
    assert token not in every_value()
    assert browser.cookies[DEVICE_COOKIE]["httponly"]


def test_the_device_token_opens_no_page(sari: Officer) -> None:
    thief = with_only(DEVICE_COOKIE, device_of(signed_in("sari")))
    assert thief.get("/akun/")["Location"].startswith("/masuk")
    assert thief.post("/masuk/kode", {"code": "000000"})["Location"].startswith("/masuk")


def test_a_lost_device_token_is_replaced_at_the_next_sign_in(sari: Officer) -> None:
    first, second = signed_in("sari"), None
    with mock.patch.object(timezone, "now", return_value=timezone.now() + timedelta(seconds=60)):
        second = signed_in("sari")
    assert device_of(first) != device_of(second)
    assert Device.objects.filter(user_id=sari.id).count() == 2


def test_a_stolen_device_token_is_slowed_by_itself_and_stops_neither_her_nor_reads_what_she_kept(
    ratna: Officer,
) -> None:
    hers = signed_in("ratna")
    thief = with_only(DEVICE_COOKIE, device_of(hers))
    assert thief.post(FORM, TYPED, headers={"Referer": "http://testserver" + FORM}).status_code == 302
    assert KeptForm.objects.get().user_id == ratna.id
    assert "Lestari" not in thief.get("/masuk").content.decode()
    answers = [
        thief.post("/masuk", {"username": "ratna", "password": f"tebakan ke {n}"}).status_code
        for n in range(PASSWORD_DEVICE.tries + 1)
    ]
    assert answers[-1] == 429
    with mock.patch.object(timezone, "now", return_value=timezone.now() + timedelta(seconds=60)):
        assert signed_in("ratna", Client(REMOTE_ADDR="198.51.100.7"))


def test_the_device_token_of_an_officer_who_left_or_died_keeps_and_opens_nothing(ratna: Officer) -> None:
    token = device_of(signed_in("ratna"))
    end_membership(membership=ratna.membership, by=SETUP)
    late = with_only(DEVICE_COOKIE, token)
    assert late.post(FORM, TYPED, headers={"Referer": "http://testserver" + FORM})["Location"].startswith("/masuk")
    assert not KeptForm.objects.exists()
    assert late.post("/masuk", {"username": "ratna", "password": PASSWORD}).status_code == 403


def test_an_account_opened_again_knows_no_old_device(sari: Officer) -> None:
    signed_in("sari")
    token = reopen_account(membership=sari.membership, by=SETUP)
    accept_invitation(token=token, password="meja kayu jati tua", by=at_the_door())
    assert not Device.objects.filter(user_id=sari.id).exists()


# --- the invitation's token


def test_the_invitation_is_held_by_the_invited_and_only_its_hash_by_the_house(desks: tuple[UUID, UUID]) -> None:
    assert invited(desks[0]) not in every_value()


def test_the_invitation_opens_one_account_at_one_desk_once(desks: tuple[UUID, UUID]) -> None:
    token = invited(desks[0])
    user = accept_invitation(token=token, password=PASSWORD, by=at_the_door())
    assert list(Membership.objects.filter(user_id=user).values_list("desk_id", "role")) == [(desks[0], "petugas_kasus")]
    with pytest.raises(RuleBroken):
        accept_invitation(token=token, password=PASSWORD, by=at_the_door())


def test_a_lost_invitation_is_withdrawn_and_made_anew(desks: tuple[UUID, UUID]) -> None:
    lost = invited(desks[0])
    withdraw_invitation(invitation=Invitation.objects.get(username="jaya").id, by=SETUP)
    fresh = invited(desks[0])
    with pytest.raises(RuleBroken):
        accept_invitation(token=lost, password=PASSWORD, by=at_the_door())
    assert accept_invitation(token=fresh, password=PASSWORD, by=at_the_door())


def test_a_stolen_invitation_shows_itself_as_spent_and_the_thief_is_put_out(desks: tuple[UUID, UUID]) -> None:
    token = invited(desks[0])
    thief = Client()
    thief.get(f"/akun/undangan/{token}")
    assert thief.post("/akun/undangan", {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    hers = Client()
    hers.get(f"/akun/undangan/{token}")
    assert hers.get("/akun/undangan").status_code == 404
    end_membership(membership=Membership.objects.get(user__username="jaya").id, by=SETUP)
    assert Client().post("/masuk", {"username": "jaya", "password": PASSWORD}).status_code == 403
    assert thief.get("/akun/pengaman/aplikasi").status_code != 200


def test_whoever_made_a_link_is_named_on_it_and_on_the_account_it_opened(sari: Officer, ratna: Officer) -> None:
    """A supervisor who used it first shows on the link that comes too late, and on the page of the account."""
    maker = actor_for_officer("ratna")
    token = reopen_account(membership=sari.membership, by=maker)
    first = Client()
    first.get(f"/akun/undangan/{token}")
    waiting = first.get("/akun/undangan").content.decode()
    assert maker.name in waiting.split("Tautan dibuat oleh")[1].split("</dd>")[0]
    accept_invitation(token=token, password=PASSWORD, by=at_the_door())
    late = first.get("/akun/undangan")
    assert late.status_code == 404
    spent = late.content.decode()
    assert maker.name in spent
    assert "Sudah dipakai" in spent
    assert "Bukan Anda yang memakainya?" in spent
    _set_up_app(sari.id, "Sari")
    mine = signed_in("sari", address="10.7.7.7").get("/akun/").content.decode()
    assert maker.name in mine.split("Akun dibuka dengan tautan dari")[1].split("</dd>")[0]
    operators = signed_in("ratna", address="10.8.8.8").get("/akun/").content.decode()
    assert "pengelola sistem" in operators.split("Akun dibuka dengan tautan dari")[1].split("</dd>")[0]


def test_a_link_that_was_withdrawn_says_so_and_nobody_is_said_to_have_used_it(desks: tuple[UUID, UUID]) -> None:
    token = invited(desks[0])
    withdraw_invitation(invitation=Invitation.objects.get(username="jaya").id, by=SETUP)
    browser = Client()
    browser.get(f"/akun/undangan/{token}")
    page = browser.get("/akun/undangan").content.decode()
    assert "Diakhiri sebelum dipakai" in page
    assert "Sudah dipakai" not in page
    stranger = Client()
    stranger.get("/akun/undangan/tidak-ada")
    assert "Tautan dibuat oleh" not in stranger.get("/akun/undangan").content.decode()


def test_a_waiting_link_of_an_officer_who_left_is_spent(sari: Officer) -> None:
    token = reopen_account(membership=sari.membership, by=SETUP)
    end_membership(membership=sari.membership, by=SETUP)
    with pytest.raises(RuleBroken):
        accept_invitation(token=token, password=PASSWORD, by=at_the_door())


def test_an_invitation_that_nobody_uses_ends_by_itself(desks: tuple[UUID, UUID]) -> None:
    token = invited(desks[0])
    later = timezone.now() + INVITATION_LIFE + timedelta(seconds=1)
    with mock.patch.object(timezone, "now", return_value=later), pytest.raises(RuleBroken):
        accept_invitation(token=token, password=PASSWORD, by=at_the_door())
    assert not User.objects.filter(username="jaya").exists()


# --- the signing key


def test_the_signing_key_lies_on_the_machine_closed_to_others_and_is_made_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAUNG_HOME", str(tmp_path))
    monkeypatch.delenv("NAUNG_KEY_FILE", raising=False)
    assert installation.signing_key() == ""
    installation.make_home()
    first, file = installation.signing_key(), tmp_path / "keys" / "signing.key"
    assert file.stat().st_mode & 0o777 == 0o400
    installation.make_home()
    assert installation.signing_key() == first
    file.unlink()
    installation.make_home()
    assert installation.signing_key() not in {"", first}


def test_the_signing_key_opens_what_sessions_remember_which_is_random_ids(sari: Officer) -> None:
    browser = signed_in("sari")
    row = Session.objects.order_by("-expire_date").first()
    assert row is not None
    held = SessionStore().decode(row.session_data)
    assert held["naung_session"] == browser.session["naung_session"]
    assert not {"sari", "Sari Melati", PASSWORD} & {str(value) for value in held.values()}


def test_a_lost_signing_key_costs_a_sign_in_and_nothing_sealed(sari: Officer) -> None:
    browser, secret = signed_in("sari"), keep_secret("proof", "rahasia")
    later = timezone.now() + timedelta(seconds=60)
    with override_settings(SECRET_KEY="cd" * 32):
        assert browser.get("/akun/")["Location"].startswith("/masuk")
        assert open_secret("proof", secret) == "rahasia"
        with mock.patch.object(timezone, "now", return_value=later):
            assert signed_in("sari", browser).get("/akun/").status_code == 200


def test_a_stolen_signing_key_signs_nobody_in(sari: Officer) -> None:
    browser = signed_in("sari")
    forged = SessionStore().encode({"naung_session": browser.session["naung_session"], "_auth_user_id": str(sari.id)})
    for name, value in (
        (house.SESSION_COOKIE_NAME, forged),
        (house.SESSION_COOKIE_NAME, str(SignedInSession.objects.get().id)),
        (DEVICE_COOKIE, signed_as_device(str(Device.objects.get().id))),
        (DEVICE_COOKIE, signed_as_device(bytes(Device.objects.get().token_hash).hex())),
    ):
        assert with_only(name, value).get("/akun/")["Location"].startswith("/masuk")


def test_after_a_new_signing_key_the_stolen_one_opens_nothing(sari: Officer) -> None:
    address = keyed("address", "10.1.1.1")
    with override_settings(SECRET_KEY="cd" * 32):
        assert keyed("address", "10.1.1.1") != address
        browser = signed_in("sari")
        row = Session.objects.order_by("-expire_date").first()
    assert row is not None
    assert SessionStore().decode(row.session_data) == {}
    assert browser.get("/akun/")["Location"].startswith("/masuk")


# --- and what is left behind by a sign-in


def test_no_table_holds_the_address_the_browser_or_the_cookie_of_a_sign_in(sari: Officer) -> None:
    browser = signed_in("sari")
    told = every_value()
    for word in ("10.1.1.1", "Mozilla", browser.cookies[house.SESSION_COOKIE_NAME].value):
        assert word not in told


def test_the_only_list_of_sessions_is_the_houses_own(sari: Officer) -> None:
    signed_in("sari")
    assert not apps.is_installed("allauth.usersessions")
    assert SignedInSession.objects.count() == 1
