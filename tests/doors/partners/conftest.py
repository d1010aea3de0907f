"""Bima's browser, a colleague's who may read, and a partner office's phone."""

from collections.abc import Callable

import pytest
from django.test import Client

from naung.foundation.access.vocabulary import Actor
from tests import cast
from tests.casework.partners.conftest import _one_key, _silent, batch, bima, mega_there, phone, ratna, sari

__all__ = ["_one_key", "_silent", "batch", "bima", "mega_there", "phone", "ratna", "sari"]
Browser = Callable[[Actor], Client]


@pytest.fixture
def browser(force: cast.TaskForce) -> Browser:
    """A browser in which somebody of the task force is signed in."""

    def signed_in(actor: Actor) -> Client:
        assert actor.id is not None
        return cast.sign_in(Client(), actor.id)

    return signed_in


@pytest.fixture
def desk(browser: Browser, bima: Actor) -> Client:
    """Bima's browser."""
    return browser(bima)
