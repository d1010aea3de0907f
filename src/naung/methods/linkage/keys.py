"""The keys under which records are found, as whole columns: for each key of each record one row.

A key is a hash of 64 bits of what kind of key it is and of numbers that stand for words, days and places: two records have one
key when all of these are alike (that two others meet by chance in 2^64 is not looked at). No text is in it.
"""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from naung.methods.linkage.fields import Kind
from naung.methods.linkage.values import Day, Table, groups
from naung.methods.names.words import Word

Whole = NDArray[np.int64]
Names = Sequence[tuple[Word, ...] | None]  # one column, as the reader made it

WORD = 3  # letters of the shortest word that is a key
SLIP = 5  # letters of the shortest word of which one may be wrong
KIN = 3  # words of the parents' names that stand beside one of her own
NEAR = 8  # characters of a code of a place that tell the kecamatan
BIG, TURN = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True)
class Keyed:
    """Row by row a record's place, a key, and whether the key is a whole number, which more records may share."""

    places: Whole
    keys: Whole
    coded: NDArray[np.bool_]


class Numbered(dict[Hashable, int]):
    """Each value once, as a number from 1 on."""

    def __missing__(self, value: Hashable) -> int:
        self[value] = number = len(self) + 1
        return number


@dataclass(frozen=True)
class Rows:
    """What belongs to places: row by row a place and a number, in the order of places, none twice."""

    places: Whole
    numbers: Whole

    @classmethod
    def of(cls, places: Sequence[int] | Whole, numbers: Sequence[int] | Whole) -> "Rows":
        """These rows in order, each once."""
        at, what = np.asarray(places, dtype=np.int64), np.asarray(numbers, dtype=np.int64)
        if not len(at):
            return cls(at, what)
        both = np.unique((at << 32) | what)
        return cls(both >> 32, both & 0xFFFFFFFF)

    def at(self, places: Whole) -> tuple[Whole, Whole]:
        """For each of these places its rows: which of `places`, and the number."""
        first = np.searchsorted(self.places, places, "left")
        count = np.searchsorted(self.places, places, "right") - first
        which = np.repeat(np.arange(len(places), dtype=np.int64), count)
        ends = np.cumsum(count)
        within = np.arange(len(which), dtype=np.int64) - np.repeat(ends - count, count)
        return which, self.numbers[np.repeat(first, count) + within]


def mixed(kind: int, *numbers: Whole) -> Whole:
    """One number of 64 bits for all of these."""
    told = np.zeros(len(numbers[0]), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for each in (np.full(len(told), kind), *numbers):
            told = (told ^ (each.astype(np.uint64) + BIG)) * TURN
            told ^= told >> np.uint64(29)
            told = told * BIG
            told ^= told >> np.uint64(32)
    return told.astype(np.int64)


def keyed(table: Table) -> Keyed:
    """Every key of every record, each once."""
    places, keys, coded = [], [], []
    for at, key, is_code in _parts(table):
        if len(at):
            places.append(at)
            keys.append(key)
            coded.append(np.full(len(at), is_code, dtype=np.bool_))
    if not places:
        nothing = np.empty(0, dtype=np.int64)
        return Keyed(nothing, nothing, nothing.astype(np.bool_))
    return Keyed(np.concatenate(places), np.concatenate(keys), np.concatenate(coded))


def _parts(table: Table) -> Iterator[tuple[Whole, Whole, bool]]:
    seen = Numbered()
    for kind, number, told in ((Kind.CODE, 1, _code), (Kind.PHONE, 2, _phone), (Kind.TEXT, 3, _plain)):
        rows = _values(table, kind, seen, told)
        yield rows.places, mixed(number, rows.numbers), kind is not Kind.TEXT
    days = _values(table, Kind.BIRTH, seen, lambda _name, value: value if _is_whole(value) else None)
    yield days.places, mixed(4, days.numbers), False
    yield from ((at, key, False) for at, key in _of_names(table))


def _is_whole(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value[2])


def _code(name: str, value: object) -> Hashable:
    return field_of(name), value


def _phone(_name: str, value: object) -> Hashable:
    return "phone", value


def _plain(_name: str, value: object) -> Hashable:
    return value


def field_of(column: str) -> str:
    """The field of a column: a record's second number stands in `nik#1`."""
    return column.split("#")[0]


def _values(table: Table, kind: Kind, seen: Numbered, told: Callable[[str, Any], Hashable | None]) -> Rows:
    places, numbers = array("q"), array("q")
    for name in (name for name, each in table.kinds.items() if each is kind):
        for place, value in enumerate(table.values[name]):
            if value is not None and (key := told(name, value)) is not None:
                places.append(place)
                numbers.append(seen[key])
    return Rows.of(places, numbers)


@dataclass(frozen=True)
class _Words:
    """The words of own names by place, and by word what follows from it."""

    spoken: Rows
    words: list[Word]

    def each(self, told: Callable[[Word], Iterable[Hashable]], seen: Numbered) -> Rows:
        """By place what is told of its words."""
        starts, numbers = array("q", [0]), array("q")
        for word in self.words:
            numbers.extend(seen[each] for each in set(told(word)))
            starts.append(len(numbers))
        begin, found = np.asarray(starts, dtype=np.int64), np.asarray(numbers, dtype=np.int64)
        first = begin[self.spoken.numbers]
        count = begin[self.spoken.numbers + 1] - first
        ends = np.cumsum(count)
        within = np.arange(int(count.sum()), dtype=np.int64) - np.repeat(ends - count, count)
        return Rows.of(np.repeat(self.spoken.places, count), found[np.repeat(first, count) + within])


def _spoken(table: Table) -> _Words:
    numbers: dict[Word, int] = {}
    places, said = array("q"), array("q")
    for name in (name for name, kind in table.kinds.items() if kind is Kind.NAME):
        for place, value in enumerate(cast(Names, table.values[name])):
            for word in value or ():
                if not word.initial and len(word.canon) >= WORD:
                    places.append(place)
                    said.append(numbers.setdefault(word, len(numbers)))
    return _Words(Rows.of(places, said), list(numbers))


def _kin(table: Table, seen: Numbered) -> Rows:
    """By place the sounds of the first words of the parents' names."""
    count = np.zeros(len(table), dtype=np.int64)
    places, said = array("q"), array("q")
    for name in (name for name, kind in table.kinds.items() if kind is Kind.KIN):
        for place, value in enumerate(cast(Names, table.values[name])):
            for word in value or ():
                if count[place] < KIN:
                    count[place] += 1
                    places.append(place)
                    said.append(seen[word.skeleton])
    return Rows.of(places, said)


def _days(table: Table) -> tuple[Whole, Whole, Whole]:
    """Year, month and day of each place; 0 where unknown. Of several births the first that is known."""
    found = np.zeros((len(table), 3), dtype=np.int64)
    for name in reversed([name for name, kind in table.kinds.items() if kind is Kind.BIRTH]):
        for place, value in enumerate(cast(Sequence[Day | None], table.values[name])):
            if value is not None:
                found[place] = value
    return found[:, 0], found[:, 1], found[:, 2]


def _sounds(word: Word) -> list[Hashable]:
    return [word.skeleton, *groups().get(word.canon, ())]


def _slips(word: Word) -> Iterator[Hashable]:
    """With one letter left out: two words that differ by one letter share one of these."""
    sound = word.skeleton
    if len(sound) >= SLIP:
        yield from (sound[:at] + sound[at + 1 :] for at in range(len(sound)))


def _of_names(table: Table) -> Iterator[tuple[Whole, Whole]]:
    words, seen = _spoken(table), Numbered()
    year, month, day = _days(table)
    whole = (month > 0) & (day > 0)
    near = _values(table, Kind.AREA, Numbered(), lambda _name, value: str(value)[:NEAR])
    skeleton = words.each(lambda word: [word.skeleton], seen)
    yield from _two(skeleton)
    sound = words.each(_sounds, seen)
    yield sound.places, mixed(11, sound.numbers)
    at = sound.places
    yield _some(at, year[at] > 0, 12, sound.numbers, year[at])
    yield _some(at, whole[at], 13, sound.numbers, month[at], day[at])
    for kind, rows in ((14, near), (15, _kin(table, seen))):
        which, other = rows.at(at)
        yield at[which], mixed(kind, sound.numbers[which], other)
    slip = words.each(_slips, Numbered())
    at = slip.places
    yield _some(at, year[at] > 0, 16, slip.numbers, year[at])
    unknown = Rows(at[year[at] == 0], slip.numbers[year[at] == 0])
    which, other = near.at(unknown.places)
    yield unknown.places[which], mixed(17, unknown.numbers[which], other)
    start = words.each(lambda word: [word.skeleton[:2]], Numbered())
    at = start.places
    yield _some(at, whole[at], 18, start.numbers, year[at], month[at])
    at = near.places
    yield _some(at, whole[at], 19, near.numbers, month[at], day[at])
    at = np.arange(len(table), dtype=np.int64)
    yield _some(at, whole, 20, year, np.minimum(month, day), np.maximum(month, day))


def _some(at: Whole, kept: NDArray[np.bool_], kind: int, *numbers: Whole) -> tuple[Whole, Whole]:
    return at[kept], mixed(kind, *(each[kept] for each in numbers))


def _two(skeleton: Rows) -> Iterator[tuple[Whole, Whole]]:
    """Each two sounds of one place: rows lie in order, so the next ones of a place follow."""
    apart = 1
    while apart < len(skeleton.places):
        same = skeleton.places[apart:] == skeleton.places[:-apart]
        if not same.any():
            return
        yield _some(skeleton.places[apart:], same, 10, skeleton.numbers[:-apart], skeleton.numbers[apart:])
        apart += 1
