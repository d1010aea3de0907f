"""Erasing a person for good: her keys, her searchable tokens, and every row that was derived from her record."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from naung.casework.cases.models import Case, CasePerson, CaseReport, Note, Step, TurnAsked
from naung.casework.cases.queries.erasing import Erasure, erasure_of
from naung.casework.cases.vocabulary import CaseEvent
from naung.casework.consent.actions import forget_person as forget_in_consent
from naung.casework.episodes.actions import forget_person as forget_in_episodes
from naung.casework.reports.actions import erase_report, take_out_of_report
from naung.casework.reports.queries import reports_among, reports_of_case
from naung.casework.screening.actions import forget_person as forget_in_screening
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.people import actions as people
from naung.foundation.people.queries import owner_of
from naung.foundation.recusal.actions import forget_record
from naung.foundation.recusal.queries import is_shut_out
from naung.foundation.vault.actions import erase, forget_keys


@transaction.atomic
def look_before_erasing(*, person_id: UUID, by: Actor) -> Erasure:
    """What erasing this person would reach, told by the files' numbers, with an entry in the log that somebody looked.

    Raises NotFound for another desk's person.
    """
    require(by, Permission.PERSON_ERASE)
    _refuse_shut_out(person_id, by)
    found = erasure_of(person_id, actor=by)
    record(CaseEvent.ERASURE_SEEN, subject=person_id, by=by)
    return found


@transaction.atomic
def erase_person(*, person_id: UUID, by: Actor) -> None:
    """Erase all that this desk holds of one person. A case in which nobody else has a part goes with her, its reports too;
    a report that others need loses her, where anyone can know which of its persons she is (`look_before_erasing` tells before).

    Words about her in the notes and reports of a case that others share stay: a person must read and correct them.
    Raises NotFound for another desk's person.
    """
    require(by, Permission.PERSON_ERASE)
    _refuse_shut_out(person_id, by)
    _erase(person_id, by)


def _refuse_shut_out(person_id: UUID, by: Actor) -> None:
    """Who is shut out hears of nobody, after asking what he would be asked about nobody."""
    shut, owner = is_shut_out(by, person_id), owner_of(person_id)
    if shut or owner is None:
        raise NotFound()


def _erase(person_id: UUID, by: Actor) -> None:
    reached = erasure_of(person_id, actor=by)
    _reports(reached, by)
    CasePerson.objects.filter(person=person_id).delete()
    for case in reached.gone:
        _erase_case(case, by)
    forget_in_consent(person_id=person_id, by=by)
    forget_in_screening(person_id=person_id, by=by)
    forget_in_episodes(person_id=person_id, by=by)
    people.erase_person(person_id=person_id, by=by)
    record(CaseEvent.PERSON_ERASED, subject=person_id, by=by)


def _reports(reached: Erasure, by: Actor) -> None:
    """Reports that go whole, and those that lose her."""
    for each in reached.reports.gone:
        erase_report(report_id=each.id, by=by)
    for each in reached.reports.lose:
        take_out_of_report(
            report_id=each.id, subjects=each.subjects, marks=reached.marks, reporter=each.reporter, by=by
        )


def _erase_case(case: Case, by: Actor) -> None:
    """Keys and rows: a row whose key is gone would break every list that opens it."""
    erase(compartment=case.compartment, record_id=case.id, by=by)
    forget_record(record_id=case.id, by=by)
    for model in (Note, Step, TurnAsked, CasePerson, CaseReport):
        model._default_manager.filter(case=case).delete()
    case.delete()


@transaction.atomic
def erase_again(*, ids: Iterable[UUID], by: Actor) -> int:
    """After a restore: erase again whatever of these ids came back; returns how many did.

    Persons first, while their keys still say under which tokens they are found; then cases and reports that came back
    without them; last, keys of whatever else.
    """
    require(by, Permission.SYSTEM_RESTORE)
    listed = set(ids)
    persons = [each for each in listed if owner_of(each) is not None]
    for each in persons:
        _erase(each, by)
    cases = list(Case.objects.select_related("compartment").filter(id__in=listed))
    for case in cases:
        for report_id in reports_of_case(case.id, owner=case.owner, actor=by):
            erase_report(report_id=report_id, by=by)
        _erase_case(case, by)
    reports = reports_among(listed, actor=by)
    for report_id in reports:
        erase_report(report_id=report_id, by=by)
        CaseReport.objects.filter(report_id=report_id).delete()
    return len(persons) + len(cases) + len(reports) + sum(forget_keys(compartment_id=each, by=by) for each in listed)
