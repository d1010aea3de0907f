"""Guessing names without a key: by frequency, by size, by who shares what. The thief knows how names are distributed.

He has the shipped frequencies and the way persons are drawn (another seed), which is more than a real thief knows.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import lgamma, log

from bench.kalbar_names import Person

SMALLEST_CLUSTER = 3  # tokens that always come together: fewer are no word
DECILES = 10
ENOUGH = 20  # known persons that look alike, below which a thief trusts the plain columns more


def words_of(name: str) -> set[str]:
    """The words of a name; guessing one of them is a hit."""
    return {word for word in name.lower().replace(".", " ").split() if len(word) > 2}


def hits(guesses: Mapping[int, str], persons: Sequence[Person]) -> float:
    """The share of all persons of whose name the guess is a word."""
    return sum(guess in words_of(persons[at].name) for at, guess in guesses.items()) / len(persons)


def best_words(groups: Mapping[Hashable, Collection[Person]]) -> dict[Hashable, str]:
    """For each group of like persons the word that most of them bear."""
    best = {}
    for group, people in groups.items():
        counted = Counter(word for person in people for word in words_of(person.name))
        if counted:
            best[group] = counted.most_common(1)[0][0]
    return best


def by_plain_columns(persons: Sequence[Person], known: Sequence[Person]) -> dict[int, str]:
    """The best guess from what stands plain beside the name: sex, year of birth (by decade), kecamatan."""
    groups: dict[Hashable, list[Person]] = defaultdict(list)
    for person in known:
        for key in ((person.sex, person.year // 10), (person.sex,)):
            groups[key].append(person)
    best = best_words(groups)
    return {at: best.get((p.sex, p.year // 10), best[(p.sex,)]) for at, p in enumerate(persons)}


def by_likeness(
    keys: Mapping[int, Hashable], persons: Sequence[Person], known: Sequence[Person], known_keys: Sequence[Hashable]
) -> dict[int, str]:
    """The best guess from sex and one thing that is seen of a person, as it was of the `known` ones."""
    groups: dict[Hashable, list[Person]] = defaultdict(list)
    for person, key in zip(known, known_keys, strict=True):
        groups[person.sex, key].append(person)
    best = best_words({key: people for key, people in groups.items() if len(people) >= ENOUGH})
    wanted = {at: (persons[at].sex, key) for at, key in keys.items()}
    return {at: best[key] for at, key in wanted.items() if key in best}


def frequent_tokens(tokens: Sequence[Collection[Hashable]], size: int, small: int) -> list[int]:
    """For each person how many of her tokens more than `small` persons bear, among every `size` persons."""
    found = []
    for at in range(0, len(tokens), size):
        part = tokens[at : at + size]
        counts = Counter(token for own in part for token in own)
        found += [sum(counts[token] > small for token in own) for own in part]
    return found


@dataclass(frozen=True)
class Shared:
    """Tokens that a group of persons have in common, as a thief sees them: how many bear each, and which are women."""

    holders: frozenset[int]
    counts: tuple[int, ...]
    women: int


def shared_words(tokens: Mapping[int, Collection[Hashable]], persons: Sequence[Person]) -> list[Shared]:
    """What looks like a word: three or more tokens with exactly the same bearers, with all else that those share."""
    bearers: dict[Hashable, set[int]] = defaultdict(set)
    for at, own in tokens.items():
        for token in own:
            bearers[token].add(at)
    together = Counter(frozenset(who) for who in bearers.values() if len(who) > 1)
    found = []
    for who in (who for who, size in together.items() if size >= SMALLEST_CLUSTER):
        common = set.intersection(*(set(tokens[at]) for at in who))
        counts = sorted((len(bearers[token]) for token in common), reverse=True)
        found.append(Shared(who, tuple(counts), sum(persons[at].sex == "P" for at in who)))
    return found


@dataclass(frozen=True)
class Known:
    """A word as the thief knows it: how often each of its tokens occurs, how often it is a woman's."""

    word: str
    shares: tuple[float, ...]
    women: float
    share: float


def known_words(people: Sequence[Person], tokens_of: Callable[[str], set[str]]) -> list[Known]:
    """Every word of a population with the frequencies of its tokens."""
    counts: Counter[str] = Counter(token for person in people for token in tokens_of(person.name))
    bearers: dict[str, list[str]] = defaultdict(list)
    for person in people:
        for word in words_of(person.name):
            bearers[word].append(person.sex)
    return [
        Known(
            word,
            tuple(sorted((counts[token] / len(people) for token in tokens_of(word)), reverse=True)),
            (sexes.count("P") + 0.5) / (len(sexes) + 1),
            len(sexes) / len(people),
        )
        for word, sexes in bearers.items()
        if len(sexes) > 1 and tokens_of(word)
    ]


def likelihood(seen: Shared, word: Known, size: int) -> float:
    """The logarithm of how likely these counts are if this is the word (Poisson, rank by rank; binomial for sex)."""
    total = -6.0 * abs(len(seen.counts) - len(word.shares))
    for count, share in zip(seen.counts, word.shares, strict=False):
        mean = max(share * size, 0.3)
        total += (count * log(mean) - mean - lgamma(count + 1)) / 3  # tokens of one word are not independent
    men = len(seen.holders) - seen.women
    mean = max(word.share * size, 0.1)
    total += len(seen.holders) * log(mean) - mean - lgamma(len(seen.holders) + 1)
    return total + seen.women * log(word.women) + men * log(1 - word.women)


def by_sharing(
    tokens: Mapping[int, Collection[Hashable]], persons: Sequence[Person], known: Sequence[Known]
) -> dict[int, str]:
    """Name what is shared by its likeliest word; each person gets the word of the largest group she is in."""
    lengths: dict[int, list[Known]] = defaultdict(list)
    for word in known:
        for near in range(-1, 2):
            lengths[len(word.shares) + near].append(word)
    guesses: dict[int, str] = {}
    for seen in sorted(shared_words(tokens, persons), key=lambda each: len(each.holders)):
        candidates = lengths.get(len(seen.counts))
        if candidates:
            best = max(candidates, key=lambda word: likelihood(seen, word, len(tokens)))
            guesses |= dict.fromkeys(seen.holders, best.word)
    return guesses


def tenths(size: int) -> list[int]:
    """In which tenth of the persons each was written down."""
    return [at * DECILES // size for at in range(size)]
