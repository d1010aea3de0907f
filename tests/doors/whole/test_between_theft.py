"""Who takes the whole database after the man's way finds nothing that was typed: not in packages, letters or queued mail."""

from io import BytesIO

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from naung.doors.schedule.notices import queue_from_log
from naung.foundation.messaging.actions import keep_address
from naung.foundation.messaging.models import Notice
from tests.cast import JAYA, TaskForce, actor, load_regions
from tests.doors.whole.between import TYPED, Way, page
from tests.journeys.thief import search

pytestmark = pytest.mark.django_db(transaction=True)
MAIL = "jaya.penyidik@polres.test"


def stolen() -> bytes:
    """Every page of the SQLite database, or every row of every table that PostgreSQL would write into a dump."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return bytes(connection.connection.serialize())
    dump = BytesIO()
    with connection.connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = connection.ops.quote_name(model._meta.db_table)
            with cursor.copy(f"COPY {table} TO STDOUT (FORMAT BINARY)") as rows:
                for part in rows:
                    dump.write(part)
    return dump.getvalue()


def test_a_stolen_database_tells_nothing_and_opens_with_the_key(force: TaskForce) -> None:
    load_regions()
    way = Way(force)
    way.as_("jaya")
    keep_address(address=MAIL, by=actor(JAYA, force))
    way.walk()
    queue_from_log(timezone.now())
    assert Notice.objects.exists()
    taken = stolen()
    wanted = {*TYPED.values(), MAIL}
    assert len(wanted) > 20
    assert search(sorted(wanted), [("database", taken)]) == []
    control = way.row("police").number
    assert search([control], [("database", taken)]), "what is stored in the clear is found: the search can succeed"
    opened = page(way.as_("jaya"), way.at("police"))
    assert TYPED["name"] in opened
    assert TYPED["visum"] in opened
