"""Opening what was sealed to a desk's receiving key: with an actor of that desk, and with its entry in the log."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from naung.foundation.access.rules import desk_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.errors import NotFound
from naung.foundation.vault.models import Reader
from naung.foundation.vault.queries.opening import open_secret
from naung.foundation.vault.rules.readers import KeyPair, unwrap_with, wrap_to
from naung.foundation.vault.vocabulary import ReaderKind

RECEIVING_SECRET = "receiving_key"  # noqa: S105  # the kind of a secret, not one


@dataclass(frozen=True)
class ReceivingKey:
    """The public half of a desk's receiving key (X25519, 32 bytes)."""

    id: UUID
    public: bytes


def receiving_key(desk: UUID) -> ReceivingKey | None:
    """The desk's receiving key of now; None where it has none."""
    row = Reader.objects.filter(kind=ReaderKind.RECEIVING, owner=desk, ended_at=None).order_by("-version").first()
    return None if row is None else ReceivingKey(row.id, bytes(row.public))


def sealed_to(public: bytes, plain: bytes) -> bytes:
    """What `open_received` opens at the desk whose receiving key this is, and nobody else."""
    return wrap_to(public, plain)


def open_received(actor: Actor, event: EventName, *, subject: UUID, key: UUID, box: bytes) -> bytes:
    """What a device sealed to the actor's own desk, with an entry in the log.

    Raises NotFound for a key of another desk, SealBroken where the box was altered or sealed to another key.
    """
    (plain,) = open_all_received(actor, event, subject=subject, key=key, boxes=[box])
    return plain


def open_all_received(
    actor: Actor, event: EventName, *, subject: UUID, key: UUID, boxes: Sequence[bytes]
) -> list[bytes]:
    """The same of several boxes of one record, with one entry."""
    row = Reader.objects.filter(kind=ReaderKind.RECEIVING, id=key, owner=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    pair = KeyPair(bytes(row.public), b64decode(open_secret(RECEIVING_SECRET, row.id)))
    plain = [unwrap_with(pair, box) for box in boxes]
    record(event, subject=subject, count=1, by=actor)
    return plain
