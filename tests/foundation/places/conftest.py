"""The shipped places in the database, loaded once for this folder of tests and gone after it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from naung.foundation.access.rules import system_actor
from naung.foundation.places.actions import load_places


class _Undone(Exception):
    """Ends the transaction around this folder's tests without keeping anything."""


@pytest.fixture(scope="package")
def loaded(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[int]:
    """All shipped places; how many were written. Each test's own writes are undone inside this transaction."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's blocker has no public type
        try:
            with transaction.atomic():
                yield load_places(by=system_actor("setup"))
                raise _Undone
        except _Undone:
            pass
