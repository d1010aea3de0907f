"""A case worker asks Wulan how she is, on a phone without script; what she missed waits on the first page."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naung.casework.reintegration.queries import path_for
from naung.foundation.accounts.queries import actor_for_officer
from tests.casework.reintegration.conftest import Home, a_case, ago, returned
from tests.cast import load_some_places
from tests.doors.account.signing import enrol
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import press
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)


def fill_day(page: Page, name: str, on: date) -> None:
    for part, typed in zip(("day", "month", "year"), (on.day, on.month, on.year), strict=True):
        page.locator(f"[name={name}_{part}]").fill(str(typed))


def test_a_missed_follow_up_is_held_on_a_phone_and_the_change_is_read_item_by_item(
    page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any
) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    sari = enrol("sari", "Sari", desk, role="petugas_kasus")
    by = actor_for_officer("sari")
    home: Home = a_case(by)
    returned(home, by)
    page = page_of(sari, width=360, script=False)
    page.goto(f"/reintegrasi/{home.case}/{home.person}/keadaan-awal/")
    fill_day(page, "on", ago(50))
    page.get_by_label("Surat-surat").select_option("1")
    press(page, "Simpan")
    expect(page.get_by_text("terlewat").first).to_be_visible()
    check_page(page, "reintegration-show")
    page.get_by_role("link", name="Catat hasilnya").first.click()
    fill_day(page, "held_on", timezone.localdate() + timedelta(days=1))
    page.get_by_label("Bagaimana keadaannya?").fill("Sudah kerja di warung kakaknya.")
    for name, value in (("held", "telepon"), ("reached", "aman"), ("safety", "aman"), ("again", "tidak")):
        page.locator(f"[name={name}][value={value}]").check()
    page.get_by_label("Surat-surat").select_option("3")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Hari ini belum terjadi").first).to_be_visible()
    expect(page.get_by_label("Bagaimana keadaannya?")).to_have_value("Sudah kerja di warung kakaknya.")
    check_page(page, "reintegration-followup")
    fill_day(page, "held_on", timezone.localdate())
    press(page, "Simpan")
    expect(page.get_by_text("lebih baik")).to_be_visible()
    assert path_for(home.case, home.person, actor=by).follow_ups[0].answers == {"surat": 3}
    page.goto("/reintegrasi/")
    check_page(page, "reintegration-list")
    wide = page_of(sari, width=1280)
    wide.goto(f"/reintegrasi/{home.case}/{home.person}/")
    check_page(wide, "reintegration-show-wide")
