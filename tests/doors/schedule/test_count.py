"""SQLite is told how many rows there are, so that it finds one record by its own index and not by walking a desk's."""

import pytest
from django.db import connection
from django.utils import timezone

from naung.doors.schedule.tick import run_all
from naung.foundation.audit.models import Entry
from tests.cast import House

pytestmark = pytest.mark.django_db


def counted(house: House) -> int:
    return run_all(timezone.now())["database.count"]


def test_it_counts_once_and_again_only_when_the_log_has_doubled(house: House) -> None:
    if connection.vendor != "sqlite":
        assert counted(house) == 0
        return
    assert counted(house) == 1
    assert counted(house) == 0
    last = Entry.objects.order_by("-seq").values().first()
    assert last is not None
    first = int(last.pop("seq"))
    Entry.objects.bulk_create(Entry(seq=seq, **last) for seq in range(first + 1, 3 * first + 10))
    assert counted(house) == 1
