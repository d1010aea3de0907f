"""Opening what only a reader can open. Each function needs the reader's secret, which the server never stores."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.errors import SealBroken
from naung.foundation.vault.models import Reader, WrappedKey
from naung.foundation.vault.rules.readers import KeyPair, SealedPrivate, open_private, unwrap_with
from naung.foundation.vault.rules.sealing import NOT_OPENED, opened, place_of
from naung.foundation.vault.vocabulary import ReaderKind


def person_keys(owner: UUID) -> list[Reader]:
    """Every pair that a person ever had, the newest first; one that was replaced has `ended_at`."""
    return list(Reader.objects.filter(kind=ReaderKind.PERSON, owner=owner).order_by("-version"))


def person_key(owner: UUID | None) -> Reader | None:
    """The pair that a person uses now."""
    if owner is None:
        return None
    kept = Reader.objects.filter(kind=ReaderKind.PERSON, owner=owner, ended_at=None)
    return kept.order_by("-version").first()


def wrapped_to(readers: Collection[UUID], compartments: Collection[UUID]) -> frozenset[UUID]:
    """Which of these compartments one of these readers' pairs opens."""
    found = WrappedKey.objects.filter(reader__in=list(readers), compartment__in=list(compartments))
    return frozenset(found.exclude(reader_kind=ReaderKind.INSTALLATION).values_list("compartment_id", flat=True))


def open_person(reader: Reader, secret: str | bytes) -> KeyPair:
    """A person's pair, with her secret. Raises SealBroken for a wrong one."""
    return open_private(SealedPrivate(reader.way, bytes(reader.salt), bytes(reader.box)), secret, reader.id)


def open_desk(desk: Reader, holder: KeyPair, holder_row: Reader) -> KeyPair:
    """A desk's pair, with a member's. Raises SealBroken for one who is no member."""
    share = desk.members.filter(holder=holder_row).first()
    if share is None:
        raise SealBroken(NOT_OPENED)
    return KeyPair(bytes(desk.public), unwrap_with(holder, bytes(share.box)))


def open_wrap(compartment_id: UUID, reader: Reader, pair: KeyPair) -> bytes:
    """A compartment's data key, with a reader's pair. Raises SealBroken where there is no wrap for this reader."""
    wrap = WrappedKey.objects.filter(compartment_id=compartment_id, reader_kind=reader.kind, reader=reader.id).first()
    if wrap is None:
        raise SealBroken(NOT_OPENED)
    return unwrap_with(pair, bytes(wrap.box))


def open_as_reader(
    actor: Actor, event: EventName, row: Any, columns: list[str], reader: Reader, pair: KeyPair
) -> dict[str, str | None]:
    """Open columns of a row in a reader's own compartment, and log it."""
    key = open_wrap(row.compartment_id, reader, pair)
    answer: dict[str, str | None] = {}
    for column in columns:
        box, place = getattr(row, column), place_of(row._meta.db_table, row.pk, column, row.compartment_id)
        answer[column] = None if box is None else opened(bytes(box), key, place)
    record(event, subject=row.pk, fields=sorted(columns), count=1, by=actor)
    return answer
