"""Hand-overs on a tablet: its key is made known, and it takes along whom its officer gives and which codes to expect."""

from base64 import b64decode, b64encode
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from naung.casework.returns.actions import SlipOutcome, enrol_tablet_key, receive_slip, take_up_waiting
from naung.casework.returns.queries import legs_to_give, legs_to_take, open_slips, signers_at
from naung.casework.returns.queries.lists import LegLine
from naung.casework.returns.rules.slips import KIND, SCHEMA, short_name
from naung.casework.returns.vocabulary import BODY_WORDS, Body
from naung.doors.field.guards import answers
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.vocabulary import STATE_WORDS, Arrived, ParcelState
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.people.queries import people_named

RECEIVES = Permission.RETURN_RECEIVE
MOST = 30  # legs of each kind on one tablet

__all__ = ["KIND", "SCHEMA", "enrol_key", "hand_news", "slip_told"]


@answers(RECEIVES, method="POST")
def enrol_key(actor: Actor, told: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    """Make the public half of this tablet's key known. Its secret half never leaves the tablet."""
    public, proof = (b64decode(told[name], validate=True) for name in ("public", "proof"))
    enrol_tablet_key(device=UUID(str(told["device"])), public=public, proof=proof, by=actor)
    return {"known": True}


def hand_news(actor: Actor) -> dict[str, Any] | None:
    """What an officer takes along: whom she gives by the shortest form of a name, whom her desk waits for without one, and
    the public halves by which a code is checked. None for who neither gives nor receives."""
    if not actor.may(RECEIVES) or actor.desk is None:
        return None
    take_up_waiting(by=actor)
    gives, takes = legs_to_give(actor=actor, limit=MOST), legs_to_take(actor=actor, limit=MOST)
    desks = {actor.desk, *(line.receiver_desk for line in gives), *(line.giver_desk for line in takes)} - {None}
    names = {each.id: desk_name(each) for each in all_desks() if each.id in desks}
    people = [line.person for line in gives if line.person]
    named = people_named(people, actor=actor) if people and actor.may(Permission.PERSON_READ) else {}
    mine = [each for each in open_slips(actor=actor) if each.sent_by == actor.id]
    return {
        "desk": str(actor.desk),
        "give": [
            {
                **_line(line, line.receiver_desk, line.receiver_body, names),
                "name": short_name(named[line.person].name) if line.person in named else "",
            }
            for line in sorted(gives, key=_expected)
        ],
        "take": [_line(line, line.giver_desk, line.giver_body, names) for line in sorted(takes, key=_expected)],
        "keys": {
            str(desk): [[b64encode(each.public).decode(), each.officer is not None] for each in found if each.stands]
            for desk, found in signers_at([each for each in desks if each], actor=actor).items()
        },
        "mend": sum(each.state is not ParcelState.WAITS for each in mine),
    }


def _expected(line: LegLine) -> datetime:
    return line.expected_at


def _line(line: LegLine, desk: UUID | None, body: str, names: dict[UUID, str]) -> dict[str, Any]:
    """A leg with the desk at its other end."""
    return {
        "id": str(line.id),
        "desk": str(desk) if desk else None,
        "who": names.get(desk, "") if desk else _(BODY_WORDS[Body(body)]),
        "at": int(line.expected_at.timestamp() * 1000),
    }


def slip_told(arrived: Arrived, by: Actor) -> dict[str, Any]:
    """What became of a slip, in the reader's words."""
    outcome: SlipOutcome = receive_slip(arrived=arrived, by=by)
    words = [_(each.message) % each.values if each.values else _(each.message) for each in outcome.problems]
    return {"state": outcome.state.value, "word": _(STATE_WORDS[outcome.state]), "reasons": words}
