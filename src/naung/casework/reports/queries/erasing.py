"""What becomes of reports when a person is erased: which go with her, which lose her, and which nobody can be sure of."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from naung.casework.reports.models import Report, Reporter, ReportSubject
from naung.casework.reports.queries.search import reports_with
from naung.casework.reports.vocabulary import ReportEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries.erasing import open_for_erasure
from naung.foundation.people.rules.marks import Fit, Marks, fit


@dataclass(frozen=True)
class Reached:
    """A report that an erasure reaches. `others`: how many persons it mentions of whom nobody can say that they are her.

    `subjects`: rows that are hers. `reporter`: she reported it herself.
    """

    id: UUID
    number: str
    others: int
    subjects: tuple[UUID, ...] = ()
    reporter: bool = False


@dataclass(frozen=True)
class ReportsReached:
    """Reports that go whole, that lose her, and that stay as they are since nobody can be sure whom they mean."""

    gone: tuple[Reached, ...]
    lose: tuple[Reached, ...]
    unsure: tuple[Reached, ...]


@dataclass
class _Mentions:
    """The persons of one report, each with how surely it is she."""

    told: list[tuple[ReportSubject, Fit]] = field(default_factory=list)
    reporter: Fit = Fit.OTHER

    def live(self, *fits: Fit) -> list[ReportSubject]:
        return [row for row, found in self.told if row.removed_at is None and found in fits]


def reports_reached(
    hers: Marks,
    *,
    owner: UUID,
    cases_gone: Collection[UUID],
    cases_shared: Mapping[UUID, Sequence[Marks]],
    actor: Actor,
) -> ReportsReached:
    """What erasing this person does to the reports of her desk; another desk's reports are not hers to erase.

    `cases_gone`: cases that go with her. `cases_shared`: cases that stay, with the marks of the others in them.
    """
    require(actor, Permission.PERSON_ERASE, within=owner)
    mine = Report.objects.filter(owner_id=owner, erased_at=None)
    whole = list(mine.filter(case_id__in=list(cases_gone)).order_by("number"))
    found = mine.filter(id__in=reports_with(hers, owner)) | mine.filter(case_id__in=list(cases_shared))
    near = [report for report in found.order_by("number") if report.case_id not in cases_gone]
    mentions = _mentions([*whole, *near], hers, {**dict.fromkeys(cases_gone, ()), **cases_shared})
    gone = [_reached(report, mentions[report.id]) for report in whole]
    lose, unsure = [], []
    for report in near:
        told, reached = mentions[report.id], _reached(report, mentions[report.id])
        if report.case_id is None and told.live(Fit.HERS) and not reached.others:
            gone.append(reached)
        elif reached.subjects or reached.reporter:
            lose.append(reached)
        elif report.case_id in cases_shared or told.live(Fit.UNSURE, Fit.HERS) or told.reporter is Fit.UNSURE:
            unsure.append(reached)
    return ReportsReached(tuple(gone), tuple(lose), tuple(unsure))


def _reached(report: Report, told: _Mentions) -> Reached:
    """Two who are both told as her are told apart by nobody: then neither is taken out."""
    sure = told.live(Fit.HERS)
    rows = tuple(row.id for row, found in told.told if found is Fit.HERS) if len(sure) < 2 else ()
    others = len(told.live(*Fit)) - min(len(sure), 1)
    return Reached(report.id, report.number, others, rows, told.reporter is Fit.HERS)


def _mentions(reports: Sequence[Report], hers: Marks, cases: Mapping[UUID, Sequence[Marks]]) -> dict[UUID, _Mentions]:
    found = {report.id: _Mentions() for report in reports}
    case_of = {report.id: report.case_id for report in reports}
    subjects = list(ReportSubject.objects.filter(report__in=list(found)).select_related("compartment"))
    reporters = list(Reporter.objects.filter(report__in=list(found)).select_related("compartment"))
    rows: list[ReportSubject | Reporter] = [*subjects, *reporters]
    texts = open_for_erasure(ReportEvent.UNSEALED_FOR_ERASURE, [(row, ("name", "phone")) for row in rows])
    for row, text in zip(rows, texts, strict=True):
        case_id = case_of[row.report_id]
        others = cases.get(case_id) if case_id else None
        name, number = text.get("name") or "", text.get("phone") or ""
        how = fit(name, number, hers, others=others or (), strict=others is None)
        if isinstance(row, Reporter):
            found[row.report_id].reporter = how
        else:
            found[row.report_id].told.append((row, how))
    return found


def reports_of_case(case_id: UUID, *, owner: UUID, actor: Actor) -> list[UUID]:
    """Reports of that desk that became or joined a case; for the erasure. Opens nothing."""
    require(actor, Permission.PERSON_ERASE, within=owner)
    return list(Report.objects.filter(case_id=case_id, owner_id=owner).values_list("id", flat=True))


def reports_among(records: Iterable[UUID], *, actor: Actor) -> list[UUID]:
    """Which of these ids are reports that are not erased; for what is erased again after a restore. Opens nothing."""
    require(actor, Permission.SYSTEM_RESTORE)
    return list(Report.objects.filter(id__in=list(records), erased_at=None).values_list("id", flat=True))
