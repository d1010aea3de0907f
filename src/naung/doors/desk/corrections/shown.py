"""Corrections in words: each cell beside what ships, who proposed and who signed, and where the shipped row changed since."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.referrals.vocabulary import PERSON_KIND_WORDS, SERVICE_WORDS
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.corrections.forms import CHANNELS, PARTS, UNITS
from naung.doors.desk.shell.words import language, say_day
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Service
from naung.foundation.errors import NotFound
from naung.foundation.law.rules.corrections import (
    UNSURE,
    Moved,
    cell_of,
    corrected,
    ends_on,
    moved,
    read_value,
    starts_on,
    state_on,
    unfit,
    write_value,
)
from naung.foundation.law.vocabulary.corrections import (
    STATE_WORDS,
    TABLE_WORDS,
    Correction,
    Raw,
    Shelf,
    State,
    Table,
)
from naung.foundation.organisations.queries import shelf_of
from naung.foundation.organisations.rules import shipped_agencies
from naung.foundation.organisations.vocabulary import EXPLOITATION_WORDS, REACH_WORDS

TONES = {State.WAITS: "waits", State.COMING: "plain", State.IN_FORCE: "done", State.WITHDRAWN: "quiet"}
MARKS = {
    "V": (gettext_lazy("sudah dibaca dari naskahnya"), "done"),
    "V2": (gettext_lazy("dari sumber kedua, perlu dicek naskahnya"), "waits"),
    "M": (gettext_lazy("belum diverifikasi, tanya bagian hukum"), "overdue"),
}
CELLS = {
    "id": gettext_lazy("Bunyi dalam bahasa Indonesia"),
    "en": gettext_lazy("Bunyi dalam bahasa Inggris"),
    "note_id": gettext_lazy("Catatan dalam bahasa Indonesia"),
    "note_en": gettext_lazy("Catatan dalam bahasa Inggris"),
    "legal_basis": gettext_lazy("Peraturan"),
    "pasal": gettext_lazy("Pasal"),
    "article": gettext_lazy("Pasal"),
    "ayat": gettext_lazy("Ayat"),
    "valid_from": gettext_lazy("Hari mulai berlaku"),
    "valid_to": gettext_lazy("Hari terakhir berlaku"),
    UNSURE: gettext_lazy("Bagian yang belum diverifikasi"),
    "amount": gettext_lazy("Lamanya"),
    "unit": gettext_lazy("Satuan"),
    "may_pause": gettext_lazy("Siapa yang boleh menjeda"),
    "number": gettext_lazy("Nomor"),
    "channel": gettext_lazy("Lewat apa"),
    "person_kinds": gettext_lazy("Untuk"),
    "levels": gettext_lazy("Tingkat"),
    "exploitations": gettext_lazy("Bentuk eksploitasi"),
    "territory": gettext_lazy("Wilayah"),
    "mark": gettext_lazy("Tanda"),
    "source": gettext_lazy("Sumber"),
}
NAMED_BELOW = ("mark", "source")


def _role(code: str) -> str:
    role = shipped_roles().get(code)
    return (role.words_en if language() == "en" else role.words_id) if role else code


def _named(words: Mapping[Any, Any]) -> Callable[[str], str]:
    known = {str(key): value for key, value in words.items()}
    return lambda code: _(str(known[code])) if code in known else code


CODE_WORDS: Mapping[str, Callable[[str], str]] = {
    "unit": _named(UNITS),
    "channel": _named(CHANNELS),
    "may_pause": _role,
    "person_kinds": _named(PERSON_KIND_WORDS),
    "levels": _named(REACH_WORDS),
    "exploitations": _named(EXPLOITATION_WORDS),
    "mark": _named({mark: words for mark, (words, _tone) in MARKS.items()}),
    UNSURE: _named(PARTS),
}


def say_cell(name: str, value: Any) -> str:
    """One value of a row as a person says it; "" for none."""
    words = CODE_WORDS.get(name, str)
    if isinstance(value, list | tuple):
        return ", ".join(words(str(each)) for each in value)
    if isinstance(value, date):
        return say_day(value, weekday=False)
    return words(write_value(value)) if value not in (None, "") else ""


def row_words(table: Table, raw: Raw) -> str:
    """What a row is about, in the reader's language."""
    if table is not Table.MANDATE:
        return str(raw["en"] if language() == "en" else raw["id"])
    kind = shipped_agencies()[raw["agency_type"]]
    agency = kind.words_en if language() == "en" else kind.words_id
    basis = f"{raw['legal_basis']} {raw['article']}".strip() or _("praktik, bukan dasar hukum")
    return f"{agency}: {_(SERVICE_WORDS[Service(raw['service'])])} ({basis})"


def line(one: Correction, today: date, officers: Officers) -> dict[str, Any]:
    """A correction on a list."""
    state, raw = state_on(one, today), shelf_of(one.table).rows.get(one.row)
    words, tone = MARKS[one.mark.value]
    return {
        "id": one.id,
        "table": _(TABLE_WORDS[one.table]),
        "words": row_words(one.table, raw) if raw else one.row,
        "state": _(STATE_WORDS[state]),
        "tone": TONES[state],
        "waits": state is State.WAITS,
        "from": starts_on(one) or one.from_on,
        "to": ends_on(one),
        "cells": ", ".join(str(CELLS[name]) for name, _value in one.values) or _("hanya tanda dan sumbernya"),
        "mark": words,
        "mark_tone": tone,
        "source": one.source,
        "reason": one.reason,
        "proposed_by": officers(one.proposed_by),
        "proposed_at": one.proposed_at,
        "signed_by": officers(one.signed_by) if one.signed_by else "",
        "signed_at": one.signed_at,
        "withdrawn_by": officers(one.withdrawn_by) if one.withdrawn_by else "",
        "withdrawn_at": one.withdrawn_at,
        "withdrawn_why": one.withdrawn_why,
    }


def compared(one: Correction, under: Raw) -> list[dict[str, Any]]:
    """Each cell of the row: as it ships now, as it read when it was corrected where that differs, and as it reads here."""
    shelf = shelf_of(one.table)
    ships, was, changed = shelf.rows[one.row], dict(one.before), {name for name, _v in one.values}
    here = corrected(under, one, shelf.cells)
    names = [name for name in (*shelf.cells, *NAMED_BELOW) if name in ships or name in here or name == UNSURE]
    rows = []
    for name in names:
        shipped = say_cell(name, cell_of(ships, name))
        before = say_cell(name, read_value(shelf.cells[name], was[name])) if name in was else ""
        rows.append(
            {
                "name": CELLS[name],
                "shipped": shipped,
                "here": say_cell(name, cell_of(here, name)),
                "changed": name in changed or (name in NAMED_BELOW and ships.get(name) != here.get(name)),
                "was": before if name in was and before != shipped else "",
                "ships_otherwise": name in was and before != shipped,
            }
        )
    return [row for row in rows if row["shipped"] or row["here"] or row["changed"]]


def moved_since(some: Iterable[Correction], today: date) -> list[Moved]:
    """Corrections whose shipped row changed with an upgrade."""
    kept = tuple(some)
    return [each for table in Table for each in moved(shelf_of(table), kept, today)]


def unfit_now(some: Iterable[Correction], today: date) -> set[Any]:
    """Corrections that can't be laid over the shipped tables any more."""
    kept = tuple(some)
    return {each for table in Table for each in unfit(shelf_of(table), kept, today)}


def choices(shelf: Shelf, reads: Mapping[str, Raw]) -> list[dict[str, Any]]:
    """The rows of a table, as they read here now, to choose one from."""
    return [
        {"address": in_address(code), "words": row_words(shelf.table, reads.get(code, raw)), "corrected": code in reads}
        for code, raw in shelf.rows.items()
    ]


def in_address(code: str) -> str:
    """A row's code as it stands in an address."""
    return code.replace(".", "-")


def row_at(shelf: Shelf, address: str) -> str:
    """The code of the row at this address. Raises NotFound."""
    found = next((code for code in shelf.rows if in_address(code) == address), None)
    if found is None:
        raise NotFound()
    return found


BOOK_HEADS: Sequence[Any] = (
    gettext_lazy("Tabel"),
    gettext_lazy("Aturan"),
    gettext_lazy("Bagian"),
    gettext_lazy("Bawaan"),
    gettext_lazy("Di kantor ini"),
    gettext_lazy("Keadaan"),
    gettext_lazy("Berlaku mulai"),
    gettext_lazy("Tanda"),
    gettext_lazy("Sumber"),
    gettext_lazy("Alasan"),
    gettext_lazy("Diusulkan"),
    gettext_lazy("Ditandatangani"),
)


def book_lines(some: Iterable[Correction], today: date) -> Iterable[list[str]]:
    """Each corrected cell as a line of the workbook; a correction of mark and source alone is one line."""
    officers = Officers()
    for one in some:
        told, was = line(one, today, officers), dict(one.before)
        cells = shelf_of(one.table).cells
        tail = [
            told["state"], say_day(told["from"], weekday=False), str(told["mark"]), one.source, one.reason,
            told["proposed_by"], told["signed_by"],
        ]  # fmt: skip
        for name, text in one.values or (("mark", one.mark.value),):
            cell = cells.get(name)
            value, before = (read_value(cell, text), read_value(cell, was.get(name, ""))) if cell else (text, "")
            yield [told["table"], told["words"], str(CELLS[name]), say_cell(name, before), say_cell(name, value), *tail]
