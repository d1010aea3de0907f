"""A plain index in memory that answers as the sealed one does, and a search over it as the people room searches."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID, uuid5

from naung.foundation.people.rules.search import LIKELY, SHOWN, limits, ranked, unknown_words
from naung.foundation.people.rules.similarity import similarity
from naung.foundation.people.rules.tokens import name_tokens, query_tokens, wider_tokens

SPACE = UUID(int=61)


class MemoryIndex:
    """Names with their tokens: `counts` and `newest` as the vault has them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names: dict[UUID, str] = {}
        self.entries: dict[str, list[UUID]] = defaultdict(list)
        for number, name in enumerate(names):
            owner = uuid5(SPACE, str(number))
            self.names[owner] = name
            for token in name_tokens(name):
                self.entries[token].append(owner)

    def counts(self, tokens: Sequence[str]) -> dict[str, int]:
        """How many entries each token has."""
        return {token: len(self.entries.get(token, ())) for token in tokens}

    def newest(self, token: str, limit: int) -> list[UUID]:
        """The newest owners of a token, newest first."""
        return self.entries[token][-limit:][::-1]

    def found(self, query: str) -> tuple[list[UUID], bool]:
        """The first twenty, best first, and whether there may be more."""
        asked = list(query_tokens(query))
        counts = self.counts([q.token for q in asked])
        if unknown := unknown_words(asked, counts):
            asked += wider_tokens(query, unknown)
            counts = self.counts([q.token for q in asked])
        owners = {token: self.newest(token, limit) for token, limit in limits(asked, counts).items()}
        walked = ranked(asked, counts, owners)
        scored = [(similarity(query, self.names[owner]).score, owner) for owner in walked.candidates]
        best = sorted((entry for entry in scored if entry[0] >= LIKELY), key=lambda entry: -entry[0])
        return [owner for _, owner in best[:SHOWN]], walked.more or len(best) > SHOWN
