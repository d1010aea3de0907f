"""The border on a tablet: the tables that it asks by, the list of the day that it takes along, what it sends."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naung.casework.arrivals.actions import SlipOutcome, receive_slip
from naung.casework.arrivals.queries import (
    BatchLine,
    added_by,
    batches_of_desk,
    lots_ahead,
    open_slips,
    todays_list,
)
from naung.casework.arrivals.rules.rows import ADULT_FROM
from naung.casework.arrivals.rules.slips import KIND, SCHEMA, share_of
from naung.casework.arrivals.rules.tables import shipped_codes, shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import BAND_WORDS, OFFERED, OFFERED_WORDS, Question, Sign, TodaysRow, Words
from naung.casework.hints.actions import compare_again
from naung.doors.field.hearing import TONGUES, sound_news
from naung.foundation.access.rules import open_to_anyone, shipped_roles
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.courier.queries import devices_seen
from naung.foundation.courier.vocabulary import STATE_WORDS, Arrived, ParcelState
from naung.foundation.people.vocabulary import SEX_WORDS
from naung.foundation.speech.vocabulary import TONGUE_WORDS

READS, WRITES = Permission.ARRIVAL_READ, Permission.ARRIVAL_WRITE
NEAR = 1  # days: a list is taken along the evening before, and a bus may come past midnight
SHARES_FOR = timedelta(hours=24)  # as long as a tablet keeps its list
NO_PERSON = "pertanyaan di perbatasan: yang ditanyakan kepada siapa saja, tanpa data siapa pun"

__all__ = ["KIND", "SCHEMA", "border_news", "border_table", "slip_told", "table"]


@open_to_anyone(NO_PERSON)
def table(request: HttpRequest) -> HttpResponse:
    """What the border asks, in the language of the shell with the Malay beside it; the tablet keeps it with the shell."""
    return JsonResponse(border_table())


def border_table() -> dict[str, Any]:
    """The tables of the first line and the short screening as the tablet's rule reads them: the house's own rows, no others."""
    first, short, codes = shipped_first_line(), shipped_short(), shipped_codes()
    heard = short.heard
    return {
        "signs": [
            _sign(each) | {"look": _said(each.look), "ask": _spoken(each.ask or each.words)} for each in first.signs.values()
        ],
        "tongues": [[each.value, _(TONGUE_WORDS[each])] for each in TONGUES],
        "lot": _sign(first.lot),
        "heard": {
            "code": "terdengar", "need": heard.need, "reason": _said(heard.reason), "help": _said(heard.help),
            **_spoken(heard.words),
        },
        "questions": [_question(each) for each in short.questions.values()],
        "tracks": [
            {"code": each.code, "causes": list(each.causes), **_spoken(each.words)} for each in short.tracks.values()
        ],
        "needs": [{"code": each.code, "words": _said(each.words), "stays": each.stays} for each in short.needs.values()],
        "seen": [
            {"code": each.code, "need": each.need, "then": each.then, "reason": _said(each.reason)}
            for each in short.seen.values()
        ],
        "answers": [[each.value, _(OFFERED_WORDS[each])] for each in OFFERED],
        "causes": {code: _said(each.words) for code, each in codes.causes.items()},
        "sexes": {each.value: _(words) for each, words in SEX_WORDS.items()},
        "adult_from": ADULT_FROM,
        "bands": {each.value: _(words) for each, words in BAND_WORDS.items()},
    }  # fmt: skip


def _said(words: Words) -> str:
    return words.in_language(get_language() or "id")


def _spoken(words: Words) -> dict[str, str]:
    return {"words": _said(words), "ms": words.ms}


def _sign(sign: Sign) -> dict[str, Any]:
    return {"code": sign.code, **_spoken(sign.words)}


def _question(question: Question) -> dict[str, Any]:
    return {
        "code": question.code,
        "signs": sorted(answer.value for answer in question.signs),
        "safe": question.safe,
        "only": sorted(question.only),
        "but": sorted(question.but),
        "need": question.need,
        "reason": _said(question.reason),
        **_spoken(question.words),
    }


def border_news(actor: Actor, device: UUID) -> dict[str, Any] | None:
    """What an officer takes along to the crossing: the lists of these days by the shortest names, and with whom she begins.

    None for who receives nobody there.
    """
    if not actor.may(WRITES) or not actor.may(READS) or actor.desk is None:
        return None
    today, nth_of = timezone.localdate(), _place_among(actor, device)
    found = [
        each for each in batches_of_desk(actor=actor) if each.closed_at is None and abs((each.on - today).days) <= NEAR
    ]
    mine = [each for each in open_slips(actor=actor) if each.sent_by == actor.id]
    return {
        "batches": [_batch(each, device, nth_of, actor) for each in found],
        "mend": sum(each.state is not ParcelState.WAITS for each in mine),
        "sounds": sound_news(actor),
    }


def _place_among(actor: Actor, device: UUID) -> tuple[int, int]:
    """The how manieth of the tablets this one is that share a list now: those of who works there, in contact since yesterday."""
    seen = devices_seen(timezone.now() - SHARES_FOR, permission=WRITES, actor=actor)
    roles, known = roles_at(actor.desk) if actor.desk else {}, shipped_roles()
    may = {officer for officer, role in roles.items() if role in known and WRITES in known[role].permissions}
    tablets = [each.id for each in seen if each.officer in may or each.id == device]
    return (tablets.index(device), len(tablets)) if device in tablets else (0, 1)


def _batch(line: BatchLine, device: UUID, nth_of: tuple[int, int], actor: Actor) -> dict[str, Any]:
    rows = todays_list(line.id, actor=actor)
    mine = share_of({each.id: (each.number, each.group) for each in rows}, nth=nth_of[0], of=nth_of[1])
    crossings = shipped_codes().crossings
    return {
        "id": str(line.id),
        "number": line.number,
        "on": line.on.isoformat(),
        "crossing": _said(crossings[line.crossing].words) if line.crossing in crossings else line.crossing,
        "people": [_person(each) | {"mine": each.id in mine} for each in rows],
        "lots": [int(each) for each in lots_ahead(line.id, device, actor=actor)],
        "added": added_by(line.id, device, actor=actor),
    }


def _person(row: TodaysRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "n": row.number,
        "short": row.short,
        "sex": row.sex.value,
        "band": row.band.value,
        "cause": row.cause,
        "group": row.group,
        "came": row.presence.value,
        "lot": row.lot,
        "done": sorted(each.value for each in row.done),
        "owes": row.owes,
        "child": row.child,
        "ill": row.ill,
        "double": row.double,
    }


def slip_told(arrived: Arrived, by: Actor) -> dict[str, Any]:
    """What became of a slip, in the reader's words."""
    outcome: SlipOutcome = receive_slip(arrived=arrived, by=by)
    if outcome.state is ParcelState.TAKEN:  # somebody may have been added
        compare_again(by=by)
    words = [_(each.message) % each.values if each.values else _(each.message) for each in outcome.problems]
    return {"state": outcome.state.value, "word": _(STATE_WORDS[outcome.state]), "reasons": words}
