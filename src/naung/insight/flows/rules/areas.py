"""Has an area's part of origins, stopovers or destinations changed by more than chance? All areas and roles at once.

One joint test over the three roles, judged by the largest change of all, so that a false alarm anywhere stays at the level as a
whole. An area stands alone where the extract tells it in at least one of the two half-years and both together hold enough
groups. Where it is told in one only, the other holds fewer than five, and four are put there: that can only make a change look
smaller. All else is the rest: small areas are not put together by themselves, since which of them are told hangs on chance.
bench/flows.py measures it through the extract's own ladder.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from naung.foundation.places.rules.codes import level_of, lies_within
from naung.foundation.places.rules.shapes import MAPPED
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.extract.vocabulary import SMALLEST, Role, Values
from naung.insight.flows.rules.shifting import LOOKED_AT, NO_TWO, SEED
from naung.insight.flows.vocabulary import Sentence
from naung.methods.shifts import LEVEL, Fewest, RouteShift, Shift, TooFew, shifts_between

TESTED = (Role.ORIGIN, Role.TRANSIT, Role.DESTINATION)
AREA_LENGTH = len("61.72")
FEWEST_OF_AN_AREA = 20  # groups, both half-years together: fewer would mostly be told in one of them only
UNTOLD = SMALLEST - 1  # the most that a half-year can hold of an area which the extract does not tell there

FEW = gettext_noop(
    "%(role)s: belum cukup rombongan untuk mengatakan apakah bagiannya berubah (%(before)s pada %(first)s, %(after)s pada "
    "%(second)s; perlu paling sedikit %(needed)s)."
)
VANISHED = gettext_noop(
    "%(role)s: bagian %(area)s turun dari %(before)s pada %(first)s menjadi kurang dari 5 rombongan pada %(second)s, lebih dari "
    "kebetulan."
)
APPEARED = gettext_noop(
    "%(role)s: bagian %(area)s naik dari kurang dari 5 rombongan pada %(first)s menjadi %(after)s pada %(second)s, lebih dari "
    "kebetulan."
)
MERGED = gettext_noop(
    "%(role)s: %(area)s tidak diuji sendiri, karena rombongannya terlalu sedikit; ia dihitung bersama yang lain."
)
STILL_FEW = gettext_noop(
    "%(role)s: rombongan %(area)s kurang dari 5 di salah satu paruh tahun; perubahannya tidak melebihi kebetulan."
)
SAME = gettext_noop(
    "%(role)s: bagian %(area)s tidak berubah melebihi kebetulan (%(before)s, lalu %(after)s; selisihnya antara %(low)s dan "
    "%(high)s poin persen). Ini bukan bukti bahwa keadaannya tetap."
)
UP = gettext_noop(
    "%(role)s: bagian %(area)s naik dari %(before)s pada %(first)s menjadi %(after)s pada %(second)s, lebih dari kebetulan; "
    "selisihnya antara %(low)s dan %(high)s poin persen."
)
DOWN = gettext_noop(
    "%(role)s: bagian %(area)s turun dari %(before)s pada %(first)s menjadi %(after)s pada %(second)s, lebih dari kebetulan; "
    "selisihnya antara %(low)s dan %(high)s poin persen."
)
NOT_SO_FINE = gettext_noop(
    "%(area)s tidak diuji sendiri, jadi belum cukup untuk mengatakan apakah perannya berubah: rombongan disebut paling halus per "
    "kabupaten atau kota. Tentang %(around)s:"
)
NOT_HERE = gettext_noop(
    "%(area)s tidak diuji: perubahan hanya diuji untuk kabupaten dan kota di Kalimantan Barat. Belum dapat dikatakan apakah "
    "perannya berubah."
)
NONE_MOVED = gettext_noop("%(role)s: tidak ada kabupaten atau kota yang bagiannya berubah melebihi kebetulan.")

MOVED = frozenset({UP, DOWN, VANISHED, APPEARED})


@dataclass(frozen=True)
class RoleShift:
    """What the test says of one role: its half-years, its answer, and each area that stands alone."""

    role: Role
    first: str
    second: str
    answer: Shift | TooFew
    areas: Mapping[str, RouteShift]
    untold: tuple[frozenset[str], frozenset[str]]  # areas with fewer than five in the first, in the second half-year


def area_shifts(counts: Mapping[Values, int], level: float = LEVEL) -> list[RoleShift]:
    """The three roles' tests between the two newest half-years of the table of groups in roles; empty without two of them."""
    halves = sorted({when for _role, _place, when in counts if "-S" in when})[-2:]
    if len(halves) < 2:
        return []
    tables = [_role_table(counts, role, halves) for role in TESTED]
    wanted = Fewest(of_a_route=FEWEST_OF_AN_AREA)
    answers = shifts_between([each.events for each in tables], seed=SEED, level=level, fewest=wanted)
    return [_role_shift(role, halves, each, answer) for role, each, answer in zip(TESTED, tables, answers, strict=True)]


@dataclass(frozen=True)
class _RoleTable:
    """The areas that stand alone in one role, where each is not told, and the groups of the two half-years by them."""

    alone: Sequence[str]
    untold: tuple[frozenset[str], frozenset[str]]
    events: tuple[np.ndarray, np.ndarray]


def _role_table(counts: Mapping[Values, int], role: Role, halves: Sequence[str]) -> _RoleTable:
    told = [
        {place: n for (each, place, when), n in counts.items() if each == role.value and when == half}
        for half in halves
    ]
    areas = sorted(place for place in {*told[0], *told[1]} if _is_area(place))
    alone = [each for each in areas if sum(found.get(each, UNTOLD) for found in told) >= FEWEST_OF_AN_AREA]
    for found in told:  # where what is left could not hold four for each, those that are not told go into the rest
        missing = [place for place in alone if place not in found]
        if UNTOLD * len(missing) > _rest(found, alone):
            alone = [place for place in alone if place in found]
    first, second = (frozenset(place for place in alone if place not in found) for found in told)
    before, after = (_events(found, alone) for found in told)
    return _RoleTable(alone, (first, second), (before, after))


def _role_shift(role: Role, halves: Sequence[str], table: _RoleTable, answer: Shift | TooFew) -> RoleShift:
    routes = answer.routes if isinstance(answer, Shift) else ()
    alone = table.alone
    areas = {alone[each.routes[0]]: each for each in routes if len(each.routes) == 1 and each.routes[0] < len(alone)}
    return RoleShift(role, halves[0], halves[1], answer, areas, table.untold)


def _is_area(place: str) -> bool:
    return len(place) == AREA_LENGTH and lies_within(place, MAPPED)


def _events(found: Mapping[str, int], alone: Sequence[str]) -> np.ndarray:
    """One row a group; the last column holds whatever is no area that stands alone, less what was put where nothing is told."""
    counts = [found.get(place, UNTOLD) for place in alone]
    rest = _rest(found, alone) - UNTOLD * sum(place not in found for place in alone)
    return np.repeat(np.eye(len(alone) + 1), [*counts, rest], axis=0)


def _rest(found: Mapping[str, int], alone: Sequence[str]) -> int:
    return sum(n for place, n in found.items() if place not in alone)


def areas_told(found: Sequence[RoleShift], within: str) -> list[Sentence]:
    """What may be said of one kabupaten or kota; of the province, of each that changed by more than chance.

    A kecamatan is never tested: that is said, and then what may be said of the kabupaten or kota it lies in.
    """
    if not lies_within(within, MAPPED):
        return [Sentence(NOT_HERE, {"area": within})]
    if level_of(within) is Level.DISTRICT:
        around = within[:AREA_LENGTH]
        return [Sentence(NOT_SO_FINE, {"area": within, "around": around}), *areas_told(found, around)]
    if not found:
        return [Sentence(NO_TWO, {})]
    told = [sentence for each in found for sentence in _of_role(each, within)]
    changed = any(each.words in MOVED for each in told)
    return [*told, Sentence(LOOKED_AT, {})] if changed else told


def _of_role(each: RoleShift, within: str) -> list[Sentence]:
    filled: dict[str, str | int | float] = {"role": each.role.value, "first": each.first, "second": each.second}
    if isinstance(each.answer, TooFew) and min(each.answer.before, each.answer.after) < each.answer.needed:
        counts = {"before": each.answer.before, "after": each.answer.after, "needed": each.answer.needed}
        return [Sentence(FEW, filled | counts)]
    if within == MAPPED:
        moved = [_area(filled, code, area, each) for code, area in each.areas.items() if area.certain]
        return moved or [Sentence(NONE_MOVED, filled)]
    if within not in each.areas:
        return [Sentence(MERGED, filled | {"area": within})]
    return [_area(filled, within, each.areas[within], each)]


def _area(filled: Mapping[str, str | int | float], code: str, area: RouteShift, told: RoleShift) -> Sentence:
    numbers: dict[str, str | int | float] = {"area": code, "before": area.before, "after": area.after}
    few_before, few_after = (code in untold for untold in told.untold)
    if few_before or few_after:
        numbers.pop("before" if few_before else "after")
        words = STILL_FEW if not area.certain else APPEARED if few_before else VANISHED
        return Sentence(words, {**filled, **numbers})
    if not area.certain:
        return Sentence(SAME, {**filled, **numbers, "low": area.low, "high": area.high})
    low, high = sorted((abs(area.low), abs(area.high)))
    return Sentence(UP if area.difference > 0 else DOWN, {**filled, **numbers, "low": low, "high": high})
