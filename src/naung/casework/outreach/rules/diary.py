"""What a phone's form says: read strictly, since it was written by a program that may be older or newer than this one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from naung.casework.outreach.rules.contents import reply_name, seat_name
from naung.casework.outreach.vocabulary import SEATS, Audience, Held, Moment, Replies, Reply, Topic, Way
from naung.foundation.courier.rules import read_form, text_of

SCHEMA = 1  # of the forms; a phone that is weeks behind sends an older one, which must still be read
KIND = "sosialisasi"


@dataclass(frozen=True)
class RoomAnswered:
    """How the room answered one question, as it was counted on the phone."""

    question: str
    way: Way
    replies: Replies


@dataclass(frozen=True)
class Unlisted:
    """A session that stood in no list: where it was, in words, and for whom."""

    place: str
    audience: Audience


@dataclass(frozen=True)
class FieldForm:
    """One finished form. It is about a listed session, about what an earlier form told, or about one that stood in no list.

    `version`: the session's when it was last seen on the phone. `materials` is None where the phone had no list of them.
    """

    id: UUID
    session: UUID | None
    version: int
    parent: UUID | None
    unlisted: Unlisted | None
    held: Held | None
    topics: frozenset[Topic]
    materials: frozenset[UUID] | None
    answers: tuple[RoomAnswered, ...]


def read_diary(plain: bytes) -> FieldForm:
    """The form that was sealed. Raises RuleBroken for what can't be read or is of a schema that is not known here."""
    return read_form(plain, SCHEMA, _form)


def _form(told: Mapping[str, Any]) -> FieldForm:
    held, new, materials = told.get("held"), told.get("new"), told.get("materials")
    form = FieldForm(
        id=UUID(told["form"]),
        session=_id(told.get("session")),
        version=_whole(told.get("version") or 0),
        parent=_id(told.get("parent")),
        unlisted=Unlisted(text_of(new["place"]), Audience(new["audience"])) if new else None,
        held=_held(held) if held else None,
        topics=frozenset(Topic(each) for each in told.get("topics") or ()),
        materials=None if materials is None else frozenset(UUID(each) for each in materials),
        answers=tuple(_answered(each) for each in told.get("answers") or ()),
    )
    about = [form.session, form.parent, form.unlisted]
    if sum(each is not None for each in about) != 1 or not (form.held or form.answers):
        raise ValueError("a form is about exactly one session and says something of it")
    if form.unlisted and not form.held:
        raise ValueError("a session that stood in no list is told whole")
    return form


def _held(told: Mapping[str, Any]) -> Held:
    seats = {seat: _whole(told["seats"].get(seat_name(seat), 0)) for seat in SEATS}
    return Held(
        on=date.fromisoformat(told["on"]),
        minutes=_whole(told["minutes"]),
        attendance={seat: count for seat, count in seats.items() if count},
        asked=text_of(told.get("asked", "")),
        reports=_whole(told.get("reports", 0)),
        referrals=_whole(told.get("referrals", 0)),
    )


def _answered(told: Mapping[str, Any]) -> RoomAnswered:
    counts = told["counts"]
    replies = {
        (moment, reply): _whole(counts.get(reply_name(moment, reply), 0)) for moment in Moment for reply in Reply
    }
    return RoomAnswered(text_of(told["question"]), Way(told["way"]), replies)


def _id(told: Any) -> UUID | None:
    return None if told is None else UUID(told)


def _whole(told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise ValueError("a count is a whole number")
    return told
