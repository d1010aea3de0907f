"""Sari, Budi and nobody before the frame of the pages, with templates of the tests' own."""

from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from naung.foundation.access.rules import system_actor
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import AgencyType, DeskKind
from naung.foundation.vault.actions import found_vault
from tests.doors.account.signing import enrol, signed_in
from tests.doors.shell import addresses


@pytest.fixture
def pages(settings: object) -> None:
    """The addresses and templates of these tests."""
    settings.ROOT_URLCONF = "tests.doors.shell.addresses"  # type: ignore[attr-defined]  # pytest-django's wrapper
    templates = [dict(each) for each in settings.TEMPLATES]  # type: ignore[attr-defined]  # pytest-django's wrapper
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates  # type: ignore[attr-defined]  # pytest-django's wrapper
    addresses.saved.clear()


@pytest.fixture
def desk(pages: None, db: None) -> UUID:
    setup = system_actor("setup")
    found_vault(by=setup)
    agency = found_agency(name="UPTD PPA Kota Singkawang", kind=AgencyType.UPTD_PPA, by=setup)
    return open_desk(
        agency=agency, name="Meja Singkawang", kind=DeskKind.SERVICE, territory="61.72", prefix="KS", by=setup
    ).id


@pytest.fixture
def sari(desk: UUID) -> Client:
    """Sari's browser, signed in."""
    enrol("sari", "Sari Melati", desk)
    return signed_in("sari")


@pytest.fixture
def nobody(sari: Client) -> Client:
    """A browser in which nobody is signed in, at a house that has officers."""
    return Client()


@pytest.fixture
def once_folder() -> Path:
    return Path(settings.NAUNG_HOME) / "once"
