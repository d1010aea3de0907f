"""Writers: every drawing and opening stands in the log; a report is closed once and never changed."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.filings.models import Filing, FilingCase
from naung.casework.filings.queries import behind, contents_of, draw
from naung.casework.filings.queries.drawn import require_kind
from naung.casework.filings.rules.spans import MADE_MEANWHILE, NOT_OVER, SAME, is_over
from naung.casework.filings.vocabulary import Behind, Drawn, FilingEvent, FilingKind, FilingTold, Span
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind


@transaction.atomic
def see_filing(*, kind: FilingKind, span: Span, by: Actor) -> Drawn:
    """Draw a report as it stands now, with an entry in the log. Raises NotPermitted."""
    require(by, Permission.FILING_MAKE)
    found = draw(kind, span, actor=by)
    record(FilingEvent.SEEN, count=len(found.figures), by=by)
    return found


@transaction.atomic
def open_figure(*, cases: Sequence[UUID], by: Actor) -> Behind:
    """The files behind a figure, with an entry in the log that names those that were shown."""
    require(by, Permission.FILING_MAKE)
    found = behind(cases, actor=by)
    record(FilingEvent.OPENED, subjects=[each.id for each in found.own], count=found.elsewhere, by=by)
    return found


@transaction.atomic
def close_filing(*, told: FilingTold, by: Actor) -> UUID:
    """Keep a report as the next version of its days, as it was filed.

    Raises RuleBroken for days that are not over, where the last version says the same, or where somebody closed it meanwhile.
    """
    require(by, Permission.FILING_MAKE)
    require_kind(told.kind, by)
    if not is_over(told.span, timezone.localdate()):
        raise RuleBroken(NOT_OVER)
    owner = desk_of(by)
    same = {"owner": owner, "kind": told.kind.value, "first_on": told.span.first, "last_on": told.span.last}
    last = Filing.objects.select_for_update().filter(**same).order_by("-version").first()
    if last is not None and last.fingerprint == told.fingerprint:
        raise RuleBroken(SAME)
    row = Filing(
        id=new_id(), **same, version=last.version + 1 if last else 1, fingerprint=told.fingerprint,
        compartment=new_compartment(kind=CompartmentKind.FILING, owner=owner, by=by), made_at=timezone.now(),
        made_by=officer_of(by),
    )  # fmt: skip
    seal(row, contents=told.contents)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as clash:  # two first versions at once: there was no row to lock
        raise RuleBroken(MADE_MEANWHILE) from clash
    kept = Case.objects.filter(id__in=told.cases).values_list("id", flat=True)
    FilingCase.objects.bulk_create([FilingCase(filing=row, case_id=each) for each in sorted(kept)])
    record(FilingEvent.CLOSED, subject=row.id, words=bytes.fromhex(told.fingerprint), by=by)
    return row.id


@transaction.atomic
def take_filing(*, filing_id: UUID, by: Actor) -> str:
    """What a closed report says, to be handed out as a file, with an entry in the log. Raises NotFound."""
    require(by, Permission.FILING_MAKE)
    found = contents_of(filing_id, actor=by)
    record(FilingEvent.TAKEN, subject=filing_id, by=by)
    return found


@transaction.atomic
def take_draft(*, kind: FilingKind, span: Span, by: Actor) -> Drawn:
    """A report as it stands now, to be handed out as a file that says it is a draft, with an entry in the log."""
    require(by, Permission.FILING_MAKE)
    found = draw(kind, span, actor=by)
    record(FilingEvent.TAKEN, count=len(found.figures), by=by)
    return found
