"""What the app says to the office and hears from it: hello, make this phone ready, what is new, here is a form."""

from base64 import b64decode, b64encode
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.outreach.actions import Outcome, receive_form
from naung.casework.outreach.queries import questions_at, version_choices
from naung.casework.outreach.queries.diary import DiaryLine, diary_week
from naung.casework.outreach.rules.diary import KIND, SCHEMA
from naung.casework.outreach.vocabulary import AUDIENCE_WORDS, State
from naung.doors.field import arriving, handing
from naung.doors.field.guards import answers
from naung.doors.field.words import question_words
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.actions import enrol_device, meet_device
from naung.foundation.courier.queries import own_devices, parcels_open
from naung.foundation.courier.vocabulary import STATE_WORDS, Arrived
from naung.foundation.vault.queries import ReceivingKey, receiving_key

NEAR = 2  # parts of a place that an officer of the town needs to know it
WRITES = Permission.OUTREACH_WRITE
SENDS = (
    WRITES,
    arriving.WRITES,
    handing.RECEIVES,
)  # who may have a phone made ready: whoever writes any kind of form on it
NEWEST = {KIND: SCHEMA, handing.KIND: handing.SCHEMA, arriving.KIND: arriving.SCHEMA}
MOST_OFF = 2**31 - 1  # seconds that a column of a clock's error holds
LATEST = int(datetime(9000, 1, 1, tzinfo=UTC).timestamp() * 1000)  # a day that stays one, whatever is taken off it


@answers(*SENDS, method="GET")
def greet(actor: Actor, told: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    """Who is signed in may send: the office's time, a mark against forgery, how many phones are hers already."""
    devices = [each for each in own_devices(permission=_held(actor), actor=actor) if each.revoked_at is None]
    return {"csrf": get_token(request), "time": _now(), "devices": len(devices)}


@answers(*SENDS, method="POST")
def enrol(actor: Actor, told: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    """Make this phone ready: it hears the key to which it seals."""
    return {"key": _key(enrol_device(device=_id(told["device"]), permission=_held(actor), by=actor))}


@answers(*SENDS, method="POST")
def meet(actor: Actor, told: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    """What is new: whether this phone was revoked, and what its officer takes along for each kind of work that is hers."""
    device = _id(told["device"])
    if not meet_device(device=device, permission=_held(actor), by=actor):
        return {"revoked": True, "time": _now()}
    key = receiving_key(actor.desk) if actor.desk else None
    return {
        "revoked": False,
        "time": _now(),
        "key": _key(key) if key else None,
        **_diary_news(actor),
        "hand": handing.hand_news(actor),
        "border": arriving.border_news(actor, device),
    }


def _held(actor: Actor) -> Permission:
    """For which kind of form this officer has a phone."""
    return next(each for each in SENDS if actor.may(each))


def _diary_news(actor: Actor) -> dict[str, Any]:
    """The week's sessions, the materials, what waits for mending; only that there is none for who goes to no sessions."""
    if not actor.may(WRITES):
        return {"diary": False}
    mine = [each for each in parcels_open(KIND, permission=WRITES, actor=actor) if each.sent_by == actor.id]
    return {
        "diary": True,
        "sessions": [_session(each) for each in diary_week(timezone.localdate(), actor=actor)],
        "materials": [
            [str(each), f"{line.title}, {version.label}"] for each, line, version in version_choices(actor=actor)
        ],
        "questions": _own_questions(actor),
        "mend": len(mine),
    }


def _own_questions(actor: Actor) -> list[list[str]]:
    """The desk's own questions; those that ship with the house stand in the shell."""
    found = questions_at(actor=actor).items()
    return [[code, question_words(question)] for code, question in found if question.ours and not question.dropped]


@answers(*SENDS, method="POST")
def send(actor: Actor, told: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    """One sealed form. The same one again is answered alike and changes nothing."""
    kind = told.get("kind", KIND)  # an app that is weeks behind says none
    if kind not in NEWEST or _whole(told["schema"]) > NEWEST[kind]:
        raise ValueError("a newer app than this office knows")
    off = told.get("clock_off")
    arrived = Arrived(
        id=_id(told["id"]),
        device=_id(told["device"]),
        key=_id(told["key"]),
        kind=kind,
        box=b64decode(told["box"], validate=True),
        sealed_at=_moment(told["sealed_at"]),
        clock_off=None if off is None else max(-MOST_OFF, min(MOST_OFF, _whole(off))),
    )
    return TAKEN_UP[kind](arrived, actor)


def _form_told(arrived: Arrived, actor: Actor) -> dict[str, Any]:
    return outcome_told(receive_form(arrived=arrived, by=actor))


TAKEN_UP = {KIND: _form_told, handing.KIND: handing.slip_told, arriving.KIND: arriving.slip_told}


def _id(told: Any) -> UUID:
    if not isinstance(told, str):
        raise TypeError("an id is text")
    return UUID(told)


def _whole(told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise TypeError("a whole number is expected")
    return told


def _moment(told: Any) -> datetime:
    milliseconds = _whole(told)
    if not 0 <= milliseconds < LATEST:
        raise ValueError("no clock of a phone stands there")
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def outcome_told(outcome: Outcome) -> dict[str, Any]:
    """What became of a form, in the reader's words."""
    words = [_(each.message) % each.values if each.values else _(each.message) for each in outcome.problems]
    return {"state": outcome.state.value, "word": _(STATE_WORDS[outcome.state]), "reasons": words}


def _session(line: DiaryLine) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "number": line.number,
        "version": line.version,
        "held": line.state is State.HELD,
        "on": line.on.isoformat(),
        "starts": line.starts.strftime("%H.%M") if line.starts else "",
        "place": ", ".join(line.place.split(", ")[:NEAR]),
        "venue": line.venue,
        "audience": _(AUDIENCE_WORDS[line.audience]),
        "topics": list(line.topics),
        "materials": [str(each) for each in line.materials],
    }


def _key(key: ReceivingKey) -> dict[str, str]:
    return {"id": str(key.id), "public": b64encode(key.public).decode()}


def _now() -> int:
    """The office's clock, in milliseconds since 1970."""
    return int(timezone.now().timestamp() * 1000)
