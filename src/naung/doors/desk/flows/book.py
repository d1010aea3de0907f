"""The tables of flows as a workbook. Text stays text; a withheld number is a word; each sheet carries its date and caveat."""

import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from naung.doors.desk.flows.shown import Names, exit_words, role_heads, say_count, say_month, say_sentence
from naung.doors.desk.shell.words import say_day, say_moment
from naung.insight.flows.vocabulary import Flows

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_WIDTH, WIDTH = 40, 18  # characters of a column
Cell = str | int | None


def book(flows: Flows, names: Names) -> bytes:
    """One sheet a table: places in their roles, months, roads, and what can be said of a shift."""
    held = io.BytesIO()
    places = [[names.of(row.code), *(cell.shown for cell in row.counts)] for row in flows.places]
    months = [[say_month(row.month), *row.counts] for row in flows.months]
    roads = [
        [names.origin(each.origin), exit_words(each.exit), names.destination(each.destination), each.count]
        for each in flows.journeys
    ]
    with Workbook(held, OPTIONS) as workbook:
        notes = _notes(flows)
        _sheet(workbook, _("Wilayah"), [_("Wilayah"), *role_heads()], places, notes)
        _sheet(workbook, _("Bulan"), [_("Bulan"), *role_heads()], months, notes)
        _sheet(workbook, _("Jalur"), [_("Asal"), _("Lewat mana"), _("Tujuan"), _("Orang")], roads, notes)
        said = [[say_sentence(each, names)] for each in flows.shift]
        _sheet(workbook, _("Pergeseran"), [_("Apakah jalurnya bergeser?")], said, notes)
        areas = [[say_sentence(each, names)] for each in flows.area_shift]
        _sheet(workbook, _("Perubahan wilayah"), [_("Apakah bagian wilayahnya berubah?")], areas, notes)
    return held.getvalue()


def _notes(flows: Flows) -> list[str]:
    return [
        _("Berkas yang dibuka sebelum %(until)s. Ekstrak dibuat %(when)s.")
        % {"until": say_day(flows.made.until, weekday=False), "when": say_moment(flows.made.made_at)},
        _("Yang dihitung adalah korban yang tercatat, bukan semua korban."),
        _("Tiap angka paling sedikit 5; – berarti tidak ada, atau kurang dari 5 setahun."),
        _("Rahasia: untuk tim perencanaan saja."),
    ]


def _sheet(
    workbook: Workbook, title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], notes: list[str]
) -> None:
    sheet = workbook.add_worksheet(title)
    bold = workbook.add_format({"bold": True, "text_wrap": True})
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, max(len(heads) - 1, 1), WIDTH)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int) and cell:
                sheet.write_number(line, column, cell)
            else:
                sheet.write_string(line, column, cell if isinstance(cell, str) else say_count(cell))
    for line, note in enumerate(notes, start=len(rows) + 2):
        sheet.write_string(line, 0, note)
