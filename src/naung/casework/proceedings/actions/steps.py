"""Steps of the proceedings: each a dated row with its paper; never changed, struck out with a reason."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.cases.vocabulary import Sexual
from naung.casework.proceedings.actions.beginning import branches_of, locked, moved, paper_of, proceeding_of, steps_of
from naung.casework.proceedings.actions.verdicts import decided_of, keep_decided, part_of, verdict_told
from naung.casework.proceedings.models import LegalStep
from naung.casework.proceedings.queries.files import opened, sexual_of
from naung.casework.proceedings.rules.split import check_others, check_shared, ways_of
from naung.casework.proceedings.rules.stages import (
    HOURLY,
    MOVES,
    NAMES_FILE,
    UNKNOWN_STEP,
    came_in_with,
    check_step,
    check_verdict,
    check_withdrawal,
)
from naung.casework.proceedings.rules.words import LONGEST_LINE, LONGEST_TEXT
from naung.casework.proceedings.vocabulary import DecidedTold, ProceedingsEvent, StepKind, StepTold
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion, check_text
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

SAY_WHY = gettext_noop("Tulis mengapa dicoret.")
STRUCK_OUT = gettext_noop("Langkah ini sudah dicoret.")
WHICH_TRACK = gettext_noop("Pilih ya, tidak, atau belum tahu.")


@transaction.atomic
def record_step(
    *,
    case_id: UUID,
    kind: str,
    on: date | None,
    at: datetime | None = None,
    number: str = "",
    words: str = "",
    document: UUID | None = None,
    verdict: str = "",
    decided: Mapping[UUID, DecidedTold] | None = None,
    dossier: UUID | None = None,
    by: Actor,
) -> UUID:
    """Write down what happened. `at` (aware, on the day `on`) only where a clock counts hours; it is dropped elsewhere.

    `on` is None where nobody knows the day of what moved the case. `verdict`: of a judgment, where it is known;
    `decided`: of each of its accused, from which the verdict of all is told. `dossier`: in which split file; None: the first.

    Raises RuleBroken with the field: what must stand before, a day to come, a report without its number, no reason.
    """
    if kind not in {each.value for each in StepKind}:
        raise RuleBroken(UNKNOWN_STEP, field="kind")
    file, step = proceeding_of(case_id, by), StepKind(kind)
    paper = paper_of(document, file, by)
    sexual, before = steps_of(file, by)
    branches = branches_of(file)
    part = part_of(file, dossier) if step in NAMES_FILE else None
    order = (file.steps.aggregate(last=Max("order"))["last"] or 0) + 1
    moment = timezone.localtime(at) if at is not None and step in HOURLY else None
    day = moment.date() if moment is not None else on
    kept_number = check_text(number, "number", LONGEST_LINE)
    kept = check_text(words, "words", LONGEST_TEXT)
    told = StepTold(new_id(), step, day, order, moment, paper is not None, kept_number, part)
    check_verdict(step, verdict)
    ground = ways_of(before, branches)[part] if step in MOVES else before
    check_step(told, kept, ground, sexual=sexual, now=timezone.localtime())
    check_others([*before, told], branches)
    judged = decided_of(file, step, part, decided or {}, by)
    row = LegalStep(
        id=told.id, proceeding=file, compartment=file.compartment, kind=step, on=day, at=moment, order=order,
        dossier_id=part, document=paper, verdict=verdict_told(file, part, judged, verdict, by),
        written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    seal(row, number=kept_number or None, words=kept or None)
    row.save(force_insert=True)
    keep_decided(row, judged, by)
    record(ProceedingsEvent.STEPPED, subject=case_id, subjects=[row.id], by=by)
    moved(file, by)
    return row.id


@transaction.atomic
def record_past(*, case_id: UUID, reached: str, by: Actor) -> int:
    """Write down, without their days, the steps of a file that came to the office in mid-trial; returns how many.

    `reached`: the last thing that had happened. Raises RuleBroken where that is no step of the usual way, or stands already.
    """
    if reached not in {each.value for each in StepKind}:
        raise RuleBroken(UNKNOWN_STEP, field="reached")
    file = proceeding_of(case_id, by)
    _sexual, before = steps_of(file, by)
    last = file.steps.aggregate(last=Max("order"))["last"] or 0
    first = ways_of(before, branches_of(file))[None]
    kinds, now = came_in_with(first, StepKind(reached)), timezone.now()
    rows = [
        LegalStep(
            id=new_id(), proceeding=file, compartment=file.compartment, kind=kind, on=None, order=last + place,
            written_by=officer_of(by), written_at=now,
        )
        for place, kind in enumerate(kinds, 1)
    ]  # fmt: skip
    LegalStep.objects.bulk_create(rows)
    record(ProceedingsEvent.STEPPED, subject=case_id, subjects=[row.id for row in rows], by=by)
    moved(file, by)
    return len(rows)


@transaction.atomic
def withdraw_step(*, step_id: UUID, why: str, by: Actor) -> None:
    """Strike out a step that was written by mistake; it stays to be read and moves nothing.

    Raises RuleBroken without a reason, and where another step rests on it.
    """
    row = locked(LegalStep, step_id, by)
    if row.withdrawn_at is not None:
        raise RuleBroken(STRUCK_OUT)
    reason = check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY)
    _sexual, steps = steps_of(row.proceeding, by)
    branches = branches_of(row.proceeding)
    check_withdrawal(row.id, steps, ways_of(steps, branches)[row.dossier_id])
    check_shared(row.id, steps, branches)
    row.withdrawn_at, row.withdrawn_by = timezone.now(), officer_of(by)
    seal(row, why_withdrawn=reason)
    row.save()
    record(ProceedingsEvent.STEP_WITHDRAWN, subject=row.proceeding.case_id, subjects=[row.id], by=by)
    moved(row.proceeding, by)


@transaction.atomic
def set_track(*, case_id: UUID, sexual: str, version: int, by: Actor) -> None:
    """Write down whether the act is also a crime of sexual violence: it opens the clocks of protection.

    A person decides this with the report or the charge in hand. Raises StaleVersion with both values.
    """
    if sexual not in {each.value for each in Sexual}:
        raise RuleBroken(WHICH_TRACK, field="sexual")
    file = proceeding_of(case_id, by)
    (text,) = opened(file, [(file, ("sexual",))], by)
    if file.version != version:
        theirs = sexual_of(text).value
        raise StaleVersion(based_on=version, now=file.version, differences=(Difference("sexual", theirs, sexual),))
    file.version += 1
    seal(file, sexual=padded(sexual))
    file.save()
    record(ProceedingsEvent.TRACKED, subject=case_id, by=by)
    moved(file, by)
