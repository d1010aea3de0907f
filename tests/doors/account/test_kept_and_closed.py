"""What waits to be filled in again is not shown on a closed screen, where anybody may be looking."""

from unittest import mock

import pytest
from django.utils import timezone

from naung.foundation.audit.models import Entry
from tests.doors.account.signing import Officer, signed_in
from tests.doors.account.test_keep_typed import FORM, ended, post

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
