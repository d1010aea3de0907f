"""Readers of fits from the register, and of what the extract tells of origins (INSIGHT_READ)."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.models import Asked, FitMade
from naung.insight.drivers.rules.keeping import FORM, from_text
from naung.insight.drivers.rules.register import origins_in
from naung.insight.drivers.vocabulary import Findings, Kept, Origins, Outcome, Question
from naung.insight.extract.queries import latest_extract
from naung.insight.extract.rules.tables import EFFORT, ROLES
from naung.insight.extract.vocabulary import Values

OLDER = gettext_noop(
    "Perhitungan ini dari ekstrak yang lebih lama. Angkanya tidak diperlihatkan lagi di samping yang baru: selisih dua ekstrak "
    "bisa menunjukkan satu orang."
)
NO_EXTRACT = gettext_noop("Belum ada ekstrak. Ekstrak pertama dibuat pada malam sesudah satu bulan lewat.")
SHOWN = 20  # of the fits that are listed


@dataclass(frozen=True)
class Bottom:
    """What a fit stands on: origins at a level, the ledger of effort, and when the extract was made."""

    origins: Origins
    effort: dict[Values, int]
    made_at: datetime


def bottom_at(level: Level, *, actor: Actor) -> Bottom:
    """What the newest extract tells. RuleBroken in words where there is none, or where it names an area of no map."""
    shelf = latest_extract(actor=actor)
    if shelf is None:
        raise RuleBroken(NO_EXTRACT)
    effort = shelf.counts(EFFORT)
    return Bottom(origins_in(shelf.counts(ROLES.name), effort, level, shelf.made.until), effort, shelf.made.made_at)


def question_of(asked: UUID, *, actor: Actor) -> Question:
    """One question. Raises NotFound where there is none."""
    require(actor, Permission.INSIGHT_READ)
    row = Asked.objects.filter(pk=asked).first()
    if row is None:
        raise NotFound()
    return _question(row)


def fits_kept(level: Level, *, actor: Actor) -> list[Kept]:
    """The fits of a level, the newest first."""
    require(actor, Permission.INSIGHT_READ)
    rows = FitMade.objects.filter(asked__level=level).select_related("asked").defer("told")
    return [_kept(row) for row in rows.order_by("-made_at", "-id")[:SHOWN]]


def last_good_fit(level: Level, *, actor: Actor) -> Kept | None:
    """The newest fit of a level that can be shown; None where none was made."""
    require(actor, Permission.INSIGHT_READ)
    rows = FitMade.objects.filter(asked__level=level, outcome=Outcome.FOUND, form=FORM).select_related("asked")
    row = rows.defer("told").order_by("-made_at", "-id").first()
    return _kept(row) if row else None


def fit_kept(fit: UUID, *, actor: Actor) -> tuple[Kept, Findings | RuleBroken | None]:
    """One fit with its findings; with its refusal in words; or with None where nothing may be shown of it.

    Of an older extract nothing is told once a newer one has a fit of this level: what differs may be one person.
    """
    require(actor, Permission.INSIGHT_READ)
    row = FitMade.objects.filter(pk=fit).select_related("asked").first()
    if row is None:
        raise NotFound()
    kept = _kept(row)
    if kept.outcome is Outcome.FOUND and row.form == FORM:
        newer = FitMade.objects.filter(asked__level=row.asked.level, outcome=Outcome.FOUND, until__gt=row.until)
        return kept, RuleBroken(OLDER) if newer.exists() else from_text(row.told)
    if kept.outcome is Outcome.REFUSED:
        told: dict[str, Any] = json.loads(row.told)
        return kept, RuleBroken(told["message"], **told["values"])
    return kept, None


def _question(row: Asked) -> Question:
    stops = dict(pair.split("=", 1) for pair in row.stops.split(";"))
    return Question(Level(row.level), tuple(row.factors.split(",")), stops)


def _kept(row: FitMade) -> Kept:
    return Kept(row.id, _question(row.asked), row.asked.asked_by, row.made_at, row.until, Outcome(row.outcome))
