"""Reading the sealed index: how often a token occurs, and the newest records that carry it."""

import hashlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Self, TypeVar
from uuid import UUID

from django.db import connection

from naung.foundation.errors import SealBroken
from naung.foundation.vault.models import Posting, Waiting
from naung.foundation.vault.queries.keys import search_key
from naung.foundation.vault.rules.postings import (
    EMPTY,
    LARGE,
    Head,
    TokenKeys,
    no_head,
    opened_block,
    opened_head,
    owners,
    token_keys,
)
from naung.foundation.vault.rules.sealing import derived
from naung.foundation.vault.rules.waiting import WaitingTokens, opened_waiting, waiting_key

Name = TypeVar("Name", bound=Hashable)  # a token, or a token with its space
LOG_TOKEN_BYTES = 16
LOOKUP = 500  # labels in one query
BLOCKS = "SELECT label, body FROM {} WHERE label IN ({})"
NO_HEAD = no_head()
WAITING = "SELECT label, body FROM {}"


def pepper(space: str) -> bytes:
    """The secret of one searchable field ("person.name"), from the house's search key."""
    return pepper_under(search_key(), space)


def pepper_under(key: bytes, space: str) -> bytes:
    """The secret of one searchable field under a search key that was read already."""
    return derived(key, b"pepper", space.encode())


def waiting_rows(key: bytes) -> dict[int, WaitingTokens]:
    """What waits to be folded into the blocks, by label, as it came; at most about `rules.waiting.MOST` rows.

    A row that was altered stays where it is: it must stop neither a search nor the folding of the others. `damaged_waiting`
    counts them for `naung check`.
    """
    secret, opened = waiting_key(key), dict[int, WaitingTokens]()
    for label, body in _waiting_bodies():
        with suppress(SealBroken):
            opened[label] = opened_waiting(body, secret, label)
    return dict(sorted(opened.items(), key=lambda each: each[1].order))


def damaged_waiting() -> int:
    """How many waiting rows do not open: records that are not found by name until they are put again."""
    return len(_waiting_bodies()) - len(waiting_rows(search_key()))


def _waiting_bodies() -> list[tuple[int, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(WAITING.format(Waiting._meta.db_table))
        return [(label, bytes(body)) for label, body in cursor.fetchall()]


def bodies(labels: Sequence[int]) -> dict[int, bytes]:
    """The blocks that exist under these labels."""
    found: dict[int, bytes] = {}
    for at in range(0, len(labels), LOOKUP):
        part = labels[at : at + LOOKUP]
        with connection.cursor() as cursor:
            cursor.execute(BLOCKS.format(Posting._meta.db_table, ", ".join(["%s"] * len(part))), part)
            found.update((label, bytes(body)) for label, body in cursor.fetchall())
    return found


def heads_of(keys: Mapping[Name, TokenKeys]) -> dict[Name, Head]:
    """The head of each token, EMPTY where it has none, in one query."""
    labels = {name: each.label(0) for name, each in keys.items()}
    found = bodies(list(labels.values()))
    return {name: opened_head(found[label], keys[name]) if (label := labels[name]) in found else EMPTY for name in keys}


def _heads_alike(keys: Mapping[Name, TokenKeys]) -> dict[Name, Head]:
    """The same, at the same cost whether a token has a head or not: the time of a search tells nobody which names are kept."""
    labels = {name: each.label(0) for name, each in keys.items()}
    found = bodies(list(labels.values()))
    return {
        name: opened_head(found[label], keys[name]) if (label := labels[name]) in found else opened_head(*NO_HEAD)
        for name in keys
    }


def _read(*, folded: bool) -> tuple[bytes, Sequence[WaitingTokens]]:
    """The search key, and what waits to be folded."""
    key = search_key()
    return key, () if folded else list(waiting_rows(key).values())


class Lookup:
    """One field's index as one search reads it: its pepper is opened once, and each head is read once.

    `folded`: the field is always put at once, so that nothing of it waits. `read`: what `several` read for all its fields.
    """

    def __init__(
        self, space: str, *, folded: bool = False, read: "tuple[bytes, Sequence[WaitingTokens]] | None" = None
    ):
        # Read before any block: what is folded meanwhile is then seen twice, never missed.
        key, waiting = read or _read(folded=folded)
        self._secret = pepper_under(key, space)
        self._keys: dict[str, TokenKeys] = {}
        self._heads: dict[str, Head] = {}
        self._waiting: dict[str, list[UUID]] = {}
        for row in waiting:
            if row.space == space:
                for token in row.tokens:
                    self._waiting.setdefault(token, []).append(row.owner)

    @classmethod
    def several(cls, spaces: Iterable[str]) -> dict[str, Self]:
        """The index of each of these fields; the search key and what waits are read once for all of them."""
        read = _read(folded=False)
        return {space: cls(space, read=read) for space in spaces}

    @staticmethod
    def read_together(asked: Sequence[tuple["Lookup", Iterable[str]]]) -> None:
        """Read the heads of tokens of several fields in one query, so that asking for them later reads none."""
        keys = {
            (at, token): token_keys(field._secret, token)
            for at, (field, tokens) in enumerate(asked)
            for token in tokens
            if token not in field._heads
        }
        for (at, token), head in _heads_alike(keys).items():
            asked[at][0]._keys[token], asked[at][0]._heads[token] = keys[at, token], head

    def counts(self, tokens: Iterable[str]) -> dict[str, int]:
        """How many records were put under each token (an upper bound after erasures), in one query."""
        return {token: head.count + len(self._waiting.get(token, ())) for token, head in self._read(tokens).items()}

    def newest(self, limits: Mapping[str, int]) -> dict[str, list[UUID]]:
        """For each token the newest owners, at most about its limit (whole blocks), newest first, in at most two queries."""
        heads = self._read(limits)
        blocks: dict[int, tuple[str, int]] = {}
        for token, head in heads.items():
            missing, number = limits[token] - len(head.ids) - len(self._waiting.get(token, ())), head.full_blocks
            while missing > 0 and number > 0:
                blocks[self._keys[token].label(number)] = (token, number)
                missing, number = missing - LARGE, number - 1
        found = bodies(list(blocks))
        answer = {token: [*reversed(self._waiting.get(token, ())), *owners(head.ids)] for token, head in heads.items()}
        for label, (token, number) in blocks.items():
            if label in found:
                answer[token].extend(owners(opened_block(found[label], self._keys[token], number)))
        return {token: list(dict.fromkeys(each)) for token, each in answer.items()}

    def _read(self, tokens: Iterable[str]) -> dict[str, Head]:
        asked = dict.fromkeys(tokens)
        fresh = {token: token_keys(self._secret, token) for token in asked if token not in self._heads}
        self._keys |= fresh
        self._heads |= _heads_alike(fresh)
        return {token: self._heads[token] for token in asked}


def token_counts(space: str, tokens: Iterable[str]) -> dict[str, int]:
    """How many records were put under each token (an upper bound after erasures)."""
    return Lookup(space).counts(tokens)


def newest_owners(space: str, limits: Mapping[str, int], *, folded: bool = False) -> dict[str, list[UUID]]:
    """For each token the newest owners, at most about its limit (whole blocks), newest first."""
    return Lookup(space, folded=folded).newest(limits)


def words_token(words: str) -> bytes:
    """A keyed token of what was searched for, so that fishing for one name shows in the log and the name does not."""
    plain = " ".join(words.casefold().split())
    return hashlib.blake2b(plain.encode(), key=pepper("audit.words"), digest_size=LOG_TOKEN_BYTES).digest()
