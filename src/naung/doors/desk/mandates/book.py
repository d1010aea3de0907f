"""The matrix and the register as a workbook. Text stays text: nothing that is written becomes a formula or a link."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from naung.doors.desk.mandates.shown import (
    agency_words,
    elsewhere,
    person_words,
    register_rows,
    service_words,
    used_words,
)
from naung.doors.desk.shell.words import say_day
from naung.foundation.access.vocabulary import Service
from naung.foundation.organisations.queries import office_mandates
from naung.foundation.organisations.vocabulary import Cell, DeskOffer

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTH = 28  # characters of a column


def book(cells: Sequence[Cell], area: str, on: date, told: str) -> bytes:
    """Two sheets: who may act in this area, cell by cell; every row of the register. `told` is who is told of a hole."""
    held = io.BytesIO()
    with Workbook(held, OPTIONS) as workbook:
        _sheet(workbook, _("Kewenangan di sini"), _heads(), _lines(cells, area, on, told))
        _sheet(workbook, _("Daftar kewenangan"), _register_heads(), _register_lines())
    return held.getvalue()


def _sheet(workbook: Workbook, name: str, heads: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    sheet = workbook.add_worksheet(name[:31])
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, len(heads) - 1, WIDTH, wrapped)
    sheet.freeze_panes(1, 0)
    bold = workbook.add_format({"bold": True, "text_wrap": True})
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for row, line in enumerate(lines, start=1):
        for column, words in enumerate(line):
            sheet.write_string(row, column, str(words), wrapped)


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
