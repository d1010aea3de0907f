"""Readers of fits from the register, and of what the extract tells of origins (INSIGHT_READ)."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.places.queries import places_below
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.models import Asked, FitMade, ResidentsEntry, ResidentsOf
from naung.insight.drivers.rules.ingredients import ingredients
from naung.insight.drivers.rules.keeping import FORM, from_text
from naung.insight.drivers.rules.register import origins_in
from naung.insight.drivers.rules.residents import covering, without_number
from naung.insight.drivers.vocabulary import MAPPED, Counted, Findings, Kept, Origins, Outcome, Question, Residents
from naung.insight.extract.queries import latest_extract
from naung.insight.extract.rules.tables import EFFORT, ROLES
from naung.insight.extract.vocabulary import Values

OLDER = gettext_noop(
    "Perhitungan ini dari ekstrak yang lebih lama. Angkanya tidak diperlihatkan lagi di samping yang baru: selisih dua ekstrak "
    "bisa menunjukkan satu orang."
)
NO_EXTRACT = gettext_noop("Belum ada ekstrak. Ekstrak pertama dibuat pada malam sesudah satu bulan lewat.")
FINE = (Level.DISTRICT, Level.VILLAGE)  # levels at which no residents are published
NO_SUCH_AREA = gettext_noop(
    "Kelurahan dan desa dihitung di dalam satu kabupaten atau kota, tingkat lain di seluruh provinsi."
)
NO_VILLAGES = gettext_noop(
    "Ekstrak yang ada dibuat sebelum kelurahan dan desa disebut di dalamnya. Ekstrak berikutnya menyebutnya, sesudah bulan "
    "ini lewat."
)
SHOWN = 20  # of the fits that are listed


@dataclass(frozen=True)
class Bottom:
    """What a fit stands on: origins at a level, the ledger of effort, and when the extract was made."""

    origins: Origins
    effort: dict[Values, int]
    made_at: datetime
    counted: Residents | None  # of every area, as offices entered them
    uncounted: tuple[str, ...]  # areas that have no number yet, at a level at which none are published


def bottom_at(level: Level, within: str = MAPPED, *, actor: Actor) -> Bottom:
    """What the newest extract tells. RuleBroken in words where there is none, or where it names an area of no map.

    `within`: the province, or for kelurahan and desa one kabupaten or kota.
    """
    if within not in ({area.code for area in ingredients()} if level is Level.VILLAGE else {MAPPED}):
        raise RuleBroken(NO_SUCH_AREA)
    shelf = latest_extract(actor=actor)
    if shelf is None:
        raise RuleBroken(NO_EXTRACT)
    if level is Level.VILLAGE and not shelf.made.tells_villages:
        raise RuleBroken(NO_VILLAGES)
    effort = shelf.counts(EFFORT)
    origins = origins_in(shelf.counts(ROLES.name), effort, level, shelf.made.until, within)
    now = residents_now(actor=actor) if level in FINE else {}
    missing = without_number(origins.codes, now) if level in FINE else ()
    return Bottom(origins, effort, shelf.made.made_at, covering(origins.codes, now), missing)


def question_of(asked: UUID, *, actor: Actor) -> Question:
    """One question. Raises NotFound where there is none."""
    require(actor, Permission.INSIGHT_READ)
    row = Asked.objects.filter(pk=asked).first()
    if row is None:
        raise NotFound()
    return _question(row)


def fits_kept(level: Level, within: str = MAPPED, *, actor: Actor) -> list[Kept]:
    """The fits of a level of an area, the newest first."""
    require(actor, Permission.INSIGHT_READ)
    rows = FitMade.objects.filter(asked__level=level, asked__within=within).select_related("asked").defer("told")
    return [_kept(row) for row in rows.order_by("-made_at", "-id")[:SHOWN]]


def last_good_fit(level: Level, within: str = MAPPED, *, actor: Actor) -> Kept | None:
    """The newest fit of a level of an area that can be shown; None where none was made."""
    require(actor, Permission.INSIGHT_READ)
    rows = FitMade.objects.filter(asked__level=level, asked__within=within, outcome=Outcome.FOUND, form=FORM)
    row = rows.select_related("asked").defer("told").order_by("-made_at", "-id").first()
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
        same = FitMade.objects.filter(asked__level=row.asked.level, asked__within=row.asked.within)
        newer = same.filter(outcome=Outcome.FOUND, until__gt=row.until)
        return kept, RuleBroken(OLDER) if newer.exists() else from_text(row.told)
    if kept.outcome is Outcome.REFUSED:
        told: dict[str, Any] = json.loads(row.told)
        return kept, RuleBroken(told["message"], **told["values"])
    return kept, None


@dataclass(frozen=True)
class EntryRow:
    """One entry of residents in the list: which it was, what it was told with, and how many areas it has."""

    version: int
    source: str
    as_of: date
    at: datetime
    by: UUID
    areas: int


def residents_now(*, actor: Actor) -> dict[str, Counted]:
    """The newest number of residents of each area that has one (INSIGHT_READ)."""
    return {code: told[-1] for code, told in residents_told(actor=actor).items()}


def residents_told(*, actor: Actor) -> dict[str, list[Counted]]:
    """Every number that was ever entered, by area, the oldest first (INSIGHT_READ)."""
    require(actor, Permission.INSIGHT_READ)
    found: dict[str, list[Counted]] = {}
    for row in ResidentsOf.objects.select_related("entry").order_by("entry__version", "area"):
        entry = row.entry
        told = Counted(row.people, entry.source, entry.as_of, entry.at, entry.by, entry.version)
        found.setdefault(row.area, []).append(told)
    return found


def residents_entries(*, actor: Actor) -> list[EntryRow]:
    """The entries of residents, the newest first (INSIGHT_READ)."""
    require(actor, Permission.INSIGHT_READ)
    rows = ResidentsEntry.objects.annotate(areas=Count("rows")).order_by("-version")
    return [EntryRow(row.version, row.source, row.as_of, row.at, row.by, row.areas) for row in rows]


def residents_version() -> int:
    """Which entry of residents is the newest; 0 before the first one. A number of rows: nothing of it tells of anybody."""
    return ResidentsEntry.objects.aggregate(newest=Max("version"))["newest"] or 0


def counted_areas() -> dict[str, str]:
    """The areas whose residents may be entered, by code with their names: every kecamatan and village of the province."""
    return {each.code: each.name for level in FINE for each in places_below(MAPPED, level)}


def _question(row: Asked) -> Question:
    stops = dict(pair.split("=", 1) for pair in row.stops.split(";"))
    return Question(Level(row.level), tuple(row.factors.split(",")), stops, row.within)


def _kept(row: FitMade) -> Kept:
    return Kept(row.id, _question(row.asked), row.asked.asked_by, row.made_at, row.until, Outcome(row.outcome))
