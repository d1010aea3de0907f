"""The analyst goes from the extract to a plan: flows and factors looked at, a plan written, proven, decided against with its
price, approved by the head, and printed; at phone width, without script.
"""

import re
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from naung.foundation.access.rules import system_actor
from naung.insight.extract.actions import make_extract
from naung.insight.targeting.actions import run_solution
from naung.insight.targeting.models import Version
from tests.doors.account.signing import enrol
from tests.insight.extract.grounds import Lived, lay_down
from tests.insight.targeting.told import load_singkawang, silent
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.looking import PICTURES, check_page

pytestmark = pytest.mark.django_db(transaction=True)


def fill(page: Page, **typed: str) -> None:
    """Type into boxes by their names."""
    for name, value in typed.items():
        page.locator(f"[name='{name}']").fill(value)


def assume_and_limit(page: Page) -> None:
    """Two activities with what the office assumes of them, and the city's staff days."""
    for name, price in (("Penyuluhan di kelurahan atau desa", "2.000.000"), ("Pelayanan akta", "3.000.000")):
        page.get_by_role("link", name=re.compile(f"Isi dan pakai.*{name}")).click()
        fill(page, price=price, days="2", low="5", high="20")
        press(page, "Simpan")
    follow(page, "Isi petugas dan bagian terkecil")
    fill(page, **{"days_61.72": "20"})
    press(page, "Simpan")


def solve() -> None:
    """What the worker does beside the server."""
    waiting = Version.objects.get(solved_at=None, asked_at__isnull=False)
    run_solution(subject=waiting.id, progress=silent, by=system_actor("work"))


def test_an_analyst_from_extract_to_plan_on_a_phone(
    page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any
) -> None:
    settings.NAUNG_HOME = tmp_path
    load_singkawang()
    lay_down(desk, [Lived(home="61.72.01", events=(("exploitation", "MY-13-32", "MY"),))] * 12)
    make_extract(by=system_actor("extract"))
    rina = page_of(enrol("rina", "Rina", desk, role="analis"), width=360, script=False)
    rina.goto("/alur/")
    expect(rina.get_by_role("heading", name="Alur: Kalimantan Barat")).to_be_visible()
    rina.goto("/pendorong/")
    expect(rina.get_by_role("heading", level=1)).to_be_visible()
    rina.goto("/pencegahan/")
    follow(rina, "Rencana baru")
    fill(rina, title="Pencegahan 2027", year="2027", budget="12.000.000", at_most="0")
    rina.get_by_label("Untuk wilayah mana?").select_option("61.72")
    rina.get_by_label("Kegiatan dipilih per apa?").select_option("kecamatan")
    rina.get_by_label("Bobot yang ditulis kantor sendiri untuk tiap tempat").check()
    rina.get_by_role("button", name="Simpan", exact=True).click()
    expect(rina.get_by_text("Tulis angka dari 1 sampai 6").first).to_be_visible()
    fill(rina, at_most="1")
    press(rina, "Simpan")
    assume_and_limit(rina)
    check_page(rina, "plan-draft")
    rina.get_by_role("button", name="Hitung rencana ini").click()
    expect(rina.get_by_text("Menunggu giliran")).to_be_visible()
    solve()
    follow(rina, "Lihat lagi kemajuannya")
    expect(rina.get_by_text("terbukti", exact=False).first).to_be_visible()
    check_page(rina, "plan-proven")
    rina.get_by_role("link", name=re.compile("^Keluarkan")).first.click()
    rina.get_by_label("Mengapa?").fill("Kecamatan ini sudah dilayani program lain")
    check_page(rina, "plan-decide")
    press(rina, "Simpan")
    rina.get_by_role("button", name="Hitung rencana ini").click()
    solve()
    follow(rina, "Lihat lagi kemajuannya")
    expect(rina.get_by_text("Tanpa putusan ini rencananya").first).to_be_visible()
    rina.get_by_role("link", name=re.compile("^bandingkan")).click()
    check_page(rina, "plan-compare")
    rina.go_back()
    head = page_of(enrol("hamdan", "Hamdan", desk, role="kepala"), width=360, script=False)
    head.goto(rina.url)
    follow(head, "Setujui versi ini")
    press(head, "Setujui versi ini")
    check_page(head, "plan-approved")
    head.get_by_role("link", name="Kota Singkawang").click()
    check_page(head, "plan-sheet")
    head.pdf(path=str(PICTURES / "plan-sheet.pdf"))
