"""Do the roads shift between two half-years? What the joint test says, in sentences that only its answer can write."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from naung.foundation.words import gettext_noop
from naung.insight.extract.rules.ladder import COUNTRY_LEVEL, coarser
from naung.insight.extract.rules.tables import GROUPS
from naung.insight.extract.vocabulary import COARSENED, Scale, Values
from naung.insight.flows.vocabulary import Sentence
from naung.methods.shifts import RouteShift, Shift, TooFew, shift_between

NAMES = [column.name for column in GROUPS.columns]
EXIT, DESTINATION, TIME = (NAMES.index(name) for name in ("keluar", "tujuan", "waktu"))
SEED = 2026  # any: the same extract gives the same answer
Route = tuple[str, str]  # how the border was crossed, and the country

NO_TWO = gettext_noop("Belum ada dua paruh tahun yang dapat dibandingkan.")
TOO_FEW = gettext_noop(
    "Belum cukup kasus untuk mengatakan apakah jalurnya bergeser: %(before)s rombongan pada %(first)s dan %(after)s pada "
    "%(second)s, perlu paling sedikit %(needed)s di tiap paruh tahun."
)
ONE_ROAD = gettext_noop("Belum dapat dibandingkan: semua rombongan menempuh satu jalur, atau jalur lain terlalu sepi.")
BY_CHANCE = gettext_noop(
    "Jalur pada %(second)s tidak berbeda dari %(first)s melebihi kebetulan (p = %(p)s). Ini bukan bukti bahwa jalurnya tetap."
)
MORE = gettext_noop(
    "Jalur pada %(second)s berbeda dari %(first)s, lebih dari kebetulan (p = %(p)s; satu uji untuk semua jalur sekaligus)."
)
ROSE = gettext_noop(
    "%(road)s naik dari %(before)s menjadi %(after)s dari semua rombongan; selisihnya antara %(low)s dan %(high)s poin persen."
)
FELL = gettext_noop(
    "%(road)s turun dari %(before)s menjadi %(after)s dari semua rombongan; selisihnya antara %(low)s dan %(high)s poin persen."
)
UNDECIDED = gettext_noop("Jalur lain: belum dapat disimpulkan.")
LOOKED_AT = gettext_noop(
    "Pergeseran yang tercatat dapat juga berarti bahwa kantor lebih banyak memeriksa di satu jalur, bukan bahwa orangnya pindah."
)


def shift_told(counts: Mapping[Values, int]) -> list[Sentence]:
    """What may be said of the two newest half-years of the extract's groups; never a word on a road whose interval holds zero."""
    halves = sorted({values[TIME] for values in counts if "-S" in values[TIME]})[-2:]
    if len(halves) < 2:
        return [Sentence(NO_TWO, {})]
    by_half = [_routes(counts, half) for half in halves]
    routes = sorted({route for found in by_half for route in found})
    before, after = (_events(found, routes) for found in by_half)
    names = {"first": halves[0], "second": halves[1]}
    answer = shift_between(before, after, seed=SEED)
    return _said(answer, names, routes)


def _routes(counts: Mapping[Values, int], half: str) -> Counter[Route]:
    """By country: so much of the destination is told at every rung with a half-year."""
    found: Counter[Route] = Counter()
    for values, count in counts.items():
        if values[TIME] == half and values[DESTINATION] != COARSENED:
            found[values[EXIT], coarser(values[DESTINATION], Scale.PLACE, COUNTRY_LEVEL)] += count
    return found


def _events(found: Mapping[Route, int], routes: Sequence[Route]) -> np.ndarray:
    """One row a group: a case's people on one road count once, however many they are."""
    return np.repeat(np.eye(len(routes)), [found.get(route, 0) for route in routes], axis=0)


def _said(answer: Shift | TooFew, names: Mapping[str, str], routes: Sequence[Route]) -> list[Sentence]:
    if isinstance(answer, TooFew):
        if min(answer.before, answer.after) >= answer.needed:
            return [Sentence(ONE_ROAD, {})]
        counts = {"before": answer.before, "after": answer.after, "needed": answer.needed}
        return [Sentence(TOO_FEW, {**names, **counts})]
    p = {"p": answer.p}
    if not answer.more_than_chance:
        return [Sentence(BY_CHANCE, {**names, **p}), Sentence(LOOKED_AT, {})]
    certain = [_road(each, routes) for each in answer.routes if each.certain]
    left = [Sentence(UNDECIDED, {})] if len(certain) < len(answer.routes) else []
    return [Sentence(MORE, {**names, **p}), *certain, *left, Sentence(LOOKED_AT, {})]


def _road(each: RouteShift, routes: Sequence[Route]) -> Sentence:
    ends = sorted((abs(each.low), abs(each.high)))
    filled: dict[str, str | float] = {
        "road": "|".join(f"{exit_}>{country}" for exit_, country in (routes[k] for k in each.routes)),
        "before": each.before, "after": each.after, "low": ends[0], "high": ends[1],
    }  # fmt: skip
    return Sentence(ROSE if each.difference > 0 else FELL, filled)
