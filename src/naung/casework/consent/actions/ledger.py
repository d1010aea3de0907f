"""Giving, refusing, narrowing and withdrawing. Nothing is changed or deleted: a new row takes the place of the one before."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.consent.actions.childhood import close_guardians
from naung.casework.consent.actions.rows import decision_of, later_row, new_row, seal_later, supersede, withdraw_row
from naung.casework.consent.models import Consent
from naung.casework.consent.queries import consent_fact, consent_row, is_child_today, last_day_as_child
from naung.casework.consent.queries.bases import same_body
from naung.casework.consent.rules.giving import (
    check_again,
    check_closer,
    check_narrowed,
    check_withdrawn,
    consent_problems,
    refusal_closes,
    refusal_problems,
)
from naung.casework.consent.rules.living import last_day, standing
from naung.casework.consent.vocabulary import (
    OPENS,
    Consenter,
    ConsentEvent,
    ConsentGiven,
    Explained,
    ForAChild,
    GuardianState,
    Kind,
    SharingPurpose,
    Whom,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.audit.actions import one_writer_at_a_time, record
from naung.foundation.errors import Problems, StaleVersion
from naung.foundation.organisations.queries import desk
from naung.foundation.people.models import Person
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal
from naung.foundation.vault.queries import open_rows


@transaction.atomic
def give_consent(*, person_id: UUID, given: ConsentGiven, by: Actor) -> UUID:
    """Write down that she agreed (or for a child a guardian, or the office), for one purpose and one recipient.

    A wider one takes the place of what stood for the same purpose and recipient. What others agreed for a child ends when
    she comes of age, and what a guardian agreed falls where the office now finds the guardian involved.
    Raises Problems, or RuleBroken for a narrower.
    """
    person = _person_for(person_id, Permission.CONSENT_WRITE, by)
    child = is_child_today(person_id, actor=by)
    today = timezone.localdate()
    problems = consent_problems(given, is_child=child, own_desk=person.owner, today=today)
    if problems or given.until is None:
        raise Problems(problems)
    row = new_row(person, Kind.GIVEN, given.purpose, given.whom, given.categories, by)
    row.until = last_day(given.until, last_day_as_child(person_id, actor=by) if child else None)
    row.manner, row.language = given.explained.manner.value, given.explained.language
    row.consenter = given.child.consenter.value if child else Consenter.HERSELF.value
    if given.child.consenter is Consenter.OFFICE:
        row.decision = decision_of(person, given.child, row.at, by)
        if given.child.guardian is GuardianState.SUSPECT:
            close_guardians(person, row.decision, by)
    standing_rows = _standing_for(person, given.purpose, given.whom, by)
    for each in standing_rows:
        check_again(consent_fact(each), given.categories, row.until)
    _seal_given(row, given, child)
    row.save(force_insert=True)
    supersede(standing_rows, row)
    record(ConsentEvent.GIVEN, subject=row.id, subjects=[person.id], by=by)
    return row.id


def _seal_given(row: Consent, given: ConsentGiven, child: bool) -> None:
    explained, about = given.explained, given.child if child else ForAChild()
    seal(
        row,
        outside=given.whom.outside.strip(),
        interpreter=explained.interpreter.strip(),
        witness=explained.witness.strip(),
        words=explained.words.strip(),
        guardian_name=about.guardian_name.strip() if about.consenter is Consenter.GUARDIAN else "",
        child_view=about.child_view.strip(),
    )


@transaction.atomic
def refuse_consent(
    *,
    person_id: UUID,
    purpose: SharingPurpose,
    whom: Whom,
    categories: frozenset[Category],
    explained: Explained,
    reason: str = "",
    by: Actor,
) -> UUID:
    """Write down that she does not agree, with her reasons where she gives any. It ends no service.

    What she had agreed to for the same purpose and recipient closes at once. Raises Problems.
    """
    person = _person_for(person_id, Permission.CONSENT_CLOSE, by)
    problems = refusal_problems(whom, categories, reason, explained.language, person.owner)
    if problems:
        raise Problems(problems)
    rows = _standing_for(person, purpose, whom, by)
    closed = [each for each in rows if refusal_closes(consent_fact(each), categories)]
    row = new_row(person, Kind.REFUSED, purpose, whom, categories, by)
    row.language = explained.language
    seal(
        row,
        outside=whom.outside.strip(),
        interpreter=explained.interpreter.strip(),
        words=explained.words.strip(),
        reason=reason.strip(),
    )
    row.save(force_insert=True)
    supersede(closed, row)
    record(ConsentEvent.REFUSED, subject=row.id, subjects=[person.id, *(each.id for each in closed)], by=by)
    return row.id


@transaction.atomic
def withdraw_consent(*, consent_id: UUID, reason: str = "", closer: Consenter = Consenter.HERSELF, by: Actor) -> UUID:
    """Close at once what this consent alone had opened. No reason is needed; what a legal duty opened stays, named to both.

    Never refused for being based on an older page: whatever stands in this row's place is what closes.
    Raises RuleBroken where nothing stands any more.
    """
    head = _head_for(consent_id, by)
    check_withdrawn(consent_fact(head), timezone.localtime())
    check_closer(closer, Consenter(head.consenter))
    return withdraw_row(head, closer, reason, by).id


@transaction.atomic
def narrow_consent(
    *,
    consent_id: UUID,
    categories: frozenset[Category],
    until: date | None,
    reason: str = "",
    closer: Consenter = Consenter.HERSELF,
    based_on: int,
    by: Actor,
) -> UUID:
    """Leave less open than before: fewer classes of data, or a nearer day. What was taken away closes at once.

    Without a day the row's own stays. Raises RuleBroken where it would add something, StaleVersion where the row was
    replaced meanwhile.
    """
    head = _head_for(consent_id, by)
    if head.id != consent_id or head.version != based_on:
        raise StaleVersion(based_on=based_on, now=head.version if head.id == consent_id else based_on + 1)
    fact = consent_fact(head)
    until = until or fact.until
    check_narrowed(fact, categories, until, timezone.localtime())
    check_closer(closer, Consenter(head.consenter))
    row = later_row(head, Kind.NARROWED, frozenset(c.value for c in categories), until, Consenter(head.consenter), by)
    row.decision = head.decision
    seal_later(row, head, reason, by)
    row.save(force_insert=True)
    supersede([head], row)
    record(ConsentEvent.NARROWED, subject=head.id, subjects=[row.id, row.person_id], by=by)
    return row.id


def _person_for(person_id: UUID, permission: Permission, by: Actor) -> Person:
    """The person, with the right to write this down about her, and nobody else writing meanwhile."""
    person = person_row(person_id, actor=by)
    require(by, permission, within=person.owner)
    one_writer_at_a_time()
    return person


def _head_for(consent_id: UUID, by: Actor) -> Consent:
    """What stands in the place of this row now, with the right to close it, and nobody else writing meanwhile."""
    row = consent_row(consent_id, actor=by)
    require(by, Permission.CONSENT_CLOSE, within=row.owner)
    one_writer_at_a_time()
    head = consent_row(consent_id, actor=by)
    while head.superseded_by_id is not None:
        head = consent_row(head.superseded_by_id, actor=by)
    return head


def _standing_for(person: Person, purpose: SharingPurpose, whom: Whom, by: Actor) -> list[Consent]:
    """What stands now for this purpose and recipient."""
    if whom.desk is not None:
        desk(whom.desk)
    now = timezone.localtime()
    rows = Consent.objects.select_related("compartment").filter(
        person=person, purpose=purpose.value, recipient=whom.desk, superseded_by=None, kind__in=[k.value for k in OPENS]
    )
    found = [row for row in rows.order_by("at", "id") if standing(consent_fact(row), now)]
    if whom.desk is not None or not found:
        return found
    asked = [(row, ("outside",)) for row in found]
    texts = open_rows(by, ConsentEvent.OPENED, asked, permission=Permission.CONSENT_READ)
    return [row for row, text in zip(found, texts, strict=True) if same_body(text.get("outside") or "", whom.outside)]
