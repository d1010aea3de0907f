"""The matrix and the register as a page and a workbook say them, in the reader's language."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.referrals.vocabulary import PERSON_KIND_WORDS, SERVICE_WORDS
from naung.doors.desk.shell.words import language
from naung.foundation.access.vocabulary import Exploitation, Mandate, PersonKind, Service
from naung.foundation.law.queries.office import corrections_in_force
from naung.foundation.law.vocabulary.corrections import Table
from naung.foundation.organisations.queries import office_mandates
from naung.foundation.organisations.rules import kinds_that_may, shipped_agencies, shipped_services
from naung.foundation.organisations.rules.mandates import PRACTICE
from naung.foundation.organisations.vocabulary import (
    EXPLOITATION_WORDS,
    REACH_WORDS,
    Cell,
    DeskOffer,
    MandateAsk,
)
from naung.foundation.places.queries import places

PERSONS = (PersonKind.WOMAN, PersonKind.MAN, PersonKind.GIRL, PersonKind.BOY)
MARKS = {
    "V": (gettext_lazy("sudah dibaca dari naskahnya"), "done"),
    "V2": (gettext_lazy("dari sumber kedua, perlu dicek naskahnya"), "waits"),
    "M": (gettext_lazy("belum diverifikasi, tanya bagian hukum"), "overdue"),
}
MANY = 5  # kinds named of those that have no desk here


def agency_words(code: str) -> str:
    """A kind of agency in the reader's language."""
    kind = shipped_agencies()[code]
    return kind.words_en if language() == "en" else kind.words_id


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def person_words(kind: PersonKind) -> str:
    """A kind of person, as a heading."""
    return _capital(_(PERSON_KIND_WORDS[kind]))


def service_words(service: Service) -> str:
    """A service, as a heading."""
    return _capital(_(SERVICE_WORDS[service]))


def used_words(exploitation: Exploitation) -> str:
    """An exploitation, as a heading."""
    return _capital(_(EXPLOITATION_WORDS[exploitation]))


def area_words(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Areas by code with their names; a code that is in no table is its own name."""
    wanted = list(codes)
    known = places(wanted)
    return [(code, known[code].name if code in known else code) for code in wanted]


def tables(cells: Sequence[Cell], area: str, on: date) -> list[dict[str, Any]]:
    """One table a kind of person: its rows are exploitations, its columns services."""
    found, held = [], office_mandates(on)
    for person in dict.fromkeys(cell.person_kind for cell in cells):
        own = [cell for cell in cells if cell.person_kind is person]
        rows = [
            {
                "used": used_words(exploitation),
                "cells": [_cell(cell, area, on, held) for cell in own if cell.exploitation is exploitation],
            }
            for exploitation in Exploitation
        ]
        found.append({"person": person_words(person), "code": person.value, "rows": rows})
    return found


def _cell(cell: Cell, area: str, on: date, held: Sequence[Mandate]) -> dict[str, Any]:
    return {
        "service": service_words(cell.service),
        "may": [_desk(each) for each in cell.may],
        "unsure": [_desk(each) for each in cell.unsure],
        "hole": cell.hole,
        "elsewhere": elsewhere(cell, area, on, held) if cell.hole else "",
    }


def elsewhere(cell: Cell, area: str, on: date, held: Sequence[Mandate]) -> str:
    """Kinds of agency that may by the register (`held`, as the office has it) and have no desk here."""
    ask = MandateAsk(on, "", cell.service, cell.person_kind, area, cell.exploitation)
    named = [agency_words(code) for code in kinds_that_may(ask, held)]
    return ", ".join(named[:MANY])


def _desk(offer: DeskOffer) -> dict[str, Any]:
    words, tone = MARKS[offer.mark]
    return {"name": offer.name, "basis": _(offer.basis), "mark": words, "tone": tone, "checked": offer.mark == "V"}


def register_rows(service: Service) -> list[dict[str, Any]]:
    """The rows of the register for one service."""
    changed = corrections_in_force()
    return [
        _row(row) | {"corrected": changed.get((Table.MANDATE.value, row.code))}
        for row in office_mandates()
        if row.service is service
    ]


def _row(row: Mandate) -> dict[str, Any]:
    words, tone = MARKS[row.mark]
    return {
        "agency": agency_words(row.agency_type),
        "for": _listed(PERSON_KIND_WORDS, PERSONS, row.person_kinds),
        "used": _listed(EXPLOITATION_WORDS, Exploitation, row.exploitations) or _("semua bentuk eksploitasi"),
        "levels": ", ".join(_(REACH_WORDS[each]) for each in REACH_WORDS if each in row.levels),
        "territory": row.territory,
        "basis": row.basis or _(PRACTICE),
        "from": row.valid_from,
        "from_unsure": row.start_mark == "M",
        "to": row.valid_to,
        "mark": words,
        "tone": tone,
        "source": row.source,
    }


def _listed(words: Any, order: Iterable[Any], chosen: frozenset[Any]) -> str:
    return ", ".join(_(words[each]) for each in order if each in chosen)


def parts_of(service: Service) -> list[dict[str, Any]]:
    """What belongs to a service."""
    english = language() == "en"
    return [
        {
            "words": part.words_en if english else part.words_id,
            "basis": part.basis or _(PRACTICE),
            "mark": MARKS[part.mark][0],
            "tone": MARKS[part.mark][1],
        }
        for part in shipped_services()[service]
    ]
