"""Events made ready for their template: words beside codes, names beside ids."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.episodes.queries import EpisodeShown, EventShown, ThingShown
from naung.casework.episodes.vocabulary import (
    CARRIAGE_WORDS,
    EVENT_WORDS,
    PAPERS_WORDS,
    PARTY_WORDS,
    THING_ROLE_WORDS,
    THING_WORDS,
    Carriage,
    EventKind,
    PapersState,
    PartyRole,
    ThingKind,
    ThingRole,
)
from naung.doors.desk.shell.words import language
from naung.foundation.errors import NotFound
from naung.foundation.law.queries import shipped_law
from naung.foundation.places.queries import path_words


def place_words(code: str) -> str:
    """A place's names from small to large; the code where the table does not know it; nothing where there is none."""
    if not code:
        return ""
    try:
        return path_words(code)
    except NotFound:
        return code


def code_words(codes: Mapping[str, Any]) -> list[str]:
    """The law's codes in words."""
    law = shipped_law()
    tables: dict[str, Mapping[str, Any]] = {"process": law.process, "means": law.means, "purpose": law.purpose}
    found = [tables[name].get(code) for name, each in codes.items() for code in each]
    return [row.en if language() == "en" else row.id for row in found if row is not None]


def event_row(event: EventShown, names: Mapping[UUID, str], marks: Mapping[UUID, str]) -> dict[str, Any]:
    """One event in words."""
    told = event.told
    return {
        "id": event.id,
        "what": _(EVENT_WORDS[EventKind(told.kind)]),
        "when": told.when,
        "tied": event.tied,
        "place": place_words(told.place),
        "place_words": told.place_words,
        "carriage": _(CARRIAGE_WORDS[Carriage(told.carriage)]) if told.carriage else "",
        "papers": _(PAPERS_WORDS[PapersState(told.papers)]) if told.papers else "",
        "pay_promised": told.pay_promised,
        "pay_received": told.pay_received,
        "note": told.note,
        "codes": code_words(told.codes),
        "parties": [
            {"id": p.id, "name": names.get(p.person, _("(tanpa nama)")), "role": _(PARTY_WORDS[PartyRole(p.role)])}
            for p in event.parties
        ],
        "things": [
            {"kind": _(THING_WORDS[ThingKind(t.kind)]), "mark": marks.get(t.thing, ""), "id": t.thing}
            for t in event.things
        ],
        "withheld": event.withheld,
        "version": event.version,
    }


def event_rows(episode: EpisodeShown, names: Mapping[UUID, str], marks: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """All events of a history in words, in order."""
    return [event_row(event, names, marks) for event in episode.events]


def thing_rows(things: list[ThingShown]) -> list[dict[str, Any]]:
    """Things in words."""
    return [
        {
            "id": t.id,
            "kind": _(THING_WORDS[ThingKind(t.kind)]),
            "mark": t.mark,
            "note": t.note,
            "ties": [
                {"id": tie.id, "role": _(THING_ROLE_WORDS[ThingRole(tie.role)]), "when": tie.when} for tie in t.ties
            ],
        }
        for t in things
    ]
