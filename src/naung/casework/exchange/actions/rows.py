"""A row of another register becomes a person and a case at the officer's desk, by the verbs by which she would write it herself.

Each row is one transaction: whole or not there. What it was is kept as keyed tokens, so that no row comes twice.
"""

from collections.abc import Sequence
from secrets import token_hex
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.actions import add_person, open_case, write_note
from naung.casework.cases.rules import LONGEST_TEXT
from naung.casework.cases.vocabulary import Visibility
from naung.casework.episodes.actions import add_event, begin_episode
from naung.casework.exchange.models import RowToken, TakenRow
from naung.casework.exchange.queries.rows import ROW_SECRET, known_rows, numbers_of, row_key, secret_id
from naung.casework.exchange.rules.checking import as_event, checked, told_of
from naung.casework.exchange.rules.rest import notes_of
from naung.casework.exchange.rules.same import KEY_BYTES, judged, mark_of
from naung.casework.exchange.vocabulary import ExchangeEvent, Judged, RowGiven, RowMark, RowPlan
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.people.actions import register_person
from naung.foundation.vault.actions import keep_secret
from naung.foundation.words import gettext_noop

WRITES = (Permission.CASE_WRITE, Permission.PERSON_WRITE, Permission.NOTE_WRITE, Permission.EPISODE_WRITE)
MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)
NOTE_HEAD = gettext_noop(
    "Dari berkas HTCDS yang dimuat %(day)s, baris %(row)s. Yang tidak punya isian di sini, seperti tertulis di berkas itu:"
)


def compare_rows(*, rows: Sequence[RowGiven], part: str = "", by: Actor) -> Judged:
    """What each row is to this desk: new, taken before, changed since, or not to be taken and why. Nothing is kept.

    `part` is the officer's word for whose part in the case the file does not say.
    """
    _may_load(by)
    key = _key_of(by)
    marks = [mark_of(each.record, key) for each in rows]
    verdicts = judged(marks, known_rows(marks, actor=by))
    numbers = numbers_of((case for _verdict, case in verdicts if case), actor=by)
    record(ExchangeEvent.COMPARED, count=len(rows), by=by)
    named = [(verdict, numbers.get(case, "") if case else "") for verdict, case in verdicts]
    return told_of(rows, named, part, timezone.localdate())


def _may_load(by: Actor) -> None:
    for permission in WRITES:
        require(by, permission)


@transaction.atomic
def _key_of(by: Actor) -> bytes:
    """The desk's key, made with its first file. The log's one writer at a time keeps two from making one each."""
    desk = desk_of(by)
    found = row_key(desk)
    if found is not None:
        return found
    record(ExchangeEvent.COMPARED, subject=desk, by=by)
    found = row_key(desk)
    if found is None:
        found = bytes.fromhex(made := token_hex(KEY_BYTES))
        keep_secret(ROW_SECRET, made, secret_id(desk))
    return found


@transaction.atomic
def take_row(*, given: RowGiven, part: str = "", by: Actor) -> UUID | None:
    """Take one new row: a person, her case, what has no field as a note. Answers the case, None where it stood there already.

    Raises Problems where it can't be kept, NotFound where the officer may not know of whom it tells; nothing is written then.
    """
    _may_load(by)
    mark = mark_of(given.record, _key_of(by))
    plan = checked(given, part, timezone.localdate())
    try:
        with transaction.atomic():
            return _take(given.row, plan, mark, by)
    except IntegrityError:  # somebody of the desk loads the same file at this moment
        if TakenRow.objects.filter(desk=desk_of(by), content=mark.content).exists():
            return None
        raise


def _take(row: int, plan: RowPlan, mark: RowMark, by: Actor) -> UUID | None:
    desk = desk_of(by)
    if TakenRow.objects.filter(desk=desk, content=mark.content).exists():
        return None
    case = open_case(summary=plan.summary, danger=plan.danger, by=by)
    person = register_person(told=plan.told, documents=plan.documents, contacts=plan.contacts, by=by)
    for role in plan.roles:
        add_person(case_id=case, person_id=person, role=role, by=by)
    if plan.history is not None:
        episode = begin_episode(person_id=person, summary=plan.history, by=by)
        for event in plan.events:
            add_event(episode_id=episode, told=as_event(event), by=by)
    head = _(NOTE_HEAD) % {"day": timezone.localdate().isoformat(), "row": row}
    for words in notes_of(plan.kept, head, LONGEST_TEXT):
        write_note(case_id=case, words=words, visibility=Visibility.DESK, by=by)
    taken = TakenRow(desk=desk, content=mark.content, case_id=case, person_id=person)
    taken.taken_by, taken.taken_at = officer_of(by), timezone.now()
    taken.save(force_insert=True)
    RowToken.objects.bulk_create(RowToken(row=taken, who=who) for who in sorted(mark.who))
    record(ExchangeEvent.TAKEN, subject=case, subjects=[person], by=by)
    return case


@transaction.atomic
def forget_taken(*, by: Actor) -> int:
    """Delete the tokens of rows whose person was erased; returns how many rows. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    found = TakenRow.objects.exclude(person__erased_at=None)
    gone = found.count()
    found.delete()
    if gone:
        record(ExchangeEvent.FORGOTTEN, count=gone, by=by)
    return gone
