"""Second factors: set up, used, removed, never the last; secrets sealed, recovery codes shown once."""

import html
import json
import re
import time
from datetime import timedelta
from unittest import mock
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import invite_officer
from naung.foundation.accounts.rules import code_at, step_at
from naung.foundation.audit.models import Entry
from naung.foundation.vault.models import Kept
from tests.doors.account.authenticator import Device
from tests.doors.account.signing import PASSWORD, Officer, code_of, signed_in

HERE = {"HTTP_HOST": "localhost"}


def options_on(page: str) -> dict[str, object]:
    found = re.search(r'data-options="([^"]+)"', page)
    assert found is not None
    options: dict[str, object] = json.loads(html.unescape(found.group(1)))
    return options


def secret_on(page: str) -> str:
    found = re.search(r"<code>([A-Z2-7 ]{20,})</code>", page)
    assert found is not None
    return found.group(1).replace(" ", "")


def hall(desk: UUID) -> Client:
    """A browser whose officer has accepted an invitation and has no second factor yet."""
    token = invite_officer(
        username="wati", display_name="Wati", desk=desk, role="petugas_kasus", by=system_actor("setup")
    )
    browser = Client(**HERE)
    assert browser.get(f"/akun/undangan/{token}")["Location"] == "/akun/undangan"
    assert "Meja Singkawang" in browser.get("/akun/undangan").content.decode()
    answer = browser.post("/akun/undangan", {"password": PASSWORD, "again": PASSWORD})
    assert answer["Location"] == "/akun/pengaman/aplikasi"
    return browser


def test_from_invitation_to_desk_with_an_app(desks: tuple[UUID, UUID]) -> None:
    browser = hall(desks[0])
    page = browser.get("/akun/pengaman/aplikasi").content.decode()
    secret = secret_on(page)
    assert "<svg" in page
    assert "style=" not in page
    assert "data:" not in page
    wrong = browser.post("/akun/pengaman/aplikasi", {"code": "000000"})
    assert wrong.status_code == 400
    assert secret_on(wrong.content.decode()) == secret
    code = code_at(secret, step_at(time.time()))
    assert browser.post("/akun/pengaman/aplikasi", {"code": code})["Location"] == "/akun/pengaman/pemulihan"
    shown = browser.get("/akun/pengaman/pemulihan").content.decode()
    assert len(re.findall(r"<code>\d{4}-\d{4}</code>", shown)) == 10
    assert not re.findall(r"\d{4}-\d{4}", browser.get("/akun/pengaman/pemulihan").content.decode())
    assert browser.get("/akun/").status_code == 200
    events = set(Entry.objects.values_list("event", flat=True))
    assert {"accounts.joined", "accounts.code_set_up", "accounts.recovery_codes_shown", "accounts.signed_in"} <= events


def test_from_invitation_to_desk_with_a_passkey_and_in_again_without_password(desks: tuple[UUID, UUID]) -> None:
    browser, device = hall(desks[0]), Device()
    page = browser.get("/akun/pengaman/kunci-sandi").content.decode()
    made = device.make(options_on(page))
    answer = browser.post("/akun/pengaman/kunci-sandi", {"name": "ponsel", "credential": json.dumps(made)})
    assert answer["Location"] == "/akun/pengaman/pemulihan"
    assert browser.get("/akun/").status_code == 200
    fresh = Client(**HERE)
    used = device.use(fresh.get("/masuk/kunci-sandi").json())
    assert fresh.post("/masuk/kunci-sandi", {"credential": json.dumps(used), "next": "/akun/"})["Location"] == "/akun/"
    assert fresh.get("/akun/").status_code == 200
    replayed = Client(**HERE)
    replayed.get("/masuk/kunci-sandi")
    assert replayed.post("/masuk/kunci-sandi", {"credential": json.dumps(used)}).status_code == 403


def test_a_passkey_works_while_an_attacker_hammers_from_her_own_address(desks: tuple[UUID, UUID]) -> None:
    browser, device = hall(desks[0]), Device()
    made = device.make(options_on(browser.get("/akun/pengaman/kunci-sandi").content.decode()))
    browser.post("/akun/pengaman/kunci-sandi", {"credential": json.dumps(made)})
    for n in range(50):
        Client(**HERE).post("/masuk", {"username": "wati", "password": f"tebakan {n}"})
    fresh = Client(**HERE)
    assert fresh.post("/masuk", {"username": "wati", "password": PASSWORD}).status_code == 429
    used = device.use(fresh.get("/masuk/kunci-sandi").json())
    assert fresh.post("/masuk/kunci-sandi", {"credential": json.dumps(used)}).status_code == 302


FOREIGN = {
    "made for another page": Device(origin="https://jahat.example"),
    "made for another host": Device(host="lain"),
    "without finger, face or PIN": Device(verified=False),
}


@pytest.mark.parametrize("why", FOREIGN)
def test_a_passkey_that_is_not_of_this_house_is_refused(desks: tuple[UUID, UUID], why: str) -> None:
    browser = hall(desks[0])
    made = FOREIGN[why].make(options_on(browser.get("/akun/pengaman/kunci-sandi").content.decode()))
    assert browser.post("/akun/pengaman/kunci-sandi", {"credential": json.dumps(made)}).status_code == 400
    assert not Authenticator.objects.exists()
    assert browser.get("/akun/").status_code == 302


def test_a_passkey_as_the_second_step(sari: Officer) -> None:
    browser, device = signed_in("sari", Client(**HERE)), Device()
    made = device.make(options_on(browser.get("/akun/pengaman/kunci-sandi").content.decode()))
    assert browser.post("/akun/pengaman/kunci-sandi", {"credential": json.dumps(made)}).status_code == 302
    fresh = Client(**HERE)
    fresh.post("/masuk", {"username": "sari", "password": PASSWORD})
    page = fresh.get("/masuk/kode").content.decode()
    assert fresh.post("/masuk/kode", {"credential": "{}"}).status_code == 403
    page = fresh.get("/masuk/kode").content.decode()
    used = device.use(options_on(page))
    assert fresh.post("/masuk/kode", {"credential": json.dumps(used)})["Location"] == "/"


def test_the_last_factor_stays(sari: Officer) -> None:
    browser = signed_in("sari")
    app = Authenticator.objects.get(type="totp")
    assert browser.post(f"/akun/pengaman/{app.pk}/lepas").status_code == 409
    assert Authenticator.objects.filter(pk=app.pk).exists()


def test_with_a_second_one_the_first_can_go_with_its_secret(sari: Officer) -> None:
    browser, device = signed_in("sari", Client(**HERE)), Device()
    made = device.make(options_on(browser.get("/akun/pengaman/kunci-sandi").content.decode()))
    browser.post("/akun/pengaman/kunci-sandi", {"credential": json.dumps(made)})
    app = Authenticator.objects.get(type="totp")
    secret = app.data["secret"]
    assert browser.post(f"/akun/pengaman/{app.pk}/lepas")["Location"] == "/akun/pengaman"
    assert not Authenticator.objects.filter(type="totp").exists()
    assert not Kept.objects.filter(id=secret).exists()


def test_nobody_removes_another_officers_factor(sari: Officer, budi: Officer) -> None:
    app = Authenticator.objects.get(type="totp", user_id=sari.id)
    assert signed_in("budi").post(f"/akun/pengaman/{app.pk}/lepas").status_code == 404
    assert Client().post(f"/akun/pengaman/{app.pk}/lepas").status_code == 302
    assert Authenticator.objects.filter(pk=app.pk).exists()


def test_what_guards_the_account_asks_her_password_again_after_ten_minutes(sari: Officer) -> None:
    browser = signed_in("sari")
    later = time.time() + 11 * 60
    with mock.patch.object(time, "time", return_value=later):
        for path in ("/akun/pengaman/aplikasi", "/akun/pengaman/kunci-sandi", "/akun/pengaman/pemulihan"):
            assert browser.get(path)["Location"].startswith("/akun/pastikan")
        assert browser.post("/akun/pengaman/pemulihan")["Location"].startswith("/akun/pastikan")
        assert browser.post("/akun/pastikan", {"password": "bukan ini sama sekali"}).status_code == 403
        back = browser.post("/akun/pastikan", {"password": PASSWORD, "next": "/akun/pengaman/pemulihan"})
        assert back["Location"] == "/akun/pengaman/pemulihan"
        assert browser.get("/akun/pengaman/pemulihan").status_code == 200


def test_new_recovery_codes_end_the_old_ones(sari: Officer) -> None:
    browser = signed_in("sari")
    assert browser.post("/akun/pengaman/pemulihan").status_code == 302
    new = re.findall(r"<code>(\d{4}-\d{4})</code>", browser.get("/akun/pengaman/pemulihan").content.decode())
    assert len(new) == 10
    for code, expected in ((sari.recovery[1], 403), (new[0], 302)):
        fresh = Client()
        fresh.post("/masuk", {"username": "sari", "password": PASSWORD})
        assert fresh.post("/masuk/kode", {"code": code}).status_code == expected


def test_secrets_of_factors_lie_in_the_vault_only(sari: Officer) -> None:
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert "JBSWY" not in stored
    assert not any(code in stored for code in sari.recovery)
    assert Kept.objects.filter(kind="second_factor").count() == 2


def test_a_code_just_spent_gives_the_demonstration_the_next_one(sari: Officer) -> None:
    first = code_of("sari")
    browser = Client()
    browser.post("/masuk", {"username": "sari", "password": PASSWORD})
    browser.post("/masuk/kode", {"code": first})
    assert code_of("sari") != first
    later = timezone.now() + timedelta(seconds=30)
    with mock.patch.object(timezone, "now", return_value=later):
        assert signed_in("sari", Client(REMOTE_ADDR="10.8.8.8"))
