"""Lawful bases without consent: signed with a reason, answered by a second officer, ended."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.consent.models import LawfulBasis
from naung.casework.consent.queries import basis_row, is_child_today, last_day_as_child, lawful_fact
from naung.casework.consent.rules.giving import (
    LONGEST_TEXT,
    TOO_LONG,
    basis_problems,
    check_second,
    check_words,
    letters,
)
from naung.casework.consent.rules.living import last_day
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import BasisSigned, ConsentEvent
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Problems, RuleBroken, StaleVersion
from naung.foundation.organisations.queries import desk
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal


@transaction.atomic
def record_basis(*, person_id: UUID, signed: BasisSigned, by: Actor) -> UUID:
    """Sign that the law lets this be shared without her consent, and why it must be. A second officer answers in time.

    An article for children holds until she comes of age. Raises Problems, among them for an article that nobody has checked.
    """
    person = person_row(person_id, actor=by)
    require(by, Permission.REFERRAL_SEND, within=person.owner)
    agency = desk(signed.whom.desk).agency.kind if signed.whom.desk is not None else ""
    table, today = shipped_bases(), timezone.localdate()
    problems = basis_problems(
        signed,
        table,
        agency=agency,
        is_child=is_child_today(person_id, actor=by),
        own_desk=person.owner,
        today=today,
    )
    if problems or signed.until is None:
        raise Problems(problems)
    as_child = last_day_as_child(person_id, actor=by) if table.articles[signed.article].child_only else None
    row = LawfulBasis(
        person=person,
        owner=person.owner,
        compartment=person.compartment,
        article=signed.article,
        purpose=signed.purpose.value,
        recipient=signed.whom.desk,
        categories=letters(signed.categories),
        until=last_day(signed.until, as_child),
        saves_life=signed.saves_life,
        signed_by=officer_of(by),
        signed_at=timezone.now(),
    )
    seal(row, outside=signed.whom.outside.strip(), reason=signed.reason.strip())
    row.save(force_insert=True)
    record(ConsentEvent.BASIS_RECORDED, subject=row.id, subjects=[person.id], by=by)
    return row.id


def _locked(basis_id: UUID, by: Actor) -> LawfulBasis:
    basis_row(basis_id, actor=by)
    return LawfulBasis.objects.select_for_update(of=("self",)).select_related("compartment").get(id=basis_id)


@transaction.atomic
def confirm_basis(*, basis_id: UUID, agreed: bool, words: str = "", based_on: int, by: Actor) -> None:
    """The second officer's answer. A no closes at once and needs words; a yes keeps open what would lapse.

    Raises NotPermitted for the signer herself, RuleBroken where it is too late or was answered, StaleVersion.
    """
    row = _locked(basis_id, by)
    require(by, Permission.BASIS_CONFIRM, within=row.owner)
    if row.version != based_on:
        raise StaleVersion(based_on=based_on, now=row.version)
    check_second(lawful_fact(row), officer_of(by), shipped_bases(), timezone.localtime())
    if not agreed:
        check_words(words, "words")
    if len(words) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, field="words", limit=LONGEST_TEXT)
    row.agreed, row.second, row.second_at = agreed, officer_of(by), timezone.now()
    row.version += 1
    seal(row, second_words=words.strip())
    row.save()
    event = ConsentEvent.BASIS_CONFIRMED if agreed else ConsentEvent.BASIS_REFUSED
    record(event, subject=row.id, subjects=[row.person_id], by=by)


@transaction.atomic
def end_basis(*, basis_id: UUID, by: Actor) -> None:
    """End a basis whose duty is done or that was signed by mistake: it opens nothing from now on. Twice does no harm."""
    row = _locked(basis_id, by)
    require(by, Permission.REFERRAL_SEND, within=row.owner)
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.version += 1
        row.save(update_fields=["ended_at", "version"])
    record(ConsentEvent.BASIS_ENDED, subject=row.id, subjects=[row.person_id], by=by)
