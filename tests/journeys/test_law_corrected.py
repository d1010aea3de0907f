"""Hesti corrects a number to call on her phone, without script and with; Wira reads it and signs."""

from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.doors.account.signing import enrol
from tests.foundation.law.corrections_told import REASON, SOURCE
from tests.journeys.conftest import SignedIn
from tests.journeys.looking import check_in_english, check_page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("script", [True, False])
def test_a_number_is_corrected_by_two(page_of: SignedIn, desk: UUID, script: bool) -> None:
    hesti = page_of(enrol("hesti", "Hesti", desk, role="petugas_hukum"), script=script)
    wira = page_of(enrol("wira", "Wira", desk, role="petugas_hukum"), script=script)
    hesti.goto("/hukum/pembetulan/")
    if script:
        check_page(hesti, "corrections-none")
    hesti.get_by_role("link", name="Betulkan satu aturan").click()
    if script:
        check_page(hesti, "corrections-choose")
    hesti.get_by_role("navigation", name="Tabel").get_by_role("link", name="Nomor bantuan").click()
    hesti.get_by_role("link", name="saluran TPPO kepolisian").click()
    hesti.locator("#id_number").fill("110")
    hesti.get_by_role("radio", name="V: saya membaca naskahnya sendiri").check()
    hesti.locator("#id_source").fill(SOURCE)
    hesti.locator("#id_reason").fill(REASON)
    if script:
        check_page(hesti, "corrections-propose")
    hesti.get_by_role("button", name="Usulkan pembetulan").click()
    expect(hesti.get_by_text("Usul disimpan")).to_be_visible()
    wira.goto("/hukum/pembetulan/")
    wira.get_by_role("link", name="saluran TPPO kepolisian").click()
    if script:
        check_page(wira, "corrections-sign")
    wira.get_by_role("button", name="Tandatangani pembetulan").click()
    expect(wira.get_by_text("Ditandatangani. Pembetulan ini berlaku")).to_be_visible()
    wira.goto("/hukum/nomor-bantuan/")
    expect(wira.get_by_role("cell", name="110")).to_be_visible()
    if script:
        check_page(wira, "hotlines")
        for address, name in (
            ("baru/clock/rehabilitasi/", "clock"),
            ("baru/mandate/dinsos-pengaduan-permensos/", "mandate"),
        ):
            hesti.goto(f"/hukum/pembetulan/{address}")
            check_page(hesti, f"corrections-propose-{name}")
        wira.goto("/hukum/pembetulan/")
        check_page(wira, "corrections-list")
        check_in_english(wira)
