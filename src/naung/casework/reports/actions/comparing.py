"""Comparing the persons of a report, and who reported it, with the officers: whoever may be one of them does not find it."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from naung.casework.reports.models import Report, Reporter
from naung.casework.reports.queries.reports import mentioned, persons_of, reporter_content
from naung.casework.reports.rules.comparing import report_marks
from naung.casework.reports.vocabulary import Mentioned, ReporterContent, ReportEvent
from naung.foundation.access.rules import require, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.actions import mark_person, unmark_person
from naung.foundation.vault.queries import open_run

COLUMNS = ("name", "phone")
Everybody = tuple[list[Mentioned], ReporterContent | None]


def compare_told(
    report: Report,
    persons: Sequence[Mentioned],
    reporter: ReporterContent | None = None,
    *,
    by: Actor,
) -> None:
    """Compare everybody of a report with the officers, in the transaction that stores them; without a desk it waits for one."""
    if report.owner_id is not None:
        mark_person(person_id=report.id, desk=report.owner_id, marks=report_marks(persons, reporter), by=by)


def compare_changed(report: Report, before: frozenset[str], after: frozenset[str], *, by: Actor) -> None:
    """Compare what a correction added, and forget what it took away: both sets hold everybody whom the report tells of."""
    if report.owner_id is not None and before != after:
        unmark_person(person_id=report.id, desk=report.owner_id, marks=before - after, by=by)
        mark_person(person_id=report.id, desk=report.owner_id, marks=after - before, by=by)


def told_of(report: Report, *, job: str, event: ReportEvent) -> Everybody:
    """Names and numbers of everybody whom a report tells of, opened by a named job with one entry; nobody is shown them."""
    return _told_of_each([report], job, event)[report.id]


def _told_of_each(reports: Sequence[Report], job: str, event: ReportEvent) -> dict[UUID, Everybody]:
    persons = {report.id: persons_of(report) for report in reports}
    reporters = {
        row.report_id: row for row in Reporter.objects.select_related("compartment").filter(report__in=reports)
    }
    rows: list[Any] = [*(each for told in persons.values() for each in told), *reporters.values()]
    texts = open_run(system_actor(job), event, [(row, COLUMNS) for row in rows]) if rows else []
    of = {row.id: text for row, text in zip(rows, texts, strict=True)}
    return {
        report.id: (
            [mentioned(row, of[row.id]) for row in persons[report.id]],
            reporter_content(found, of[found.id]) if (found := reporters.get(report.id)) else None,
        )
        for report in reports
    }


@transaction.atomic
def compare_received(*, reports: Iterable[UUID], by: Actor) -> int:
    """Compare reports that were received, each once more where it was compared before; returns how many there were."""
    require(by, Permission.SYSTEM_TICK)
    rows = Report.objects.select_for_update(of=("self",)).filter(id__in=list(reports), owner__isnull=False)
    found = list(rows.order_by("entered_at", "id"))
    told = _told_of_each(found, "recusal", ReportEvent.UNSEALED_TO_COMPARE)
    for report in found:
        if report.owner_id is not None and (marks := report_marks(*told[report.id])):
            mark_person(person_id=report.id, desk=report.owner_id, marks=marks, may_be_known=True, by=by)
    return len(found)
