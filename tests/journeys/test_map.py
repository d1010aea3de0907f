"""Sari looks up a village's code on the map, on her phone and without script."""

import pytest
from playwright.sync_api import expect

from naung.foundation.access.rules import system_actor
from naung.foundation.places.actions import load_places
from tests.doors.account.signing import Officer
from tests.journeys.conftest import SignedIn
from tests.journeys.looking import check_in_english, check_page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("script", [True, False])
def test_she_zooms_from_the_province_to_her_villages(page_of: SignedIn, sari: Officer, script: bool) -> None:
    load_places(by=system_actor("setup"))
    page = page_of(sari, script=script)
    page.goto("/wilayah/")
    expect(page.get_by_role("heading", name="Kalimantan Barat")).to_be_visible()
    if script:
        check_page(page, "map-province")
    page.locator("svg.peta a", has=page.locator("title", has_text="Kota Singkawang")).click()
    expect(page.get_by_role("heading", name="Kota Singkawang")).to_be_visible()
    if script:
        check_page(page, "map-regency")
    page.get_by_role("rowheader").get_by_role("link", name="Singkawang Barat").click()
    expect(page.get_by_role("rowheader", name="Pasiran")).to_be_visible()
    if script:
        check_page(page, "map-kecamatan")
        page.goto("/wilayah/61-12-02/")
        expect(page.get_by_role("rowheader", name="Padi Jaya")).to_contain_text("belum ada di peta")
        check_page(page, "map-undrawn")
        check_in_english(page)
