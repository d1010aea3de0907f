"""Bima at P4MI Entikong and his colleague; a partner office's phone. The machine's voice is tried once, else it is silent."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from naung.casework.partners import actions
from naung.methods.speech import NotMade
from tests.casework.arrivals.conftest import batch, bima, ilham, mega_there, ratna, sari
from tests.casework.partners.told import Phone, a_phone

__all__ = ["batch", "bima", "ilham", "mega_there", "ratna", "sari"]


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
