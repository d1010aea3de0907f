"""Django's sessions, unreadable at rest: the row's name is a hash of the cookie, its content is sealed.

Whoever steals the database gets no cookie that signs anybody in, and nothing of what a session remembers.
"""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from nacl.exceptions import CryptoError
from nacl.secret import Aead

HASH_BYTES = 20  # forty hex digits: the width of Django's column


def row_name(session_key: str) -> str:
    """Under which name the row of a cookie is stored."""
    return hashlib.blake2b(session_key.encode(), digest_size=HASH_BYTES, person=b"naung.session").hexdigest()


def _box() -> Aead:
    secret = settings.SECRET_KEY.encode()
    return Aead(hashlib.blake2b(secret[:64], digest_size=Aead.KEY_SIZE, person=b"naung.session").digest())


class SessionStore(DatabaseStore):
    """Sessions in the database under hashed names, with sealed content."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The content, sealed."""
        return bytes(_box().encrypt(json.dumps(session_dict).encode())).hex()

    def decode(self, session_data: Any) -> dict[str, Any]:
        """The content again; an empty session for what can't be opened, so that its browser signs in anew."""
        try:
            opened: dict[str, Any] = json.loads(_box().decrypt(bytes.fromhex(session_data)))
        except (CryptoError, ValueError):
            return {}
        return opened

    def _get_session_from_db(self) -> Any:
        kept, self._session_key = self._session_key, row_name(self._session_key or "")
        try:
            found = super()._get_session_from_db()  # type: ignore[misc]  # Django has it; the stubs lack it
        finally:
            self._session_key = kept
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Whether a cookie's row exists."""
        return bool(super().exists(row_name(session_key)))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row to be saved, under its hashed name."""
        row = super().create_model_instance(data)
        row.session_key = row_name(self._get_or_create_session_key())  # type: ignore[attr-defined]  # the stubs lack it
        return row

    def delete(self, session_key: str | None = None) -> None:
        """Delete a cookie's row."""
        wanted = session_key or self.session_key
        if wanted is not None:
            super().delete(row_name(wanted))
