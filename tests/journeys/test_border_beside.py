"""Beside the border's day, as pictures and by axe: a list over two sheets, questions that are heard, the lot on paper."""

from unittest.mock import patch
from uuid import UUID

import pytest

from naung.casework.arrivals.actions import announce_batch, hold_list
from naung.casework.partners import actions
from naung.foundation.accounts.queries import actor_for_officer
from naung.methods.speech import NotMade
from tests.casework.arrivals.told import a_batch, arrival, batch_told, first
from tests.casework.partners.told import a_phone
from tests.doors.account.signing import Officer
from tests.doors.arrivals.test_sheets import PEOPLE, WOMEN, workbook
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.looking import check_page
from tests.journeys.test_border import bima, border

__all__ = ["bima", "border"]
pytestmark = pytest.mark.django_db(transaction=True)


def test_the_pages_beside_the_day_hold_what_a_page_of_the_house_promises(
    bima: Officer, border: UUID, page_of: SignedIn
) -> None:
    by = actor_for_officer(bima.username, desk=border)
    batch, announced = a_batch(by), announce_batch(told=batch_told(), by=by)
    first(arrival(batch, 4), "perkara", by=by)
    hold_list(
        batch_id=announced, content=workbook(("Laki-laki", (*PEOPLE, *WOMEN)), ("Perempuan", WOMEN)).read(), by=by
    )
    with patch.object(actions, "spoken", side_effect=NotMade):
        a_phone(by)
    page = page_of(bima)
    page.goto(f"/perbatasan/{announced}/daftar/")
    check_page(page, "border-list-sheets")
    page.goto(f"/perbatasan/orang/{arrival(batch, 4)}/penyaringan/")
    page.locator("details.hear summary").first.click()
    check_page(page, "border-short-heard")
    sound = page.locator("details.hear audio").first
    assert (
        sound.evaluate("async (a) => { a.load(); await new Promise((r) => (a.oncanplay = r)); return a.duration; }") > 1
    )
    page.goto("/mitra/")
    check_page(page, "partners-list-lots")
    page.locator(f"a[href='/mitra/undian/{batch}/']").click()
    check_page(page, "partners-lots-ask")
    press(page, "Buat daftarnya")
    check_page(page, "partners-lots")
    follow(page, "Kantor mitra")
