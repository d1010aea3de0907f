"""Bima and Ilham at the crossing with a tablet each: the office as a process, the list of a bus, what a thumb does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from naung.casework.arrivals.vocabulary import RowTold
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.vocabulary import Sex
from tests.casework.arrivals.told import a_batch, row
from tests.doors.account.signing import Officer, enrol, signed_in
from tests.doors.heard import spoken_questions
from tests.journeys.field_phone import Office, Phone, free_port
from tests.journeys.looking import check_page
from tests.journeys.thief import files_under, search

PASSPHRASE = "tikar lumbung senja kelapa rotan"
ADDED = "Wening Purnamasidi Rekaan"
# Whole names, of which a tablet holds the first word and a letter only.
NAMES = ("Ujang Saputrawangsa", "Dayang Nurhayatisari", "Rafi Kenangasela", "Lalu Wiryasembada")
AT_WORK = 60_000  # milliseconds that a busy machine may take for a key under a passphrase
DAY = 24 * 3600 * 1000


def bus() -> list[RowTold]:
    """Four people: two of one family, one of them a child, one sent back for gambling."""
    return [
        row(NAMES[0], 1),
        row(NAMES[1], 2, sex=Sex.FEMALE, age=24, group="Keluarga Kenanga"),
        row(NAMES[2], 3, age=9, cause="ikut_orang_tua", group="Keluarga Kenanga"),
        row(NAMES[3], 4, age=41, cause="judi"),
    ]


def border_desk() -> UUID:
    """P4MI at Entikong."""
    setup = system_actor("setup")
    agency = found_agency(name="P4MI Entikong", kind="p4mi", by=setup)
    told = {"name": "P4MI Entikong", "kind": DeskKind.SERVICE, "territory": "61.03", "prefix": "P4"}
    return open_desk(agency=agency, **told, by=setup).id  # type: ignore[arg-type]  # the words of a desk by name


def border_officer(username: str, name: str, desk: UUID) -> Officer:
    """An officer at the crossing."""
    return enrol(username, name, desk, role="petugas_perbatasan")


def cookies_of(officer: Officer) -> dict[str, str]:
    """What a signed-in browser of hers holds."""
    cookies = signed_in(officer.username).cookies
    kept = {settings.SESSION_COOKIE_NAME, "naung_account"} & set(cookies)
    return {name: cookies[name].value for name in kept}


def office_of(officer: Officer, home: Path, rows: list[RowTold] | None = None) -> Office:
    """The office as a process of its own, with the bus of today on its list; or another one. Its machine spoke before."""
    spoken_questions()
    by: Actor = actor_for_officer(officer.username)
    a_batch(by, rows or bus())
    made = Office(home, free_port(), cookies_of(officer))
    made.move_in()
    made.open()
    return made


@contextmanager
def tablet_of(browser: Browser, office: Office, profile: Path) -> Iterator[Phone]:
    """A tablet; switched off at the end."""
    profile.mkdir()
    made = Phone(browser.browser_type, office, profile)
    try:
        yield made
    finally:
        made.kill()


@pytest.fixture
def border(desk: UUID) -> UUID:
    """P4MI at Entikong, beside the desk in Singkawang."""
    return border_desk()


@pytest.fixture
def ilham(border: UUID) -> Officer:
    """Bima's colleague."""
    return border_officer("ilham", "Ilham Rekaan", border)


@pytest.fixture
def his(ilham: Officer) -> dict[str, str]:
    """Ilham's session, begun before the office moves in."""
    return cookies_of(ilham)


@pytest.fixture
def office(border: UUID, his: dict[str, str], tmp_path: Path) -> Iterator[Office]:
    """The office of the crossing."""
    made = office_of(border_officer("bima", "Bima Putra", border), tmp_path / "office")
    yield made
    made.shut()


@pytest.fixture
def tablet(browser: Browser, office: Office, tmp_path: Path) -> Iterator[Phone]:
    """Bima's tablet."""
    with tablet_of(browser, office, tmp_path / "bima") as made:
        yield made


def look(page: Page, name: str) -> None:
    """Look at a screen; what a press fetched later is no first load."""
    page.evaluate("performance.clearResourceTimings()")
    page.evaluate("document.querySelectorAll(\"[style='']\").forEach((each) => each.removeAttribute('style'))")
    check_page(page, name)


def set_up(page: Page) -> None:
    """Make the tablet ready while there is contact."""
    for field in ("#pass-new", "#pass-again"):
        page.locator(field).fill(PASSPHRASE)
    page.get_by_role("button", name="Siapkan ponsel").click()
    expect(page.locator("#border-batches .card")).to_contain_text("Kedatangan", timeout=AT_WORK)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    expect(page.locator("#told")).to_contain_text("sudah baru")


def unlock(page: Page) -> None:
    """Open it with the passphrase."""
    page.locator("#pass").fill(PASSPHRASE)
    page.get_by_role("button", name="Buka", exact=True).click()
    expect(page.locator("#border-part")).to_be_visible(timeout=AT_WORK)


def open_list(page: Page) -> None:
    """The list of the bus, all of it."""
    page.locator("#border-batches .card", has_text="Kedatangan").click()
    page.get_by_role("button", name="Semua", exact=True).click()


def person(page: Page, name: str) -> None:
    """One person of the list."""
    page.locator("#border-list .card", has_text=name).click()


def seal_first(page: Page, *signs: str) -> None:
    """The first line of whoever is on the screen."""
    for sign in signs:
        page.locator("#first-signs").get_by_role("button", name=sign).click()
    page.get_by_role("button", name="Selesai, orang berikutnya").click()


def answer(page: Page, *said: str) -> None:
    """One answer after another, as the tablet asks."""
    for words in said:
        page.locator("#short-answers").get_by_role("button", name=words, exact=True).click()


def answer_rest(page: Page, said: str = "Tidak") -> int:
    """The same answer to all that is left; how many there were."""
    count = 0
    while page.locator("#short-ask").is_visible():
        answer(page, said)
        count += 1
    return count


def waiting(page: Page) -> int:
    """How many sealed forms lie on the tablet."""
    return int(
        page.evaluate(
            "() => new Promise((done) => { const asked = indexedDB.open('naung-lapangan'); asked.onsuccess = () => {"
            "asked.result.transaction('outbox').objectStore('outbox').count().onsuccess = (e) => {"
            "asked.result.close(); done(e.target.result); }; }; })"
        )
    )


def nothing_readable(phone: Phone, *more: str) -> None:
    """No name of the list, whole or short, none that was typed, and no answer lies in the profile; the search can succeed."""
    short = ["Ujang S.", "Dayang N.", "Rafi K.", "Lalu W.", "Wening P."]
    files = list(files_under(phone.profile))
    assert search([*NAMES, ADDED, *short, PASSPHRASE, *more], files) == []
    assert search(["naung-lapangan"], files)
