"""What compares, searches and counts the register asks the table of counsel's notes for nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naung.casework.counsel.actions import seal_note
from naung.casework.counsel.models import PrivilegedNote
from naung.casework.counsel.queries import own_notes
from naung.casework.pairing.actions import find_pairs
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import all_desks
from naung.foundation.people.queries import described, earlier_of, known_elsewhere, person_for, search_people
from naung.insight.extract.queries import register_part
from tests.casework.cases.conftest import someone
from tests.casework.counsel.conftest import Counsel, with_key

pytestmark = pytest.mark.django_db
NAMED = "Sardiansyah Wibawanto"
TABLE = PrivilegedNote._meta.db_table


def asked_for_notes(act: Callable[[], object]) -> bool:
    """Whether something reads or writes the table of notes."""
    with CaptureQueriesContext(connection) as seen:
        act()
    assert seen.captured_queries
    return any(TABLE in each["sql"] for each in seen.captured_queries)


def test_neither_linkage_nor_search_nor_the_extract_asks_for_a_note(lestari: Actor, counsel: Counsel) -> None:
    with_key(lestari)
    seal_note(**counsel.whose, words=f"{NAMED} mengantarnya ke pelabuhan.", by=lestari)
    again, desks = someone(lestari, "Wulan Purnama"), {desk.id for desk in all_desks()}
    soon = timezone.now() + timedelta(days=1)
    ways: dict[str, Callable[[], object]] = {
        "pairs of the register": lambda: find_pairs(progress=lambda *_: None, by=system_actor("pairing")),
        "earlier records": lambda: earlier_of(again, actor=lestari),
        "other desks": lambda: known_elsewhere(described(person_for(again, actor=lestari)), desks, actor=lestari),
        "search": lambda: search_people("Wulan Purnama", actor=lestari),
        "extract": lambda: register_part(0, 1, soon, actor=system_actor("extract")),
    }
    assert {name: asked_for_notes(way) for name, way in ways.items()} == dict.fromkeys(ways, False)
    assert asked_for_notes(lambda: own_notes(counsel.case, counsel.person, actor=lestari))
    assert search_people(NAMED, actor=lestari).persons == ()
    assert len(search_people("Wulan Purnama", actor=lestari).persons) == 2
