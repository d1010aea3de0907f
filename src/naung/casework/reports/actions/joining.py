"""Reports that came from another installation: findable under this one's pepper, and compared with the officers of both."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from naung.casework.reports.actions.comparing import COLUMNS, Everybody
from naung.casework.reports.models import Report, Reporter, ReportSubject
from naung.casework.reports.queries.reports import mentioned, reporter_content
from naung.casework.reports.queries.search import SPACE, tokens_of
from naung.casework.reports.rules.comparing import report_marks
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import of_desk
from naung.foundation.recusal.actions import mark_person
from naung.foundation.rows import batches
from naung.foundation.vault.actions import put_tokens
from naung.foundation.vault.queries import open_what_opens
from naung.foundation.vault.vocabulary import Findable, Indexed, VaultEvent

AT_ONCE = 100
SAMPLES = 300


@transaction.atomic
def find_reports_again(*, desks: Collection[UUID], by: Actor) -> Indexed:
    """Put whom these desks' reports mention into the sealed index, and compare everybody in them with the officers.

    A report that waits for a desk counts to the one that took it; it is compared when it is given to one.
    """
    require(by, Permission.SYSTEM_RESTORE)
    theirs = Q(owner__in=list(desks)) | Q(owner=None, taken_at__in=list(desks))
    ids = list(Report.objects.filter(theirs, erased_at=None).order_by("pk").values_list("pk", flat=True))
    samples: list[Findable] = []
    step = max(1, len(ids) // SAMPLES)
    for number, batch in enumerate(batches(ids, AT_ONCE)):
        reports, told = Report.objects.in_bulk(list(batch)), _told(batch, by)
        for at, each in enumerate(batch, number * AT_ONCE):
            sample = _index(reports[each], told[each], by)
            samples += [sample] if sample is not None and at % step == 0 else []
    return Indexed(len(ids), tuple(samples))


def _told(ids: Sequence[UUID], by: Actor) -> dict[UUID, Everybody]:
    """Everybody of whom each report tells, in one entry of the log."""
    persons = ReportSubject.objects.select_related("compartment").filter(report__in=ids, removed_at=None)
    reporters = Reporter.objects.select_related("compartment").filter(report__in=ids)
    rows: list[Any] = [*persons.order_by("report_id", "position", "id"), *reporters]
    texts = open_what_opens(by, VaultEvent.UNSEALED_TO_JOIN, [(row, COLUMNS) for row in rows]) if rows else []
    told: dict[UUID, Everybody] = {each: ([], None) for each in ids}
    for row, text in zip(rows, texts, strict=True):
        named, _ = told[row.report_id]
        if isinstance(row, Reporter):
            told[row.report_id] = (named, reporter_content(row, text))
        else:
            named.append(mentioned(row, text))
    return told


def _index(report: Report, everybody: Everybody, by: Actor) -> Findable | None:
    persons, reporter = everybody
    tokens = of_desk(report.owner_id, tokens_of(persons))
    put_tokens(SPACE, report.id, tokens)
    if report.owner_id is not None:
        mark_person(person_id=report.id, desk=report.owner_id, marks=report_marks(persons, reporter), by=by)
    return Findable(SPACE, max(tokens, key=len), report.id) if tokens else None
