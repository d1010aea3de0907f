"""All exact combinations of a table as numbers: one array a column, its words once, so that a million rows are small and quick.

They are never released: what leaves climbs the ladder first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naung.insight.extract.vocabulary import Counts, Values

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Exact:
    """Combinations in the order of their words, each once: `codes[k][row]` is the place of the row's word in `words[k]`.

    `weight`: how many share each. Words are in their own order, so that rows compare as their codes do.
    """

    words: tuple[Sequence[str], ...]
    codes: tuple[Codes, ...]
    weight: Codes

    def __len__(self) -> int:
        return len(self.weight)

    def row(self, number: int) -> Values:
        """One combination in words."""
        return tuple(words[codes[number]] for words, codes in zip(self.words, self.codes, strict=True))


def exact_of(counts: Counts) -> Exact:
    """The combinations of a counter as numbers; the same counts give the same answer in any order."""
    width = len(next(iter(counts), ()))
    columns = [_coded([values[k] for values in counts]) for k in range(width)]
    weight = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))
    return _once(tuple(words for words, _ in columns), [codes for _, codes in columns], weight)


def together(parts: Iterable[Exact]) -> Exact:
    """Several parts of one table as one; what several have is counted once, with all who share it."""
    held = [part for part in parts if len(part)]
    if not held:
        return exact_of({})
    words: list[Sequence[str]] = []
    codes: list[Codes] = []
    for k in range(len(held[0].words)):
        known = sorted({word for part in held for word in part.words[k]})
        place = {word: number for number, word in enumerate(known)}
        words.append(known)
        codes.append(
            np.concatenate([np.array([place[word] for word in part.words[k]])[part.codes[k]] for part in held])
        )
    return _once(tuple(words), codes, np.concatenate([part.weight for part in held]))


def combined(columns: Sequence[Codes]) -> Codes:
    """One number for each different combination, dense from zero, in the order of the columns' numbers."""
    key = columns[0]
    top = int(key.max(initial=0)) + 1
    for codes in columns[1:]:
        width = int(codes.max(initial=0)) + 1
        if top * width > np.iinfo(np.int64).max:  # too many for one number: what occurs is numbered anew
            _, key = np.unique(key, return_inverse=True)
            top = int(key.max(initial=0)) + 1
        key, top = key * width + codes, top * width
    return np.unique(key, return_inverse=True)[1]


def _coded(values: Sequence[str]) -> tuple[Sequence[str], Codes]:
    words = sorted(set(values))
    place = {word: number for number, word in enumerate(words)}
    return words, np.fromiter((place[value] for value in values), dtype=np.int64, count=len(values))


def _once(words: tuple[Sequence[str], ...], codes: Sequence[Codes], weight: Codes) -> Exact:
    """Equal rows as one, in order."""
    if not len(weight):
        return Exact(words, tuple(codes), weight)
    which = combined(codes)
    first = np.empty(int(which.max()) + 1, dtype=np.int64)
    first[which] = np.arange(len(which))
    summed = np.bincount(which, weights=weight).astype(np.int64)
    return Exact(words, tuple(each[first] for each in codes), summed)
