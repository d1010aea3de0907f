"""Sealing one value to its place: XChaCha20-Poly1305, bound to table, row, column and compartment.

Source: libsodium's `crypto_aead_xchacha20poly1305_ietf` (192-bit random nonce, no counting). The length of what is sealed
is hidden in steps, since the length of a name says something about it.
"""

import hashlib
from functools import lru_cache
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random as random_bytes

from naung.foundation.errors import SealBroken
from naung.foundation.words import gettext_noop

KEY_BYTES = 32
FORMAT = b"\x01"
SHORT_STEP = 64  # names, numbers, contacts: at most 62 bytes look alike
LONG_STEP = 256  # free text is rounded up to this many bytes
NOT_OPENED = gettext_noop("Isi tersegel ini tidak dapat dibuka.")


def new_key() -> bytes:
    """A random 256-bit key."""
    return random_bytes(KEY_BYTES)


def derived(key: bytes, purpose: bytes, data: bytes = b"") -> bytes:
    """A key for one purpose (at most 16 bytes of name), by keyed BLAKE2b."""
    return hashlib.blake2b(data, key=key, person=purpose, digest_size=KEY_BYTES).digest()


def padded(plain: bytes) -> bytes:
    """The text, an end mark, and zeros up to the next step (ISO/IEC 7816-4 padding)."""
    size = len(plain) + 1
    step = SHORT_STEP if size <= SHORT_STEP else LONG_STEP
    return plain + b"\x80" + bytes(-size % step)


def unpadded(text: bytes) -> bytes:
    """What `padded` was given. Raises SealBroken where there is no end mark."""
    plain, mark, _ = text.rpartition(b"\x80")
    if not mark:
        raise SealBroken(NOT_OPENED)
    return plain


def place_of(table: str, row: UUID, column: str, compartment: UUID) -> bytes:
    """The associated data that ties a ciphertext to where it stands."""
    return b"|".join((table.encode(), row.bytes, column.encode(), compartment.bytes))


def sealed(plain: str, key: bytes, place: bytes) -> bytes:
    """The sealed form of a text: format, nonce, ciphertext."""
    return FORMAT + bytes(Aead(key).encrypt(padded(plain.encode()), place))


def opened(ciphertext: bytes, key: bytes, place: bytes) -> str:
    """The text again. Raises SealBroken when it was altered, moved, or the key is another's."""
    if ciphertext[:1] != FORMAT:
        raise SealBroken(NOT_OPENED)
    try:
        return unpadded(Aead(key).decrypt(ciphertext[1:], place)).decode()
    except (CryptoError, UnicodeDecodeError, ValueError) as wrong:
        raise SealBroken(NOT_OPENED) from wrong


def wrap_place(compartment: UUID, reader_kind: str, reader: UUID, version: int) -> bytes:
    """The associated data of a wrapped key."""
    return b"|".join((compartment.bytes, reader_kind.encode(), reader.bytes, str(version).encode()))


@lru_cache(maxsize=16)
def _wrapping(installation_key: bytes) -> bytes:
    return derived(installation_key, b"wrap")


def wrapped(data_key: bytes, installation_key: bytes, place: bytes) -> bytes:
    """A compartment's data key under the installation's key."""
    return bytes(Aead(_wrapping(installation_key)).encrypt(data_key, place))


def unwrapped(box: bytes, installation_key: bytes, place: bytes) -> bytes:
    """The data key again. Raises SealBroken for another key, reader or compartment."""
    try:
        return bytes(Aead(_wrapping(installation_key)).decrypt(box, place))
    except (CryptoError, ValueError) as wrong:
        raise SealBroken(NOT_OPENED) from wrong


@lru_cache(maxsize=16)
def fingerprint(key: bytes) -> str:
    """Eight hex digits that tell one key from another and nothing else."""
    return derived(key, b"fingerprint").hex()[:8]
