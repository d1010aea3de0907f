"""The matrix and the register as a workbook. Text stays text: nothing that is written becomes a formula or a link."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.mandates.shown import (
    agency_words,
    elsewhere,
    person_words,
    register_rows,
    service_words,
    used_words,
)
from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import Sheet, workbook
from naung.foundation.access.vocabulary import Service
from naung.foundation.organisations.queries import office_mandates
from naung.foundation.organisations.vocabulary import Cell, DeskOffer


def book(cells: Sequence[Cell], area: str, on: date, told: str) -> bytes:
    """Two sheets: who may act in this area, cell by cell; every row of the register. `told` is who is told of a hole."""
    return workbook(
        [
            Sheet(_("Kewenangan di sini"), _heads(), _lines(cells, area, on, told)),
            Sheet(_("Daftar kewenangan"), _register_heads(), _register_lines()),
        ]
    )


def _heads() -> list[str]:
    return [
        _("Orang"),
        _("Bentuk eksploitasi"),
        _("Layanan"),
        _("Jawaban"),
        _("Meja"),
        _("Jenis instansi"),
        _("Dasar"),
        _("Tanda"),
    ]


def _lines(cells: Iterable[Cell], area: str, on: date, told: str) -> Iterable[list[str]]:
    held = office_mandates(on)
    for cell in cells:
        what = [person_words(cell.person_kind), used_words(cell.exploitation), service_words(cell.service)]
        if cell.hole:
            yield [*what, _("belum ada yang berwenang"), told, elsewhere(cell, area, on, held), "", ""]
        yield from ([*what, _("berwenang"), *_desk(each)] for each in cell.may)
        yield from ([*what, _("belum diverifikasi, tanya bagian hukum"), *_desk(each)] for each in cell.unsure)


def _desk(offer: DeskOffer) -> list[str]:
    return [offer.name, agency_words(offer.agency_type), _(offer.basis), offer.mark]


def _register_heads() -> list[str]:
    return [
        _("Layanan"),
        _("Jenis instansi"),
        _("Untuk"),
        _("Bentuk eksploitasi"),
        _("Tingkat"),
        _("Wilayah"),
        _("Dasar"),
        _("Berlaku sejak"),
        _("Tanda"),
        _("Sumber"),
    ]


def _register_lines() -> Iterable[list[Any]]:
    for service in Service:
        for row in register_rows(service):
            since = say_day(row["from"], weekday=False) if row["from"] else ""
            named = [row[key] for key in ("agency", "for", "used", "levels", "territory", "basis")]
            yield [service_words(service), *named, since, row["mark"], row["source"]]
