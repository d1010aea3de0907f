"""How alike a searched name and a stored one are, and why: ranks the names that a search has opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from naung.foundation.people.rules.tokens import PART, aliases, part_of_word
from naung.foundation.words import gettext_noop
from naung.methods.names.words import Word, canonical, words_of

SAME_WRITING = gettext_noop("sama persis")
SAME_SPELLING = gettext_noop("sama, ejaan lain")
OTHER_SPELLING = gettext_noop("mungkin ejaan lain")
ONE_LETTER = gettext_noop("satu huruf berbeda")
BEGINNING = gettext_noop("awal kata")
INSIDE = gettext_noop("bagian kata")
INITIAL = gettext_noop("singkatan")
FAR = gettext_noop("mirip")

NEAR = 0.6  # below it a word is not taken for the other one
UNNAMED = 0.04  # what a stored word costs that the query does not name, against a word that it does
OUT_OF_ORDER = 0.02


@dataclass(frozen=True)
class Similarity:
    """`score` from 0 to 1, and for each word of the query why it fits (empty where it does not)."""

    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=50_000)
def _word_fit(query: Word, stored: Word) -> tuple[float, str]:
    """How well one word stands for another, with the reason."""
    if query.plain == stored.plain:
        return 1.0, SAME_WRITING
    if query.canon == stored.canon:
        return 0.97, SAME_SPELLING
    if query.initial or stored.initial or query.from_letter or stored.from_letter:
        return (0.75, INITIAL) if query.canon[0] == stored.canon[0] else (0.0, "")
    known = aliases().get(query.canon, {}).get(stored.canon)
    if known is None and not stored.canon.isascii():
        known = 1.0 if query.canon in stored.canon else aliases().get(query.canon, {}).get(stored.canon[0])
    if known is None and not query.canon.isascii():
        known = aliases().get(query.canon[0], {}).get(stored.canon)
    if known is not None:
        return known, OTHER_SPELLING
    if query.skeleton == stored.skeleton:
        return 0.91, OTHER_SPELLING
    return _uncertain_fit(query, stored)


def _uncertain_fit(query: Word, stored: Word) -> tuple[float, str]:
    """How well one word stands for another of a different sound: a wrong letter, a part, or only alike."""
    pieces = (part_of_word(query.plain), query.canon, query.plain)
    if len(query.plain) >= PART:
        if any(stored.canon.startswith(piece) or stored.plain.startswith(piece) for piece in pieces if len(piece) > 1):
            return 0.84 + 0.1 * len(query.canon) / len(stored.canon), BEGINNING
        if query.plain in stored.plain:
            return min(0.86, 0.74 + 0.025 * len(query.plain)), INSIDE
    if min(len(query.plain), len(stored.plain)) >= PART:
        longer = max(len(query.canon), len(stored.canon))
        if OSA.distance(query.plain, stored.plain, score_cutoff=2) == 1:
            return 0.89 - 0.3 / longer, ONE_LETTER
        if OSA.distance(query.canon, stored.canon, score_cutoff=2) == 1:
            return 0.86 - 0.3 / longer, ONE_LETTER
    if min(len(query.skeleton), len(stored.skeleton)) > PART and OSA.distance(query.skeleton, stored.skeleton) == 1:
        return 0.77, OTHER_SPELLING
    if any(piece in stored.canon or piece in stored.plain for piece in pieces if len(piece) >= PART):
        return 0.78, INSIDE
    close = JaroWinkler.similarity(query.skeleton, stored.skeleton)
    return (0.75 * close, FAR) if close >= 0.8 else (0.0, "")


def _assigned(query: Sequence[Word], stored: Sequence[Word]) -> list[tuple[int, int, float, str]]:
    """Pairs of words, best fit first, each word used once: (query word, stored word, fit, reason)."""
    fits = sorted(
        ((*_word_fit(q, s), i, j) for i, q in enumerate(query) for j, s in enumerate(stored)), key=lambda fit: -fit[0]
    )
    used_query: set[int] = set()
    used_stored: set[int] = set()
    pairs = []
    for fit, reason, i, j in fits:
        if fit >= NEAR and i not in used_query and j not in used_stored:
            used_query.add(i)
            used_stored.add(j)
            pairs.append((i, j, fit, reason))
    return sorted(pairs)


def _score(query: Sequence[Word], stored: Sequence[Word]) -> Similarity:
    """The similarity of two sequences of words."""
    pairs = _assigned(query, stored)
    weights = [1.0 if not word.initial else 0.3 for word in query]
    fitting = sum(weights[i] * fit for i, _, fit, _ in pairs)
    unnamed = UNNAMED * (len(stored) - len(pairs))
    in_order = [j for _, j, _, _ in pairs] == sorted(j for _, j, _, _ in pairs)
    score = fitting / (sum(weights) + unnamed) - (0.0 if in_order else OUT_OF_ORDER)
    reasons = {i: reason for i, _, _, reason in pairs}
    return Similarity(max(0.0, min(1.0, score)), tuple(reasons.get(i, "") for i in range(len(query))))


def _respaced(words: Sequence[Word], other: Sequence[Word]) -> Sequence[Word] | None:
    """The words with two neighbours joined where the other name writes them as one, or None."""
    wanted = {word.canon for word in other}
    for i in range(len(words) - 1):
        plain = words[i].plain + words[i + 1].plain
        if canonical(plain) in wanted:
            (joined,) = words_of(plain)[:1]
            return [*words[:i], joined, *words[i + 2 :]]
    return None


def similarity(query: str | Sequence[Word], name: str) -> Similarity:
    """How well a stored name answers a query: 1 is the same words written alike, in any order; below 0.6 is unlikely.

    `query` may be given as its words, for one query against many names.
    """
    asked, stored = words_of(query) if isinstance(query, str) else query, words_of(name)
    if not asked or not stored:
        return Similarity(0.0, ())
    best = _score(asked, stored)
    if (joined := _respaced(asked, stored)) is not None:
        best = max(best, _score(joined, stored), key=lambda found: found.score)
    if (joined := _respaced(stored, asked)) is not None:
        best = max(best, _score(asked, joined), key=lambda found: found.score)
    return best
