"""One desk, on a phone, in Indonesian: a report becomes a case, is screened, and is closed by two people."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.cast import load_some_places
from tests.doors.account.signing import Officer
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import (
    NAME,
    add_person,
    case_from_report,
    follow,
    press,
    propose_closing,
    screen,
    take_report,
    write_history,
)
from tests.journeys.looking import check_in_english, check_page, watch_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def some_places(desk: UUID) -> None:
    """Provinces, districts and Kalbar."""
    load_some_places()


def test_sari_takes_a_report_to_a_screened_case_and_ratna_closes_it(
    page_of: SignedIn, sari: Officer, ratna: Officer
) -> None:
    page = page_of(sari)
    page.goto("/")
    check_page(page, "worklist-empty")
    take_report(page)
    case = case_from_report(page)
    add_person(page, case)
    screen(page, write_history(page, case))
    propose_closing(page, case)
    the_author_may_withdraw_and_no_more(page)
    page.goto("/")
    check_page(page, "worklist")
    the_supervisor_approves(page_of(ratna), case)
    page.goto(case)
    expect(page.locator("main").get_by_role("link", name="Tulis catatan")).to_have_count(0)
    check_page(page, "case-closed")
    check_in_english(page)


def the_author_may_withdraw_and_no_more(page: Page) -> None:
    """Her own proposal offers her no approval, and one that she forges is refused."""
    follow(page, "Lihat atau tarik usul saya")
    check_page(page, "case-decide-own")
    expect(page.get_by_role("button", name="Setujui usul ini")).to_have_count(0)
    watch_of(page).expect("403")
    withdraw = page.get_by_role("button", name="Tarik usul ini")
    withdraw.evaluate("button => { button.value = 'disetujui' }")
    withdraw.click()
    page.wait_for_load_state()
    expect(page.get_by_text("Tidak, karena")).to_be_visible()
    check_page(page, "case-decide-refused")


def the_supervisor_approves(page: Page, case: str) -> None:
    """Ratna finds what waits for her, reads, approves; the log says so and names nobody of the case."""
    page.goto("/")
    check_page(page, "worklist-supervisor")
    page.goto(case)
    follow(page, "Putuskan usul ini")
    check_page(page, "case-decide")
    press(page, "Setujui usul ini")
    expect(page.get_by_text("Ditutup", exact=True).first).to_be_visible()
    follow(page, "Lihat siapa yang sudah membuka")
    expect(page.get_by_text("menyetujui usul itu")).to_be_visible()
    check_page(page, "log-of-case")
    page.goto("/catatan-akses/")
    check_page(page, "log")
    assert NAME.split()[0] not in page.locator("main").inner_text()
