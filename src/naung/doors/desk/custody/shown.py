"""What the pages of custody show: names beside ids, words beside codes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.custody.queries import GlassShown, OpenedField, RequestLine
from naung.casework.custody.rules import hours_of, shipped_limits
from naung.casework.custody.vocabulary import (
    FIELD_WORDS,
    JUDGEMENT_WORDS,
    RECORD_KIND_WORDS,
    STATE_WORDS,
    WAY_WORDS,
    State,
)
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.words import say_vague
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import desk

TONES = {State.WAITING: "waits", State.RUNNING: "overdue", State.OVER: "done"}


def desk_words(desk_id: UUID) -> str:
    """A desk with its office, in one line."""
    try:
        found = desk(desk_id)
    except NotFound:
        return _("meja lain")
    return f"{found.name}, {found.agency.name}"


def request_rows(lines: Iterable[RequestLine], officers: Officers) -> list[dict[str, Any]]:
    """Requests as rows of a list."""
    return [request_words(line, officers) for line in lines]


def request_words(line: RequestLine, officers: Officers) -> dict[str, Any]:
    """One request in words."""
    return {
        "id": line.id,
        "kind": _(RECORD_KIND_WORDS[line.kind]),
        "fields": [_(FIELD_WORDS[field]) for field in line.fields],
        "hours": line.hours,
        "who": officers(line.asked_by),
        "at": line.asked_at,
        "state": {"words": _(STATE_WORDS[line.state]), "tone": TONES.get(line.state, "plain")},
        "waits": line.state is State.WAITING,
        "runs": line.state is State.RUNNING,
        "until": line.until,
        "decided_by": officers(line.decided_by) if line.decided_by else "",
        "decided_at": line.decided_at,
        "openings": line.openings,
        "opened_at": line.opened_at,
    }


def glass_words(glass: GlassShown, officers: Officers) -> dict[str, Any]:
    """One emergency opening in words."""
    return {
        "id": glass.id,
        "who": officers(glass.opener),
        "desk": desk_words(glass.desk),
        "owner": desk_words(glass.owner),
        "person": glass.person if glass.hers else None,
        "way": _(WAY_WORDS[glass.way]).lower(),
        "at": glass.broken_at,
        "until": glass.until,
        "runs": glass.runs,
        "openings": glass.openings,
        "opened_at": glass.opened_at,
        "own": glass.own,
        "hers": glass.hers,
        "danger": glass.danger,
        "verdict": _(JUDGEMENT_WORDS[glass.verdict]) if glass.verdict else "",
        "review": glass.review,
        "reviewed_by": officers(glass.reviewed_by) if glass.reviewed_by else "",
        "reviewed_at": glass.reviewed_at,
        "review_due": review_due(glass.broken_at),
    }


def review_due(broken_at: datetime) -> datetime:
    """Until when another person should have reviewed it."""
    return broken_at + hours_of(shipped_limits(), "darurat_ditinjau")


def answer_due(asked_at: datetime) -> datetime:
    """Until when the custodian should have answered."""
    return asked_at + hours_of(shipped_limits(), "permintaan_dijawab")


def opened_rows(opened: Iterable[OpenedField]) -> list[dict[str, Any]]:
    """What a leave opened, a row a field; a field that holds nothing says so."""
    return [{"label": _(FIELD_WORDS[each.field]), "lines": _lines(each)} for each in opened]


def _lines(each: OpenedField) -> list[str]:
    if each.when is not None:
        return [say_vague(each.when)]
    return list(each.texts)


def glass_hours() -> int:
    """How long an emergency opening lasts, in hours."""
    return int(hours_of(shipped_limits(), "darurat_terbuka") / timedelta(hours=1))
