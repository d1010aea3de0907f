"""Non-punishment: a survivor accused of what was done while exploited. Persons argue and persons decide."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.proceedings.actions.beginning import locked, moved, paper_of, proceeding_of
from naung.casework.proceedings.models import Defence
from naung.casework.proceedings.queries.files import DEFENCE_COLUMNS, opened
from naung.casework.proceedings.queries.rows import people_in
from naung.casework.proceedings.rules.defences import (
    BEFORE_ACCUSED,
    DAY_TO_COME,
    ENDED_ALREADY,
    NOT_HERS,
    SAY_LINK,
    SAY_RESULT,
    check_deed,
    check_done,
    check_outcome,
)
from naung.casework.proceedings.rules.words import LONGEST_TEXT
from naung.casework.proceedings.vocabulary import Outcome, ProceedingsEvent
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import RuleBroken, check_text, refuse_stale
from naung.foundation.identifiers import new_id
from naung.foundation.people.queries import person_row
from naung.foundation.people.rules.birth import birth_text
from naung.foundation.vault.actions import seal


@transaction.atomic
def begin_defence(
    *,
    case_id: UUID,
    person_id: UUID,
    deed: str,
    accused_on: date,
    done_on: VagueDate | None = None,
    link: str,
    argument: str = "",
    by: Actor,
) -> UUID:
    """Write down that a survivor is accused, and what it has to do with the exploitation. Raises RuleBroken with the field.

    `done_on`: when it was done; whoever was a child then may ask counsel about diversion.
    """
    file = proceeding_of(case_id, by)
    if person_id not in people_in(case_id, actor=by)[1]:
        raise RuleBroken(NOT_HERS, field="person")
    kind = check_deed(deed)
    if accused_on > timezone.localdate():
        raise RuleBroken(DAY_TO_COME, field="accused_on")
    person = person_row(person_id, actor=by)
    row = Defence(
        id=new_id(), proceeding=file, person=person, compartment=person.compartment, accused_on=accused_on,
        written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    tie = check_text(link, "link", LONGEST_TEXT, needed=SAY_LINK)
    seal(row, done_on=birth_text(check_done(done_on, accused_on)) or None)
    seal(row, deed=padded(kind), link=tie, argument=check_text(argument, "argument", LONGEST_TEXT) or None)
    row.save(force_insert=True)
    record(ProceedingsEvent.DEFENCE_BEGUN, subject=case_id, subjects=[row.id], by=by)
    moved(file, by)
    return row.id


@transaction.atomic
def write_defence(
    *,
    defence_id: UUID,
    link: str,
    argument: str,
    done_on: VagueDate | None = None,
    document: UUID | None = None,
    version: int,
    by: Actor,
) -> None:
    """Write the link, the argument, when it was done (None leaves what stands), and the letter that was sent.

    Raises StaleVersion with both values, RuleBroken.
    """
    row, text = _open(defence_id, by)
    theirs = {"link": text["link"] or "", "argument": text["argument"] or ""}
    refuse_stale(row.version, version, theirs, {"link": link.strip(), "argument": argument.strip()})
    tie = check_text(link, "link", LONGEST_TEXT, needed=SAY_LINK)
    seal(row, link=tie, argument=check_text(argument, "argument", LONGEST_TEXT) or None)
    if done_on is not None:
        seal(row, done_on=birth_text(check_done(done_on, row.accused_on)) or None)
    row.document = paper_of(document, row.proceeding, by) or row.document
    row.version += 1
    row.save()
    record(ProceedingsEvent.DEFENCE_WRITTEN, subject=row.proceeding.case_id, subjects=[row.id], by=by)
    moved(row.proceeding, by)


@transaction.atomic
def end_defence(
    *,
    defence_id: UUID,
    outcome: str,
    ended_on: date,
    words: str,
    document: UUID | None = None,
    version: int,
    by: Actor,
) -> None:
    """Write down how it ended, who decided and why, once; its paper stands beside the letter that was sent, not in its place.

    A diversion is never refused here: who was a child when it was done, and whether it is open, is counsel's question.

    Raises StaleVersion with both values, RuleBroken with the field.
    """
    row, text = _open(defence_id, by)
    refuse_stale(row.version, version, {"words": text["result"] or ""}, {"words": words.strip()})
    end = check_outcome(outcome)
    if ended_on > timezone.localdate():
        raise RuleBroken(DAY_TO_COME, field="ended_on")
    if ended_on < row.accused_on:
        raise RuleBroken(BEFORE_ACCUSED, field="ended_on")
    seal(row, result=check_text(words, "words", LONGEST_TEXT, needed=SAY_RESULT))
    row.outcome, row.ended_on, row.version = end, ended_on, row.version + 1
    row.decision = paper_of(document, row.proceeding, by)
    row.save()
    record(ProceedingsEvent.DEFENCE_ENDED, subject=row.proceeding.case_id, subjects=[row.id], by=by)
    moved(row.proceeding, by)


def _open(defence_id: UUID, by: Actor) -> tuple[Defence, dict[str, str | None]]:
    """A defence that has not ended, and its texts. Raises RuleBroken for one that has."""
    row = locked(Defence, defence_id, by)
    (text,) = opened(row.proceeding, [(row, DEFENCE_COLUMNS)], by)
    if row.outcome != Outcome.OPEN:
        raise RuleBroken(ENDED_ALREADY)
    return row, text
