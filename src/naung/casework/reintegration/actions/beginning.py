"""What every writer of reintegration does first and last: find or begin the plan, look at the version, say what is due next."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.cases.rules import padded, writable
from naung.casework.cases.vocabulary import Stage
from naung.casework.reintegration.models import Path
from naung.casework.reintegration.queries.paths import PATH_COLUMNS, opened, wish_in
from naung.casework.reintegration.queries.rows import PART, part_row, path_row, victim_in
from naung.casework.reintegration.rules.due import next_due
from naung.casework.reintegration.vocabulary import ReintegrationEvent, Rest, Wish
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal


def path_of(case_id: UUID, person_id: UUID, by: Actor) -> Path:
    """The person's plan, held until the end of the transaction; begun where there is none.

    Raises NotFound, RuleBroken where she is no victim in the case. Follow-ups go on after a case is closed.
    """
    require(by, Permission.REINTEGRATION_WRITE)
    case = victim_in(case_id, person_id, actor=by)
    require(by, Permission.REINTEGRATION_WRITE, within=case.owner)
    if path_row(case_id, person_id) is None:
        writable(Stage(case.stage))
        person, now = person_row(person_id, actor=by), timezone.now()
        made = Path(
            case=case, person=person, owner=case.owner, compartment=person.compartment, begun_at=now, moved_at=now
        )
        seal(made, wish=padded(Wish.NOT_ASKED))
        made.save(force_insert=True)
        record(ReintegrationEvent.BEGUN, subject=case.id, subjects=[person.id], by=by)
    rows = Path.objects.select_for_update(of=("self",)).select_related("compartment", "case")
    return rows.get(case_id=case_id, person_id=person_id)


def locked(model: type[PART], part_id: UUID, by: Actor) -> PART:
    """A follow-up or problem, its plan and itself held until the end of the transaction. Raises NotFound."""
    require(by, Permission.REINTEGRATION_WRITE)
    row = part_row(model, part_id, actor=by)
    require(by, Permission.REINTEGRATION_WRITE, within=row.path.owner)
    case_row(row.path.case_id, actor=by)
    Path.objects.select_for_update(of=("self",)).get(id=row.path_id)
    held = model._default_manager.select_for_update(of=("self",)).select_related("path__case", "path__compartment")
    return held.get(id=part_id)


def told(path: Path, by: Actor) -> dict[str, str | None]:
    """What is sealed in the plan itself."""
    return opened(path, [(path, PATH_COLUMNS)], by)[0]


def stamped(row: Any, by: Actor) -> None:
    """Who wrote a row last, and when."""
    row.written_by, row.written_at = officer_of(by), timezone.now()


def waiting_days(path: Path) -> list[date]:
    """The days of follow-ups that were neither held nor left out."""
    return list(path.follow_ups.filter(held_on=None, dropped_at=None).values_list("due_on", flat=True))


def moved(path: Path, by: Actor) -> None:
    """Write down that something was written, and when she is asked next, so that lists need not open anything."""
    path.moved_at = timezone.now()
    path.due_on = next_due(waiting_days(path), wish_in(told(path, by)), Rest(path.rest))
    path.save()
