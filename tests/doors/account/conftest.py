"""A desk with Sari and her supervisor, and Budi who serves at another."""

from uuid import UUID

import pytest
from django.core.cache import cache

from naung.doors.desk.shell import even
from naung.foundation.access.rules import system_actor
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import AgencyType, DeskKind
from naung.foundation.vault.actions import found_vault
from tests.doors.account.signing import Officer, enrol


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _short_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is answered at an even beat rests only shortly here: that it rests is told in tests/doors/shell/test_even.py."""
    monkeypatch.setattr(even, "BEAT", 0.001)


@pytest.fixture
def desks(db: None) -> tuple[UUID, UUID]:
    """The desk in Singkawang and one that has nothing to do with it."""
    setup = system_actor("setup")
    found_vault(by=setup)
    here = found_agency(name="UPTD PPA Kota Singkawang", kind=AgencyType.UPTD_PPA, by=setup)
    there = found_agency(name="UPTD PPA Kota Lain", kind=AgencyType.UPTD_PPA, by=setup)
    kind = DeskKind.SERVICE
    one = open_desk(agency=here, name="Meja Singkawang", kind=kind, territory="61.72", prefix="KS", by=setup)
    two = open_desk(agency=there, name="Meja Lain", kind=kind, territory="61.71", prefix="KL", by=setup)
    return one.id, two.id


@pytest.fixture
def sari(desks: tuple[UUID, UUID]) -> Officer:
    return enrol("sari", "Sari Melati", desks[0], phone="0812 3456 7890")


@pytest.fixture
def ratna(desks: tuple[UUID, UUID]) -> Officer:
    """Sari's supervisor."""
    return enrol("ratna", "Ratna Dewi", desks[0], role="penyelia")


@pytest.fixture
def budi(desks: tuple[UUID, UUID]) -> Officer:
    return enrol("budi", "Budi Santoso", desks[1], role="penyelia")
