"""The desk's register of lawyers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from naung.casework.counsel.models import Assignment, Lawyer
from naung.casework.counsel.rules.choosing import licence_on
from naung.casework.counsel.vocabulary import CounselEvent, LawyerTold, Licence
from naung.foundation.access.rules import desk_of, require, shipped_roles
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import name_of, roles_at
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

LISTED = ("name", "body", "licence", "contact", "why_left")
WHOLE = (*LISTED, "nik")


@dataclass(frozen=True)
class LawyerShown:
    """A row of the register; `load`: open assignments of this desk. `told.nik` is empty on a list."""

    id: UUID
    version: int
    told: LawyerTold
    licence_now: Licence
    load: int
    written_at: datetime
    left_at: datetime | None
    why_left: str

    @property
    def name(self) -> str:
        """The lawyer's name."""
        return self.told.name


def lawyer_row(lawyer_id: UUID, *, actor: Actor) -> Lawyer:
    """The unopened row. Raises NotFound for another desk's."""
    require(actor, Permission.COUNSEL_READ)
    row = Lawyer.objects.select_related("compartment").filter(id=lawyer_id).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.COUNSEL_READ, within=row.owner)
    return row


def lawyer_for(lawyer_id: UUID, *, actor: Actor) -> LawyerShown:
    """One row with the identity number, opened with one entry in the log. Raises NotFound for another desk's."""
    row = lawyer_row(lawyer_id, actor=actor)
    (text,) = opened_lawyers([row], WHOLE, CounselEvent.REGISTER_READ, actor)
    return _shown(row, text, loads([row.id], actor=actor).get(row.id, 0))


def lawyers_of_desk(*, actor: Actor, also_left: bool = False) -> list[LawyerShown]:
    """Every lawyer of the desk's register by name, opened with one entry in the log; no identity number."""
    require(actor, Permission.COUNSEL_READ)
    rows = Lawyer.objects.select_related("compartment").filter(owner=desk_of(actor))
    found = list(rows if also_left else rows.filter(left_at=None))
    texts = opened_lawyers(found, LISTED, CounselEvent.REGISTER_READ, actor)
    carried = loads((row.id for row in found), actor=actor)
    shown = [_shown(row, text, carried.get(row.id, 0)) for row, text in zip(found, texts, strict=True)]
    return sorted(shown, key=lambda each: (each.left_at is not None, each.name.casefold(), each.id))


def opened_lawyers(
    rows: Sequence[Lawyer], columns: Sequence[str], event: CounselEvent, actor: Actor
) -> list[dict[str, str | None]]:
    """Columns of these rows, opened with one entry in the log."""
    if not rows:
        return []
    return open_rows(actor, event, [(row, columns) for row in rows], permission=Permission.COUNSEL_READ)


def loads(lawyers: Iterable[UUID], *, actor: Actor) -> dict[UUID, int]:
    """How many open assignments each of these lawyers has at the desk, as far as this officer may know of them."""
    open_now = Assignment.objects.filter(lawyer__in=list(lawyers), ended_at=None, person__erased_at=None)
    rows = seen_by(open_now, "case_id", "person_id", actor=actor)
    return dict(rows.order_by().values_list("lawyer").annotate(n=Count("pk")))


def officers_to_tie(*, actor: Actor) -> dict[UUID, str]:
    """The officers of the desk who may keep notes of counsel, by shown name: whom a row of the register may mean."""
    require(actor, Permission.COUNSEL_READ)
    return {officer: name_of(officer) for officer in counsel_officers(desk_of(actor))}


def counsel_officers(desk: UUID) -> frozenset[UUID]:
    """The officers who serve at a desk now in a role that keeps notes of counsel."""
    keeps = {role.code for role in shipped_roles().values() if Permission.PRIVILEGED_KEEP in role.permissions}
    return frozenset(officer for officer, role in roles_at(desk).items() if role in keeps)


def told_of(row: Lawyer, text: Mapping[str, str | None]) -> LawyerTold:
    """A row with its opened texts, as it is written down."""
    return LawyerTold(
        text.get("name") or "", text.get("body") or "", text.get("licence") or "", row.licensed_from, row.licensed_until,
        row.sex, _split(row.specialities), _split(row.languages), _split(row.places), row.most, text.get("contact") or "",
        text.get("nik") or "", row.officer,
    )  # fmt: skip


def licence_now(start: date | None, end: date | None) -> Licence:
    """How an accreditation stands today."""
    return licence_on(start, end, timezone.localdate())


def _split(codes: str) -> tuple[str, ...]:
    return tuple(each for each in codes.split(",") if each)


def _shown(row: Lawyer, text: Mapping[str, str | None], load: int) -> LawyerShown:
    return LawyerShown(
        row.id, row.version, told_of(row, text), licence_now(row.licensed_from, row.licensed_until), load, row.written_at,
        row.left_at, text.get("why_left") or "",
    )  # fmt: skip
