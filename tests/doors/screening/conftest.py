"""Sari before the pages of screening, with Wulan's history."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from naung.casework.episodes.models import Episode
from naung.casework.screening import actions
from naung.casework.screening.vocabulary import Childhood
from naung.foundation.access.vocabulary import Actor
from tests.casework.screening.conftest import history, wulan

__all__ = ["history", "wulan"]


@pytest.fixture
def browser(client_for: Callable[[str], Client]) -> Client:
    """Sari's browser."""
    return client_for("sari")


@pytest.fixture
def screening(history: Episode, sari: Actor) -> UUID:  # the fixture of that name
    """A screening of Wulan's history that has just begun."""
    return actions.start_screening(
        person_id=history.person_id, episode_id=history.id, childhood=Childhood.DEWASA, by=sari
    )
