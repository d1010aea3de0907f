"""Behind a closed screen nothing that was typed is lost, nothing is done with it, and nothing of it is shown."""

from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from naung.foundation.accounts.models import KeptForm, User
from naung.foundation.accounts.rules import LONGEST_KEPT
from naung.foundation.audit.models import Entry
from tests.doors.account.signing import PASSWORD, Officer, signed_in
from tests.doors.account.test_keep_typed import FORM, TYPED, ended, post

pytestmark = pytest.mark.django_db


def test_a_closed_screen_shows_nothing_of_what_was_kept(ratna: Officer) -> None:
    browser, later = ended("ratna")
    with mock.patch.object(timezone, "now", return_value=later):
        post(browser)
        signed_in("ratna", browser)
        browser.post("/layar/tutup")
        page = browser.get(FORM).content.decode()
    assert "Layar ditutup" in page
    for secret in ("Lestari", "0813 1111 2222"):
        assert secret not in page
    assert "accounts.kept_opened" not in Entry.objects.values_list("event", flat=True)


def behind_the_screen(username: str, data: dict[str, str] = TYPED) -> tuple[Client, Any]:
    """Her browser, and the answer to a form sent without script from a second tab while the first closed the screen."""
    browser = signed_in(username)
    assert browser.get(FORM).status_code == 200
    browser.post("/layar/tutup", {"next": "/petugas/"})
    return browser, browser.post(FORM, data, headers={"Referer": "http://testserver" + FORM})


def test_a_form_sent_behind_the_closed_screen_waits_sealed_and_comes_back_when_it_opens(ratna: Officer) -> None:
    browser, answer = behind_the_screen("ratna")
    assert answer.headers["Location"] == "/layar/tertutup"
    assert not User.objects.filter(username="lestari").exists()
    assert KeptForm.objects.count() == 1
    assert "Lestari" not in browser.get(answer.headers["Location"]).content.decode()
    opened = browser.post("/layar/buka", {"password": PASSWORD})
    assert opened.headers["Location"] == FORM
    page = browser.get(FORM).content.decode()
    assert "Isian Anda dikembalikan" in page
    assert 'value="0813 1111 2222"' in page
    assert browser.post(FORM, TYPED).headers["Location"] == "/petugas/"
    assert "Isian Anda dikembalikan" not in browser.get(FORM).content.decode()
    assert not KeptForm.objects.exists()


def test_the_same_form_sent_twice_behind_it_waits_once(ratna: Officer) -> None:
    browser, _ = behind_the_screen("ratna")
    browser.post(FORM, TYPED, headers={"Referer": "http://testserver" + FORM})
    assert KeptForm.objects.count() == 1
    assert len(browser.session["naung_kept"]) == 1


def test_a_password_and_a_small_choice_are_not_kept_behind_it(ratna: Officer) -> None:
    browser, _ = behind_the_screen("ratna", {"display_name": " "})
    browser.post("/akun/kata-sandi", {"password": "rahasia rahasia rahasia"})
    browser.post("/layar/tempat", {"words": "Singkawang"})
    browser.post("/layar/nama", {"names": "full"})
    assert not KeptForm.objects.exists()
    assert "Layar ditutup" in browser.get("/petugas/").content.decode()


def test_what_is_too_much_to_keep_is_told_without_a_word_about_her(ratna: Officer) -> None:
    _, answer = behind_the_screen("ratna", {**TYPED, "display_name": "x" * (LONGEST_KEPT + 1)})
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "Layar ditutup, dan isian ini terlalu banyak untuk disimpan" in page
    assert "Ratna" not in page
    assert not KeptForm.objects.exists()
