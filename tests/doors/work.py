"""The work that answering a page takes, as a clock would feel it: statements, seals opened and made, keys, slow hashes.

Requests of the same work differ in time by chance only, so no clock is needed to say that the time of an answer tells nothing.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from unittest.mock import patch

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from nacl.public import SealedBox
from nacl.secret import Aead

from naung.foundation.vault.rules import readers, sealing

SAVEPOINT = re.compile(r'"s\d+_x\d+"')
# Where the work is done, by which name, and what it is called here. Every opening and every unwrapped key passes `decrypt`.
COUNTED: Sequence[tuple[Any, str, str]] = (
    (Aead, "decrypt", "opened"),
    (Aead, "encrypt", "sealed"),
    (SealedBox, "decrypt", "reader's key unwrapped"),
    (sealing, "new_key", "key made"),
    (Argon2PasswordHasher, "encode", "password hashed"),
    (Argon2PasswordHasher, "verify", "password compared"),
    (readers, "hash_secret_raw", "passphrase hashed"),
    (hashlib, "blake2b", "token made"),
)


@dataclass(frozen=True)
class Work:
    """What was done, in order: each statement as it is written, without its values, and each piece of arithmetic."""

    steps: tuple[str, ...]

    def unlike(self, other: "Work") -> str:
        """Where two begin to differ, in words; nothing where they are the same."""
        for number, (mine, theirs) in enumerate(zip(self.steps, other.steps, strict=False)):
            if mine != theirs:
                return f"step {number}: {mine[:300]} / {theirs[:300]}"
        if len(self.steps) == len(other.steps):
            return ""
        longer, common = max(self.steps, other.steps, key=len), min(len(self.steps), len(other.steps))
        return f"{common} steps in common, then {longer[common][:300]}"


@dataclass
class Meter:
    """Keeps what is done while it runs."""

    steps: list[str] = field(default_factory=list)

    def statement(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """A wrapper around each statement."""
        self.steps.append(SAVEPOINT.sub("savepoint", sql) + (f" × {len(params)}" if many else ""))
        return execute(sql, params, many, context)

    def counted(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        """The same function, counted."""

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            self.steps.append(name)
            return function(*args, **kwargs)

        return call


@contextmanager
def metered() -> Iterator[Meter]:
    """All that is done inside, on this connection and in this process."""
    meter = Meter()
    with ExitStack() as stack:
        for owner, name, told in COUNTED:
            stack.enter_context(patch.object(owner, name, meter.counted(getattr(owner, name), told)))
        stack.enter_context(connection.execute_wrapper(meter.statement))
        yield meter


def work_of(act: Callable[[], Any]) -> Work:
    """The work of one act."""
    with metered() as meter:
        act()
    return Work(tuple(meter.steps))
