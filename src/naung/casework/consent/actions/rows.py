"""Rows of the ledger as they are written: new ones, and those that take the place of another."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from naung.casework.consent.models import ChildDecision, Consent
from naung.casework.consent.rules.giving import letters
from naung.casework.consent.vocabulary import Consenter, ConsentEvent, ForAChild, Kind, SharingPurpose, Whom
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.audit.actions import record
from naung.foundation.people.models import Person
from naung.foundation.vault.actions import seal
from naung.foundation.vault.queries import open_rows


def new_row(
    person: Person, kind: Kind, purpose: SharingPurpose, whom: Whom, categories: frozenset[Category], by: Actor
) -> Consent:
    """An unsaved row about a person."""
    return Consent(
        person=person,
        owner=person.owner,
        compartment=person.compartment,
        kind=kind.value,
        purpose=purpose.value,
        recipient=whom.desk,
        categories=letters(categories),
        consenter=Consenter.HERSELF.value,
        at=timezone.now(),
        written_by=officer_of(by),
    )


def later_row(
    head: Consent, kind: Kind, categories: frozenset[str], until: date | None, closer: Consenter, by: Actor
) -> Consent:
    """An unsaved row that takes the place of another."""
    return Consent(
        person_id=head.person_id,
        owner=head.owner,
        compartment=head.compartment,
        kind=kind.value,
        purpose=head.purpose,
        recipient=head.recipient,
        categories=letters(categories),
        until=until,
        language=head.language,
        consenter=closer.value,
        at=timezone.now(),
        written_by=officer_of(by),
    )


def seal_later(row: Consent, head: Consent, reason: str, by: Actor) -> None:
    """Reasons, and the name of a body outside taken over from the row before."""
    outside = ""
    if head.recipient is None:
        (text,) = open_rows(by, ConsentEvent.OPENED, [(head, ("outside",))], permission=Permission.CONSENT_READ)
        outside = text.get("outside") or ""
    seal(row, outside=outside, reason=reason.strip())


def supersede(rows: Iterable[Consent], later: Consent) -> None:
    """Let a later row take the place of these."""
    for row in rows:
        row.superseded_by, row.version = later, row.version + 1
        row.save(update_fields=["superseded_by", "version"])


def withdraw_row(
    head: Consent, closer: Consenter, reason: str, by: Actor, *, decision: ChildDecision | None = None
) -> Consent:
    """Let a withdrawal of all of it take the place of what stands, with the office's decision where it rests on one."""
    row = later_row(head, Kind.WITHDRAWN, frozenset(head.categories), None, closer, by)
    row.decision = decision
    seal_later(row, head, reason, by)
    row.save(force_insert=True)
    supersede([head], row)
    record(ConsentEvent.WITHDRAWN, subject=head.id, subjects=[row.id, row.person_id], by=by)
    return row


def decision_of(person: Person, child: ForAChild, at: datetime, by: Actor) -> ChildDecision:
    """The office's own row on a child, with its reason."""
    row = ChildDecision(
        person=person,
        owner=person.owner,
        compartment=person.compartment,
        guardian=child.guardian.value,
        decided_by=officer_of(by),
        decided_at=at,
    )
    seal(row, reason=child.reason.strip())
    row.save(force_insert=True)
    return row
