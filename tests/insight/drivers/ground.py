"""An extract of invented origins: counts as the ladder tells them, and a ledger of effort that differs by area and year."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules.ingredients import ingredients_at
from naung.insight.extract.vocabulary import Effort, Role, Values

UNTIL = date(2026, 7, 1)
YEARS = ("2024", "2025", "2026")


def regencies(per_year: int = 8) -> dict[Values, int]:
    """Victims of every kabupaten and kota in every year, more where more people live, and some whom nothing places."""
    areas = ingredients_at(Level.REGENCY)
    people = np.array([area.residents for area in areas], dtype=float)
    rng = np.random.default_rng(7)
    counts: dict[Values, int] = {}
    for year in YEARS:
        drawn = rng.poisson(per_year * len(areas) * people / people.sum())
        counts |= {
            (Role.ORIGIN, area.code, f"{year}-S1"): int(count)
            for area, count in zip(areas, drawn, strict=True)
            if count >= 5
        }
    return counts | {
        (Role.ORIGIN, "61", "2025"): 11,
        (Role.ORIGIN, "61.01", "*"): 6,
        (Role.ORIGIN, "-", "2025"): 7,
        (Role.ORIGIN, "32", "2025"): 9,
        (Role.DESTINATION, "61.02", "2025"): 50,
    }


def districts() -> dict[Values, int]:
    """Victims of every second kecamatan, and for each kabupaten and kota some of whom only that is told."""
    codes = [area.code for area in ingredients_at(Level.DISTRICT)]
    own = {(Role.ORIGIN.value, code, "2025-S1"): 6 + number % 5 for number, code in enumerate(codes[::2])}
    wider = {(Role.ORIGIN.value, area.code, "2025"): 9 for area in ingredients_at(Level.REGENCY)}
    return own | wider


def ledger(level: Mapping[str, int] | None = None) -> dict[Values, int]:
    """Hours of desks by month from January 2024; without `level` they differ between areas and years."""
    areas = [area.code for area in ingredients_at(Level.REGENCY)]
    months = [f"{2024 + m // 12}-{m % 12 + 1:02}" for m in range(30)]
    hours = level or {code: 20 * number for number, code in enumerate(areas)}
    return {
        (code, month, Effort.HOURS.value): hours[code] * (1 if level else 1 + (number + int(month[3])) % 3)
        for number, code in enumerate(areas)
        for month in months
    }
