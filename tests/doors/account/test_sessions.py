"""Sessions: listed to their officer alone, ended at once, over by time; desk and purpose stand in them."""

from datetime import timedelta
from unittest import mock
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.utils import timezone

from naung.doors.desk.account.session_store import SessionStore
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import accept_invitation, end_membership, invite_officer
from naung.foundation.accounts.models import Membership, SignedInSession
from naung.foundation.accounts.queries import actor_of
from naung.foundation.accounts.rules import at_the_door
from naung.foundation.audit.models import Entry
from tests.doors.account.signing import PASSWORD, Officer, signed_in


def test_sari_sees_her_sessions_and_ends_one_at_once(sari: Officer) -> None:
    desk, phone = signed_in("sari", address="10.1.1.1"), None
    later = timezone.now() + timedelta(seconds=60)
    with mock.patch.object(timezone, "now", return_value=later):
        phone = signed_in("sari", address="10.2.2.2")
    text = desk.get("/akun/sesi").content.decode()
    assert text.count("Chrome, Android") == 2
    assert "10.1.1.1" in text
    assert "10.2.2.2" in text
    other = SignedInSession.objects.exclude(id=UUID(desk.session["naung_session"])).get()
    assert phone.get("/akun/").status_code == 200
    assert desk.post(f"/akun/sesi/{other.id}/akhiri").status_code == 302
    assert phone.get("/akun/")["Location"] == "/masuk?next=/akun/"
    assert desk.get("/akun/").status_code == 200
    assert "10.2.2.2" not in desk.get("/akun/sesi").content.decode()
    assert "diakhiri dari perangkat lain" in phone.get("/masuk").content.decode()


def test_nobody_ends_or_sees_another_officers_session(sari: Officer, budi: Officer) -> None:
    hers, his = signed_in("sari"), signed_in("budi", address="10.9.9.9")
    session = hers.session["naung_session"]
    assert his.post(f"/akun/sesi/{session}/akhiri").status_code == 404
    assert hers.get("/akun/").status_code == 200
    assert "10.1.1.1" not in his.get("/akun/sesi").content.decode()
    assert Client().post(f"/akun/sesi/{session}/akhiri")["Location"].startswith("/masuk")


def test_all_other_sessions_end_and_with_another_password_too(sari: Officer) -> None:
    first = signed_in("sari")
    moments = [timezone.now() + timedelta(seconds=60 * n) for n in (1, 2)]
    with mock.patch.object(timezone, "now", return_value=moments[0]):
        second = signed_in("sari", address="10.2.2.2")
        second.post("/akun/sesi/lain/akhiri")
        assert first.get("/akun/").status_code == 302
    with mock.patch.object(timezone, "now", return_value=moments[1]):
        third = signed_in("sari", address="10.3.3.3")
        fresh = {"old": PASSWORD, "password": "batu laut awan teduh", "again": "batu laut awan teduh"}
        assert second.post("/akun/kata-sandi", fresh)["Location"] == "/akun/"
        assert second.get("/akun/").status_code == 200
        assert third.get("/akun/").status_code == 302


def test_half_an_hour_of_rest_ends_a_session_and_use_keeps_it(sari: Officer) -> None:
    browser, start = signed_in("sari"), timezone.now()
    for minutes in (20, 40, 60):
        with mock.patch.object(timezone, "now", return_value=start + timedelta(minutes=minutes)):
            assert browser.get("/akun/").status_code == 200
    with mock.patch.object(timezone, "now", return_value=start + timedelta(minutes=91)):
        assert browser.get("/akun/").status_code == 302
        assert "lama tidak dipakai" in browser.get("/masuk").content.decode()
    assert SignedInSession.objects.get().end_reason == "idle"
    assert Entry.objects.filter(event="accounts.session_ended").count() == 1


def test_after_twelve_hours_every_session_ends(sari: Officer) -> None:
    browser, start = signed_in("sari"), timezone.now()
    for minutes in range(20, 720, 20):
        with mock.patch.object(timezone, "now", return_value=start + timedelta(minutes=minutes)):
            assert browser.get("/akun/").status_code == 200
    with mock.patch.object(timezone, "now", return_value=start + timedelta(minutes=721)):
        assert browser.get("/akun/").status_code == 302
    assert SignedInSession.objects.get().end_reason == "too_long"


def test_an_officer_who_leaves_is_out_at_once_and_stays_out(sari: Officer) -> None:
    browser = signed_in("sari")
    end_membership(membership=sari.membership, by=system_actor("setup"))
    assert browser.get("/akun/").status_code == 302
    assert Client().post("/masuk", {"username": "sari", "password": PASSWORD}).status_code == 403


def test_one_desk_is_chosen_at_once_with_the_roles_first_purpose(sari: Officer, desks: tuple[UUID, UUID]) -> None:
    request = RequestFactory().get("/")
    browser = signed_in("sari")
    request.session = browser.session
    from naung.foundation.accounts.queries import account_of

    request.user = account_of(sari.id)
    actor = actor_of(request)
    assert actor is not None
    assert (actor.id, actor.desk, actor.role, actor.purpose.value) == (sari.id, desks[0], "petugas_kasus", "casework")
    assert actor.session == browser.session["naung_session"]
    assert actor.name == "Sari Melati"


def test_with_two_desks_she_chooses_and_the_log_knows(sari: Officer, desks: tuple[UUID, UUID]) -> None:
    Membership.objects.create(user_id=sari.id, desk_id=desks[1], role="pengawas", since_at=timezone.now())
    browser = signed_in("sari")
    assert browser.get("/akun/").status_code == 302
    page = browser.get("/akun/meja").content.decode()
    assert "Meja Singkawang" in page
    assert "Meja Lain" in page
    place = Membership.objects.get(user_id=sari.id, desk_id=desks[1])
    assert browser.post("/akun/meja", {"place": f"{place.id}:casework"}).status_code == 400
    assert browser.post("/akun/meja", {"place": "x"}).status_code == 400
    chosen = browser.post("/akun/meja", {"place": f"{place.id}:oversight", "next": "/akun/"})
    assert chosen["Location"] == "/akun/"
    assert "Meja Lain" in browser.get("/akun/").content.decode()
    entry = Entry.objects.filter(event="accounts.desk_chosen").get()
    assert (entry.desk, entry.purpose, entry.role) == (desks[1], "oversight", "pengawas")
    assert entry.session == browser.session["naung_session"]


def test_nobody_chooses_another_officers_desk(sari: Officer, budi: Officer) -> None:
    browser = signed_in("budi")
    assert browser.post("/akun/meja", {"place": f"{sari.membership}:casework"}).status_code == 400
    assert Client().get("/akun/meja")["Location"] == "/masuk"


def test_a_browser_without_second_factor_gets_no_further_than_its_set_up(desks: tuple[UUID, UUID]) -> None:
    token = invite_officer(
        username="jaya", display_name="Jaya", desk=desks[0], role="petugas_kasus", by=system_actor("setup")
    )
    accept_invitation(token=token, password=PASSWORD, by=at_the_door())
    browser = Client()
    assert browser.post("/masuk", {"username": "jaya", "password": PASSWORD})["Location"] == "/akun/pengaman/aplikasi"
    for path in ("/akun/", "/akun/sesi", "/akun/pengaman", "/petugas/"):
        assert browser.get(path).status_code == 302
    assert browser.get("/masuk")["Location"] == "/akun/pengaman/aplikasi"
    assert browser.get("/akun/pengaman/pemulihan").status_code == 302


def test_the_stolen_table_of_sessions_signs_nobody_in_and_says_nothing(sari: Officer) -> None:
    browser = signed_in("sari")
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    row = Session.objects.filter(session_key=key)
    assert not row.exists()
    kept = Session.objects.order_by("-expire_date").first()
    assert kept is not None
    assert str(sari.id) not in kept.session_data
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept.session_key
    assert thief.get("/akun/").status_code == 302
    assert SessionStore(key).exists(key)
    assert SessionStore().decode("00") == {}


def test_a_cookie_from_before_sign_in_is_worthless_after(sari: Officer) -> None:
    browser = Client()
    browser.post("/masuk", {"username": "sari", "password": PASSWORD})
    before = browser.cookies[settings.SESSION_COOKIE_NAME].value
    browser.post("/masuk/kode", {"code": "000000"})
    signed_in("sari", browser)
    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = before
    assert other.get("/akun/").status_code == 302
