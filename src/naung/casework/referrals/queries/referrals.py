"""Readers of one referral: its status for both ends, and what travels for the one that may open it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from naung.casework.consent.queries import live_bases
from naung.casework.referrals.models import COLUMN_OF, Line, Referral
from naung.casework.referrals.rules.sharing import fallen, stands
from naung.casework.referrals.rules.states import moves_open
from naung.casework.referrals.vocabulary import (
    HELD,
    SHUT,
    WAITING,
    BasisKind,
    FallenReason,
    Move,
    ReferralEvent,
    Side,
    State,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

SENDERS_TEXTS = ("outside", "question", "decline_words", "result_words", "receipt")
KEYS = ("compartment", "package", "cover")
WHO = ("case", "person", "receiver_case")  # records of which an officer who is shut out must not know
SAME_FOR_BOTH = (
    *("id", "number", "version", "agency_type", "service", "purpose", "person_kind", "area", "exploitation", "danger"),
    *("basis", "mark", "off_register", "sent_at", "waits_since", "warn_at", "escalate_at", "expire_at", "decided_at"),
    *("completed_at", "result_due_at", "noted_at", "decline_code", "result_code", "question_code", "receipt_on"),
)


@dataclass(frozen=True)
class LineFact:
    """That a field travels, on which basis, and whether that still stands; nothing of what it says."""

    field: str
    category: Category
    basis_kind: BasisKind
    basis: UUID
    article: str
    why_not: FallenReason | None


@dataclass(frozen=True)
class LineShown(LineFact):
    """A field as its reader sees it. `value` is None where its basis fell, or where her role may not see its class of data."""

    value: str | None


@dataclass(frozen=True)
class ReferralShown:
    """A referral from one end. What the other end wrote for itself is not in it.

    `other` is the other desk (None: an office without an account, named in `texts["outside"]`); `case` and `person` are the
    reader's own; `texts` are for the sender only.
    """

    id: UUID
    number: str
    side: Side
    state: State
    version: int
    other: UUID | None
    agency_type: str
    service: str
    purpose: str
    person_kind: str
    area: str
    exploitation: str
    danger: bool
    basis: str
    mark: str
    off_register: bool
    sent_by: UUID | None
    sent_at: datetime
    waits_since: datetime
    warn_at: datetime
    escalate_at: datetime
    expire_at: datetime
    decided_at: datetime | None
    completed_at: datetime | None
    result_due_at: datetime | None
    noted_at: datetime | None
    decline_code: str
    result_code: str
    question_code: str
    receipt_on: date | None
    case: UUID | None
    person: UUID | None
    moves: tuple[Move, ...]
    lines: tuple[LineFact, ...]
    texts: Mapping[str, str | None]

    @property
    def on_paper(self) -> bool:
        return self.side is Side.SENDER and self.other is None


def side_of(row: Referral, actor: Actor) -> Side | None:
    """From which end this actor looks at a referral; None for every other desk, and before it was sent at all."""
    if actor.desk is None:
        return None
    if row.owner == actor.desk:
        return Side.SENDER
    return Side.RECEIVER if row.receiver == actor.desk and _was_sent(row) else None


def _was_sent(row: Referral) -> bool:
    if row.state == State.TO_SIGN:
        return False
    return not row.off_register or bool(row.signature.signed)


def referral_row(referral_id: UUID, *, actor: Actor) -> tuple[Referral, Side]:
    """The unopened row and the actor's end of it. Raises NotFound for any desk but the two."""
    require(actor, Permission.REFERRAL_READ)
    row = seen_by(Referral.objects.select_related(*KEYS), *WHO, actor=actor).filter(id=referral_id).first()
    side = side_of(row, actor) if row is not None else None
    if row is None or side is None:
        raise NotFound()
    return row, side


def facts_of(lines: Sequence[Line]) -> tuple[LineFact, ...]:
    """Each line with whether its basis stands today: asked anew at every reading."""
    live = live_bases({line.basis for line in lines}, timezone.localdate())
    return tuple(_fact(line, live) for line in lines)


def _fact(line: Line, live: Mapping[UUID, frozenset[Category]]) -> LineFact:
    category, kind = Category(line.category), BasisKind(line.basis_kind)
    why_not = None if stands(category, line.basis, live) else fallen(kind)
    return LineFact(line.field, category, kind, line.basis, line.article, why_not)


def _lines(row: Referral) -> list[Line]:
    lines = list(row.lines.order_by("category", "field", "turn"))
    for line in lines:  # two keys in memory instead of a query each
        line.compartment = row.cover if line.compartment_id == row.cover_id else row.package
    return lines


def referral_for(referral_id: UUID, *, actor: Actor) -> ReferralShown:
    """A referral as its sender or its receiver sees it; the sender's texts are opened with one entry in the log.

    A receiver who declined, or let it end, keeps the status and nothing else. Raises NotFound for every other desk.
    """
    row, side = referral_row(referral_id, actor=actor)
    if side is Side.SENDER:
        (texts,) = open_rows(actor, ReferralEvent.READ, [(row, SENDERS_TEXTS)])
        return _shown(row, side, facts_of(_lines(row)), texts)
    return _shown(row, side, () if State(row.state) in SHUT else facts_of(_lines(row)), {})


def _shown(row: Referral, side: Side, lines: tuple[LineFact, ...], texts: Mapping[str, str | None]) -> ReferralShown:
    sender, state = side is Side.SENDER, State(row.state)
    return ReferralShown(
        side=side,
        state=state,
        other=row.receiver if sender else row.owner,
        sent_by=row.sent_by if sender else None,
        case=row.case if sender else row.receiver_case,
        person=row.person if sender else None,
        moves=moves_open(state, sender=sender, on_paper=row.receiver is None),
        lines=lines,
        texts=texts,
        **{name: getattr(row, name) for name in SAME_FOR_BOTH},
    )


def package_for(referral_id: UUID, *, actor: Actor) -> tuple[LineShown, ...]:
    """What the receiver may read now: facts without identity while it decides, everything once it accepted.

    A line whose basis fell is not opened. Raises NotFound for others, and where nothing is left to open.
    """
    row, side = referral_row(referral_id, actor=actor)
    if side is not Side.RECEIVER or State(row.state) not in WAITING | HELD:
        raise NotFound()
    lines = [line for line in _lines(row) if State(row.state) in HELD or line.compartment_id == row.cover_id]
    return _opened(lines, ReferralEvent.PACKAGE_OPENED, actor)


def letter_for(referral_id: UUID, *, actor: Actor) -> tuple[LineShown, ...]:
    """What stands on the letter to an office without an account, read anew at each printing. Raises NotFound for none."""
    row, side = referral_row(referral_id, actor=actor)
    require(actor, Permission.REFERRAL_SEND)
    if side is not Side.SENDER or row.receiver is not None or State(row.state) is not State.SENT:
        raise NotFound()
    return _opened(_lines(row), ReferralEvent.LETTER_PRINTED, actor)


def htcds_for(referral_id: UUID, *, taking: bool, actor: Actor) -> tuple[LineShown, ...]:
    """What an office outside may have as a file, read anew each time. `taking`: it leaves now. Raises NotFound for none."""
    row, side = referral_row(referral_id, actor=actor)
    require(actor, Permission.REFERRAL_SEND)
    if side is not Side.SENDER or row.receiver is not None or State(row.state) not in {State.SENT, *HELD}:
        raise NotFound()
    return _opened(_lines(row), ReferralEvent.HTCDS_TAKEN if taking else ReferralEvent.HTCDS_OPENED, actor)


def _opened(lines: Sequence[Line], event: ReferralEvent, actor: Actor) -> tuple[LineShown, ...]:
    facts = facts_of(lines)
    standing = [line for line, fact in zip(lines, facts, strict=True) if fact.why_not is None]
    rows = [(line, (COLUMN_OF[Category(line.category)],)) for line in standing]
    texts = open_rows(actor, event, rows) if rows else []
    values = {line.id: next(iter(text.values()), None) for line, text in zip(standing, texts, strict=True)}
    return tuple(LineShown(**vars(fact), value=values.get(line.id)) for line, fact in zip(lines, facts, strict=True))
