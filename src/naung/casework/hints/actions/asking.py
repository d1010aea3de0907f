"""Writers that have lists compared in the background, and forget what was found."""

from collections.abc import Collection
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from naung.casework.arrivals.queries.rows import batch_row
from naung.casework.cases.models import CasePerson
from naung.casework.hints.models import Hint, Laid, Pile
from naung.casework.hints.queries.rows import arrivals_waiting, desks_waiting
from naung.casework.hints.vocabulary import COMPARE, HintEvent, Source
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.identifiers import new_id
from naung.foundation.jobs.actions import ask_job
from naung.foundation.jobs.queries import open_jobs
from naung.foundation.jobs.vocabulary import JobState
from naung.foundation.people.models import Person

MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def compare_batch(*, batch_id: UUID, by: Actor) -> None:
    """Have everybody of a batch laid beside the desk's records in the background. Raises NotFound for another desk's batch.

    Whoever may not search asks for nothing.
    """
    row = batch_row(batch_id, actor=by)
    if by.may(Permission.SEARCH) and asked(row.owner, by):
        record(HintEvent.ASKED, subject=row.id, by=by)


@transaction.atomic
def compare_persons(*, persons: Collection[UUID], source: Source, by: Actor) -> UUID:
    """Have records of the own desk that one file brought laid beside its other records in the background; the list's id.

    Those that stand on such a list already stay there. Raises NotPermitted without PERSON_WRITE and SEARCH.
    """
    require(by, Permission.PERSON_WRITE)
    require(by, Permission.SEARCH)
    pile = Pile(owner=desk_of(by), source=Source(source), made_by=officer_of(by), made_at=timezone.now())
    pile.save(force_insert=True)
    rows = Person.objects.filter(id__in=list(persons), owner=desk_of(by), erased_at=None)
    Laid.objects.filter(person__in=rows, pile=None).update(pile=pile, at=None, version=F("version") + 1)
    known = set(Laid.objects.filter(person__in=rows).values_list("person_id", flat=True))
    fresh = [row for row in rows.only("id", "compartment_id") if row.id not in known]
    Laid.objects.bulk_create(
        [Laid(person_id=row.id, pile=pile, compartment_id=row.compartment_id) for row in fresh], batch_size=500
    )
    asked(pile.owner, by)
    record(HintEvent.ASKED, subject=pile.id, count=len(fresh), by=by)
    return pile.id


@transaction.atomic
def compare_cases(*, cases: Collection[UUID], source: Source, by: Actor) -> UUID:
    """The same for everybody who has a part in these cases of the own desk."""
    parts = CasePerson.objects.filter(case__in=list(cases), case__owner=desk_of(by))
    return compare_persons(persons=set(parts.values_list("person_id", flat=True)), source=source, by=by)


@transaction.atomic
def compare_again(*, by: Actor) -> None:
    """A record was written down or changed: have it laid beside whoever waits on the desk's lists, where somebody does."""
    if by.desk is not None and by.may(Permission.SEARCH) and arrivals_waiting(by.desk).exists():
        asked(by.desk, by)


@transaction.atomic
def compare_changed(*, desks: Collection[UUID] | None, by: Actor) -> int:
    """A list or a record of these desks has changed: have it compared where somebody waits on a list (SYSTEM_WORK).

    None for all desks. Answers how many were asked for. Who is not touched by a change is not compared again.
    """
    require(by, Permission.SYSTEM_WORK)
    return sum(asked(desk, by) for desk in desks_waiting() if desks is None or desk in desks)


def asked(desk: UUID, by: Actor) -> bool:
    """Whether work was asked for; not where some waits that will see the state as it is now."""
    waits = {job.subject for job in open_jobs(COMPARE, actor=by) if job.state is JobState.WAITING}
    if desk not in waits:
        ask_job(kind=COMPARE, key=sha256(new_id().bytes).digest(), subject=desk, needs=Permission.SEARCH, by=by)
    return desk not in waits


@transaction.atomic
def forget_hints(*, by: Actor) -> int:
    """Delete what was found of or about people who were forgotten or erased; how many rows. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    about = Hint.objects.filter(Q(record__erased_at__isnull=False) | Q(other__forgotten_at__isnull=False))
    of = Laid.objects.filter(Q(person__erased_at__isnull=False) | Q(arrival__forgotten_at__isnull=False))
    gone = about.count() + of.count()
    about.delete()
    of.delete()
    if gone:
        record(HintEvent.FORGOTTEN, count=gone, by=by)
    return gone
