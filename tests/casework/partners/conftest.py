"""Bima at P4MI Entikong and his colleague; a partner office's phone. The machine's voice is tried once, else it is silent."""

from collections.abc import Iterator
from functools import lru_cache
from unittest.mock import patch

import pytest

from naung.casework.partners import actions
from naung.casework.partners.rules.unsealing import new_rsa_key
from naung.methods.speech import NotMade
from tests.casework.arrivals.conftest import batch, bima, ilham, mega_there, ratna, sari
from tests.casework.partners.told import Phone, a_phone

__all__ = ["batch", "bima", "ilham", "mega_there", "ratna", "sari"]


@lru_cache(maxsize=1)
def a_key() -> bytes:
    """One key for all desks of this run: each takes half a second to find."""
    return new_rsa_key()


@pytest.fixture(autouse=True)
def _one_key() -> Iterator[None]:
    """Every desk has the same key, except where two are told apart."""
    with patch.object(actions, "new_rsa_key", a_key):
        yield


@pytest.fixture(autouse=True)
def _silent(request: pytest.FixtureRequest) -> Iterator[None]:
    """Seventy sentences take five seconds to say; whoever asks for the voice says so."""
    if "voice" in request.fixturenames:
        yield
        return
    with patch.object(actions, "spoken", side_effect=NotMade):
        yield


@pytest.fixture
def voice() -> None:
    """The machine's own voice is asked for."""


@pytest.fixture
def phone(bima: object) -> Phone:
    """A partner office's phone."""
    return a_phone(bima)  # type: ignore[arg-type]  # an actor, by its fixture
