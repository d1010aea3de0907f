"""Readers of one person of a batch: her row, what was asked by whom, what was signed, her cards and whether somebody may call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from naung.casework.arrivals.models import Arrival, Call, Card, Decision, Form
from naung.casework.arrivals.queries.rows import YES, arrival_row, hall_names, listed_of
from naung.casework.arrivals.rules.first_line import sent_on
from naung.casework.arrivals.rules.forms import decided_of, first_of, short_of
from naung.casework.arrivals.rules.short import (
    is_child,
    may_be_child,
    must_stay,
    needs_of,
    reasons_of,
    signs_now,
    track_of,
)
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import (
    ArrivalEvent,
    Decided,
    FirstTold,
    FormKind,
    Need,
    Presence,
    Reason,
    ShortTold,
    Sign,
)
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.vocabulary import Sex
from naung.foundation.vault.queries import open_rows

SEALED = ("short", "name", "nik", "papers", "birth", "origin_words", "destination", "sector", "ill", "notes")
CALL = ("reach", "hours", "pretext", "manner")


@dataclass(frozen=True)
class FormShown:
    """One form about her. `aside`: another one was chosen over it."""

    id: UUID
    kind: FormKind
    device: UUID | None
    made_by: UUID
    made_at: datetime
    taken_at: datetime
    finished: bool
    version: int
    aside: bool
    first: FirstTold
    short: ShortTold


@dataclass(frozen=True)
class DecisionShown:
    """What was signed, by whom, when, and why."""

    decided: Decided
    why: str
    by: UUID
    at: datetime


@dataclass(frozen=True)
class CallShown:
    """That she agreed to a call."""

    id: UUID
    until: date
    agreed_at: datetime
    ended_at: datetime | None
    reach: str
    hours: str
    pretext: str
    manner: str


@dataclass(frozen=True)
class CardLine:
    """A card that was given; the code itself is shown once and nowhere kept."""

    id: UUID
    wicket: UUID
    given_at: datetime


@dataclass(frozen=True)
class PersonShown:
    """One person of a batch in full."""

    id: UUID
    batch: UUID
    batch_on: date
    batch_number: str
    crossing: str
    closed: bool
    number: int
    version: int
    presence: Presence
    dead: bool
    group: int | None
    sex: Sex
    band: str
    origin: str
    cause: str
    lot: bool | None
    missed_first: str
    missed_short: str
    leaving: str
    person: UUID | None
    case: UUID | None
    referral: UUID | None
    forgotten: bool
    texts: dict[str, str]
    birth: VagueDate
    forms: tuple[FormShown, ...]
    decisions: tuple[DecisionShown, ...]
    calls: tuple[CallShown, ...]
    cards: tuple[CardLine, ...]
    hall: dict[UUID, str]  # the names of officers who asked at a laptop in the hall, by their ids there
    listed: frozenset[str]  # what the list says that counts as a sign

    def standing(self, kind: FormKind) -> list[FormShown]:
        """Her finished forms of one kind that nobody set aside, the oldest first."""
        return [each for each in self.forms if each.kind is kind and each.finished and not each.aside]

    @property
    def draft(self) -> FormShown | None:
        """The short screening that was begun at the desk and not finished."""
        return next((each for each in self.forms if not each.finished), None)

    @property
    def signs(self) -> frozenset[str]:
        """Every sign: seen by a first line, or said by the list and undone by nobody."""
        return signs_now((each.first for each in self.standing(FormKind.FIRST)), self.listed)

    @property
    def child(self) -> bool:
        """Whether she is a child by the list or by a sign: no card, no call of hers."""
        return is_child(self.band, self.signs)

    @property
    def may_be_child(self) -> bool:
        """The same, or nobody is sure: her name travels as a child's."""
        return may_be_child(self.band, self.signs)

    @property
    def sent(self) -> tuple[Sign, ...]:
        """Why she goes on to the short screening; nothing before the first line is finished."""
        if not self.standing(FormKind.FIRST):
            return ()
        return sent_on(self.signs, lot=bool(self.lot), table=shipped_first_line())

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What is proposed, and why."""
        table = shipped_short()
        shorts: list[ShortTold | None] = [each.short for each in self.standing(FormKind.SHORT)]
        found = [reasons_of(self.signs, told, table) for told in shorts or [None]]
        each = {(reason.code, reason.need): reason for some in found for reason in some}
        return tuple(sorted(each.values(), key=lambda reason: table.needs[reason.need].rank))

    @property
    def asks_why(self) -> bool:
        """Whether she may leave only for a written reason: something asks her to stay, or a sign was seen and nobody asked."""
        unscreened = any(sign.code != shipped_first_line().lot.code for sign in self.sent)
        return must_stay(self.reasons, shipped_short()) or (unscreened and not self.standing(FormKind.SHORT))

    @property
    def needs(self) -> tuple[Need, ...]:
        """What is proposed, the most urgent first."""
        return needs_of(self.reasons, shipped_short())

    @property
    def decided(self) -> Decided | None:
        """What was signed last."""
        return self.decisions[-1].decided if self.decisions else None

    @property
    def call(self) -> CallShown | None:
        """The call that she agreed to and has not taken back."""
        return next((each for each in self.calls if each.ended_at is None), None)

    def track(self, chosen: str = "") -> str:
        """Which questions fit her."""
        return track_of(self.signs, self.cause, chosen, shipped_short())


def arrival_for(arrival_id: UUID, *, actor: Actor) -> PersonShown:
    """One person in full, opened with one entry in the log. Raises NotFound for another desk's."""
    row = arrival_row(arrival_id, actor=actor)
    if row.forgotten_at is not None:
        return _shown(row, {}, [], [], [])
    forms = list(Form.objects.filter(arrival=row).order_by("made_at", "id"))
    decisions = list(Decision.objects.filter(arrival=row).order_by("at", "id"))
    calls = list(Call.objects.filter(arrival=row).order_by("agreed_at", "id"))
    asked: list[tuple[Any, Sequence[str]]] = [(row, SEALED)]
    asked += [(each, ("told",)) for each in forms]
    asked += [(each, ("decided", "why")) for each in decisions]
    asked += [(each, CALL) for each in calls]
    for each, _ in asked[1:]:
        each.compartment = row.compartment
    texts = open_rows(actor, ArrivalEvent.OPENED, asked)
    said = {each.pk: text for (each, _), text in zip(asked, texts, strict=True)}
    return _shown(row, said, forms, decisions, calls)


def _shown(
    row: Arrival,
    said: dict[Any, dict[str, str | None]],
    forms: list[Form],
    decisions: list[Decision],
    calls: list[Call],
) -> PersonShown:
    texts = {column: said.get(row.id, {}).get(column) or "" for column in SEALED}
    texts["ill"] = texts["ill"].strip()
    return PersonShown(
        id=row.id,
        batch=row.batch_id,
        batch_on=row.batch.on,
        batch_number=row.batch.number,
        crossing=row.batch.crossing,
        closed=row.batch.closed_at is not None,
        number=row.number,
        version=row.version,
        presence=Presence(row.presence),
        dead=row.dead,
        group=row.group,
        sex=Sex(row.sex),
        band=row.band,
        origin=row.origin,
        cause=row.cause,
        lot=row.lot,
        missed_first=row.missed_first,
        missed_short=row.missed_short,
        leaving=row.leaving,
        person=row.person_id,
        case=row.case,
        referral=row.referral,
        forgotten=row.forgotten_at is not None,
        texts=texts,
        birth=birth_of(texts["birth"]),
        forms=tuple(_form(each, said[each.id]["told"] or "") for each in forms),
        decisions=tuple(
            DecisionShown(decided_of(said[each.id]["decided"] or ""), said[each.id]["why"] or "", each.by, each.at)
            for each in decisions
        ),
        calls=tuple(_call(each, said[each.id]) for each in calls),
        cards=tuple(
            CardLine(each.id, each.wicket_id, each.given_at)
            for each in Card.objects.filter(arrival=row).order_by("given_at", "id")
        ),
        hall=hall_names(row.batch),
        listed=listed_of(row, ill=texts["ill"] == YES),
    )


def _call(row: Call, text: dict[str, str | None]) -> CallShown:
    told = (text[column] or "" for column in CALL)
    return CallShown(row.id, row.until, row.agreed_at, row.ended_at, *told)


def _form(row: Form, text: str) -> FormShown:
    kind = FormKind(row.kind)
    return FormShown(
        id=row.id,
        kind=kind,
        device=row.device,
        made_by=row.made_by,
        made_at=row.made_at,
        taken_at=row.taken_at,
        finished=row.finished,
        version=row.version,
        aside=row.aside_at is not None,
        first=first_of(text) if kind is FormKind.FIRST else FirstTold(),
        short=short_of(text) if kind is FormKind.SHORT else ShortTold(),
    )


def is_ill(shown: PersonShown) -> bool:
    """Whether the list or somebody since says that she is ill."""
    return shown.texts["ill"] == YES
