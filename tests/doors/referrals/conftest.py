"""The same stories as the room's, in browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from naung.foundation.access.vocabulary import Actor
from tests.casework.referrals.conftest import consent, jaya, sari, sent, singkawang, wanted
from tests.cast import sign_in

__all__ = ["consent", "jaya", "sari", "sent", "singkawang", "wanted"]


@pytest.fixture
def browser(member: Callable[[str], Actor]) -> Callable[[str], Client]:
    """A browser in which this member of the task force is signed in."""

    def signed_in(username: str) -> Client:
        user = member(username).id
        assert user is not None
        return sign_in(Client(), user)

    return signed_in
