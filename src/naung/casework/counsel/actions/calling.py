"""A survivor asked for her counsel: it stands on counsel's list until somebody wrote down that they spoke."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naung.casework.counsel.models import Assignment
from naung.casework.counsel.queries.rows import assignment_row, victim_in
from naung.casework.counsel.vocabulary import CounselEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by


@transaction.atomic
def call_counsel(*, case_id: UUID, person_id: UUID, asked_at: datetime, by: Actor) -> int:
    """Put on the list of each counsel of hers that she asked for a call, since `asked_at` (aware); answers to how many.

    None where she has no counsel: then that is what waits. An earlier asking keeps its moment. Raises NotFound.
    """
    require(by, Permission.WICKET_GIVE)
    case = victim_in(case_id, person_id, actor=by)
    rows = Assignment.objects.select_for_update().filter(case=case, person_id=person_id, ended_at=None)
    ids = list(rows.values_list("id", flat=True))
    rows.filter(called_at=None).update(called_at=asked_at)
    record(CounselEvent.CALLED, subject=case.id, subjects=[person_id, *ids], count=len(ids), by=by)
    return len(ids)


@transaction.atomic
def met_client(*, assignment_id: UUID, by: Actor) -> None:
    """Write down that counsel spoke with her; it leaves the list. By her counsel, or by who assigns. Twice does no harm.

    Raises NotFound for another's.
    """
    row = assignment_row(assignment_id, actor=by)
    mine = row.lawyer.officer == by.id and by.may(Permission.PRIVILEGED_KEEP)
    if not mine and not by.may(Permission.COUNSEL_ASSIGN):
        raise NotFound()
    held = seen_by(Assignment.objects.filter(id=row.id), "person_id", actor=by)
    held.update(called_at=None)
    record(CounselEvent.MET, subject=row.case_id, subjects=[row.person_id, row.id], by=by)
