"""Asks for a fit from the register, and makes it in the background. What was made is never edited."""

import json
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.jobs.actions import ask_job
from naung.foundation.jobs.vocabulary import Job, Progress
from naung.insight.drivers.models import Asked, FitMade
from naung.insight.drivers.queries import Bottom, bottom_at, question_of
from naung.insight.drivers.rules.beliefs import believed, usual_stops
from naung.insight.drivers.rules.fitting import register
from naung.insight.drivers.rules.ingredients import chosen
from naung.insight.drivers.rules.keeping import FORM, as_text
from naung.insight.drivers.rules.register import not_enough
from naung.insight.drivers.vocabulary import FIT, DriversEvent, Findings, Ground, Outcome, Question, Stage


@transaction.atomic
def ask_fit(*, question: Question, by: Actor) -> Job:
    """Ask for a fit of the newest extract (INSIGHT_ASK); the same question about the same extract is computed once.

    Raises RuleBroken: no extract, too few origins, an area of no map, an unknown factor or stop, too many factors.
    """
    require(by, Permission.INSIGHT_ASK)
    bottom = bottom_at(question.level, actor=by)
    if (why := not_enough(bottom.origins)) is not None:
        raise why
    believed(Ground.REGISTER, question.stops)
    factors = ",".join(factor.key for factor in chosen(question.factors, question.level))
    wanted = usual_stops(Ground.REGISTER) | {key: stop for key, stop in question.stops.items() if stop}
    stops = ";".join(f"{key}={stop}" for key, stop in sorted(wanted.items()))
    told = json.dumps([FORM, question.level, factors, stops, bottom.made_at.isoformat()])
    row, _ = Asked.objects.get_or_create(
        digest=sha256(told.encode()).digest(),
        defaults={
            "level": question.level,
            "factors": factors,
            "stops": stops,
            "asked_at": timezone.now(),
            "asked_by": by.id,
        },
    )
    record(DriversEvent.ASKED, subject=row.id, by=by)
    return ask_job(kind=FIT, key=bytes(row.digest), subject=row.id, needs=Permission.INSIGHT_READ, by=by)


def make_fit(*, subject: UUID, progress: Progress, by: Actor) -> UUID:
    """Answer one question from the newest extract (SYSTEM_WORK); the id of the fit, which may also say why there is none."""
    require(by, Permission.SYSTEM_WORK)
    progress(0, 1, Stage.READING)
    question = question_of(subject, actor=by)
    bottom = bottom_at(question.level, actor=by)
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
        found = register(question, bottom.origins, bottom.effort, bottom.made_at, progress)
    except RuleBroken as wrong:
        return Outcome.REFUSED, json.dumps({"message": wrong.message, "values": wrong.values})
    if isinstance(found, Findings):
        return Outcome.FOUND, as_text(found)
    return Outcome.SILENT, json.dumps({"reasons": found.reasons})
