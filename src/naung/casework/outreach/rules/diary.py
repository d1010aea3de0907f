"""What a phone's form says: read strictly, since it was written by a program that may be older or newer than this one."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from naung.casework.outreach.rules.contents import reply_name, seat_name
from naung.casework.outreach.vocabulary import SEATS, Audience, Held, Moment, Replies, Reply, Topic, Way
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop, without_bad_signs

SCHEMA = 1  # of the forms; a phone that is weeks behind sends an older one, which must still be read
KIND = "sosialisasi"

UNREADABLE = gettext_noop("Isi formulir ini tidak dapat dibaca.")
OTHER_NUMBER = gettext_noop("Nomor di dalam formulir ini bukan nomornya. Formulir ini tidak bisa dicatat.")
NEWER = gettext_noop("Formulir ini dibuat oleh versi aplikasi yang lebih baru dari kantor ini.")


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


def read_form(plain: bytes) -> FieldForm:
    """The form that was sealed. Raises RuleBroken for what can't be read or is of a schema that is not known here."""
    try:
        told: Any = json.loads(plain.decode().strip())
        if told["schema"] > SCHEMA:
            raise RuleBroken(NEWER)
        return _form(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise RuleBroken(UNREADABLE) from wrong


def is_of_its_number(form: FieldForm, number: UUID) -> None:
    """Raise RuleBroken where a box came under another number than the one that was sealed in it: it came before, or will."""
    if form.id != number:
        raise RuleBroken(OTHER_NUMBER)


def _form(told: Mapping[str, Any]) -> FieldForm:
    held, new, materials = told.get("held"), told.get("new"), told.get("materials")
    form = FieldForm(
        id=UUID(told["form"]),
        session=_id(told.get("session")),
        version=_whole(told.get("version") or 0),
        parent=_id(told.get("parent")),
        unlisted=Unlisted(_text(new["place"]), Audience(new["audience"])) if new else None,
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
        asked=_text(told.get("asked", "")),
        reports=_whole(told.get("reports", 0)),
        referrals=_whole(told.get("referrals", 0)),
    )


def _answered(told: Mapping[str, Any]) -> RoomAnswered:
    counts = told["counts"]
    replies = {
        (moment, reply): _whole(counts.get(reply_name(moment, reply), 0)) for moment in Moment for reply in Reply
    }
    return RoomAnswered(_text(told["question"]), Way(told["way"]), replies)


def _id(told: Any) -> UUID | None:
    return None if told is None else UUID(told)


def _whole(told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise ValueError("a count is a whole number")
    return told


def _text(told: Any) -> str:
    """Words in the one form in which a desk keeps them, less what no keyboard types: a sealed form can't be put right by hand."""
    if not isinstance(told, str):
        raise ValueError("words are text")
    return without_bad_signs(unicodedata.normalize("NFC", told.replace("\r\n", "\n").replace("\r", "\n"))).strip()
