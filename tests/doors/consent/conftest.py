"""Sari before the pages of consent, in the whole task force."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from naung.casework.consent.actions import give_consent
from naung.foundation.access.vocabulary import Actor
from tests.casework.consent.conftest import bunga, consent_to, desks, ratna, sari, wulan
from tests.cast import TaskForce, sign_in

__all__ = ["bunga", "desks", "ratna", "sari", "wulan"]


@pytest.fixture
def browser_of(member: Callable[[str], Actor]) -> Callable[[str], Client]:
    """`browser_of("nila")`: a browser in which she is signed in at her desk."""

    def signed_in(username: str) -> Client:
        user = member(username).id
        assert user is not None
        return sign_in(Client(), user)

    return signed_in


@pytest.fixture
def consent(wulan: UUID, sari: Actor, desks: TaskForce) -> UUID:  # the fixtures of those names
    """Wulan agreed that the hospital may have B, C and D."""
    return give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
