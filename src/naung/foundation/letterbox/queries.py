"""Readers of the box: a key's holder sees blank forms; a desk sees its own keys and letters, and ciphertext of what they say."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.letterbox.models import Blank, BlankSound, Letter, Sender
from naung.foundation.letterbox.vocabulary import (
    WAITING,
    BlankLine,
    Boxes,
    FileLine,
    LetterLine,
    LetterState,
    Offered,
    SenderLine,
)
from naung.foundation.texts import Found, Texts, places_in, texts_of, words_sought

READS, WRITES, VISITS = Permission.ARRIVAL_READ, Permission.ARRIVAL_WRITE, Permission.SYSTEM_VISIT
ROWS = 200
TEXTS = (Texts(Sender, "id", ("office",)),)


def blanks_offered(desk: UUID, *, every_version: bool = False, actor: Actor) -> list[BlankLine]:
    """The blank forms that a desk offers to partner offices (SYSTEM_VISIT), the newest first."""
    require(actor, VISITS)
    rows = Blank.objects.filter(owner=desk).defer("content")
    rows = rows if every_version else rows.filter(ended_at=None)
    has = Exists(BlankSound.objects.filter(blank=OuterRef("pk")))
    return [_blank(row, row.has_files) for row in rows.annotate(has_files=has).order_by("-made_at", "-version")]


def _blank(row: Blank, has_files: bool) -> BlankLine:
    titles = {"id": row.title_id, "en": row.title_en}
    about = {"id": row.about_id, "en": row.about_en}
    newest = row.ended_at is None
    return BlankLine(row.form, row.version, titles, about, row.md5, has_files, newest, row.made_at)


def blank_content(desk: UUID, *, form: str, version: str, actor: Actor) -> bytes:
    """The file of a blank form (SYSTEM_VISIT). Raises NotFound."""
    require(actor, VISITS)
    return bytes(blank_row(desk, form, version).content)


def blank_row(desk: UUID, form: str, version: str) -> Blank:
    """A blank form of a desk. Raises NotFound."""
    row = Blank.objects.filter(owner=desk, form=form, version=version).first()
    if row is None:
        raise NotFound()
    return row


def files_of_blank(desk: UUID, *, form: str, version: str, actor: Actor) -> list[FileLine]:
    """The files that belong to a blank form (SYSTEM_VISIT). Raises NotFound for no such form."""
    require(actor, VISITS)
    rows = BlankSound.objects.filter(blank=blank_row(desk, form, version)).order_by("name")
    return [FileLine(name, md5) for name, md5 in rows.values_list("name", "md5")]


def file_of_blank(desk: UUID, *, form: str, version: str, name: str, actor: Actor) -> bytes:
    """One of them (SYSTEM_VISIT). Raises NotFound."""
    require(actor, VISITS)
    row = BlankSound.objects.filter(blank=blank_row(desk, form, version), name=name).first()
    if row is None:
        raise NotFound()
    return bytes(row.content)


def offered_now(desk: UUID, form: str) -> Offered | None:
    """The blank form that a desk offers now, for the room that publishes it and has asked; None where there is none."""
    row = Blank.objects.filter(owner=desk, form=form, ended_at=None).defer("content").first()
    if row is None:
        return None
    sounds = frozenset(row.files.values_list("name", flat=True))
    return Offered(row.version, row.digest, row.receiving, bytes(row.seals), row.opens, sounds, row.made_at)


def desks_with_senders() -> list[UUID]:
    """The desks that have a key out with a partner office, for the room that publishes to them."""
    return list(Sender.objects.filter(revoked_at=None).order_by("owner").values_list("owner", flat=True).distinct())


def senders_of_desk(*, actor: Actor) -> list[SenderLine]:
    """The keys that the actor's desk has given to partner offices, the newest first, also those that were revoked."""
    require(actor, READS)
    rows = Sender.objects.filter(owner=desk_of(actor)).annotate(
        waiting=Count("letters", filter=Q(letters__state__in=WAITING)), sent=Count("letters")
    )
    return [
        SenderLine(row.id, row.office, row.made_at, row.seen_at, row.revoked_at, row.waiting, row.sent)
        for row in rows.order_by("-made_at", "id")[:ROWS]
    ]


def sender_row(sender_id: UUID, *, actor: Actor) -> Sender:
    """A key of the actor's own desk. Raises NotFound for another desk's."""
    require(actor, READS)
    row = Sender.objects.filter(id=sender_id, owner=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return row


def letters_waiting(*, actor: Actor) -> list[LetterLine]:
    """What came to the actor's desk and nobody has dealt with, the oldest first. Opens nothing."""
    require(actor, READS)
    rows = _letters(actor).filter(state__in=WAITING)
    return _lines(rows.order_by("arrived_at", "id")[:ROWS])


def letters_settled(*, actor: Actor) -> list[LetterLine]:
    """What was written down or set aside at the actor's desk of late, the newest first."""
    require(actor, READS)
    rows = _letters(actor).exclude(state__in=WAITING)
    return _lines(rows.order_by("-settled_at", "id")[:ROWS])


def _letters(actor: Actor) -> "QuerySet[Letter]":
    return Letter.objects.filter(owner=desk_of(actor)).select_related("sender", "blank").defer("blank__content")


def _lines(rows: Iterable[Letter]) -> list[LetterLine]:
    return [line_of(row) for row in rows]


def letter_row(letter_id: UUID, *, actor: Actor) -> Letter:
    """A letter to the actor's own desk. Raises NotFound for another desk's."""
    require(actor, READS)
    row = _letters(actor).filter(id=letter_id).first()
    if row is None:
        raise NotFound()
    return row


def letter_boxes(letter_id: UUID, *, actor: Actor) -> Boxes:
    """A letter to the actor's own desk as ciphertext, in the order in which its parts came. Raises NotFound."""
    row = letter_row(letter_id, actor=actor)
    boxes = tuple(bytes(box) for box in row.pieces.order_by("id").values_list("box", flat=True) if box)
    return Boxes(line_of(row), row.blank.receiving, bytes(row.blank.public), row.blank.opens, boxes, bytes(row.why))


def line_of(row: Letter) -> LetterLine:
    """A stored letter without its ciphertext."""
    return LetterLine(
        id=row.id,
        sender=row.sender_id,
        office=row.sender.office,
        state=LetterState(row.state),
        version=row.blank.version,
        sealed=row.sealed,
        revoked=row.sender.revoked_at is not None,
        arrived_at=row.arrived_at,
        settled_at=row.settled_at,
        settled_by=row.settled_by,
        subject=row.subject,
    )


def words_found(words: str, *, actor: Actor) -> list[Found]:
    """Every name of a partner office in which these words stand (PERSON_ERASE). Raises RuleBroken for too few letters."""
    require(actor, Permission.PERSON_ERASE)
    return places_in(words_sought(words), texts_of(TEXTS))
