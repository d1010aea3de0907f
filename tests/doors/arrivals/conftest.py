"""Bima at the desk of P4MI Entikong, in a browser, with a batch of four."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from naung.foundation.access.vocabulary import Actor
from tests import cast
from tests.casework.arrivals.told import a_batch


@pytest.fixture
def bima(member: Callable[[str], Actor]) -> Actor:
    """P4MI officer at the crossing."""
    cast.load_regions()
    return member("bima")


@pytest.fixture
def page(bima: Actor) -> Client:
    """Bima's browser."""
    assert bima.id is not None
    return cast.sign_in(Client(), bima.id)


@pytest.fixture
def batch(bima: Actor) -> UUID:
    """A batch of four."""
    return a_batch(bima)
