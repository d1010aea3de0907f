"""What the statements of `pairs.sql` read: a table's values as numbers, each value once, and what only Indonesian rules know."""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb, log
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from naung.methods.linkage.blocking import LARGEST, LARGEST_CODE
from naung.methods.linkage.comparing import LONG_CODE, Known, Words
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.keys import Numbered, field_of, keyed
from naung.methods.linkage.model import RAREST
from naung.methods.linkage.names import fit
from naung.methods.linkage.values import Day, Table, groups
from naung.methods.linkage.weighing import NUMBERS, fields_in, names_in
from naung.methods.names.words import Word

Columns = Mapping[str, Sequence[Any] | NDArray[Any]]
MOST_WORDS = 12
Column = Sequence[object | None]


def tables_of(table: Table, known: Known) -> Iterator[tuple[str, Columns]]:
    """What the statements read."""
    texts = list(_named(table, known))
    names = dict(texts)
    yield "rec", _records(table, known) | _has_names(table, names)
    yield "aword", _address_words(table)
    yield from texts
    found = keyed(table)
    yield "block", {"rec": found.places, "k": found.keys, "most": np.where(found.coded, LARGEST_CODE, LARGEST)}


def _records(table: Table, known: Known) -> dict[str, NDArray[Any]]:
    told: dict[str, NDArray[Any]] = {"rec": np.arange(len(table), dtype=np.int64)}
    fields = {each.kind: each for each in fields_in(table.kinds)}
    if Kind.BIRTH in fields:
        told |= _days(table.values[fields[Kind.BIRTH].name], known, fields[Kind.BIRTH].name)
    if Kind.SEX in fields:
        name = fields[Kind.SEX].name
        told["sex"], told["ln_sex"] = _numbered(table.values[name], known, name, Numbered())
    if Kind.AREA in fields:
        told |= _areas(table.values[fields[Kind.AREA].name], known, fields[Kind.AREA].name)
    if Kind.TEXT in fields:
        name = fields[Kind.TEXT].name
        told["addr"], told["ln_addr"] = _numbered(table.values[name], known, name, Numbered())
        told["words"] = np.fromiter(
            (len(cast(Any, each)) if each else 0 for each in table.values[name]), dtype=np.int64
        )
    return told | _numbers(table, known)


def _numbered(column: Column, known: Known, name: str, seen: Numbered) -> tuple[NDArray[Any], NDArray[Any]]:
    """Each value as a number (0: none), and the logarithm of the chance that another has it."""
    numbers = np.fromiter((0 if each is None else seen[each] for each in column), dtype=np.int64, count=len(column))
    chances = np.array([0.0, *(_chance(known, name, value) for value in seen)])
    return numbers, chances[numbers]


def _chance(known: Known, name: str, value: object) -> float:
    return log(max(known.values[name].chance(value), RAREST))


def _days(column: Column, known: Known, name: str) -> dict[str, NDArray[Any]]:
    days = np.array([each or (0, 0, 0) for each in cast(Sequence[Day | None], column)], dtype=np.int64).reshape(-1, 3)
    year, month, day = days.T
    coarse = ((month == 0) & (day == 0)) | ((month == 1) & (day == 1)) | (day == 0)
    _, chances = _numbered(column, known, name, Numbered())
    return {"y": year, "m": month, "d": day, "coarse": coarse.astype(np.int64), "ln_birth": chances}


def _areas(column: Column, known: Known, name: str) -> dict[str, NDArray[Any]]:
    """A place, its kecamatan and its kabupaten; 0 where a place is no code of so many parts."""
    seen, wider = Numbered(), Numbered()
    numbers, chances = _numbered(column, known, name, seen)
    above = np.zeros((len(seen) + 1, 2), dtype=np.int64)
    for value, number in seen.items():
        parts = str(value).split(".") if str(value)[:1].isdigit() else []
        for n, size in enumerate((3, 2)):
            above[number, n] = wider[tuple(parts[:size])] if len(parts) >= size else 0
    return {"area": numbers, "ln_area": chances, "k3": above[numbers, 0], "k2": above[numbers, 1]}


def _numbers(table: Table, known: Known) -> dict[str, NDArray[Any]]:
    """Papers, telephones and the like: `v` the value, `h` and `r` its two halves where it is long enough to be miswritten."""
    told: dict[str, NDArray[Any]] = {}
    columns = [name for name, kind in table.kinds.items() if kind in NUMBERS]
    seen: dict[str, Numbered] = defaultdict(Numbered)
    for name in columns:
        for value in table.values[name]:
            if value is not None:
                seen[field_of(name)][value]
    for n, name in enumerate(columns):
        values, beside = seen[field_of(name)], [each for each in columns if field_of(each) == field_of(name)]
        numbers = np.fromiter((0 if each is None else values[each] for each in table.values[name]), dtype=np.int64)
        chances = np.array([0.0, *(max(_chance(known, each, value) for each in beside) for value in values)])
        told |= {f"v{n}": numbers, f"l{n}": chances[numbers]}
        if table.kinds[name] is Kind.CODE:
            halves = _halves(values)
            told |= {f"h{n}": halves[numbers, 0], f"r{n}": halves[numbers, 1]}
    return told


def _halves(values: Iterable[object]) -> NDArray[np.int64]:
    first, rest = Numbered(), Numbered()
    found = [(0, 0)]
    for value in values:
        text = str(value)
        half = len(text) // 2
        found.append((first[text[:half]], rest[text[half:]]) if len(text) >= LONG_CODE else (0, 0))
    return np.asarray(found, dtype=np.int64)


def _address_words(table: Table) -> Columns:
    places, words, seen = array("q"), array("q"), Numbered()
    for each in (each for each in fields_in(table.kinds) if each.kind is Kind.TEXT):
        for place, value in enumerate(table.values[each.name]):
            for word in cast(Any, value) or ():
                places.append(place)
                words.append(seen[word])
    return {"rec": _whole(places), "w": _whole(words)}


def _whole(numbers: "array[int]") -> NDArray[np.int64]:
    return np.asarray(numbers, dtype=np.int64)


def _named(table: Table, known: Known) -> Iterator[tuple[str, Columns]]:
    """The names of all fields: who has which, of which words they are, and which word may stand for which."""
    places, kinds, owned = array("q"), array("q"), array("q")
    ids = Numbered()
    fields = names_in(table.kinds)
    for name, kind in table.kinds.items():
        if kind in {Kind.NAME, Kind.KIN}:
            number = fields.index("name" if kind is Kind.NAME else name)
            for place, value in enumerate(table.values[name]):
                if value is not None:
                    places.append(place)
                    kinds.append(number)
                    owned.append(ids[number, value])
    rows = np.unique(np.stack([_whole(places), _whole(kinds), _whole(owned)], axis=1), axis=0)
    yield "owns", {"rec": rows[:, 0], "kind": rows[:, 1], "name": rows[:, 2]}
    vocabulary, sounds = Numbered(), Numbered()
    yield from _words(cast(Mapping[tuple[int, tuple[Word, ...]], int], ids), fields, known, vocabulary, sounds)
    yield "fit", _fits(vocabulary)
    together = list(_together(known.words, fields, sounds))
    yield "tog", _columns(("s", "t", "share"), together)
    ways = [(n, k, log(comb(n, k))) for n in range(1, MOST_WORDS + 1) for k in range(1, n + 1)]
    yield "comb", _columns(("n", "k", "ln_ways"), ways)


def _words(
    ids: Mapping[tuple[int, tuple[Word, ...]], int],
    fields: Sequence[str],
    known: Known,
    vocabulary: Numbered,
    sounds: Numbered,
) -> Iterator[tuple[str, Columns]]:
    joined, names, shares_of = Numbered(), [], [known.words[field].shares for field in fields]
    columns: list[Any] = [array("q"), array("q"), array("q"), array("q"), array("d")]
    for (field, words), number in ids.items():
        shares = [shares_of[field].get(word.skeleton, RAREST) for word in words]
        plain = "".join(word.plain for word in words)
        rare = sum(log(min(max(each, RAREST), 1.0)) for each in shares)
        names.append((number, len(words), joined[plain], len(plain), min(shares), rare))
        for at, (word, share) in enumerate(zip(words, shares, strict=True)):
            told = (number, at, vocabulary[word], sounds[field, word.skeleton], share)
            for column, each in zip(columns, told, strict=True):
                column.append(each)
    yield "name", _columns(("name", "n", "joined", "letters", "rarest", "rare"), names)
    heads = ("name", "pos", "w", "sk", "share")
    yield "word", {head: np.asarray(column) for head, column in zip(heads, columns, strict=True)}


def _has_names(table: Table, names: Mapping[str, Columns]) -> dict[str, NDArray[Any]]:
    """By field of names whether a record has one, and how rare all the words of her rarest are together."""
    told: dict[str, NDArray[Any]] = {}
    owns = {name: np.asarray(column) for name, column in names["owns"].items()}
    rare = np.zeros(len(names["name"]["name"]) + 1)
    rare[np.asarray(names["name"]["name"], dtype=np.int64)] = names["name"]["rare"]
    for n in range(len(names_in(table.kinds))):
        mine = owns["kind"] == n
        least = np.zeros(len(table))
        np.minimum.at(least, owns["rec"][mine], rare[owns["name"][mine]])
        there = np.zeros(len(table), dtype=np.int64)
        there[owns["rec"][mine]] = 1
        told |= {f"has{n}": there, f"rare{n}": least}
    return told


def _together(
    words: Mapping[str, Words], fields: Sequence[str], sounds: Mapping[Hashable, int]
) -> Iterator[tuple[int, int, float]]:
    for n, field in enumerate(fields):
        for pair, share in words[field].together.items():
            one, other = sorted(sounds[n, word] for word in pair)
            yield one, other, share


def _fits(vocabulary: Numbered) -> Columns:
    """Each two words of which one may stand for the other, both ways, and each word for itself."""
    words = cast(list[Word], list(vocabulary))
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        for key in set(_likeness(word)):
            alike[key].append(n)
    pairs = {pair for group in alike.values() if len(group) > 1 for pair in combinations(group, 2)}
    pairs.update(_parts(words))
    ones, others, sure = array("q"), array("q"), array("d")
    for one, other in pairs:
        if found := fit(words[one], words[other]):
            ones.append(one + 1)
            others.append(other + 1)
            sure.append(found)
    a, b, own = _whole(ones), _whole(others), np.arange(1, len(words) + 1, dtype=np.int64)
    return {
        "a": np.concatenate([a, b, own]),
        "b": np.concatenate([b, a, own]),
        "sure": np.concatenate([np.asarray(sure), np.asarray(sure), np.ones(len(own))]),
    }


def _likeness(word: Word) -> Iterator[Hashable]:
    yield "sound", word.skeleton
    yield "canon", word.canon
    yield from (("group", each) for each in groups().get(word.canon, ()))
    for text in {word.canon, word.plain, word.skeleton}:
        if len(text) >= 4:
            yield "slip", text
            yield from (("slip", text[:at] + text[at + 1 :]) for at in range(len(text)))


def _parts(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Words of which one begins or ends the other, and single letters with the words that they begin."""
    places: dict[str, list[int]] = defaultdict(list)
    letters: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        places[word.canon].append(n)
        if word.initial or word.from_letter:
            letters[word.canon[0]].append(n)
    for n, word in enumerate(words):
        canon = word.canon
        ends = {canon[:size] for size in range(3, len(canon))} | {canon[-size:] for size in range(3, len(canon))}
        for other in {place for end in ends for place in places.get(end, ())} | set(letters.get(canon[:1], ())):
            if other != n:
                yield (n, other) if n < other else (other, n)


def _columns(names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Columns:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return {name: list(column) for name, column in zip(names, columns, strict=True)}
