"""Which pairs are compared at all: those that share one of many keys, of which the too common ones are left out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naung.methods.linkage.fields import Kind
from naung.methods.linkage.values import Day, Table, groups
from naung.methods.names.words import Word

Pairs = NDArray[np.int64]  # two columns: the places of two records, the smaller first

LARGEST = 60  # records that share a key; a key of more says too little alone and stands in longer ones
LARGEST_CODE = 200  # of a number: a hub is compared as far as this, and other keys find the rest
WORD = 3  # letters of the shortest word that is a key
SLIP = 5  # letters of the shortest word of which one may be wrong
BATCH = 2_000_000  # pairs that are held before doubles are dropped


def candidates(table: Table) -> Pairs:
    """Every pair that shares a key, each once."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for place in range(len(table)):
        for key in set(keys_of(table, place)):
            blocks[key].append(place)
    return _pairs_of(
        block for key, block in blocks.items() if 1 < len(block) <= (LARGEST_CODE if is_code(key) else LARGEST)
    )


def is_code(key: object) -> bool:
    """Whether a key is a whole number, which more records may share."""
    return isinstance(key, tuple) and key[0] == "code"


def _pairs_of(blocks: Iterable[list[int]]) -> Pairs:
    whole = np.empty((0,), dtype=np.int64)
    held: list[Pairs] = []
    count = 0
    for block in blocks:
        places = np.asarray(block, dtype=np.int64)
        i, j = np.triu_indices(len(places), 1)
        held.append(places[i] << 32 | places[j])
        count += len(i)
        if count > BATCH:
            whole, held, count = np.unique(np.concatenate([whole, *held])), [], 0
    whole = np.unique(np.concatenate([whole, *held])) if held else whole
    return np.stack([whole >> 32, whole & 0xFFFFFFFF], axis=1)


def keys_of(table: Table, place: int) -> Iterator[object]:
    """The keys under which a record is found."""
    words: list[tuple[Word, ...]] = []
    kin: list[tuple[Word, ...]] = []
    areas: list[str] = []
    days: list[Day] = []
    kept: dict[Kind, list[Any]] = {Kind.NAME: words, Kind.KIN: kin, Kind.AREA: areas, Kind.BIRTH: days}
    for name, kind in table.kinds.items():
        value = table.values[name][place]
        if value is None:
            continue
        if kind in SIMPLE:
            yield from SIMPLE[kind](field_of(name), value)
        kept.get(kind, []).append(value)
    spoken = [word for each in words for word in each if not word.initial and len(word.canon) >= WORD]
    day: Day = days[0] if days else (0, 0, 0)
    yield from _name_keys(spoken, day, areas, [word for each in kin for word in each])


def field_of(column: str) -> str:
    """The field of a column: a record's second number stands in `nik#1`."""
    return column.split("#")[0]


SIMPLE: dict[Kind, Callable[[str, object], Iterator[object]]] = {
    Kind.CODE: lambda name, value: iter([("code", name, value)]),
    Kind.PHONE: lambda name, value: iter([("code", value)]),
    Kind.TEXT: lambda name, value: iter([("text", value)]),
    Kind.BIRTH: lambda name, value: iter([("day", value)] if isinstance(value, tuple) and value[2] else []),
}


def _sounds(word: Word) -> list[object]:
    return [word.skeleton, *groups().get(word.canon, ())]


def _name_keys(words: list[Word], day: Day, areas: list[str], kin: list[Word]) -> Iterator[object]:
    year, month, of_month = day
    near = {area[:8] for area in areas}
    skeletons = sorted({word.skeleton for word in words})
    yield from (("two", one, other) for n, one in enumerate(skeletons) for other in skeletons[n + 1 :])
    for word in words:
        for sound in _sounds(word):
            yield ("word", sound)
            if year:
                yield ("word year", sound, year)
            if month and of_month:
                yield ("word day", sound, month, of_month)
            yield from (("word area", sound, each) for each in near)
            yield from (("word kin", sound, each.skeleton) for each in kin[:3])
        yield from _slips(word, year, near)
    if month and of_month:
        yield from (("start day", word.skeleton[:2], year, month) for word in words)
        yield from (("area day", each, month, of_month) for each in near)
        yield ("swapped", year, *sorted((month, of_month)))


def _slips(word: Word, year: int, near: Iterable[str]) -> Iterator[object]:
    """With one letter left out: two words that differ by one letter share one of these."""
    if len(word.skeleton) < SLIP:
        return
    for at in range(len(word.skeleton)):
        short = word.skeleton[:at] + word.skeleton[at + 1 :]
        if year:
            yield ("slip", short, year)
        else:
            yield from (("slip", short, each) for each in near)
