"""Hearings: planned, and what became of each."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.proceedings.actions.beginning import locked, moved, proceeding_of
from naung.casework.proceedings.actions.verdicts import part_of
from naung.casework.proceedings.models import Hearing, Proceeding
from naung.casework.proceedings.queries.files import HEARING_COLUMNS, opened
from naung.casework.proceedings.queries.rows import child_heard
from naung.casework.proceedings.rules.hearings import (
    NEEDS_PLACE,
    UNKNOWN_STATE,
    check_end,
    check_planned,
    must_be_closed,
)
from naung.casework.proceedings.rules.words import LONGEST_LINE, LONGEST_TEXT
from naung.casework.proceedings.vocabulary import HearingState, ProceedingsEvent
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, check_text, refuse_stale
from naung.foundation.identifiers import new_id, new_number
from naung.foundation.vault.actions import seal

PREFIX = "S"  # before a hearing's own number


@transaction.atomic
def plan_hearing(
    *,
    case_id: UUID,
    at: datetime,
    place: str,
    closed: bool = False,
    video: bool = False,
    place_told: bool = False,
    companion: str = "",
    words: str = "",
    dossier: UUID | None = None,
    by: Actor,
) -> UUID:
    """Plan a hearing for a moment (aware) to come. Closed wherever a child of the case's own story may be heard. `place_told`:
    its place may stand in an officer's calendar, which other people's servers copy. `dossier`: of which split file; None: the
    first.

    Raises RuleBroken for one in the past, too far ahead, or without a place.
    """
    file = proceeding_of(case_id, by)
    check_planned(at, timezone.now())
    shut = must_be_closed(child=child_heard(case_id, actor=by), asked=closed)
    row = _planned(file, at, (shut, video, place_told), place, companion, words, part_of(file, dossier), by)
    record(ProceedingsEvent.HEARING_PLANNED, subject=case_id, subjects=[row.id], by=by)
    moved(file, by)
    return row.id


def _planned(
    file: Proceeding,
    at: datetime,
    how: tuple[bool, bool, bool],
    place: str,
    companion: str,
    words: str,
    part: UUID | None,
    by: Actor,
) -> Hearing:
    closed, video, place_told = how
    row = Hearing(
        id=new_id(), proceeding=file, compartment=file.compartment, reference=new_number(PREFIX), at=at, closed=closed,
        video=video, place_told=place_told, dossier_id=part, written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    where = check_text(place, "place", LONGEST_LINE, needed=NEEDS_PLACE)
    who, what = check_text(companion, "companion", LONGEST_LINE), check_text(words, "words", LONGEST_TEXT)
    seal(row, place=where, companion=who or None, words=what or None)
    row.save(force_insert=True)
    return row


@transaction.atomic
def end_hearing(
    *, hearing_id: UUID, state: str, words: str, again: datetime | None = None, version: int, by: Actor
) -> UUID | None:
    """Write down that a hearing was held, postponed or called off. `again` (aware): for when it was planned anew.

    Returns the new hearing's id. Raises StaleVersion, RuleBroken with the field: held before its time, no reason.
    """
    row = locked(Hearing, hearing_id, by)
    file = row.proceeding
    (text,) = opened(file, [(row, HEARING_COLUMNS)], by)
    refuse_stale(
        row.version,
        version,
        {"state": row.state, "words": text["result"] or ""},
        {"state": state, "words": words.strip()},
    )
    if state not in {each.value for each in HearingState}:
        raise RuleBroken(UNKNOWN_STATE, field="state")
    to, now = HearingState(state), timezone.now()
    check_end(HearingState(row.state), to, at=row.at, again=again, words=words, now=now)
    if to is HearingState.POSTPONED and again is not None:
        place, companion = text["place"] or "", text["companion"] or ""
        how = (row.closed, row.video, row.place_told)
        row.again = _planned(file, again, how, place, companion, text["words"] or "", row.dossier_id, by)
    seal(row, result=check_text(words, "words", LONGEST_TEXT) or None)
    row.state, row.version = to, row.version + 1
    row.save()
    record(ProceedingsEvent.HEARING_ENDED, subject=file.case_id, subjects=[row.id], by=by)
    moved(file, by)
    return row.again_id
