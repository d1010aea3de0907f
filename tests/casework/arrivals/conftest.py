"""Bima at P4MI Entikong, and a colleague at the same desk; Sari and Ratna stand at another one."""

from collections.abc import Callable
from uuid import UUID

import pytest

from naung.foundation.access.vocabulary import Actor
from tests import cast
from tests.casework.arrivals.told import a_batch

ILHAM = cast.Member("ilham", "Ilham", "border", "petugas_perbatasan")
Called = Callable[[str], Actor]


@pytest.fixture
def bima(member: Called) -> Actor:
    """P4MI officer at the crossing."""
    return member("bima")


@pytest.fixture
def ilham(force: cast.TaskForce) -> Actor:
    """His colleague."""
    cast.join(ILHAM, force)
    return cast.actor(ILHAM, force)


@pytest.fixture
def sari(member: Called) -> Actor:
    """Case worker of another desk."""
    return member("sari")


@pytest.fixture
def ratna(member: Called) -> Actor:
    """A supervisor of another desk, who holds the permission there."""
    return member("ratna")


@pytest.fixture
def batch(bima: Actor) -> UUID:
    """A batch of four."""
    return a_batch(bima)


@pytest.fixture
def mega_there(member: Called) -> Actor:
    """Custodian of keys and erasure."""
    return member("mega")
