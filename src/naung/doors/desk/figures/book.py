"""The tables as a workbook. Text stays text: nothing that is written becomes a formula or a link; a withheld number is a word."""

import io
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from naung.doors.desk.figures.tables import Figure
from naung.doors.desk.shell.words import say_day, say_moment

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_WIDTH, WIDTH = 36, 18  # characters of a column


def book(shown: Mapping[str, Any]) -> bytes:
    """One sheet a table, each with what it counts, its period, its caveat and the day it was counted."""
    held = io.BytesIO()
    with Workbook(held, OPTIONS) as workbook:
        for number, figure in enumerate(shown["figures"], start=1):
            _sheet(workbook, number, figure, _notes(figure, shown))
    return held.getvalue()


def _notes(figure: Figure, shown: Mapping[str, Any]) -> list[str]:
    span = {"first": say_day(shown["first"]), "last": say_day(shown["last"])}
    return [
        figure.counts,
        _("Dari %(first)s sampai %(last)s.") % span,
        figure.caveat,
        _("Tiap angka 0 atau paling sedikit 5; yang lain ditahan supaya tidak ada orang yang dikenali."),
        _("Dihitung %(when)s.") % {"when": say_moment(shown["counted_at"])},
        _("Meja: %(desks)s.") % {"desks": "; ".join(shown["desks"])},
    ]


def _sheet(workbook: Workbook, number: int, figure: Figure, notes: list[str]) -> None:
    sheet = workbook.add_worksheet(_("Tabel %(n)d") % {"n": number})
    bold = workbook.add_format({"bold": True, "text_wrap": True})
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, len(figure.heads), WIDTH)
    sheet.write_string(0, 0, figure.title, bold)
    for column, head in enumerate(["", *figure.heads]):
        sheet.write_string(2, column, head, bold)
    row = 3
    for row, (name, cells) in enumerate(figure.lines, start=3):
        sheet.write_string(row, 0, name)
        for column, cell in enumerate(cells, start=1):
            if cell is None:
                sheet.write_string(row, column, _("ditahan"))
            else:
                sheet.write_number(row, column, cell)
    for line, note in enumerate(notes, start=row + 2):
        sheet.write_string(line, 0, note)
