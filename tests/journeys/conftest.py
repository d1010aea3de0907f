"""A real browser on a real server, for stories told by the people who use the pages."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from naung.foundation.access.rules import system_actor
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import AgencyType, DeskKind
from naung.foundation.vault.actions import found_vault
from tests.doors.account.signing import Officer, enrol, signed_in
from tests.journeys.looking import open_context

CHROMIUM = os.environ.get("NAUNG_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
QUIET = [
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-default-apps"),
    *(
        "--disable-dev-shm-usage",
        "--force-color-profile=srgb",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ),
]

# Playwright keeps an event loop in this thread, for which Django would refuse the database; nothing here is asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SignedIn = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, silent towards the world."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no chromium at {CHROMIUM}; set NAUNG_CHROMIUM")
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def address(live_server: object) -> str:
    """Where the server of this test listens, on loopback."""
    return str(live_server.url)  # type: ignore[attr-defined]  # pytest-django gives no type


@pytest.fixture
def open_browser(browser: Browser, address: str) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser of its own: `open_browser(width=360, script=True)`; all are closed at the end."""
    contexts: list[BrowserContext] = []

    def open_one(**choices: object) -> BrowserContext:
        contexts.append(open_context(browser, address, **choices))  # type: ignore[arg-type]  # passed on as they are
        return contexts[-1]

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def desk(transactional_db: None) -> UUID:
    """The desk in Singkawang."""
    setup = system_actor("setup")
    found_vault(by=setup)
    agency = found_agency(name="UPTD PPA Kota Singkawang", kind=AgencyType.UPTD_PPA, by=setup)
    kind, name = DeskKind.SERVICE, "UPTD PPA Kota Singkawang"
    return open_desk(agency=agency, name=name, kind=kind, territory="61.72", prefix="KS", by=setup).id


@pytest.fixture
def sari(desk: UUID) -> Officer:
    """Sari, case worker."""
    return enrol("sari", "Sari Melati", desk)


@pytest.fixture
def ratna(desk: UUID) -> Officer:
    """Ratna, Sari's supervisor."""
    return enrol("ratna", "Ratna Dewi", desk, role="penyelia")


@pytest.fixture
def page_of(open_browser: Callable[..., BrowserContext], address: str) -> SignedIn:
    """The page of a signed-in officer: `page_of(sari, width=360, script=True)`. For signing in by hand, see accounts."""

    def sign_in(officer: Officer, **choices: object) -> Page:
        context = open_browser(**choices)
        cookies = signed_in(officer.username).cookies
        kept = {settings.SESSION_COOKIE_NAME, "naung_account", "look", settings.LANGUAGE_COOKIE_NAME}
        for name in kept & set(cookies):
            context.add_cookies([{"name": name, "value": cookies[name].value, "url": address}])
        return context.new_page()

    return sign_in
