"""The plan: its five steps, the day she came home, her wish, and the days on which somebody asks how she is."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.reintegration.actions.beginning import locked, moved, path_of, stamped, told
from naung.casework.reintegration.models import FollowUp, Path, Step
from naung.casework.reintegration.queries.paths import STEP_COLUMNS, died_in, opened, wish_in
from naung.casework.reintegration.rules.due import months_after
from naung.casework.reintegration.rules.following import (
    AFTER_DEATH,
    CHOOSE,
    HAS_ENDED,
    NO_WISH,
    NOT_YET,
    step_problems,
)
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.reintegration.rules.words import LONGEST_LINE, LONGEST_TEXT
from naung.casework.reintegration.vocabulary import ReintegrationEvent, Rest, StepKind, StepState, Wish
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion, check_text, differences, refuse, refuse_stale
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

SAY_WHY = gettext_noop("Tulis mengapa.")
HELD_ALREADY = gettext_noop("Tindak lanjut ini sudah dicatat hasilnya atau ditiadakan.")
STILL_COMING = gettext_noop("Hari ini sudah lewat. Pilih hari ini atau sesudahnya.")


@transaction.atomic
def write_step(
    *,
    case_id: UUID,
    person_id: UUID,
    kind: str,
    state: str,
    who: str,
    lacks: str,
    words: str,
    done_on: date | None,
    version: int,
    by: Actor,
) -> None:
    """Write down where one of the five steps stands; `version` 0 where nothing was written of it.

    Raises NotFound for a step that is not there, Problems, StaleVersion with both values.
    """
    if kind not in set(StepKind):
        raise NotFound()
    path = path_of(case_id, person_id, by)
    row = path.steps.filter(kind=kind).first()
    if row is None:
        row = Step(id=new_id(), path=path, compartment=path.compartment, kind=kind, version=0)
    if row.version != version:
        (text,) = opened(path, [(row, STEP_COLUMNS)], by)
        theirs = {"state": row.state, **{name: text.get(name) or "" for name in STEP_COLUMNS}}
        mine = {"state": state, "who": who, "lacks": lacks, "words": words}
        raise StaleVersion(based_on=version, now=row.version, differences=differences(theirs, mine))
    refuse(step_problems(state, lacks, done_on, timezone.localdate()))
    row.state, row.done_on, row.version = state, done_on if state == StepState.DONE else None, version + 1
    seal(
        row,
        who=check_text(who, "who", LONGEST_LINE) or None,
        lacks=check_text(lacks, "lacks", LONGEST_TEXT) or None,
        words=check_text(words, "words", LONGEST_TEXT) or None,
    )
    stamped(row, by)
    row.save()
    record(ReintegrationEvent.STEPPED, subject=case_id, subjects=[row.id], by=by)
    moved(path, by)


@transaction.atomic
def set_wish(*, case_id: UUID, person_id: UUID, wish: str, words: str, version: int, by: Actor) -> None:
    """Write down whether she wants to be followed; it may change at any time. After a no, nobody is reminded.

    Raises RuleBroken, StaleVersion with both values.
    """
    path = path_of(case_id, person_id, by)
    if wish not in set(Wish):
        raise RuleBroken(CHOOSE, field="wish")
    text = told(path, by)
    refuse_stale(
        path.version,
        version,
        {"wish": wish_in(text), "words": text.get("wish_words") or ""},
        {"wish": wish, "words": words},
    )
    seal(path, wish=padded(wish), wish_words=check_text(words, "words", LONGEST_TEXT) or None)
    path.version += 1
    path.save()
    record(ReintegrationEvent.WISHED, subject=case_id, subjects=[person_id], by=by)
    moved(path, by)


@transaction.atomic
def record_return(*, case_id: UUID, person_id: UUID, home_on: date, version: int, by: Actor) -> None:
    """Write down the day she came home; the house's follow-ups are counted from it, those moved by hand stay where they are.

    Raises RuleBroken for a day to come or after her death, StaleVersion with both values.
    """
    path = path_of(case_id, person_id, by)
    text = told(path, by)
    before, died_on = path.home_on, died_in(text)
    refuse_stale(path.version, version, {"home_on": str(before or "")}, {"home_on": str(home_on)})
    if home_on > timezone.localdate():
        raise RuleBroken(NOT_YET, field="home_on")
    if died_on is not None and home_on > died_on:
        raise RuleBroken(AFTER_DEATH, field="home_on", day=died_on.strftime("%d-%m-%Y"))
    path.home_on, path.version = home_on, version + 1
    path.save()
    if before is None:
        for months in shipped_tables().months:
            _planned(path, months_after(home_on, months), by, months)
    else:
        _shifted(path, before, home_on)
    record(ReintegrationEvent.CAME_HOME, subject=case_id, subjects=[person_id], by=by)
    moved(path, by)


def _planned(path: Path, due_on: date, by: Actor, months: int | None = None, why: str = "") -> FollowUp:
    row = FollowUp(id=new_id(), path=path, compartment=path.compartment, months=months, due_on=due_on)
    seal(row, why=why or None)
    stamped(row, by)
    row.save(force_insert=True)
    return row


def _shifted(path: Path, before: date, home_on: date) -> None:
    for row in path.follow_ups.filter(held_on=None, dropped_at=None).exclude(months=None):
        if row.months is not None and row.due_on == months_after(before, row.months):
            row.due_on, row.version = months_after(home_on, row.months), row.version + 1
            row.save(update_fields=["due_on", "version"])


@transaction.atomic
def plan_follow_up(*, case_id: UUID, person_id: UUID, due_on: date, why: str, by: Actor) -> UUID:
    """Add a day on which somebody asks how she is, beside the house's. Raises RuleBroken: after her no, the end or her death."""
    path = path_of(case_id, person_id, by)
    if Rest(path.rest) is not Rest.NO:
        raise RuleBroken(HAS_ENDED)
    if wish_in(told(path, by)) is Wish.NO:
        raise RuleBroken(NO_WISH)
    if due_on < timezone.localdate():
        raise RuleBroken(STILL_COMING, field="due_on")
    row = _planned(path, due_on, by, why=check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY))
    record(ReintegrationEvent.PLANNED, subject=case_id, subjects=[row.id], by=by)
    moved(path, by)
    return row.id


@transaction.atomic
def move_follow_up(*, follow_up_id: UUID, due_on: date, why: str, version: int, by: Actor) -> None:
    """Another day for a follow-up, with why. Raises RuleBroken, StaleVersion with both values."""
    row = locked(FollowUp, follow_up_id, by)
    refuse_stale(row.version, version, {"due_on": str(row.due_on)}, {"due_on": str(due_on)})
    if row.held_on or row.dropped_at:
        raise RuleBroken(HELD_ALREADY)
    if due_on < timezone.localdate():
        raise RuleBroken(STILL_COMING, field="due_on")
    seal(row, why=check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY))
    row.due_on, row.version = due_on, version + 1
    stamped(row, by)
    row.save()
    record(ReintegrationEvent.MOVED, subject=row.path.case_id, subjects=[row.id], by=by)
    moved(row.path, by)


@transaction.atomic
def drop_follow_up(*, follow_up_id: UUID, why: str, version: int, by: Actor) -> None:
    """Leave a follow-up out, with why; it stays to be read. Raises RuleBroken, StaleVersion."""
    row = locked(FollowUp, follow_up_id, by)
    refuse_stale(row.version, version, {"due_on": str(row.due_on)}, {"due_on": ""})
    if row.held_on or row.dropped_at:
        raise RuleBroken(HELD_ALREADY)
    seal(row, why=check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY))
    row.dropped_at, row.version = timezone.now(), version + 1
    stamped(row, by)
    row.save()
    record(ReintegrationEvent.DROPPED, subject=row.path.case_id, subjects=[row.id], by=by)
    moved(row.path, by)
