"""Files that the prosecutor splits, and files that were split by mistake."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from naung.casework.proceedings.actions.beginning import branches_of, moved, proceeding_of, steps_of
from naung.casework.proceedings.models import Dossier, DossierPerson
from naung.casework.proceedings.queries.rows import people_in
from naung.casework.proceedings.queries.split import FIRST
from naung.casework.proceedings.rules.split import HAS_STEPS, ONE_FILE, check_split, ways_of
from naung.casework.proceedings.rules.words import LONGEST_LINE
from naung.casework.proceedings.vocabulary import ProceedingsEvent
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, check_text
from naung.foundation.identifiers import new_id
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal


@transaction.atomic
def split_file(*, case_id: UUID, accused: Collection[UUID], after: UUID | None, name: str = "", by: Actor) -> UUID:
    """Give some of the accused a file of their own: split by the prosecutor, arrested later, or still looked for.

    `after`: the last step of the first file that is theirs too; None where theirs begins anew. Raises RuleBroken with the field.
    """
    file = proceeding_of(case_id, by)
    _sexual, steps = steps_of(file, by)
    branches, people = branches_of(file), people_in(case_id, actor=by)[0]
    check_split(accused, people, branches, after, ways_of(steps, branches)[None])
    last = file.dossiers.aggregate(last=Max("place"))["last"] or FIRST
    row = Dossier(
        id=new_id(), proceeding=file, compartment=file.compartment, place=last + 1, after_id=after,
        written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    seal(row, name=check_text(name, "name", LONGEST_LINE) or None)
    row.save(force_insert=True)
    for each in dict.fromkeys(accused):
        DossierPerson.objects.create(id=new_id(), dossier=row, person=person_row(each, actor=by))
    record(ProceedingsEvent.FILE_SPLIT, subject=case_id, subjects=[row.id], by=by)
    moved(file, by)
    return row.id


@transaction.atomic
def join_file(*, case_id: UUID, dossier: UUID, by: Actor) -> None:
    """Put the accused of a split file back into the first. Raises RuleBroken where it has steps of its own that count."""
    file = proceeding_of(case_id, by)
    row = file.dossiers.filter(id=dossier).first()
    if row is None:
        raise RuleBroken(ONE_FILE, field="file")
    if row.steps.exists():
        if row.steps.filter(withdrawn_at=None).exists():
            raise RuleBroken(HAS_STEPS, field="file")
        row.steps.update(dossier=None)  # what was struck out stays to be read
    row.delete()
    record(ProceedingsEvent.FILE_JOINED, subject=case_id, by=by)
    moved(file, by)
