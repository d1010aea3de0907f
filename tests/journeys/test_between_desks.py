"""Between desks, on a phone, in Indonesian: he agrees, Sari refers him, Jaya accepts, he takes it back, and it closes."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from tests.cast import TaskForce
from tests.doors.whole.between import FORM, LEGAL, SINGKAWANG, TYPED, Way, load_regions
from tests.journeys.desk_steps import follow, press
from tests.journeys.looking import check_page, watch_of

pytestmark = pytest.mark.django_db(transaction=True)
Opened = Callable[[str], Page]


@pytest.fixture
def way(transactional_db: None, force: TaskForce) -> Way:
    """A man out of a scam centre whom Sari has written down, with the officers whom he names."""
    load_regions()
    way = Way(force)
    for username in ("jaya", "gatot", "budi"):
        way.as_(username)
    way.write_down()
    return way


@pytest.fixture
def page_for(way: Way, open_browser: Callable[..., BrowserContext], address: str) -> Opened:
    """The page of one who is signed in."""

    def opened(username: str) -> Page:
        context = open_browser()
        for name, cookie in way.as_(username).cookies.items():
            if name in {settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}:
                context.add_cookies([{"name": name, "value": cookie.value, "url": address}])
        return context.new_page()

    return opened


def test_he_agrees_is_referred_and_takes_it_back(way: Way, page_for: Opened) -> None:
    sari = page_for("sari")
    he_agrees(sari, way)
    referral = she_refers(sari, way)
    jaya = page_for("jaya")
    the_police_accept(jaya, referral)
    sari.goto(referral)
    expect(sari.get_by_text("Diterima", exact=False).first).to_be_visible()
    check_page(sari, "referral-sent-accepted")
    he_takes_it_back(sari, way)
    jaya.goto(referral)
    expect(jaya.get_by_text("Tidak dibagikan lagi").first).to_be_visible()
    expect(jaya.get_by_text(TYPED["passport"])).to_have_count(0)
    check_page(jaya, "referral-narrowed")
    for username in ("budi", "gatot"):
        nothing_is_there(page_for(username), referral)


def he_agrees(page: Page, way: Way) -> None:
    """Sari explains and asks, for one purpose and one recipient."""
    page.goto(f"/orang/{way.person}/")
    check_page(page, "person-before-consent")
    follow(page, "Minta persetujuan")
    check_page(page, "consent-give")
    page.locator("[name=purpose]").select_option(LEGAL)
    page.locator("[name=recipient]").select_option(str(way.force.police.id))
    for category in "BCE":
        page.locator(f"[name=categories][value={category}]").check()
    page.locator("main select[name=language]").select_option("ind")
    page.locator("[name=manner][value=tanda_tangan]").check()
    page.locator("[name=words]").fill(TYPED["consent_words"])
    page.locator("main .button-primary").click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").count() == 0, page.locator("main").inner_text()[:600]
    check_page(page, "consent-ledger")


def she_refers(page: Page, way: Way) -> str:
    """From the case to the desk with the mandate, what would travel, and the seal; answers the referral's address."""
    page.goto(f"/rujukan/baru/{way.case}/{way.person}/")
    check_page(page, "referral-begin")
    page.locator("[name=purpose]").select_option(LEGAL)
    page.locator("[name=exploitation]").select_option(FORM)
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    check_page(page, "referral-offers")
    offer = page.locator(f"form:has(input[name=desk][value='{way.force.police.id}'])").first
    offer.get_by_role("button", name="Lihat yang akan dibagikan").click()
    page.wait_for_load_state()
    expect(page.get_by_text(TYPED["passport"])).to_be_visible()
    expect(page.get_by_text(TYPED["health"])).to_have_count(0)
    page.locator("[name=permintaan]").fill(TYPED["asked"])
    check_page(page, "referral-share")
    press(page, "Segel dan kirim rujukan")
    check_page(page, "referral-sent")
    return page.url


def the_police_accept(page: Page, referral: str) -> None:
    """Jaya finds it in today's work, sees no name before he accepts, and gets a file of his own."""
    page.goto("/")
    check_page(page, "worklist-police")
    page.goto(referral)
    expect(page.get_by_text(TYPED["name"])).to_have_count(0)
    check_page(page, "referral-received")
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    check_page(page, "case-from-referral")
    page.goto(referral)
    expect(page.get_by_text(TYPED["passport"])).to_be_visible()
    check_page(page, "referral-accepted")


def he_takes_it_back(page: Page, way: Way) -> None:
    """One purpose is taken back; it closes as the button is pressed."""
    page.goto(f"/persetujuan/orang/{way.person}/")
    page.locator("main a[href$='/tarik/']").first.click()
    page.wait_for_load_state()
    check_page(page, "consent-withdraw")
    page.locator("[name=reason]").fill(TYPED["withdrawal"])
    page.locator("main .button-primary, main .button-danger").first.click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").count() == 0, page.locator("main").inner_text()[:600]
    check_page(page, "consent-withdrawn")


def nothing_is_there(page: Page, referral: str) -> None:
    """A stranger, and an officer of that desk whom he names, find what anyone finds who guesses."""
    watch_of(page).expect("404")
    page.goto(referral)
    assert TYPED["name"] not in page.content()
    expect(page.locator("h1")).to_have_count(1)
    assert SINGKAWANG not in page.url
