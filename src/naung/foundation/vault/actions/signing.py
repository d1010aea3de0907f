"""Keys of the house that sign: the secret half is kept like any secret and never leaves the vault."""

from uuid import UUID

from naung.foundation.vault.actions.secrets import keep_secret
from naung.foundation.vault.queries.signing import SIGNING
from naung.foundation.vault.rules.marking import new_signing_key


def make_signing_key() -> tuple[UUID, bytes]:
    """Make a signing key and keep it; returns the id that finds it again, and its public half (32 bytes)."""
    secret, public = new_signing_key()
    return keep_secret(SIGNING, secret), public
