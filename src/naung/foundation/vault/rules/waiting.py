"""What waits to be put into the sealed index: one sealed row a record, as quickly written as a row can be.

An index block for each of a record's hundred tokens is slow to write; one row that names them all is quick. Waiting rows are
read by every search and folded into the blocks together, where records share tokens. Idea: log-structured merge (O'Neil et
al. 1996, "The log-structured merge-tree").
"""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from naung.foundation.errors import SealBroken
from naung.foundation.vault.rules.postings import NOT_OPENED

MOST = 128  # rows that may wait before whoever puts the next one folds them: what a search reads besides blocks
STEP = 1024  # bytes: a waiting row is as long as the next multiple, so that the length of a name does not show
AT_BYTES, ID_BYTES = 8, 16
BETWEEN = "\n"  # tokens and spaces have no line end


@dataclass(frozen=True)
class WaitingTokens:
    """One record and the tokens of one space under which it is to be found; `order` puts earlier ones first."""

    order: int
    owner: UUID
    space: str
    tokens: tuple[str, ...]


def waiting_key(search_key: bytes) -> bytes:
    """The key of waiting rows, from the house's search key."""
    return hashlib.blake2b(key=search_key, person=b"waiting", digest_size=32).digest()


def _shared_beginning(tokens: tuple[str, ...]) -> str:
    first, last = min(tokens), max(tokens)
    return first[: next((at for at, letter in enumerate(first) if not last.startswith(letter, at)), len(first))]


def sealed_waiting(waiting: WaitingTokens, key: bytes, label: int) -> bytes:
    """One waiting row, padded and sealed to its label."""
    before = _shared_beginning(waiting.tokens)  # the desk's, which would else make a longer name's row longer still
    words = BETWEEN.join((waiting.space, before, *(token[len(before) :] for token in waiting.tokens))).encode()
    body = waiting.order.to_bytes(AT_BYTES, "big") + waiting.owner.bytes + words + b"\x80"
    return bytes(Aead(key).encrypt(body + bytes(-len(body) % STEP), str(label).encode()))


def opened_waiting(box: bytes, key: bytes, label: int) -> WaitingTokens:
    """The row again. Raises SealBroken when it was altered or moved."""
    try:
        body = Aead(key).decrypt(bytes(box), str(label).encode())
    except (CryptoError, ValueError) as wrong:
        raise SealBroken(NOT_OPENED) from wrong
    owner, words = body[AT_BYTES : AT_BYTES + ID_BYTES], body[AT_BYTES + ID_BYTES :].rpartition(b"\x80")[0]
    space, before, *tokens = words.decode().split(BETWEEN)
    order = int.from_bytes(body[:AT_BYTES], "big")
    return WaitingTokens(order, UUID(bytes=owner), space, tuple(before + token for token in tokens))
