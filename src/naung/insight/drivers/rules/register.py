"""Origins of the register's victims by area and year, read from the extract, and how hard offices looked there.

What the extract tells as a wider area only is filled in several times over, at random by residents, and all fillings are
fitted: the answer is as unsure as they differ. Within a wider area that draws a factor's effect towards none.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.shapes import villages_without_outline
from naung.foundation.places.rules.tables import former_codes
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.rules.ingredients import REGENCY_LENGTH, ingredients_at
from naung.insight.drivers.vocabulary import FEWEST_ORIGINS, MAPPED, MOST_COARSE, Coarse, Ingredient, Origins, Residents
from naung.insight.extract.vocabulary import COARSENED, SMALLEST, UNKNOWN, Effort, Role, Values

Matrix = NDArray[np.float64]
LENGTHS = {Level.REGENCY: REGENCY_LENGTH, Level.DISTRICT: len("61.72.01"), Level.VILLAGE: len("61.72.01.1001")}
YEAR = len("2026")
LEFT_BEHIND = SMALLEST - 1  # the most of one area and year that the ladder tells as a wider area
COUNTED_AS_EFFORT = (Effort.HOURS, Effort.OPERATION_HOURS, Effort.SCREENINGS, Effort.OUTREACH)

TOO_FEW = gettext_noop(
    "Register baru mengenal asal %(count)s korban pada tingkat ini; perlu paling sedikit %(needed)s. Peta asal belum digambar."
)
TOO_COARSE = gettext_noop(
    "Asal %(share)s dari 100 korban hanya diketahui sampai wilayah yang lebih luas daripada tingkat ini, jadi belum dihitung."
)
UNKNOWN_CODE = gettext_noop(
    "Kode wilayah ini tidak ada di peta, mungkin karena sudah diganti: %(codes)s. Perbaiki di register, lalu tunggu ekstrak baru."
)


def origins_in(
    counts: Mapping[Values, int], effort: Mapping[Values, int], level: Level, until: date, within: str = MAPPED
) -> Origins:
    """The origins of the extract's table of roles, at a level of an area. RuleBroken names codes that are on no map.

    counts: (role, place, time) to persons; effort: (area, month, kind), whose months say how much of a year is covered.
    """
    codes = tuple(area.code for area in ingredients_at(level, within))
    known, length = set(codes), LENGTHS[level]
    undrawn = {code for code, _name in villages_without_outline(within)}
    years, months = _years(effort, counts, until)
    told: Counter[tuple[str, str]] = Counter()
    coarse: Counter[tuple[str, str]] = Counter()
    beside: Counter[str] = Counter()
    strangers: set[str] = set()
    for (role, place, when), count in counts.items():
        if role != Role.ORIGIN:
            continue
        place = _now(place)
        if not place.startswith(within):
            beside[UNKNOWN if place == UNKNOWN else COARSENED] += count
        elif when[:YEAR] not in years:
            beside["undated"] += count
        elif len(place) < length or place in undrawn:
            coarse[_wider(place, length), when[:YEAR]] += count
        elif place[:length] not in known:
            strangers.add(place)
        else:
            told[place[:length], when[:YEAR]] += count
    strangers |= {within for within, _ in coarse if not any(code.startswith(within) for code in codes)}
    if strangers:
        raise RuleBroken(UNKNOWN_CODE, codes=", ".join(sorted(strangers)))
    return Origins(
        level, until, codes, years, months,
        tuple(tuple(told[code, year] for year in years) for code in codes),
        tuple(Coarse(within, year, count) for (within, year), count in sorted(coarse.items())),
        beside["undated"], beside[COARSENED], beside[UNKNOWN], within,
    )  # fmt: skip


def _wider(place: str, length: int) -> str:
    """The area itself where it is wide; of a village without an outline, which lies in another's, its kecamatan."""
    return place if len(place) < length else place[: LENGTHS[Level.DISTRICT]]


def _now(place: str) -> str:
    """The code that an area has now, where it is known that it had another."""
    change = former_codes().get(place[:REGENCY_LENGTH])
    return place if change is None else change.code + place[REGENCY_LENGTH:]


def _years(
    effort: Mapping[Values, int], counts: Mapping[Values, int], until: date
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The years of the register and how many months of each it covers, from the first month of work or of a year told."""
    worked = [month for _, month, _ in effort]
    told = [f"{when[:YEAR]}-01" for role, _, when in counts if role == Role.ORIGIN and when[:YEAR].isdigit()]
    if not worked and not told:
        return (), ()
    first = min(worked) if worked else min(told)
    if told and min(told)[:YEAR] < first[:YEAR]:
        first = min(told)  # files may be older than the log of this house
    start, end = int(first[:YEAR]) * 12 + int(first[5:7]) - 1, until.year * 12 + until.month - 1
    covered = Counter(str(month // 12) for month in range(start, end))
    years = tuple(sorted(covered))
    return years, tuple(covered[year] for year in years)


def not_enough(origins: Origins) -> RuleBroken | None:
    """Why nothing may be drawn of these origins, in words; None where it may."""
    if origins.placed < FEWEST_ORIGINS:
        return RuleBroken(TOO_FEW, count=origins.placed, needed=FEWEST_ORIGINS)
    if origins.coarse_share > MOST_COARSE:
        return RuleBroken(TOO_COARSE, share=round(100 * origins.coarse_share))
    return None


def filled(origins: Origins, residents: Mapping[str, int], times: int, seed: int) -> list[Matrix]:
    """The counts (areas by years) with what is known to a wider area only filled in, so many times.

    Each such victim falls on an area inside it by residents, on none more than the ladder may have left behind; where that is
    not enough room, the register itself knew no more, and the rest falls by residents alone.
    """
    told = np.array(origins.told, dtype=float)
    if not origins.coarse:
        return [told]
    people = np.array([residents[code] for code in origins.codes], dtype=float)
    rng = np.random.default_rng(seed)
    return [_once(origins, told, people, rng) for _ in range(times)]


def _once(origins: Origins, told: Matrix, people: Matrix, rng: np.random.Generator) -> Matrix:
    extra = np.zeros_like(told)
    inside = {
        each.within: np.array([code.startswith(each.within) for code in origins.codes]) for each in origins.coarse
    }
    for each in sorted(origins.coarse, key=lambda one: -len(one.within)):  # what is known best first
        year = origins.years.index(each.year)
        for _ in range(each.count):
            room = inside[each.within] & (extra[:, year] < LEFT_BEHIND)
            weight = np.where(room if room.any() else inside[each.within], people, 0.0)
            extra[rng.choice(len(people), p=weight / weight.sum()), year] += 1
    return told + extra


def effort_in(effort: Mapping[Values, int], origins: Origins) -> Matrix | None:
    """How hard offices looked, areas by years: the logarithm of hours and acts a month, of the kabupaten or kota of each area.

    None where it is the same everywhere, as inside one kabupaten or kota, however it changes over the years: nothing then tells
    who looked where. What is recorded for the whole province is left out.
    """
    if origins.level is Level.VILLAGE:
        return None
    kinds = {kind.value for kind in COUNTED_AS_EFFORT}
    done: Counter[tuple[str, str]] = Counter()
    for (area, month, kind), count in effort.items():
        if kind in kinds:
            done[area, month[:YEAR]] += count
    spans = list(zip(origins.years, origins.months, strict=True))
    table = np.array(
        [[np.log1p(done[code[:REGENCY_LENGTH], year] / months) for year, months in spans] for code in origins.codes]
    )
    return table if table.size and np.ptp(table) > 0 else None


def as_ingredients(origins: Origins, counted: Residents | None = None) -> tuple[Ingredient, ...]:
    """The areas as they went in; cases are what the extract tells of them, so none is between 1 and 4 a year.

    `counted`: residents that an office entered for all of them; without it they are as shipped.
    """
    people = counted.people if counted else {}
    return tuple(
        Ingredient(area.code, sum(row), people.get(area.code, area.residents), area.values)
        for area, row in zip(ingredients_at(origins.level, origins.within), origins.told, strict=True)
    )
