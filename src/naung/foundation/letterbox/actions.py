"""Writers of the box. A desk gives keys, publishes and settles; whoever holds a key drops in."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.letterbox.models import Blank, BlankSound, Letter, Piece, Sender
from naung.foundation.letterbox.queries import (
    TEXTS,
    VISITS,
    WRITES,
    blank_row,
    letter_row,
    sender_row,
)
from naung.foundation.letterbox.rules.sealing import (
    FORM_PART,
    content_mark,
    instance_hash,
    name_mark,
    new_token,
    sealed_part,
    token_hash,
)
from naung.foundation.letterbox.rules.waiting import (
    DEALT_WITH,
    LONGEST_WAIT,
    REMEMBERED,
    check_named,
    check_office,
    is_full,
    is_seen_anew,
    is_whole,
)
from naung.foundation.letterbox.vocabulary import (
    SETTLED,
    WAITING,
    BlankTold,
    Greeted,
    Handed,
    LetterEvent,
    LetterState,
    MadeSender,
    Part,
    Submission,
)
from naung.foundation.texts import Emptied, take_out, words_sought


@transaction.atomic
def make_sender(*, office: str, by: Actor) -> MadeSender:
    """Give a partner office a key of its own. The token is answered once and kept nowhere. Raises RuleBroken."""
    require(by, WRITES)
    name, token = check_office(office), new_token()
    row = Sender.objects.create(
        owner=desk_of(by), office=name, token=token_hash(token), made_by=officer_of(by), made_at=timezone.now()
    )
    record(LetterEvent.SENDER_MADE, subject=row.id, by=by)
    return MadeSender(row.id, token)


@transaction.atomic
def revoke_sender(*, sender_id: UUID, by: Actor) -> None:
    """Revoke a key at once; what it dropped in before stays. Twice does no harm. Raises NotFound for another desk's."""
    require(by, WRITES)
    row = sender_row(sender_id, actor=by)
    if row.revoked_at is None:
        row.revoked_at, row.revoked_by = timezone.now(), officer_of(by)
        row.save(update_fields=["revoked_at", "revoked_by"])
        record(LetterEvent.SENDER_REVOKED, subject=row.id, by=by)


@transaction.atomic
def publish_blank(*, desk: UUID, told: BlankTold, by: Actor) -> None:
    """Offer a blank form to a desk's partner offices in place of the one before, which stays for phones that have it.

    By an officer of the desk, or by the clock (SYSTEM_TICK).
    """
    if not by.may(Permission.SYSTEM_TICK):
        require(by, WRITES, within=desk)
    now = timezone.now()
    Blank.objects.filter(owner=desk, form=told.form, ended_at=None).update(ended_at=now)
    row = Blank.objects.create(
        owner=desk,
        form=told.form,
        version=told.version,
        digest=told.digest,
        title_id=told.titles["id"],
        title_en=told.titles["en"],
        about_id=told.about["id"],
        about_en=told.about["en"],
        content=told.content,
        md5=_md5(told.content),
        receiving=told.receiving,
        public=told.public,
        seals=told.seals,
        opens=told.opens,
        made_at=now,
    )
    BlankSound.objects.bulk_create(
        BlankSound(blank=row, name=each.name, content=each.content, md5=_md5(each.content)) for each in told.files
    )
    record(LetterEvent.PUBLISHED, subject=row.id, by=by)


def _md5(content: bytes) -> str:
    """The only hash that OpenRosa knows for files; it says that a file changed, and protects nothing."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def greet_sender(*, token: str, by: Actor) -> Greeted:
    """Whose key this is (SYSTEM_VISIT); that it was used is written down to the minute. Raises NotFound for none of ours."""
    require(by, VISITS)
    row = Sender.objects.filter(token=token_hash(token)).first()
    if row is None:
        raise NotFound()
    now = timezone.now()
    if row.revoked_at is None and is_seen_anew(row.seen_at, now):
        Sender.objects.filter(id=row.id).update(seen_at=now)
    return Greeted(row.id, row.owner, row.revoked_at is not None)


@transaction.atomic
def drop_in(
    *, sender_id: UUID, told: Submission, form: bytes, files: Sequence[Part], more: bool = False, by: Actor
) -> Handed:
    """Take what a key's holder sends (SYSTEM_VISIT): the form itself and the files that came with it, sealed as they come.

    The same again changes nothing; other files of the same form are added. `more`: the phone says that further files follow.
    Raises NotFound for a revoked key or a blank form that the desk never published, RuleBroken for a file that nothing names.
    """
    require(by, VISITS)
    sender = Sender.objects.filter(id=sender_id, revoked_at=None).first()
    if sender is None:
        raise NotFound()
    blank = blank_row(sender.owner, told.form, told.version)
    check_named([each.name for each in files], told)
    parts = [Part(FORM_PART, form), *files]
    full = _is_full(sender)
    if full and not Letter.objects.filter(owner=sender.owner, instance=instance_hash(told.instance)).exists():
        return Handed.FULL
    row = _held(sender, blank, told)
    known = {bytes(name): bytes(content) for name, content in row.pieces.values_list("name", "content")}
    marked = {name_mark(each.name, told.instance): each for each in parts}
    if any(known[name] != content_mark(part.content, told.instance) for name, part in marked.items() if name in known):
        return Handed.OTHER
    new = {name: part for name, part in marked.items() if name not in known}
    if new and row.state in SETTLED:
        return Handed.OTHER
    if new and known and full:
        return Handed.FULL
    _keep(row, new, told, bytes(blank.public))
    return _settled_in(row, told, more=more, news=bool(new), by=by)


def _held(sender: Sender, blank: Blank, told: Submission) -> Letter:
    """The letter under this number, begun where it is new, held until the end of the transaction."""
    row, _ = Letter.objects.get_or_create(
        owner=sender.owner,
        instance=instance_hash(told.instance),
        defaults={"sender": sender, "blank": blank, "sealed": told.sealed, "arrived_at": timezone.now()},
    )
    return Letter.objects.select_for_update().get(id=row.id)


def _is_full(sender: Sender) -> bool:
    waits = Letter.objects.filter(sender=sender, state__in=WAITING).aggregate(count=Count("id"), size=Sum("size"))
    return is_full(waits["count"], waits["size"] or 0)


def _keep(row: Letter, new: dict[bytes, Part], told: Submission, public: bytes) -> None:
    pieces = [
        Piece(letter=row, name=name, content=content_mark(part.content, told.instance), box=sealed_part(public, part))
        for name, part in new.items()
    ]
    Piece.objects.bulk_create(pieces)
    row.size += sum(len(piece.box) for piece in pieces)


def _settled_in(row: Letter, told: Submission, *, more: bool, news: bool, by: Actor) -> Handed:
    """Say whether the letter is whole now; the first time that it is, the log says so."""
    if row.state == LetterState.PART:
        has = set(map(bytes, row.pieces.values_list("name", flat=True)))
        there = [each for each in told.named if name_mark(each, told.instance) in has]
        if is_whole(told, there, more=more):
            row.state = LetterState.WHOLE
            record(LetterEvent.RECEIVED, subject=row.id, by=by)
    if news or row.state == LetterState.WHOLE:
        row.save(update_fields=["state", "size"])
    return Handed.PART if row.state == LetterState.PART else Handed.WHOLE


@transaction.atomic
def settle_letter(
    *, letter_id: UUID, to: LetterState, subject: UUID | None = None, why: bytes = b"", by: Actor
) -> None:
    """Say what became of a letter: it loses its content, what it said stands in the record or is refused.

    `why`: a reason, sealed to the desk. Raises RuleBroken for one that is settled already, NotFound for another desk's.
    """
    require(by, WRITES)
    letter_row(letter_id, actor=by)
    row = Letter.objects.select_for_update().get(id=letter_id)
    if row.state in SETTLED:
        raise RuleBroken(DEALT_WITH)
    row.pieces.update(box=b"")
    row.state, row.subject, row.why, row.size = to, subject, why, 0
    row.settled_at, row.settled_by = timezone.now(), officer_of(by)
    row.save()
    event = LetterEvent.TAKEN if to is LetterState.TAKEN else LetterEvent.SET_ASIDE
    record(event, subject=row.id, subjects=[subject] if subject else (), by=by)


@transaction.atomic
def sweep_letters(*, now: datetime, by: Actor) -> int:
    """Delete what letters say at which nobody looked for long, and forget those settled long ago (SYSTEM_TICK); how many."""
    require(by, Permission.SYSTEM_TICK)
    late = list(
        Letter.objects.filter(state__in=WAITING, arrived_at__lt=now - LONGEST_WAIT).values_list("id", flat=True)
    )
    Piece.objects.filter(letter__in=late).update(box=b"")
    Letter.objects.filter(id__in=late).update(state=LetterState.ASIDE, size=0, settled_at=now)
    gone = Letter.objects.filter(state__in=SETTLED, settled_at__lt=now - REMEMBERED)
    count = len(late) + gone.count()
    if count:
        gone.delete()
        record(LetterEvent.SWEPT, count=count, by=by)
    return count


@transaction.atomic
def take_words_out(*, words: str, by: Actor) -> int:
    """Take these words out of the names of partner offices (PERSON_ERASE); out of how many. Raises RuleBroken."""
    require(by, Permission.PERSON_ERASE)

    def told(each: Emptied) -> None:
        record(LetterEvent.WORDS_TAKEN_OUT, subject=each.subject, fields=each.columns, by=by)

    sought = words_sought(words)
    return sum(take_out(sought, each, told) for each in TEXTS)
