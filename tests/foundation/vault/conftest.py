"""A vault with its own keys, and an officer at a desk."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from naung.foundation.access.rules import shipped_roles, system_actor
from naung.foundation.access.vocabulary import Actor, Purpose
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import found_vault


def officer(role: str = "petugas_kasus", desk: UUID | None = None) -> Actor:
    """An officer in a role, without an account: the vault asks only for the value."""
    held = shipped_roles()[role]
    return Actor(
        new_id(), "user", "", desk or new_id(), role, held.permissions, Purpose.CASEWORK, "session", held.categories
    )


@pytest.fixture
def sari() -> Actor:
    return officer()


@pytest.fixture
def vault(db: None) -> Iterator[None]:
    found_vault(by=system_actor("setup"))
    return
