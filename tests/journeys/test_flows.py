"""Rina, the analyst, reads the flows: from the province by clicks to a kota and a kecamatan, one role over all."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect

from naung.foundation.access.rules import system_actor
from naung.insight.extract.actions import make_extract
from tests.cast import load_some_places
from tests.doors.account.signing import enrol
from tests.insight.extract.grounds import Lived, lay_down
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import follow
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
UNOFFICIAL = (
    ("transit", "61.01.05", "ID"),
    ("crossing_unofficial", "61.01.09", "ID"),
    ("exploitation", "MY-13-32", "MY"),
)
OFFICIAL = (("crossing_official", "61.03.21", "ID"), ("exploitation", "", "TW"))


@pytest.fixture
def extract(desk: UUID, settings: Any, tmp_path: Path) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    lay_down(desk, [Lived(home="61.72.01", events=UNOFFICIAL)] * 24)
    lay_down(desk, [Lived(home="61.01.05", events=OFFICIAL, sex="L")] * 9)
    make_extract(by=system_actor("extract"))


def test_the_analyst_goes_from_the_province_to_a_kota_a_kecamatan_and_all_of_them(
    page_of: SignedIn, desk: UUID, extract: None
) -> None:
    page = page_of(enrol("rina", "Rina", desk, role="analis"))
    page.goto("/alur/")
    expect(page.get_by_role("heading", name="Alur: Kalimantan Barat")).to_be_visible()
    check_page(page, "flows")
    page.locator("svg.jalur").get_by_role("link", name="Kota Singkawang").click()
    expect(page.get_by_role("heading", name="Alur: Kota Singkawang")).to_be_visible()
    check_page(page, "flows-kota")
    page.locator("svg.peta").get_by_role("link", name="Singkawang Tengah").click()
    expect(page.get_by_role("heading", name="Alur: Singkawang Tengah")).to_be_visible()
    check_page(page, "flows-satu-kecamatan")
    page.get_by_role("navigation", name="Wilayah di atasnya").get_by_role("link", name="Kota Singkawang").click()
    follow(page, "Semua kecamatan: Asal")
    check_page(page, "flows-kecamatan")
