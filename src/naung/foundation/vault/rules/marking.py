"""Signing bytes with a key of the house, so that whoever carries them can't alter them: Ed25519 (RFC 8032)."""

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

SIGNATURE_BYTES = 64


def new_signing_key() -> tuple[str, bytes]:
    """A signing key as hexadecimal text, and its public half (32 bytes)."""
    key = SigningKey.generate()
    return bytes(key).hex(), bytes(key.verify_key)


def signature_of(told: bytes, key: str) -> bytes:
    """The signature (64 bytes) under these bytes by a key as `new_signing_key` gave it."""
    return SigningKey(bytes.fromhex(key)).sign(told).signature


def is_signature(signature: bytes, told: bytes, public: bytes) -> bool:
    """Whether the holder of this key signed exactly these bytes; no signature of a wrong form is an error."""
    try:
        VerifyKey(public).verify(told, signature)
    except (CryptoError, ValueError, TypeError):
        return False
    return True
