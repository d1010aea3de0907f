"""From invitation to desk in a real browser, on a phone: every page looked at, a passkey under the strict content policy."""

import re
import time
from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import invite_officer
from naung.foundation.accounts.rules import code_at, step_at
from tests.doors.account.signing import PASSWORD, Officer, code_of
from tests.journeys.conftest import SignedIn
from tests.journeys.looking import check_in_english, check_page, watch_of

pytestmark = pytest.mark.django_db(transaction=True)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def invited(desk: UUID, page: Page) -> None:
    """Wati follows her link and sets a password."""
    token = invite_officer(
        username="wati", display_name="Wati", desk=desk, role="petugas_kasus", by=system_actor("setup")
    )
    page.goto(f"/akun/undangan/{token}")
    expect(page).to_have_url(re.compile("/akun/undangan$"))
    check_page(page, "account-invitation")
    page.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(PASSWORD)
    page.get_by_role("button", name="Terima undangan").click()
    expect(page.get_by_role("heading", name="Pasang aplikasi kode")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_wati_accepts_her_invitation_with_an_app(
    open_browser: Callable[..., BrowserContext],
    desk: UUID,
    script: bool,
) -> None:
    page = open_browser(width=360, script=script).new_page()
    if not script:
        token = invite_officer(
            username="wati", display_name="Wati", desk=desk, role="petugas_kasus", by=system_actor("setup")
        )
        page.goto(f"/akun/undangan/{token}")
        page.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
        page.get_by_label("Kata sandi baru, sekali lagi").fill(PASSWORD)
        page.get_by_role("button", name="Terima undangan").click()
    else:
        invited(desk, page)
        check_page(page, "account-set-up")
    secret = page.locator("code").first.inner_text().replace(" ", "")
    page.get_by_label("Kode yang tampil di aplikasi").fill(code_at(secret, step_at(time.time())))
    page.get_by_role("button", name="Pasang aplikasi kode").click()
    expect(page.get_by_text("Kode ini tidak akan ditampilkan lagi.")).to_be_visible()
    if script:
        check_page(page, "account-recovery-codes")
    page.get_by_role("link", name="Sudah saya simpan, lanjutkan").click()
    page.goto("/akun/")
    expect(page.get_by_role("heading", name="Akun saya")).to_be_visible()
    if script:
        check_page(page, "account-first")
        check_in_english(page)


def test_wati_comes_in_with_a_passkey_alone(
    open_browser: Callable[..., BrowserContext],
    desk: UUID,
) -> None:
    context = open_browser(width=360)
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    invited(desk, page)
    page.get_by_role("link", name="Pakai kunci sandi saja").click()
    check_page(page, "account-set-up-passkey")
    page.get_by_label("Nama kunci sandi").fill("ponsel saya")
    page.get_by_role("button", name="Pasang kunci sandi").click()
    expect(page.get_by_text("Kode ini tidak akan ditampilkan lagi.")).to_be_visible()
    page.goto("/akun/pengaman")
    expect(page.get_by_text("ponsel saya")).to_be_visible()
    check_page(page, "account-factors")
    page.goto("/akun/")
    page.locator("main").get_by_role("button", name="Keluar dari Naung").click()
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    page.wait_for_url("**/")
    page.goto("/akun/")
    expect(page.get_by_role("heading", name="Akun saya")).to_be_visible()


def test_sari_signs_in_by_hand_and_sees_her_account(
    open_browser: Callable[..., BrowserContext],
    sari: Officer,
) -> None:
    page = open_browser(width=360).new_page()
    watch_of(page).expect("403")
    page.goto("/akun/")
    check_page(page, "account-sign-in")
    page.get_by_label("Nama pengguna").fill("sari")
    page.get_by_label("Kata sandi").fill("salah sama sekali")
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_text("Nama pengguna atau kata sandi tidak cocok.")).to_be_visible()
    check_page(page, "account-sign-in-refused")
    page.get_by_label("Nama pengguna").fill("sari")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    check_page(page, "account-code")
    page.get_by_label("Kode").fill(code_of("sari"))
    page.get_by_role("button", name="Lanjut masuk").click()
    expect(page.get_by_role("heading", name="Akun saya")).to_be_visible()
    for path, name in (("", "me"), ("profil", "profile"), ("kata-sandi", "password"), ("sesi", "sessions")):
        page.goto(f"/akun/{path}")
        check_page(page, f"account-{name}")
    for path, name in (("meja", "place"), ("pastikan", "confirm"), ("pengaman/pemulihan", "recovery")):
        page.goto(f"/akun/{path}")
        check_page(page, f"account-{name}")


def test_the_supervisor_sees_her_officers(page_of: SignedIn, ratna: Officer, sari: Officer) -> None:
    page = page_of(ratna)
    page.goto("/petugas/undang")
    check_page(page, "account-invite")
    page.get_by_label("Nama petugas").fill("Jaya")
    page.get_by_label("Nama pengguna").fill("jaya")
    page.get_by_label("Peran").select_option("petugas_kasus")
    page.get_by_role("button", name="Buat undangan").click()
    expect(page.get_by_text("/akun/undangan/")).to_be_visible()
    check_page(page, "account-officers")
