"""The sealed index at rest: a dictionary from keyed labels to sealed blocks of record ids.

Each token has one head block (count and the newest ids) and full blocks behind it. Labels are keyed hashes, every block of
a token has its own key, and blocks come in two sizes only, so that a copy of the table shows neither names nor how often a
name occurs: only how many blocks there are. Idea: searchable symmetric encryption with packed blocks (Cash et al. 2014,
"Dynamic searchable encryption in very-large databases"), without its per-entry labels.
"""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from naung.foundation.errors import SealBroken
from naung.foundation.vault.rules.sealing import new_key
from naung.foundation.words import gettext_noop

ID_BYTES = 16
SMALL = 3  # ids in a small head block
LARGE = 30  # ids in a large head block and in each full block
COUNT_BYTES = 4
NOT_OPENED = gettext_noop("Indeks tersegel tidak dapat dibuka.")
GONE = bytes(ID_BYTES)  # stands where an erased id stood


@dataclass(frozen=True)
class TokenKeys:
    """What opens one token's blocks: its secret and its block key."""

    secret: bytes
    block: bytes

    def label(self, number: int) -> int:
        """The head's label (0) or that of the n-th full block (from 1), a positive 63-bit integer."""
        digest = hashlib.blake2b(str(number).encode(), key=self.secret, person=b"label", digest_size=8).digest()
        return int.from_bytes(digest, "big") >> 1


def token_keys(pepper: bytes, token: str) -> TokenKeys:
    """The keys of one token under the pepper of its space."""
    text = token.encode()
    return TokenKeys(
        hashlib.blake2b(text, key=pepper, person=b"token", digest_size=32).digest(),
        hashlib.blake2b(text, key=pepper, person=b"block", digest_size=32).digest(),
    )


@dataclass(frozen=True)
class Head:
    """A token's head: how many ids were ever put, and the newest of them (oldest first)."""

    count: int
    ids: tuple[bytes, ...]

    @property
    def full_blocks(self) -> int:
        return (self.count - len(self.ids)) // LARGE


EMPTY = Head(0, ())


def with_id(head: Head, owner: bytes) -> tuple[Head, tuple[bytes, ...] | None]:
    """The head after one more id, and the block that fell full off it, if one did."""
    if len(head.ids) == LARGE:
        return Head(head.count + 1, (owner,)), head.ids
    return Head(head.count + 1, (*head.ids, owner)), None


def sealed_head(head: Head, keys: TokenKeys) -> bytes:
    """The head, padded to one of two sizes and sealed to its label."""
    room = SMALL if head.count <= SMALL else LARGE
    body = head.count.to_bytes(COUNT_BYTES, "big") + len(head.ids).to_bytes(1, "big") + b"".join(head.ids)
    return _sealed(body + bytes(ID_BYTES * (room - len(head.ids))), keys, 0)


def opened_head(box: bytes, keys: TokenKeys) -> Head:
    """The head again. Raises SealBroken when it was altered or moved."""
    body = _opened(box, keys, 0)
    size = body[COUNT_BYTES]
    return Head(int.from_bytes(body[:COUNT_BYTES], "big"), _ids(body[COUNT_BYTES + 1 :])[:size])


def no_head() -> tuple[bytes, TokenKeys]:
    """A head of nothing and what opens it, to be opened in place of one that is not there."""
    keys = TokenKeys(new_key(), new_key())
    return sealed_head(EMPTY, keys), keys


def sealed_block(ids: tuple[bytes, ...], keys: TokenKeys, number: int) -> bytes:
    """A full block, sealed to its label."""
    return _sealed(b"".join(ids) + bytes(COUNT_BYTES + 1), keys, number)  # as long as a large head


def opened_block(box: bytes, keys: TokenKeys, number: int) -> tuple[bytes, ...]:
    """The ids of a full block."""
    return _ids(_opened(box, keys, number)[: ID_BYTES * LARGE])


def _ids(body: bytes) -> tuple[bytes, ...]:
    return tuple(body[at : at + ID_BYTES] for at in range(0, len(body), ID_BYTES))


def _sealed(body: bytes, keys: TokenKeys, number: int) -> bytes:
    return bytes(Aead(keys.block).encrypt(body, str(number).encode()))


def _opened(box: bytes, keys: TokenKeys, number: int) -> bytes:
    try:
        return bytes(Aead(keys.block).decrypt(bytes(box), str(number).encode()))
    except (CryptoError, ValueError) as wrong:
        raise SealBroken(NOT_OPENED) from wrong


def owners(ids: tuple[bytes, ...]) -> list[UUID]:
    """Newest first, without those that were erased."""
    return [UUID(bytes=each) for each in reversed(ids) if each != GONE]
