"""Who is whose counsel, and in which order lawyers are offered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from naung.casework.counsel.models import Assignment
from naung.casework.counsel.queries.findings import FindingShown, findings_in
from naung.casework.counsel.queries.lawyers import lawyers_of_desk
from naung.casework.counsel.queries.rows import assignment_row, victim_in
from naung.casework.counsel.rules.choosing import in_order
from naung.casework.counsel.rules.keeping import standpoint
from naung.casework.counsel.vocabulary import CounselEvent, End, Placed, Runner, Standpoint, Wish
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.vault.queries import open_rows

COLUMNS = ("wish", "reason", "why_ended")
LAWYER = ("name", "body")


@dataclass(frozen=True)
class AssignmentShown:
    """One assignment. `rank`: at which place of the order the lawyer stood when chosen; `officer`: whose account it is."""

    id: UUID
    version: int
    lawyer: UUID
    name: str
    body: str
    officer: UUID | None
    rank: int
    begun_at: datetime
    begun_by: UUID
    wish: Wish
    reason: str
    document: UUID | None
    signed_on: date | None
    until: date | None
    standpoint: Standpoint
    called_at: datetime | None
    ended_at: datetime | None
    ended_by: UUID | None
    ended_how: End | None
    why_ended: str


@dataclass(frozen=True)
class CounselShown:
    """A survivor's counsel in a case, the newest first."""

    case: UUID
    number: str
    stage: str
    person: UUID
    assignments: tuple[AssignmentShown, ...]

    @property
    def open(self) -> tuple[AssignmentShown, ...]:
        """Those that have not ended."""
        return tuple(each for each in self.assignments if each.ended_at is None)


@dataclass(frozen=True)
class Offered:
    """The order of lawyers for one survivor, and what speaks against each."""

    placed: tuple[Placed, ...]
    findings: Mapping[UUID, Sequence[FindingShown]]


def counsel_for(case_id: UUID, person_id: UUID, *, actor: Actor) -> CounselShown:
    """Every counsel of a survivor in a case, opened with one entry in the log. Raises NotFound for another desk's."""
    case = victim_in(case_id, person_id, actor=actor)
    rows = Assignment.objects.select_related("compartment", "lawyer__compartment").filter(
        case=case, person_id=person_id, person__erased_at=None
    )
    shown = _shown(list(rows.order_by("-begun_at", "id")), actor)
    return CounselShown(case.id, case.number, case.stage, person_id, shown)


def assignment_for(assignment_id: UUID, *, actor: Actor) -> tuple[AssignmentShown, CounselShown]:
    """One assignment, and the survivor's counsel that it belongs to. Raises NotFound for another desk's."""
    row = assignment_row(assignment_id, actor=actor)
    counsel = counsel_for(row.case_id, row.person_id, actor=actor)
    return next(each for each in counsel.assignments if each.id == row.id), counsel


def offered_for(case_id: UUID, person_id: UUID, wish: Wish, *, actor: Actor) -> Offered:
    """The desk's lawyers in the order of the rule, compared with the parties of the case now. Raises NotFound."""
    lawyers = lawyers_of_desk(actor=actor)
    open_now = Assignment.objects.filter(case_id=case_id, person_id=person_id, ended_at=None)
    hers = set(open_now.values_list("lawyer", flat=True))
    free = [each for each in lawyers if each.id not in hers]
    found = findings_in(case_id, person_id, [each.id for each in free], actor=actor)
    runners = [
        Runner(
            each.id, each.name, each.told.sex, frozenset(each.told.languages), frozenset(each.told.specialities),
            each.told.places, each.licence_now, each.load, each.told.most,
            sum(one.waits for one in found[each.id]), any(one.stands for one in found[each.id]),
        )
        for each in free
    ]  # fmt: skip
    return Offered(in_order(runners, wish), found)


def wish_text(wish: Wish) -> str:
    """What she asked for as text to seal."""
    return ",".join((wish.sex, wish.language, wish.speciality, wish.place))


def _wish(text: str) -> Wish:
    return Wish(*text.split(",")) if text else Wish()


def _shown(rows: Sequence[Assignment], actor: Actor) -> tuple[AssignmentShown, ...]:
    if not rows:
        return ()
    wanted = [(row, COLUMNS) for row in rows]
    texts = open_rows(actor, CounselEvent.READ, wanted, permission=Permission.COUNSEL_READ)
    lawyers = [(row.lawyer, LAWYER) for row in rows]
    names = open_rows(actor, CounselEvent.REGISTER_READ, lawyers, permission=Permission.COUNSEL_READ)
    today = timezone.localdate()
    return tuple(
        AssignmentShown(
            row.id, row.version, row.lawyer_id, name["name"] or "", name["body"] or "", row.lawyer.officer, row.rank,
            row.begun_at, row.begun_by, _wish(text["wish"] or ""), text["reason"] or "", row.document_id, row.signed_on,
            row.until, standpoint(row.document_id is not None, row.until, row.ended_at is not None, today),
            row.called_at, row.ended_at,
            row.ended_by, End(row.ended_how) if row.ended_how else None, text["why_ended"] or "",
        )
        for row, text, name in zip(rows, texts, names, strict=True)
    )  # fmt: skip
