"""Asks for a fit from the register, and makes it in the background. What was made is never edited."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, StaleVersion, differences, refuse
from naung.foundation.jobs.actions import ask_job
from naung.foundation.jobs.vocabulary import Job, Progress
from naung.foundation.organisations.queries import own_desk
from naung.insight.drivers.models import Asked, FitMade, ResidentsEntry, ResidentsOf
from naung.insight.drivers.queries import (
    Bottom,
    bottom_at,
    counted_areas,
    question_of,
    residents_now,
    residents_version,
)
from naung.insight.drivers.rules.beliefs import believed, usual_stops
from naung.insight.drivers.rules.fitting import register
from naung.insight.drivers.rules.ingredients import chosen
from naung.insight.drivers.rules.keeping import FORM, as_text
from naung.insight.drivers.rules.register import not_enough
from naung.insight.drivers.rules.residents import entry_problems, people_problems
from naung.insight.drivers.vocabulary import FIT, Counted, DriversEvent, Findings, Ground, Outcome, Question, Stage


@transaction.atomic
def ask_fit(*, question: Question, by: Actor) -> Job:
    """Ask for a fit of the newest extract (INSIGHT_ASK); the same question about the same extract is computed once.

    Raises RuleBroken: no extract, too few origins, an area of no map, an unknown factor or stop, too many factors.
    """
    require(by, Permission.INSIGHT_ASK)
    bottom = bottom_at(question.level, question.within, actor=by)
    if (why := not_enough(bottom.origins)) is not None:
        raise why
    believed(Ground.REGISTER, question.stops)
    factors = ",".join(factor.key for factor in chosen(question.factors, question.level, question.within))
    wanted = usual_stops(Ground.REGISTER) | {key: stop for key, stop in question.stops.items() if stop}
    stops = ";".join(f"{key}={stop}" for key, stop in sorted(wanted.items()))
    counted = residents_version() if bottom.counted else 0  # other residents are another question
    told = json.dumps([FORM, question.level, question.within, factors, stops, bottom.made_at.isoformat(), counted])
    row, _ = Asked.objects.get_or_create(
        digest=sha256(told.encode()).digest(),
        defaults={
            "level": question.level,
            "within": question.within,
            "factors": factors,
            "stops": stops,
            "asked_at": timezone.now(),
            "asked_by": by.id,
        },
    )
    record(DriversEvent.ASKED, subject=row.id, by=by)
    return ask_job(kind=FIT, key=bytes(row.digest), subject=row.id, needs=Permission.INSIGHT_READ, by=by)


@transaction.atomic
def enter_residents(
    *, told: Mapping[str, int], source: str, as_of: date | None, based_on: int, by: Actor
) -> tuple[str, ...]:
    """Write how many people live in these areas, with source and day (RESIDENTS_WRITE); which of them were new or changed.

    What stands there already, from the same source and day, is not written again. Older numbers stay as versions. Raises
    Problems on `source`, `as_of` and `people_CODE`; StaleVersion where one of these areas was written since `based_on`.
    """
    require(by, Permission.RESIDENTS_WRITE)
    places = counted_areas()
    problems = entry_problems(source, as_of, timezone.localdate())
    refuse(problems + people_problems(told, places, own_desk(by).territory))
    assert as_of is not None  # an empty day is refused above
    now, newest = residents_now(actor=by), residents_version()
    theirs = {code: str(each.people) for code, each in now.items() if code in told and each.version > based_on}
    if differing := differences(_of_people(theirs), _of_people({code: str(told[code]) for code in theirs})):
        raise StaleVersion(based_on=based_on, now=newest, differences=differing)
    source = source.strip()
    fresh = {code: n for code, n in told.items() if code not in now or _said(now[code]) != (n, source, as_of)}
    if fresh:
        entry = _next_entry(newest, source, as_of, based_on, by)
        ResidentsOf.objects.bulk_create(ResidentsOf(entry=entry, area=code, people=n) for code, n in fresh.items())
        record(DriversEvent.COUNTED, count=len(fresh), by=by)
    return tuple(fresh)


def _next_entry(newest: int, source: str, as_of: date, based_on: int, by: Actor) -> ResidentsEntry:
    try:
        with transaction.atomic():
            return ResidentsEntry.objects.create(
                version=newest + 1, source=source, as_of=as_of, at=timezone.now(), by=officer_of(by)
            )
    except IntegrityError as at_once:
        raise StaleVersion(based_on=based_on, now=residents_version()) from at_once


def _said(counted: Counted) -> tuple[int, str, date]:
    return counted.people, counted.source, counted.as_of


def _of_people(told: Mapping[str, str]) -> dict[str, str]:
    return {f"people_{code}": people for code, people in told.items()}


def make_fit(*, subject: UUID, progress: Progress, by: Actor) -> UUID:
    """Answer one question from the newest extract (SYSTEM_WORK); the id of the fit, which may also say why there is none."""
    require(by, Permission.SYSTEM_WORK)
    progress(0, 1, Stage.READING)
    question = question_of(subject, actor=by)
    bottom = bottom_at(question.level, question.within, actor=by)
    outcome, told = _answered(question, bottom, progress)
    with transaction.atomic():
        row = FitMade.objects.create(
            asked_id=subject,
            made_at=timezone.now(),
            until=bottom.origins.until,
            outcome=outcome,
            form=FORM,
            told=told,
        )
        record(DriversEvent.FITTED, subject=row.id, by=by)
    return row.id


def _answered(question: Question, bottom: Bottom, progress: Progress) -> tuple[Outcome, str]:
    try:
        found = register(question, bottom.origins, bottom.effort, bottom.made_at, bottom.counted, progress)
    except RuleBroken as wrong:
        return Outcome.REFUSED, json.dumps({"message": wrong.message, "values": wrong.values})
    if isinstance(found, Findings):
        return Outcome.FOUND, as_text(found)
    return Outcome.SILENT, json.dumps({"reasons": found.reasons})
