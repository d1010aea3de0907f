"""The same desk where no script runs: every step that a report needs on its way, and a search that leaves no trace."""

from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.cast import load_some_places
from tests.doors.account.signing import Officer
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import (
    NAME,
    add_person,
    case_from_report,
    follow,
    pass_by,
    press,
    propose_closing,
    screen,
    take_report,
    write_history,
)
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def some_places(desk: UUID) -> None:
    """Provinces, districts and Kalbar."""
    load_some_places()


def test_everything_works_without_script(page_of: SignedIn, sari: Officer, ratna: Officer) -> None:
    page = page_of(sari, script=False)
    page.goto("/")
    check_page(page, "plain-worklist")
    take_report(page, pass_by)
    case = case_from_report(page, pass_by)
    add_person(page, case, pass_by)
    check_page(page, "plain-case")
    history = write_history(page, case, pass_by)
    check_page(page, "plain-history")
    screen(page, history, pass_by)
    check_page(page, "plain-result")
    page.goto(case)
    follow(page, "Tulis catatan")
    page.get_by_label("Catatan").fill("Menelepon kembali besok pagi.")
    press(page, "Simpan catatan")
    expect(page.get_by_text("Menelepon kembali besok pagi.")).to_be_visible()
    page.goto("/cari/")
    page.locator("main input[name=query]").fill("Rahmad")
    press(page, "Cari di meja ini")
    expect(page.locator("main").get_by_role("link", name=NAME, exact=True)).to_be_visible()
    assert page.url.endswith("/cari/"), "a search leaves no words in the address"
    check_page(page, "plain-search")
    propose_closing(page, case, pass_by)
    supervisor = page_of(ratna, script=False)
    supervisor.goto(case)
    follow(supervisor, "Putuskan usul ini")
    press(supervisor, "Setujui usul ini")
    expect(supervisor.get_by_text("Ditutup", exact=True).first).to_be_visible()
    check_page(supervisor, "plain-closed")
