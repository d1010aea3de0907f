"""Opening a case, its persons, notes and steps."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.models import Case, CasePerson, CaseReport, Note, Step
from naung.casework.cases.queries import case_for
from naung.casework.cases.queries.cases import case_row, part_row, step_row
from naung.casework.cases.rules import LONGEST_LINE, LONGEST_TEXT, writable
from naung.casework.cases.vocabulary import TOLD_OF, CaseEvent, Danger, Role, Stage, Visibility
from naung.casework.reports.actions import link_report_to_case
from naung.casework.reports.queries import report_row
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion
from naung.foundation.identifiers import CaseId, new_id, new_number
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries import person_row
from naung.foundation.recusal.actions import tie, untie
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
EMPTY = gettext_noop("Tulis dahulu isinya.")
UNKNOWN_CHOICE = gettext_noop("Pilihan ini tidak ada dalam daftar.")
IN_CASE_ALREADY = gettext_noop("Laporan ini sudah menjadi bagian sebuah kasus.")


def _text(value: str, field: str, most: int, *, needed: bool = False) -> str:
    if needed and not value.strip():
        raise RuleBroken(EMPTY, field=field)
    if len(value) > most:
        raise RuleBroken(TOO_LONG, field=field, most=most)
    return value


def locked(case_id: UUID, by: Actor) -> Case:
    """The case's row, held until the end of the transaction. Raises NotFound for another desk's."""
    case_row(case_id, actor=by)
    return Case.objects.select_for_update(of=("self",)).select_related("compartment").get(id=case_id)


def touch(case: Case) -> None:
    """Remember that the case was worked on."""
    case.touched_at = timezone.now()
    case.save(update_fields=["touched_at"])


@transaction.atomic
def open_case(*, summary: str = "", danger: str = Danger.UNKNOWN, report_id: UUID | None = None, by: Actor) -> CaseId:
    """Open a case of the actor's desk, from a report or without one.

    Raises RuleBroken where the report already belongs to a case; the desk's number carries a check letter.
    """
    require(by, Permission.CASE_WRITE)
    case = new_case(summary, danger, by)
    record(CaseEvent.OPENED, subject=case.id, by=by)
    if report_id is not None:
        _take_in(case, report_id, by, became=True)
    return CaseId(case.id)


def new_case(
    summary: str, danger: str, by: Actor, *, matter: UUID | None = None, taken_from: UUID | None = None
) -> Case:
    """A file of the actor's desk with its own number and keys, stored; in a matter of its own unless one is given."""
    _text(summary, "summary", LONGEST_TEXT)
    if danger not in {d.value for d in Danger}:
        raise RuleBroken(UNKNOWN_CHOICE, field="danger")
    desk, now = own_desk(by), timezone.now()
    compartment = new_compartment(kind=CompartmentKind.CASE, owner=desk.id, by=by)
    case = Case(
        number=new_number(desk.prefix),
        owner=desk.id,
        compartment=compartment,
        matter=matter or new_id(),
        taken_from=taken_from,
        danger=danger,
        opened_at=now,
        touched_at=now,
    )
    seal(case, summary=summary)
    case.save(force_insert=True)
    return case


def _take_in(case: Case, report_id: UUID, by: Actor, *, became: bool) -> None:
    report_row(report_id, actor=by)
    if CaseReport.objects.filter(report_id=report_id).exists():
        raise RuleBroken(IN_CASE_ALREADY)
    CaseReport.objects.create(case=case, report_id=report_id, joined_at=timezone.now())
    link_report_to_case(report_id=report_id, case_id=case.id, became=became, by=by)
    tie(file=case.id, record_id=report_id, bound=True, by=by)


@transaction.atomic
def join_report(*, case_id: UUID, report_id: UUID, by: Actor) -> None:
    """Let a report join a case that is there already."""
    require(by, Permission.CASE_WRITE)
    case = locked(case_id, by)
    writable(Stage(case.stage))
    _take_in(case, report_id, by, became=False)
    touch(case)
    record(CaseEvent.REPORT_JOINED, subject=case.id, subjects=[report_id], by=by)


@transaction.atomic
def correct_case(*, case_id: UUID, summary: str, danger: str, version: int, by: Actor) -> None:
    """Correct the summary and the danger. Raises StaleVersion with both values when someone else was faster."""
    require(by, Permission.CASE_WRITE)
    case = locked(case_id, by)
    if case.version != version:
        now = case_for(case_id, actor=by)
        pairs = (("summary", now.summary or "", summary), ("danger", now.danger, danger))
        differences = tuple(Difference(name, theirs, mine) for name, theirs, mine in pairs if theirs != mine)
        raise StaleVersion(based_on=version, now=case.version, differences=differences)
    writable(Stage(case.stage))
    _text(summary, "summary", LONGEST_TEXT)
    if danger not in {d.value for d in Danger}:
        raise RuleBroken(UNKNOWN_CHOICE, field="danger")
    seal(case, summary=summary)
    case.danger, case.version, case.touched_at = danger, case.version + 1, timezone.now()
    case.save(update_fields=["summary", "danger", "version", "touched_at"])
    record(CaseEvent.CORRECTED, subject=case.id, by=by)


@transaction.atomic
def add_person(*, case_id: UUID, person_id: UUID, role: str, by: Actor) -> None:
    """Give a person record of this desk a part in the case. The same part twice is one."""
    require(by, Permission.CASE_WRITE)
    case = locked(case_id, by)
    writable(Stage(case.stage))
    if role not in {r.value for r in Role}:
        raise RuleBroken(UNKNOWN_CHOICE, field="role")
    person = person_row(person_id, actor=by)
    give_part(case, person.id, role, by)
    touch(case)
    record(CaseEvent.PERSON_ADDED, subject=case.id, subjects=[person.id], by=by)


def give_part(case: Case, person_id: UUID, role: str, by: Actor) -> None:
    """Keep a part, and hide the person wherever the case is hidden, or the case wherever she is."""
    CasePerson.objects.get_or_create(case=case, person_id=person_id, role=role, defaults={"added_at": timezone.now()})
    _tie(case, person_id, by)


def _tie(case: Case, person_id: UUID, by: Actor) -> None:
    roles = set(CasePerson.objects.filter(case=case, person_id=person_id).values_list("role", flat=True))
    if roles:
        tie(file=case.id, record_id=person_id, bound=bool(roles & TOLD_OF), by=by)
    else:
        untie(file=case.id, record_id=person_id, by=by)


@transaction.atomic
def remove_person(*, part_id: UUID, by: Actor) -> None:
    """Take one part of a person out of the case; the person record stays."""
    require(by, Permission.CASE_WRITE)
    part = part_row(part_id, actor=by)
    case = locked(part.case_id, by)
    writable(Stage(case.stage))
    part.delete()
    _tie(case, part.person_id, by)
    touch(case)
    record(CaseEvent.PERSON_REMOVED, subject=case.id, subjects=[part.person_id], by=by)


@transaction.atomic
def write_note(*, case_id: UUID, words: str, visibility: str, posted_once: UUID | None = None, by: Actor) -> UUID:
    """Write a note that the stated readers may read. The same `posted_once` twice is one note."""
    require(by, Permission.NOTE_WRITE)
    case = locked(case_id, by)
    writable(Stage(case.stage))
    if visibility not in {v.value for v in Visibility}:
        raise RuleBroken(UNKNOWN_CHOICE, field="visibility")
    token = posted_once or new_id()
    before = Note.objects.filter(posted_once=token, case=case).first()
    if before is not None:
        return before.id
    note = Note(
        case=case,
        compartment=case.compartment,
        author=officer_of(by),
        visibility=visibility,
        written_at=timezone.now(),
        posted_once=token,
    )
    seal(note, words=_text(words, "words", LONGEST_TEXT, needed=True))
    note.save(force_insert=True)
    touch(case)
    record(CaseEvent.NOTE_WRITTEN, subject=case.id, subjects=[note.id], by=by)
    return note.id


@transaction.atomic
def plan_step(*, case_id: UUID, words: str, due_on: date, by: Actor) -> UUID:
    """Write down the next step and the day it is due."""
    require(by, Permission.CASE_WRITE)
    case = locked(case_id, by)
    writable(Stage(case.stage))
    step = Step(
        case=case,
        compartment=case.compartment,
        owner=case.owner,
        due_on=due_on,
        planned_by=officer_of(by),
        held_by=officer_of(by),
        planned_at=timezone.now(),
    )
    seal(step, words=_text(words, "words", LONGEST_LINE, needed=True))
    step.save(force_insert=True)
    touch(case)
    record(CaseEvent.STEP_PLANNED, subject=case.id, subjects=[step.id], by=by)
    return step.id


@transaction.atomic
def finish_step(*, step_id: UUID, by: Actor) -> None:
    """Say that a step was taken. Twice does no harm."""
    require(by, Permission.CASE_WRITE)
    step = step_row(step_id, actor=by)
    changed = Step.objects.filter(id=step.id, done_at=None).update(done_at=timezone.now(), done_by=by.id)
    if changed:
        touch(locked(step.case_id, by))
        record(CaseEvent.STEP_DONE, subject=step.case_id, subjects=[step.id], by=by)
