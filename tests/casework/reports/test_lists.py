"""Lists: what they show their pages open, what they hide answers like nothing; one entry a list; a constant cost."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naung.casework.reports.actions import acknowledge_report, close_report, receive_report
from naung.casework.reports.models import Report
from naung.casework.reports.queries import report_for, reports_listed, reports_matching, reports_waiting, waiting_count
from naung.casework.reports.queries.lists import ROWS, Waiting
from naung.casework.reports.vocabulary import ClosingReason, Mentioned, Part, Response, Silence, Status, Urgency
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted
from tests.casework.reports.told import WULAN, content

pytestmark = pytest.mark.django_db
QUIET = {"facts": frozenset(), "silence": Silence.ANSWERED}


def named(name: str, phone: str = "") -> tuple[Mentioned, ...]:
    return (Mentioned(Part.RECRUITER, "Orang Lain"), Mentioned(Part.CONCERNED, name, phone))


def test_what_waits_stands_in_groups_by_what_to_do(sari: Actor) -> None:
    late = receive_report(content=content(), by=sari).id
    quiet = receive_report(content=content(**QUIET), by=sari).id
    decide = receive_report(content=content(), by=sari).id
    acknowledge_report(report_id=decide, version=1, response=Response.VISITED, by=sari)
    gone = receive_report(content=content(), by=sari).id
    close_report(report_id=gone, version=1, reason=ClosingReason.DUPLICATE, words="ganda", by=sari)
    groups = {group.waiting: [row.id for row in group.rows] for group in reports_waiting(actor=sari)}
    assert groups == {Waiting.RESPONSE_LATE: [late], Waiting.RESPONSE: [quiet], Waiting.DECISION: [decide]}
    assert waiting_count(actor=sari) == 3


def test_a_row_names_whom_it_is_about(sari: Actor) -> None:
    receive_report(content=content(persons=named("Wulan")), by=sari)
    receive_report(content=content(persons=()), by=sari)
    rows = reports_listed(actor=sari).rows
    assert sorted((row.who, row.persons) for row in rows) == [("", 0), ("Wulan", 2)]


def test_one_list_is_one_entry_and_only_names_are_opened(sari: Actor) -> None:
    for _ in range(3):
        receive_report(content=content(), by=sari)
    before = Entry.objects.count()
    reports_waiting(actor=sari)
    (entry,) = Entry.objects.order_by("seq")[before:]
    assert (entry.event, entry.fields, entry.count) == ("reports.listed", "name", 3)
    assert entry.words == b""


def test_what_a_list_shows_its_page_opens(sari: Actor, budi: Actor) -> None:
    for actor in (sari, budi):
        for _ in range(3):
            receive_report(content=content(), by=actor)
    for actor in (sari, budi):
        listed = {row.id for row in reports_listed(actor=actor).rows}
        assert len(listed) == 3
        for report in listed:
            assert report_for(report, actor=actor).id == report
    hers = {row.id for row in reports_listed(actor=sari).rows}
    assert not hers & {row.id for row in reports_listed(actor=budi).rows}


def test_pages_follow_one_another_without_gap_or_repeat(sari: Actor) -> None:
    moment = timezone.now() - timedelta(hours=2)
    made = {receive_report(content=content(received_at=moment), by=sari).id for _ in range(7)}
    seen: list[UUID] = []
    after = None
    for _ in range(4):
        page = reports_listed(actor=sari, after=after, limit=2)
        seen += [row.id for row in page.rows]
        after = page.after
    assert after is None
    assert len(seen) == len(set(seen)) == 7
    assert set(seen) == made


def test_a_list_can_be_narrowed(sari: Actor) -> None:
    receive_report(content=content(), by=sari)
    receive_report(content=content(**QUIET), by=sari)
    assert [row.urgency for row in reports_listed(actor=sari, urgency=Urgency.HIGH).rows] == [Urgency.HIGH]
    assert reports_listed(actor=sari, status=Status.CLOSED).rows == ()


def queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        act()
    return len(caught)


def test_more_reports_cost_no_more_queries(sari: Actor) -> None:
    for _ in range(2):
        receive_report(content=content(), by=sari)
    few = queries(lambda: reports_waiting(actor=sari)), queries(lambda: reports_listed(actor=sari))
    for _ in range(ROWS + 5):
        receive_report(content=content(), by=sari)
    many = queries(lambda: reports_waiting(actor=sari)), queries(lambda: reports_listed(actor=sari))
    assert many[0] <= few[0] + 1  # a full group is counted
    assert many[1] == few[1]
    late = reports_waiting(actor=sari)[0]
    assert (len(late.rows), late.count, late.more) == (ROWS, ROWS + 7, False)


def test_who_may_not_read_gets_no_list(hamdan: Actor, mega: Actor) -> None:
    for actor in (hamdan, mega):
        with pytest.raises(NotPermitted):
            reports_waiting(actor=actor)


@pytest.mark.parametrize("words", ["Soekarno", "sukarno", "Sukano", "karn"])
def test_a_name_is_found_in_another_spelling_or_with_one_wrong_letter(sari: Actor, words: str) -> None:
    meant = receive_report(content=content(persons=named("Sukarno bin Ahmad")), by=sari)
    receive_report(content=content(persons=named("Wulan")), by=sari)
    assert [found.report.id for found in reports_matching(words, actor=sari)] == [meant.id]


def test_chin_finds_tjhin_and_a_number_finds_its_report(sari: Actor) -> None:
    tjhin = receive_report(content=content(persons=named("Tjhin A Moi", "+62 856-1234-5678")), by=sari)
    receive_report(content=content(persons=(WULAN,)), by=sari)
    assert [found.report.id for found in reports_matching("Chin A Moi", actor=sari)][:1] == [tjhin.id]
    assert [found.report.id for found in reports_matching("0856 1234 5678", actor=sari)] == [tjhin.id]


def test_a_search_is_logged_without_its_words_and_finds_nothing_elsewhere(sari: Actor, budi: Actor) -> None:
    receive_report(content=content(persons=named("Sukarno")), by=sari)
    assert reports_matching("Sukarno", actor=budi) == ()
    assert len(reports_matching("Sukarno", actor=sari)) == 1
    entry = Entry.objects.filter(event="reports.searched", actor=sari.id).get()
    assert bytes(entry.words) != b""
    assert b"ukarno" not in bytes(entry.words)


def test_the_columns_that_lists_are_ordered_by_are_indexed(sari: Actor) -> None:
    receive_report(content=content(), by=sari)
    waiting = Report.objects.filter(owner_id=sari.desk, status=Status.RECEIVED, responded_at=None).order_by(
        "due_at", "id"
    )
    plan = waiting[:ROWS].explain()
    if connection.vendor == "sqlite":
        assert "reports_waiting" in plan
        assert "TEMP B-TREE" not in plan
