"""Two officers, or one at two windows, at the same moment: a limit holds, and nobody's judgement is written over another's."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from naung.casework.inquiries.actions import look_elsewhere
from naung.casework.inquiries.models import Look
from naung.casework.inquiries.rules import MOST_A_DAY
from naung.casework.sameness.actions import judge_pair
from naung.casework.sameness.models import Judgement
from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import StaleVersion
from naung.foundation.people.models import Person
from tests.casework.inquiries.test_looking import WHY, a_person, nik

BOTH = "two connections that write at once: SQLite lets the second wait at its beginning"
PATIENCE = 30  # seconds that a thread of a test may hang before it fails


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each came to, a result or an error, on connections of their own that begin together."""
    outcomes: list[object] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(place: int) -> None:
        start.wait(PATIENCE)
        try:
            outcomes[place] = acts[place]()
        except Exception as error:  # it is what this one came to
            outcomes[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_two_at_once_pass_no_limit_and_write_over_nothing(sari: Actor, ratna: Actor, bima: Actor) -> None:
    if connection.vendor == "sqlite":
        pytest.skip(BOTH)
    a_person(bima, "Wulan Sekar", nik(1))
    one, other = a_person(sari, "Wulan", nik(1)), a_person(sari, "Wulan S.")
    row = Person.objects.select_related("compartment").get(id=one)
    used = {"owner": row.owner, "person": row, "compartment": row.compartment, "looked_by": officer_of(sari), "met": 0}
    Look.objects.bulk_create(Look(looked_at=timezone.now(), **used) for _ in range(MOST_A_DAY - 1))
    looks = at_once(*[lambda: look_elsewhere(person_id=one, why=WHY, by=sari).stopped] * 4)
    assert sorted(map(str, looks)) == ["False", "True", "True", "True"]

    def judge(by: Actor, verdict: Verdict) -> Callable[[], object]:
        return lambda: judge_pair(one=one, other=other, verdict=verdict, why="Ibunya sama.", version=0, by=by)

    told = at_once(judge(sari, Verdict.SAME), judge(ratna, Verdict.DIFFERENT))
    assert [isinstance(each, StaleVersion) for each in told].count(True) == 1
    assert Judgement.objects.count() == 1
