"""What every writer of proceedings does first and last: find or begin the file, hold it, say where it stands and what is due."""

from uuid import UUID

from django.utils import timezone

from naung.casework.cases.rules import padded, writable
from naung.casework.cases.vocabulary import Sexual
from naung.casework.cases.vocabulary import Stage as CaseStage
from naung.casework.evidence.models import Document
from naung.casework.evidence.queries import document_row
from naung.casework.proceedings.models import LegalStep, Proceeding
from naung.casework.proceedings.queries.files import (
    STEP_COLUMNS,
    clocks_today,
    decide_track_by,
    opened,
    sexual_of,
    step_shown,
)
from naung.casework.proceedings.queries.rows import PART, case_of, part_row, proceeding_row
from naung.casework.proceedings.queries.split import branch_of, dossiers_of
from naung.casework.proceedings.rules.protection import acted_on
from naung.casework.proceedings.rules.split import spread, stages_of, ways_of
from naung.casework.proceedings.vocabulary import Branch, ProceedingsEvent, StepTold
from naung.casework.reports.queries.clocks import zone
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.vault.actions import seal


def proceeding_of(case_id: UUID, by: Actor) -> Proceeding:
    """The case's file of proceedings, held until the end of the transaction; begun where there is none.

    Raises NotFound, RuleBroken for a closed case without one. A court goes on after a case is closed.
    """
    require(by, Permission.PROCEEDINGS_WRITE)
    case = case_of(case_id, actor=by)
    require(by, Permission.PROCEEDINGS_WRITE, within=case.owner)
    if proceeding_row(case_id) is None:
        writable(CaseStage(case.stage))
        now = timezone.now()
        made = Proceeding(case=case, owner=case.owner, compartment=case.compartment, begun_at=now, moved_at=now)
        seal(made, sexual=padded(Sexual.UNKNOWN))
        made.save(force_insert=True)
        record(ProceedingsEvent.BEGUN, subject=case.id, by=by)
    rows = Proceeding.objects.select_for_update(of=("self",)).select_related("compartment", "case")
    return rows.get(case_id=case_id)


def locked(model: type[PART], part_id: UUID, by: Actor) -> PART:
    """A row of a file, both held until the end of the transaction. Raises NotFound."""
    require(by, Permission.PROCEEDINGS_WRITE)
    row = part_row(model, part_id, actor=by)
    require(by, Permission.PROCEEDINGS_WRITE, within=row.proceeding.owner)
    Proceeding.objects.select_for_update(of=("self",)).get(id=row.proceeding_id)
    held = model._default_manager.select_for_update(of=("self",)).select_related("proceeding__case", "compartment")
    return held.get(id=part_id)


def paper_of(document: UUID | None, file: Proceeding, by: Actor) -> Document | None:
    """A kept paper of the same case. Raises NotFound for another case's."""
    return document_row(document, case_id=file.case_id, actor=by) if document else None


def steps_of(file: Proceeding, by: Actor) -> tuple[Sexual, list[StepTold]]:
    """The decided track, and the steps that count, opened with one entry in the log."""
    rows = list(LegalStep.objects.filter(proceeding=file, withdrawn_at=None).order_by("on", "order"))
    own, *texts = opened(file, [(file, ("sexual",)), *((row, STEP_COLUMNS) for row in rows)], by)
    return sexual_of(own), [step_shown(row, text).told for row, text in zip(rows, texts, strict=True)]


def branches_of(file: Proceeding) -> list[Branch]:
    """The files into which the case was split, as the rules take them."""
    return [branch_of(each) for each in dossiers_of(file)]


def moved(file: Proceeding, by: Actor) -> None:
    """Write down that something was written, where the case stands and what is due, so that lists need not open anything."""
    sexual, steps = steps_of(file, by)
    ways = ways_of(steps, branches_of(file))
    file.moved_at, (file.stage, file.slowest) = timezone.now(), spread(list(stages_of(ways).values()))
    file.due_at = acted_on(clocks_today(steps, sexual), zone()) or decide_track_by(steps, sexual, file.slowest)
    file.decided = sexual is not Sexual.UNKNOWN
    file.save(update_fields=["moved_at", "stage", "slowest", "due_at", "decided"])
