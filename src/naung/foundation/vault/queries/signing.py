"""Signatures by keys of the house: Ed25519 (RFC 8032). The secret half is opened here and goes nowhere else."""

from uuid import UUID

from naung.foundation.vault.queries.opening import open_secret
from naung.foundation.vault.rules.marking import is_signature as is_signature
from naung.foundation.vault.rules.marking import signature_of

SIGNING = "signing_key"  # the kind of a kept secret


def signature_by(key: UUID, told: bytes) -> bytes:
    """The signature (64 bytes) under these bytes by a kept key. Raises NotFound where there is none."""
    return signature_of(told, open_secret(SIGNING, key))
