"""A phone of a partner office of P4MI Entikong, on the line."""

import pytest

from naung.foundation.access.vocabulary import Actor
from tests.casework.partners.conftest import _one_key, _silent, batch, bima, phone, ratna
from tests.casework.partners.told import Phone
from tests.doors.odk.phone import Line

__all__ = ["_one_key", "_silent", "batch", "bima", "phone", "ratna"]


@pytest.fixture
def line(phone: Phone, bima: Actor) -> Line:
    """Its line to the office."""
    return Line(phone.token)
