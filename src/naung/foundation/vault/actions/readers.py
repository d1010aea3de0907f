"""Key pairs of persons and desks: joining adds a wrap, leaving brings a new desk key, two custodians can recover.

A desk's private half is wrapped to each member's public key and to a recovery key whose own private half exists only as
words on paper (SLIP-39, two custodians). The server stores none of the secrets that open them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.vault.models import MemberKey, Reader, WrappedKey
from naung.foundation.vault.queries.readers import open_desk, open_person, open_wrap
from naung.foundation.vault.rules.readers import KeyPair, new_pair, seal_private, unwrap_with, wrap_to
from naung.foundation.vault.rules.recovery import secret_of, shares_of
from naung.foundation.vault.vocabulary import ReaderKind, VaultEvent


@dataclass(frozen=True)
class NewDeskKey:
    """A desk's new reader row and the custodians' words, which are shown once and stored nowhere."""

    desk: Reader
    recovery_words: list[str]


@transaction.atomic
def make_person_key(*, owner: UUID, secret: str | bytes, by: Actor) -> Reader:
    """Give a person a pair whose private half only her passphrase (or her passkey's PRF output) opens."""
    pair = new_pair()
    reader = Reader(kind=ReaderKind.PERSON, owner=owner, public=pair.public, made_at=timezone.now())
    kept = seal_private(pair.private, secret, reader.id)
    reader.way, reader.salt, reader.box = kept.way, kept.salt, kept.box
    reader.version = 1 + Reader.objects.filter(kind=ReaderKind.PERSON, owner=owner).count()
    reader.save()
    record(VaultEvent.READER_MADE, subject=reader.id, by=by)
    return reader


@transaction.atomic
def replace_person_key(*, old: Reader, secret: str | bytes, by: Actor) -> Reader:
    """End a person's pair whose secret is lost and give her another. What was sealed to the old one stays shut for good."""
    Reader.objects.filter(id=old.id).update(ended_at=timezone.now())
    fresh = make_person_key(owner=old.owner, secret=secret, by=by)
    record(VaultEvent.READER_REPLACED, subject=fresh.id, subjects=[old.id], by=by)
    return fresh


@transaction.atomic
def change_person_secret(*, reader: Reader, old: str | bytes, new: str | bytes, by: Actor) -> None:
    """Put a person's pair under another secret; all that is sealed to it opens as before. Raises SealBroken for a wrong one."""
    kept = seal_private(open_person(reader, old).private, new, reader.id)
    reader.way, reader.salt, reader.box = kept.way, kept.salt, kept.box
    reader.save(update_fields=["way", "salt", "box"])
    record(VaultEvent.READER_RESEALED, subject=reader.id, by=by)


@transaction.atomic
def make_desk_key(*, desk: UUID, members: Sequence[Reader], by: Actor) -> NewDeskKey:
    """Give a desk a pair, wrapped to each member and to a new recovery key in two custodians' hands."""
    pair = new_pair()
    row = _desk_row(desk, pair)
    recovery_pair = new_pair()
    version = 1 + Reader.objects.filter(kind=ReaderKind.RECOVERY, owner=desk).count()
    recovery = Reader.objects.create(
        kind=ReaderKind.RECOVERY, owner=desk, version=version, public=recovery_pair.public, made_at=timezone.now()
    )
    _wrap_desk(row, pair, [*members, recovery])
    record(VaultEvent.READER_MADE, subject=row.id, by=by)
    return NewDeskKey(row, shares_of(recovery_pair.private))


def _desk_row(desk: UUID, pair: KeyPair) -> Reader:
    version = 1 + Reader.objects.filter(kind=ReaderKind.DESK, owner=desk).count()
    return Reader.objects.create(
        kind=ReaderKind.DESK, owner=desk, version=version, public=pair.public, made_at=timezone.now()
    )


def _wrap_desk(desk: Reader, pair: KeyPair, holders: Sequence[Reader]) -> None:
    MemberKey.objects.bulk_create(
        MemberKey(desk=desk, holder=holder, box=wrap_to(bytes(holder.public), pair.private)) for holder in holders
    )


@transaction.atomic
def add_member(*, desk: Reader, member: Reader, opened_by: Reader, secret: str | bytes, by: Actor) -> None:
    """A member joins: one who can open the desk's key wraps it to the newcomer."""
    pair = open_desk(desk, open_person(opened_by, secret), opened_by)
    _wrap_desk(desk, pair, [member])
    record(VaultEvent.READER_JOINED, subject=desk.id, subjects=[member.id], by=by)


@transaction.atomic
def remove_member(*, desk: Reader, member: Reader, opened_by: Reader, secret: str | bytes, by: Actor) -> Reader:
    """A member leaves: the desk gets a new pair without him, and every compartment of the old one is wrapped to the new.

    What he has read he has read; what he copied of the old key opens no new compartment. His wraps are deleted.
    """
    old = open_desk(desk, open_person(opened_by, secret), opened_by)
    holders = [m.holder for m in desk.members.select_related("holder").exclude(holder=member)]
    pair = new_pair()
    row = _desk_row(desk.owner, pair)
    _wrap_desk(row, pair, holders)
    _rewrap(desk, old, row)
    desk.members.all().delete()
    Reader.objects.filter(id__in=[desk.id, member.id]).update(ended_at=timezone.now())
    record(VaultEvent.READER_LEFT, subject=row.id, subjects=[member.id], by=by)
    return row


def _rewrap(old_row: Reader, old: KeyPair, new_row: Reader) -> None:
    wraps = WrappedKey.objects.filter(reader_kind=ReaderKind.DESK, reader=old_row.id)
    fresh = [
        WrappedKey(
            compartment_id=wrap.compartment_id,
            reader_kind=ReaderKind.DESK,
            reader=new_row.id,
            version=wrap.version,
            box=wrap_to(bytes(new_row.public), unwrap_with(old, bytes(wrap.box))),
        )
        for wrap in wraps
    ]
    wraps.delete()
    WrappedKey.objects.bulk_create(fresh)


@transaction.atomic
def recover_desk(*, desk: Reader, words: list[str], member: Reader, by: Actor) -> None:
    """Two custodians type their words and give the desk's key to a member, when no member can open it any more.

    Raises RuleBroken where the words do not fit, NotFound where the desk has no recovery key.
    """
    share = desk.members.select_related("holder").filter(holder__kind=ReaderKind.RECOVERY).first()
    if share is None:
        raise NotFound()
    recovery = KeyPair(bytes(share.holder.public), secret_of(words))
    private = unwrap_with(recovery, bytes(share.box))
    MemberKey.objects.filter(desk=desk, holder=member).delete()
    _wrap_desk(desk, KeyPair(bytes(desk.public), private), [member])
    record(VaultEvent.RECOVERED, subject=desk.id, subjects=[member.id], by=by)


@transaction.atomic
def share_compartments(
    *, compartments: Sequence[UUID], to: Reader, opened_by: Reader, secret: str | bytes, by: Actor
) -> None:
    """One who can open a reader's own compartments lets another reader open them too. Twice does no harm."""
    pair = open_person(opened_by, secret)
    WrappedKey.objects.bulk_create(
        [
            WrappedKey(
                compartment_id=each,
                reader_kind=to.kind,
                reader=to.id,
                version=1,
                box=wrap_to(bytes(to.public), open_wrap(each, opened_by, pair)),
            )
            for each in compartments
        ],
        ignore_conflicts=True,
    )
    record(VaultEvent.READER_JOINED, subjects=[*compartments, to.id], count=len(compartments), by=by)
