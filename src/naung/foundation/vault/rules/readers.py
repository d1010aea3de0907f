"""The reader seal: key pairs whose private half opens only with a secret the server never stores.

X25519 sealed boxes (libsodium `crypto_box_seal`) for wrapping to a public key; the private half under a key made from a
passphrase by Argon2id, or from the 32 bytes of a passkey's PRF extension. TOTP, a passkey without PRF and OIDC yield no
such secret and are refused by the type of what they give.
"""

from dataclasses import dataclass
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead
from nacl.utils import random as random_bytes

from naung.foundation.errors import RuleBroken, SealBroken
from naung.foundation.vault.rules.sealing import KEY_BYTES, NOT_OPENED, derived
from naung.foundation.words import gettext_noop

SALT_BYTES = 16
PRF_BYTES = 32
# OWASP's second recommended set for Argon2id is 19 MiB, 2 passes; a passphrase that guards a desk takes more (RFC 9106, 4).
MEMORY_KIB = 65_536
PASSES = 3
LANES = 4
LEAST_PASSPHRASE = 16  # characters; six digits hold for hours and are not offered

TOO_SHORT = gettext_noop("Kalimat sandi terlalu pendek: pakai paling sedikit %(least)s huruf, misalnya lima kata.")
NOT_PRF = gettext_noop("Kunci sandi perangkat ini tidak memberi rahasia yang dapat membuka segel pembaca.")


@dataclass(frozen=True)
class SealedPrivate:
    """A private key at rest: how its wrapping key is made, and the box."""

    way: str  # "passphrase" or "prf"
    salt: bytes
    box: bytes


@dataclass(frozen=True)
class KeyPair:
    """A reader's pair in memory. The private half is never stored as it is."""

    public: bytes
    private: bytes


def new_pair() -> KeyPair:
    """A fresh X25519 pair."""
    private = PrivateKey.generate()
    return KeyPair(bytes(private.public_key), bytes(private))


def _from_passphrase(passphrase: str, salt: bytes) -> bytes:
    return hash_secret_raw(passphrase.encode(), salt, PASSES, MEMORY_KIB, LANES, KEY_BYTES, Type.ID)


def _wrapping_key(secret: str | bytes, salt: bytes) -> tuple[str, bytes]:
    if isinstance(secret, str):
        if len(secret) < LEAST_PASSPHRASE:
            raise RuleBroken(TOO_SHORT, least=LEAST_PASSPHRASE)
        return "passphrase", _from_passphrase(secret, salt)
    if len(secret) != PRF_BYTES:
        raise RuleBroken(NOT_PRF)
    return "prf", derived(secret, b"prf", salt)


def seal_private(private: bytes, secret: str | bytes, reader: UUID) -> SealedPrivate:
    """The private half under a passphrase (text) or a passkey's PRF output (32 bytes), tied to its reader."""
    salt = random_bytes(SALT_BYTES)
    way, key = _wrapping_key(secret, salt)
    return SealedPrivate(way, salt, bytes(Aead(key).encrypt(private, reader.bytes)))


def open_private(kept: SealedPrivate, secret: str | bytes, reader: UUID) -> KeyPair:
    """The pair again. Raises SealBroken for a wrong secret."""
    way, key = _wrapping_key(secret, kept.salt)
    if way != kept.way:
        raise SealBroken(NOT_OPENED)
    try:
        private = bytes(Aead(key).decrypt(kept.box, reader.bytes))
    except CryptoError as wrong:
        raise SealBroken(NOT_OPENED) from wrong
    return KeyPair(bytes(PrivateKey(private).public_key), private)


def wrap_to(public: bytes, secret: bytes) -> bytes:
    """A secret that only the holder of the private half opens."""
    return bytes(SealedBox(PublicKey(public)).encrypt(secret))


def unwrap_with(pair: KeyPair, box: bytes) -> bytes:
    """What `wrap_to` was given. Raises SealBroken for another's pair."""
    try:
        return bytes(SealedBox(PrivateKey(pair.private)).decrypt(box))
    except (CryptoError, ValueError) as wrong:
        raise SealBroken(NOT_OPENED) from wrong
