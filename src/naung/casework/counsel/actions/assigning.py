"""Assigning counsel, keeping the power of attorney, and ending or changing."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import writable
from naung.casework.cases.vocabulary import Stage
from naung.casework.counsel.models import Assignment, Lawyer
from naung.casework.counsel.queries.assignments import offered_for, wish_text
from naung.casework.counsel.queries.rows import assignment_row, victim_in
from naung.casework.counsel.rules.choosing import check_choice
from naung.casework.counsel.rules.keeping import LONGEST_TEXT, NOT_A_POWER, check_end, power_problems
from naung.casework.counsel.vocabulary import CounselEvent, End, Power, Wish
from naung.casework.evidence.queries import document_row
from naung.casework.evidence.vocabulary import DocumentKind
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, StaleVersion, refuse, too_long
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

ENDED = gettext_noop("Penugasan ini sudah berakhir.")


@transaction.atomic
def assign_counsel(*, case_id: UUID, person_id: UUID, wish: Wish, lawyer: UUID, reason: str, by: Actor) -> UUID:
    """Make a lawyer a survivor's counsel; answers the id. The order is worked out anew, with the findings of this moment.

    Raises RuleBroken for one who may not be chosen, or without a reason for another than the first; NotFound for another desk's.
    """
    case = victim_in(case_id, person_id, actor=by)
    require(by, Permission.COUNSEL_ASSIGN, within=case.owner)
    writable(Stage(case.stage))
    person = person_row(person_id, actor=by)
    refuse(too_long({"reason": reason}, LONGEST_TEXT))
    Lawyer.objects.select_for_update().filter(id=lawyer).first()  # two who assign at once see each other's load
    chosen = check_choice(offered_for(case_id, person_id, wish, actor=by).placed, lawyer, reason)
    before = Assignment.objects.filter(case=case, person=person).exclude(ended_at=None).order_by("-ended_at").first()
    row = Assignment(
        case=case, person=person, owner=case.owner, compartment=person.compartment, lawyer_id=lawyer, rank=chosen.rank,
        begun_by=officer_of(by), begun_at=timezone.now(), follows=before,
    )  # fmt: skip
    seal(row, wish=wish_text(wish), reason=reason.strip())
    row.save(force_insert=True)
    record(CounselEvent.ASSIGNED, subject=case.id, subjects=[person.id, row.id], by=by)
    return row.id


@transaction.atomic
def keep_power(*, assignment_id: UUID, power: Power, version: int, by: Actor) -> None:
    """Write down the power of attorney: a kept paper of the case, when it was signed, until when it holds.

    Raises Problems, RuleBroken for a paper of another kind, StaleVersion, NotFound for another case's paper.
    """
    row = _locked(assignment_id, version, by)
    refuse(power_problems(power, timezone.localdate()))
    document = document_row(power.document, case_id=row.case_id, actor=by)
    if document.kind != DocumentKind.POWER_OF_ATTORNEY or document.emptied_at is not None:
        raise RuleBroken(NOT_A_POWER, field="document")
    row.document, row.signed_on, row.until = document, power.signed_on, power.until
    row.version += 1
    row.save()
    record(CounselEvent.POWER_KEPT, subject=row.case_id, subjects=[row.id, document.id], by=by)


@transaction.atomic
def end_assignment(*, assignment_id: UUID, kind: str, words: str, version: int, by: Actor) -> End:
    """End an assignment: by her wish, by the office, by the lawyer, or because it is done. Notes stay with who can open them.

    Raises RuleBroken without a reason, StaleVersion where someone was faster.
    """
    row = _locked(assignment_id, version, by)
    how = check_end(kind, words)
    refuse(too_long({"words": words}, LONGEST_TEXT))
    seal(row, why_ended=words.strip())
    row.ended_at, row.ended_by, row.ended_how = timezone.now(), officer_of(by), how
    row.version += 1
    row.save()
    record(CounselEvent.ENDED, subject=row.case_id, subjects=[row.id], by=by)
    return how


def _locked(assignment_id: UUID, version: int, by: Actor) -> Assignment:
    row = assignment_row(assignment_id, actor=by)
    require(by, Permission.COUNSEL_ASSIGN, within=row.owner)
    held = Assignment.objects.select_for_update(of=("self",)).select_related("compartment").get(id=row.id)
    if held.version != version:
        raise StaleVersion(based_on=version, now=held.version)
    if held.ended_at is not None:
        raise RuleBroken(ENDED)
    return held
