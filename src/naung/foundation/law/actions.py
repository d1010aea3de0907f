"""Writers of corrections: proposed by one officer, signed by another, withdrawn with a reason. Nothing shipped is edited."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.law.models import CorrectedCell, CorrectionRow
from naung.foundation.law.queries.office import correction_value, signed_corrections
from naung.foundation.law.rules.corrections import (
    NO_SUCH_CELL,
    cell_of,
    check_proposal,
    check_row,
    check_signature,
    check_withdrawal,
    fingerprint,
    reads_same,
    row_on,
    write_value,
)
from naung.foundation.law.vocabulary.corrections import Correction, LawEvent, Shelf


@transaction.atomic
def propose_correction(
    *, shelf: Shelf, row: str, values: Mapping[str, str], from_on: date, mark: Mark, source: str, reason: str, by: Actor
) -> UUID:
    """Propose how one row reads in this office from a day on; it changes nothing until somebody else signs.

    `values` holds cells as text; those that read as they do now are left out. Raises RuleBroken beside the field.
    """
    require(by, Permission.LAW_CORRECT)
    now = timezone.now()
    if not values.keys() <= shelf.cells.keys():
        raise RuleBroken(NO_SUCH_CELL)
    under = row_on(shelf, signed_corrections(), row, from_on)
    changed = {n: text for n, text in values.items() if not reads_same(shelf.cells[n], text, cell_of(under, n))}
    one = Correction(
        new_id(), shelf.table, row, tuple(sorted(changed.items())), mark, source.strip(), reason.strip(), from_on,
        fingerprint(shelf.rows[row]), officer_of(by), now,
    )  # fmt: skip
    check_proposal(one, shelf, under, timezone.localdate(now))
    kept = CorrectionRow.objects.create(
        id=one.id, table=one.table, row=row, mark=mark, source=one.source, reason=one.reason, from_on=from_on,
        shipped=one.shipped, proposed_by=one.proposed_by, proposed_at=now,
    )  # fmt: skip
    CorrectedCell.objects.bulk_create(
        CorrectedCell(correction=kept, name=name, value=text, before=write_value(cell_of(shelf.rows[row], name)))
        for name, text in one.values
    )
    record(LawEvent.CORRECTION_PROPOSED, subject=one.id, fields=sorted(changed), by=by)
    return one.id


@transaction.atomic
def sign_correction(*, correction_id: UUID, shelf: Shelf, by: Actor) -> None:
    """Sign what another has proposed: from its day on it counts, a clock from the next day at the earliest.

    Raises RuleBroken for the author, a second signature, and a row that no longer stands up.
    """
    require(by, Permission.LAW_COUNTERSIGN)
    row = _locked(correction_id)
    one = correction_value(row)
    check_signature(one, officer_of(by))
    now = timezone.now()
    day = max(one.from_on, timezone.localdate(now))
    check_row(one, shelf, row_on(shelf, signed_corrections(), one.row, day))
    row.signed_by, row.signed_at = officer_of(by), now
    row.save(update_fields=["signed_by", "signed_at"])
    record(LawEvent.CORRECTION_SIGNED, subject=row.id, by=by)


@transaction.atomic
def withdraw_correction(*, correction_id: UUID, why: str, by: Actor) -> None:
    """Take a correction back, with the reason: from today the shipped row counts again, for a clock from tomorrow."""
    require(by, Permission.LAW_CORRECT)
    row = _locked(correction_id)
    check_withdrawal(correction_value(row), why)
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = officer_of(by), timezone.now(), why.strip()
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    record(LawEvent.CORRECTION_WITHDRAWN, subject=row.id, by=by)


def _locked(correction_id: UUID) -> CorrectionRow:
    row = CorrectionRow.objects.select_for_update().filter(id=correction_id).first()
    if row is None:
        raise NotFound()
    return row
