"""A session that ends loses nothing of what was typed, and shows it to nobody else."""

from datetime import timedelta
from pathlib import Path
from unittest import mock
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import drop_expired
from naung.foundation.accounts.models import KeptForm
from naung.foundation.accounts.rules import LONGEST_KEPT, MOST_KEPT
from naung.foundation.audit.models import Entry
from naung.foundation.vault.models import Kept
from tests.doors.account.signing import Officer, signed_in

FORM = "/petugas/undang"
TYPED = {
    "display_name": 'Lestari <b>"Wati"</b> 😀',
    "username": "lestari",
    "role": "penyelia",
    "phone": "0813 1111 2222",
}


def ended(username: str, address: str = "10.1.1.1") -> tuple[Client, float]:
    """A browser whose session ends by rest while a form stands open, and the moment after."""
    browser = signed_in(username, address=address)
    assert browser.get(FORM).status_code == 200
    return browser, timezone.now() + timedelta(minutes=31)


def post(browser: Client, path: str = FORM, data: dict[str, str] | None = None) -> object:
    return browser.post(path, data or TYPED, headers={"Referer": "http://testserver" + FORM})


def test_what_ratna_typed_waits_in_its_form_after_she_signed_in_again(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        answer = post(browser)
        assert answer["Location"] == "/masuk?next=%2Fpetugas%2Fundang"
        assert "Isian Anda disimpan satu jam" in browser.get(answer["Location"]).content.decode()
        signed_in("ratna", browser)
        page = browser.get(FORM).content.decode()
    assert "Isian Anda dikembalikan" in page
    assert 'value="Lestari &lt;b&gt;&quot;Wati&quot;&lt;/b&gt; 😀"' in page
    assert '<option value="penyelia" selected>' in page
    assert 'value="0813 1111 2222"' in page
    assert "accounts.kept_opened" in Entry.objects.values_list("event", flat=True)


def test_sent_after_all_it_is_forgotten(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
        signed_in("ratna", browser)
        assert browser.post(FORM, TYPED)["Location"] == "/petugas/"
        assert "Isian Anda dikembalikan" not in browser.get(FORM).content.decode()
    assert not KeptForm.objects.exists()
    assert not Kept.objects.filter(kind="kept_form").exists()


def test_it_can_be_thrown_away(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
        signed_in("ratna", browser)
        kept = KeptForm.objects.get()
        assert browser.post(f"/akun/isian/{kept.id}/buang")["Location"] == FORM
        assert "dikembalikan" not in browser.get(FORM).content.decode()
    assert not KeptForm.objects.exists()


def test_signing_in_without_going_back_shows_what_waits(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
        fresh = Client(REMOTE_ADDR="10.5.5.5")
        signed_in("ratna", fresh)
        assert FORM in fresh.get("/akun/isian").content.decode()
        assert "0813 1111 2222" in fresh.get(FORM).content.decode()


def test_another_officer_at_the_same_browser_never_sees_it(ratna: Officer, budi: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
        signed_in("budi", browser)
        page = browser.get(FORM).content.decode()
        kept = KeptForm.objects.get()
        browser.post(f"/akun/isian/{kept.id}/buang")
    assert "Lestari" not in page
    assert "dikembalikan" not in page
    assert KeptForm.objects.filter(id=kept.id).exists()


def test_after_an_hour_it_is_gone(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
    with mock.patch.object(timezone, "now", return_value=later + timedelta(minutes=61)):
        signed_in("ratna", browser)
        assert "0813 1111 2222" not in browser.get(FORM).content.decode()
        assert browser.get("/akun/isian").status_code == 302
        assert drop_expired(by=system_actor("tick")) == 1
        assert drop_expired(by=system_actor("tick")) == 0
    assert not Kept.objects.filter(kind="kept_form").exists()


def test_an_hour_that_ends_between_sign_in_and_page_is_an_hour(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
    with mock.patch.object(timezone, "now", return_value=later + timedelta(minutes=59)):
        signed_in("ratna", browser)
    with mock.patch.object(timezone, "now", return_value=later + timedelta(minutes=61)):
        assert "0813 1111 2222" not in browser.get(FORM).content.decode()


def test_nothing_of_it_is_written_in_plain(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
    if connection.vendor == "sqlite":
        whole = b"".join(connection.connection.serialize() for _ in range(1))
        assert b"0813 1111 2222" not in whole
        assert urlencode({"phone": "0813 1111 2222"}).encode() not in whole
    body = bytes(Kept.objects.get(kind="kept_form").body or b"")
    assert b"0813" not in body


def test_the_same_text_twice_is_kept_once_and_two_texts_twice(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        for typed in (TYPED, TYPED, {**TYPED, "username": "lain"}):
            post(browser, data=typed)
    assert KeptForm.objects.count() == 2


def test_too_much_is_not_kept_and_the_page_says_how_to_save_it(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        answer = post(browser, data={**TYPED, "display_name": "a" * LONGEST_KEPT})
        assert answer.status_code == 413
        assert "tombol kembali" in answer.content.decode()
        for n in range(MOST_KEPT):
            assert post(browser, data={**TYPED, "username": f"nama{n}"}).status_code == 302
        assert post(browser).status_code == 413
    assert KeptForm.objects.count() == MOST_KEPT


def test_a_browser_that_nobody_signed_in_with_keeps_nothing(ratna: Officer) -> None:
    stranger = Client()
    assert post(stranger)["Location"] == "/masuk?next=/petugas/undang"
    stranger.cookies["naung_account"] = "dibuat-sendiri:1:x"
    post(stranger)
    assert not KeptForm.objects.exists()


def test_a_forged_post_from_elsewhere_keeps_nothing(ratna: Officer) -> None:
    browser, later = ended("ratna")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    with mock.patch.object(timezone, "now", return_value=later):
        assert strict.post(FORM, TYPED).status_code == 403
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("path", ["/akun/kata-sandi", "/akun/pastikan"])
def test_passwords_are_never_kept(ratna: Officer, path: str) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        browser.post(path, {"password": "rahasia rahasia rahasia"})
    assert not KeptForm.objects.exists()


def test_no_log_or_file_of_the_installation_holds_the_text(ratna: Officer, settings: object, tmp_path: Path) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
    home = Path(settings.NAUNG_HOME)
    assert not [p for p in home.rglob("*") if p.is_file() and b"0813 1111 2222" in p.read_bytes()]
