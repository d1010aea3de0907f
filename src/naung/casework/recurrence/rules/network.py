"""What comes back: the same recruiter, number, address, vehicle, employer, place or route in histories of different times."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from naung.casework.recurrence.vocabulary import Back, History, Hub, Maybe, Value, ValueKind
from naung.foundation.clock.vocabulary import VagueDate

HUB_FROM = 6  # persons who share a value before it may be a hub
RELATED = 0.25  # the share of pairs of them with anything else in common, below which it is one
MOST_MAYBES = 50  # told; of more, their number
UNKNOWN = VagueDate.unknown()
LEAST_DIGITS = 8  # the end of a number that does not change with its country code
NUMBERS = frozenset({ValueKind.PHONE, ValueKind.PROFILE})
ORDER = {kind: number for number, kind in enumerate(ValueKind)}


def key_of(kind: ValueKind, mark: str) -> str:
    """By what a written mark is recognised: its letters and digits; of a long number its last eight digits. Empty: by nothing."""
    plain = plain_of(mark)
    if kind in NUMBERS and plain.isdigit() and len(plain) >= LEAST_DIGITS:
        return plain[-LEAST_DIGITS:]
    return plain


def plain_of(mark: str) -> str:
    """A mark without what is written differently: spaces, points, capitals."""
    return "".join(c for c in mark.casefold() if c.isalnum())


def backs_and_hubs(touches: Iterable[tuple[Value, History]]) -> tuple[tuple[Back, ...], tuple[Hub, ...]]:
    """What comes back, and hubs apart: the order of the touches changes nothing.

    A value comes back where it stands in two histories of which one surely began after the other; of histories that began at
    one time (two sisters who went together) it does not, nor of one person's one time told twice.
    """
    held: dict[Value, dict[History, None]] = {}
    for value, history in touches:
        held.setdefault(value, {})[history] = None
    of_person: dict[int, set[Value]] = {}
    for value, histories in held.items():
        for history in histories:
            of_person.setdefault(history.person, set()).add(value)
    hubs = [_hub(value, list(told)) for value, told in held.items() if is_hub(value, told, of_person)]
    apart = {hub.value for hub in hubs}
    backs = [_back(value, list(told)) for value, told in held.items() if value not in apart]
    found = [each for each in backs if each is not None]
    found.sort(key=lambda each: (-len(each.histories), ORDER[each.value.kind], each.value.key))
    hubs.sort(key=lambda hub: (-hub.persons, ORDER[hub.value.kind], hub.value.key))
    return tuple(found), tuple(hubs)


def is_hub(value: Value, histories: Iterable[History], of_person: Mapping[int, set[Value]]) -> bool:
    """Whether many share this value and nothing else."""
    persons = sorted({history.person for history in histories})
    if len(persons) < HUB_FROM:
        return False
    pairs = list(combinations(persons, 2))
    related = sum(bool((of_person[one] & of_person[other]) - {value}) for one, other in pairs)
    return related / len(pairs) < RELATED


def _hub(value: Value, histories: list[History]) -> Hub:
    return Hub(value, len(histories), len({each.person for each in histories}))


def _back(value: Value, histories: list[History]) -> Back | None:
    told = told_of(value, histories)
    return told if is_after(told.last, told.first) else None


def told_of(value: Value, histories: Iterable[History]) -> Back:
    """A value with its histories, from the one that surely began first to the one that surely began last."""
    told = sorted(histories, key=_when)
    dated = [each.began for each in told if each.began.first is not None and each.began.last is not None]
    first = min(dated, key=lambda day: (day.last or date.max, day.first or date.max), default=UNKNOWN)
    last = max(dated, key=lambda day: (day.first or date.min, day.last or date.min), default=UNKNOWN)
    return Back(value, tuple(told), first, last)


def is_after(day: VagueDate, before: VagueDate) -> bool:
    """Whether one day surely came after another."""
    return day.first is not None and before.last is not None and day.first > before.last


def maybes_of(
    perhaps: Mapping[tuple[Value, Value], float | None], touches: Iterable[tuple[Value, History]]
) -> tuple[tuple[Maybe, ...], int]:
    """Values of different times that may be one, those of which an officer was unsure first, then the likeliest.

    A pair stands where a history of one surely began after one of the other, also where each of them has only one. Beyond
    `MOST_MAYBES` only their number is told.
    """
    held: dict[Value, dict[History, None]] = {}
    wanted = {value for pair in perhaps for value in pair}
    for value, history in touches:
        if value in wanted:
            held.setdefault(value, {})[history] = None
    ends = {value: told_of(value, told) for value, told in held.items()}
    found = []
    for (one, other), chance in perhaps.items():
        if one in ends and other in ends:
            first, second = sorted((ends[one], ends[other]), key=lambda end: (_when(end.histories[0]), end.value.key))
            if is_after(second.last, first.first) or is_after(first.last, second.first):
                found.append(Maybe(first.value, second.value, chance, (first, second)))
    found.sort(
        key=lambda each: (-(2.0 if each.probability is None else each.probability), each.one.key, each.other.key)
    )
    return tuple(found[:MOST_MAYBES]), max(len(found) - MOST_MAYBES, 0)


def _when(history: History) -> tuple[date, date, str]:
    began = history.began
    return (began.first or date.max, began.last or date.max, history.id.hex)
