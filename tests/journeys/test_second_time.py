"""Sari, on a phone, finds that she who sits before her was here before, says so, and reads what was promised then."""

from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect

from naung.casework.sameness.queries import cluster_of
from naung.foundation.accounts.queries import actor_for_officer
from tests.casework.recurrence.told import first_time, second_time
from tests.cast import load_some_places
from tests.doors.account.signing import enrol
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import press
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)


def test_sari_sees_that_this_is_the_second_time(page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    sari = enrol("sari", "Sari", desk, role="petugas_kasus")
    by = actor_for_officer("sari")
    first, second = first_time(by, "Soelastri Binti Oemar"), second_time(by, "Sulastri")
    page = page_of(sari, width=360, script=False)
    page.goto(f"/orang/{second.person}/")
    page.get_by_role("link", name="Apakah ia pernah tercatat di sini?").click()
    page.locator("#id_query").fill("sulastri")
    press(page, "Cari orang")
    page.get_by_role("link", name="Soelastri Binti Oemar").last.click()
    expect(page.get_by_text("Belum ada yang menilai")).to_be_visible()
    check_page(page, "sameness-pair")
    page.get_by_role("link", name="Nilai kedua catatan").click()
    page.locator("[name=verdict][value=sama]").check()
    page.locator("[name=why]").fill("Ia sendiri bercerita pernah ditolong di sini.")
    press(page, "Tanda tangani penilaian")
    expect(page.get_by_text("Ia sendiri bercerita")).to_be_visible()
    page.goto(f"/kasus/{second.case}/")
    expect(page.get_by_role("heading", name="Ini yang kedua kalinya")).to_be_visible()
    expect(page.get_by_text("1 layanan yang direncanakan")).to_be_visible()
    check_page(page, "recurrence-case")
    assert set(cluster_of(first.person, actor=by).persons) == {first.person, second.person}
