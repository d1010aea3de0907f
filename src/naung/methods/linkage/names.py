"""How two names agree: which word of one stands for which of the other, how surely, and how rare the words are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import comb, prod

from rapidfuzz.distance import OSA, JaroWinkler

from naung.methods.linkage.values import groups
from naung.methods.names.words import Word

# How surely one word stands for another.
SAME, SPELLED, MISWRITTEN, PART = 1.0, 0.9, 0.8, 0.6
SHORTEST = 4  # letters of a word in which one wrong letter is a slip and no other name
LIKE = 0.92  # Jaro-Winkler of skeletons, above it a slip
WHOLE, WHOLE_LIKE, SUBSET, A_WORD, A_PART, NOTHING = 5, 4, 3, 2, 1, 0
LEVELS = 6
BLUR = 4.0  # so much more often than a word itself does one stand that is only like it


@dataclass(frozen=True)
class Agreement:
    """The level on which two names agree, and the chance that two persons drawn at random share these words."""

    level: int
    chance: float


@dataclass
class Book:
    """The words of a table, each once: names are rows of their numbers, and two words are looked at only once."""

    shares: Mapping[str, float]
    together: Mapping[tuple[str, str], float] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)
    numbers: dict[Word, int] = field(default_factory=dict)
    fits: dict[int, float] = field(default_factory=dict)

    def read(self, name: Sequence[Word]) -> tuple[int, ...]:
        """A name as the numbers of its words."""
        for word in name:
            if word not in self.numbers:
                self.numbers[word] = len(self.words)
                self.words.append(word)
        return tuple(self.numbers[word] for word in name)

    def fit(self, one: int, other: int) -> float:
        """How surely one word stands for the other."""
        if one == other:
            return SAME
        key = one << 32 | other if one < other else other << 32 | one
        known = self.fits.get(key)
        if known is None:
            known = self.fits[key] = fit(self.words[one], self.words[other])
        return known

    def share(self, word: int) -> float:
        """The share of names in which this word, however spelled, stands."""
        return self.shares.get(self.words[word].skeleton, 0.0)


def fit(first: Word, second: Word) -> float:
    """How surely one word stands for the other; 0 where it does not."""
    if first.canon == second.canon:
        return SAME
    if first.initial or second.initial or first.from_letter or second.from_letter:
        return PART if first.canon[0] == second.canon[0] else 0.0
    if first.skeleton == second.skeleton or groups().get(first.canon, frozenset()) & groups().get(
        second.canon, frozenset()
    ):
        return SPELLED
    shorter, longer = sorted((first.canon, second.canon), key=len)
    if len(shorter) >= SHORTEST:
        if (
            OSA.distance(first.canon, second.canon, score_cutoff=1) == 1
            or OSA.distance(first.plain, second.plain, score_cutoff=1) == 1
        ):
            return MISWRITTEN
        if len(shorter) > SHORTEST and JaroWinkler.similarity(first.skeleton, second.skeleton) >= LIKE:
            return MISWRITTEN
    if len(shorter) >= SHORTEST - 1 and (longer.startswith(shorter) or longer.endswith(shorter)):
        return PART
    return 0.0


def agreement(first: Sequence[int], second: Sequence[int], book: Book) -> Agreement:
    """How two names agree, in any order of their words."""
    if len(first) != len(second) and (joined := _joined(first, second, book)):
        return joined
    pairs = _paired(first, second, book)
    if not pairs:
        return Agreement(NOTHING, 1.0)
    least = min(each for _, _, each in pairs)
    shorter, longer = sorted((len(first), len(second)))
    best = max(each for _, _, each in pairs)
    if len(pairs) == longer and least >= SPELLED:
        level = WHOLE
    elif len(pairs) == longer:
        level = WHOLE_LIKE
    elif len(pairs) == shorter and least >= MISWRITTEN:
        level = SUBSET
    else:
        level = A_WORD if best >= MISWRITTEN else A_PART
    chance = _by_chance([(first[i], second[j], sure) for i, j, sure in pairs if sure > PART], book)
    # Which of several words are the shared ones is chance too.
    ways = comb(len(first), len(pairs)) * comb(len(second), len(pairs)) if level < WHOLE_LIKE else 1
    return Agreement(level, min(1.0, chance * ways))


def _by_chance(matched: Sequence[tuple[int, int, float]], book: Book) -> float:
    """How often another has these words: as if each came alone, or more where two of them often come together."""
    shares: list[float] = []
    sounds: list[str] = []
    for one, other, sure in matched:
        commoner = one if book.share(one) >= book.share(other) else other
        shares.append(min(1.0, book.share(commoner) * (1 if sure >= SPELLED else BLUR)))
        sounds.append(book.words[commoner].skeleton)
    alone = prod(shares)
    found = alone
    for n, m in combinations(range(len(sounds)), 2):
        pair = book.together.get((min(sounds[n], sounds[m]), max(sounds[n], sounds[m])))
        if pair:
            found = max(found, pair * alone / (shares[n] * shares[m]))
    return found


def _joined(first: Sequence[int], second: Sequence[int], book: Book) -> Agreement | None:
    """Written together in one and apart in the other: as rare as its rarest word."""
    one, other = ("".join(book.words[each].plain for each in name) for name in (first, second))
    if one != other or len(one) <= SHORTEST:
        return None
    return Agreement(WHOLE, min(book.share(each) for each in (*first, *second)))


def _paired(first: Sequence[int], second: Sequence[int], book: Book) -> list[tuple[int, int, float]]:
    fits = [
        (sure, -abs(i - j), i, j) for i, a in enumerate(first) for j, b in enumerate(second) if (sure := book.fit(a, b))
    ]
    if len(fits) < 2:
        return [(i, j, sure) for sure, _, i, j in fits]
    used_first, used_second, found = set(), set(), []
    for sure, _, i, j in sorted(fits, reverse=True):
        if i not in used_first and j not in used_second:
            used_first.add(i)
            used_second.add(j)
            found.append((i, j, sure))
    return found
