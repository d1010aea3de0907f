"""How a search walks the sealed index: the rarest token first, a fixed number of entries, whatever the number of persons."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from uuid import UUID

from naung.foundation.people.rules.tokens import QueryToken

SHOWN = 20  # persons on the first page
MOST_ENTRIES = 400  # entries of the index read for one search
MOST_OPENED = 60  # persons whose names are opened and compared
KNOWN = 0.84  # weight from which a token says that a word is in the index as it was typed
RARE = 24.0  # doublings: how slowly a frequent token loses worth
LIKELY = 0.45  # similarity below which nobody is shown


@dataclass(frozen=True)
class Walk:
    """Who may be meant, best first, and whether the index holds more entries than were read."""

    candidates: tuple[UUID, ...]
    more: bool


def limits(asked: Sequence[QueryToken], counts: Mapping[str, int], most: int = MOST_ENTRIES) -> dict[str, int]:
    """How many of each token's newest entries to read: rarest first, the better one on a tie, `most` together."""
    present = sorted((q for q in asked if counts.get(q.token, 0) > 0), key=lambda q: (counts[q.token], -q.weight))
    planned, left = {}, most
    for q in present:
        if left <= 0:
            break
        planned[q.token] = min(left, counts[q.token])
        left -= planned[q.token]
    return planned


def unknown_words(asked: Sequence[QueryToken], counts: Mapping[str, int]) -> frozenset[int]:
    """The words of the query that the index does not hold in any usual spelling: those may be miswritten."""
    words = {word for q in asked for word in q.words}
    known = {word for q in asked if q.weight >= KNOWN and not q.piece and counts.get(q.token, 0) for word in q.words}
    return frozenset(words - known)


def ranked(
    asked: Sequence[QueryToken],
    counts: Mapping[str, int],
    owners: Mapping[str, Sequence[UUID]],
    most: int = MOST_OPENED,
) -> Walk:
    """The `most` owners that fit best, from the entries read.

    An owner's worth is, for each word of the query, the best token that names her (its weight, less for a frequent one) and
    the sum of the pieces; the newest come first where nothing else tells.
    """
    worth: dict[UUID, dict[int, float]] = defaultdict(dict)
    pieces: dict[UUID, float] = defaultdict(float)
    by_rarity = sorted((q for q in asked if q.token in owners), key=lambda q: (counts[q.token], -q.weight))
    for q in by_rarity:
        value = q.weight / (1 + log2(1 + counts[q.token]) / RARE)
        for owner in dict.fromkeys(owners[q.token]):
            known = worth[owner]
            if q.piece:
                pieces[owner] += q.weight
                continue
            for word in q.words:
                known[word] = max(known.get(word, 0.0), value)
    best = sorted(worth, key=lambda owner: -sum(worth[owner].values()) - pieces[owner])
    unread = any(len(owners.get(q.token, ())) < counts.get(q.token, 0) for q in asked)
    return Walk(tuple(best[:most]), unread or len(best) > most)
