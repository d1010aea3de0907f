"""Comparing the persons of a report, and who reported it, with the officers: whoever may be one of them does not find it."""

from collections.abc import Sequence
from typing import Any

from naung.casework.reports.models import Report, Reporter
from naung.casework.reports.queries.reports import mentioned, persons_of, reporter_content
from naung.casework.reports.rules.comparing import report_marks
from naung.casework.reports.vocabulary import Mentioned, ReporterContent, ReportEvent
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
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
    persons = persons_of(report)
    reporter = Reporter.objects.select_related("compartment").filter(report=report).first()
    rows: list[Any] = [*persons, *([reporter] if reporter is not None else [])]
    texts = open_run(system_actor(job), event, [(row, COLUMNS) for row in rows]) if rows else []
    told = [mentioned(row, text) for row, text in zip(persons, texts, strict=False)]
    return told, reporter_content(reporter, texts[-1]) if reporter is not None else None
