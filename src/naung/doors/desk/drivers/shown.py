"""A fit as the page takes it: told by the room in the reader's language, its pictures safe to be written as they are."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import language, say_day, say_moment, say_number
from naung.foundation.jobs.vocabulary import ERROR_WORDS, STATE_WORDS, Job
from naung.insight.drivers.rules.beliefs import beliefs_of
from naung.insight.drivers.rules.ingredients import declared
from naung.insight.drivers.rules.telling import Speech, told
from naung.insight.drivers.vocabulary import OUTCOME_WORDS, STAGE_WORDS, Findings, Ground, Kept, Stage


def speech() -> Speech:
    """How this reader is spoken to."""
    return Speech(_, language() == "en", _decimal, say_number, lambda day: say_day(day, weekday=False))


def shown(found: Findings) -> dict[str, Any]:
    """Everything of a fit that may be shown."""
    parts = told(found, speech())
    for name in ("factors", "ranks", "wrong"):
        parts[name]["picture"] = _drawn(parts[name]["picture"])
    for each in parts["maps"]["drawn"]:
        each["picture"] = _drawn(each["picture"])
    for row in parts["maps"]["legend"]:
        row["swatch"] = _drawn(row["swatch"])
    return parts


def job_shown(job: Job) -> dict[str, Any]:
    """How far a fit in the background is, in words."""
    stage = _(STAGE_WORDS[Stage(job.stage)]) if job.stage else ""
    return {
        "open": job.open,
        "state": _(STATE_WORDS[job.state]),
        "stage": stage,
        "done": job.done,
        "of": job.of,
        "asked": say_moment(job.asked_at),
        "error": _(ERROR_WORDS[job.error]) if job.error else "",
    }


def kept_shown(kept: Kept) -> dict[str, Any]:
    """One fit in a list: when, from what, with which factors and beliefs, and what came of it."""
    names = {factor.key: factor.en if language() == "en" else factor.id for factor in declared().factors}
    usual = {belief.key: belief.usual for belief in beliefs_of(Ground.REGISTER)}
    changed = [
        next(_(stop.words) for stop in belief.stops if stop.key == kept.question.stops[belief.key])
        for belief in beliefs_of(Ground.REGISTER)
        if kept.question.stops[belief.key] != usual[belief.key]
    ]
    return {
        "id": kept.id,
        "made": say_moment(kept.made_at),
        "until": say_day(kept.until, weekday=False),
        "factors": ", ".join(names.get(key, key) for key in kept.question.factors),
        "beliefs": ", ".join(changed) or _("seperti biasa"),
        "outcome": _(OUTCOME_WORDS[kept.outcome]),
    }


def _decimal(number: str) -> str:
    return number if language() == "en" else number.replace(".", ",")


def _drawn(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308  # drawn by our own rules, which escape every word
