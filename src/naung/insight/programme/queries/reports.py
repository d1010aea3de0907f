"""Reports of the task force that were made: a list, one, and its files."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.insight.programme.models import YearReport
from naung.insight.programme.vocabulary import ReportKind, ReportState, Span

FILES = ("contents", "pdf", "docx")


@dataclass(frozen=True)
class ReportShown:
    """One version of a report, without its files."""

    id: UUID
    kind: ReportKind
    span: Span
    language: str
    came_as: str  # the task force of a house that joined, "" for this one's own
    version: int
    state: ReportState
    fingerprint: str
    made_at: datetime
    made_by: UUID
    approved_at: datetime | None
    approved_by: UUID | None


def reports_made(*, actor: Actor) -> list[ReportShown]:
    """Every version of every report, the newest days first, then the newest version.

    A final version stays final until another version is approved; of the drafts only the newest version counts. What a house
    that joined has made is counted by itself: one of here does not replace it.
    """
    require(actor, Permission.PROGRAMME_READ)
    rows = YearReport.objects.defer(*FILES).order_by(
        "-last_on", "first_on", "kind", "language", "came_from", "-version"
    )
    newest, final = set[tuple[str, date, date, str, str]](), set[tuple[str, date, date, str, str]]()
    found = []
    for row in rows:
        same = row.kind, row.first_on, row.last_on, row.language, row.came_from
        stands = same not in final if row.approved_at else same not in newest
        found.append(_shown(row, stands=stands))
        newest.add(same)
        if row.approved_at and row.erased_at is None:
            final.add(same)
    return found


def report_for(report_id: UUID, *, actor: Actor) -> ReportShown:
    """One version of a report. Raises NotFound."""
    found = next((each for each in reports_made(actor=actor) if each.id == report_id), None)
    if found is None:
        raise NotFound()
    return found


def awaiting_approval(*, actor: Actor) -> list[ReportShown]:
    """Drafts that this actor may approve: those that somebody else made here."""
    require(actor, Permission.PROGRAMME_WRITE)
    made = reports_made(actor=actor)
    return [each for each in made if each.state is ReportState.DRAFT and each.made_by != actor.id and not each.came_as]


def paper_of(report_id: UUID, form: str, *, actor: Actor) -> bytes:
    """The file of a report in this form ("pdf" or "docx"). Raises NotFound, also where its contents were taken out."""
    require(actor, Permission.PROGRAMME_READ)
    row = YearReport.objects.filter(id=report_id, erased_at=None).first() if form in FILES[1:] else None
    if row is None:
        raise NotFound()
    return bytes(row.pdf if form == "pdf" else row.docx)


def contents_of(report_id: UUID, *, actor: Actor) -> bytes:
    """The blocks of a report as JSON. Raises NotFound, also where they were taken out."""
    require(actor, Permission.PROGRAMME_READ)
    row = YearReport.objects.filter(id=report_id, erased_at=None).first()
    if row is None:
        raise NotFound()
    return bytes(row.contents)


def _shown(row: YearReport, *, stands: bool) -> ReportShown:
    state = ReportState.FINAL if row.approved_at else ReportState.DRAFT
    if not stands:
        state = ReportState.REPLACED
    if row.erased_at:
        state = ReportState.ERASED
    return ReportShown(
        row.id,
        ReportKind(row.kind),
        Span(row.first_on, row.last_on),
        row.language,
        row.came_as,
        row.version,
        state,
        row.fingerprint,
        row.made_at,
        row.made_by,
        row.approved_at,
        row.approved_by,
    )
