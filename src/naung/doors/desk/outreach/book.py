"""Outreach as a workbook. Text stays text: nothing that is written becomes a formula or a link; a withheld number is a word."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from naung.casework.outreach.queries import AnswerLine
from naung.casework.outreach.rules.questions import NOT_PAIRED, share_right
from naung.casework.outreach.vocabulary import REPLY_WORDS, WAY_WORDS, Moment, Reply
from naung.doors.desk.outreach.shown import question_words
from naung.doors.desk.shell.words import say_day, say_moment
from naung.methods.disclosure import suppressed

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_WIDTH, WIDTH = 36, 18  # characters of a column
Cell = str | int | None
Table = Sequence[tuple[str, Sequence[Cell]]]


def book(
    rows: Sequence[Any],
    people: int | None,
    seats: Mapping[str, Any],
    lines: Sequence[Mapping[str, Any]],
    answers: Sequence[AnswerLine],
    year: int,
) -> bytes:
    """One sheet of areas, one of who came, and where there are any of the own desk's sessions and of their answers."""
    held = io.BytesIO()
    counted = [_("Direncanakan"), _("Terlaksana"), _("Dibatalkan"), _("Diperkirakan datang"), _("Orang yang datang")]
    listed = [_("Hari"), _("Tempat"), _("Untuk siapa"), _("Keadaan"), _("Diperkirakan datang"), _("Orang yang datang")]
    with Workbook(held, OPTIONS) as workbook:
        _sheet(workbook, _("Wilayah"), counted, _areas(rows, people), year)
        _sheet(workbook, _("Siapa yang datang"), seats["heads"], seats["rows"], year)
        if lines:
            _sheet(workbook, _("Sosialisasi"), listed, [_line(line) for line in lines], year)
        if answers:
            table = [row for line in answers for row in answer_rows(line)]
            _sheet(workbook, _("Jawaban"), answer_heads(), table, year, note=_(NOT_PAIRED))
    return held.getvalue()


def _areas(rows: Sequence[Any], people: int | None) -> Table:
    body: list[tuple[str, Sequence[Cell]]] = [
        (
            row.name,
            [row.sessions.planned, row.sessions.held, row.sessions.cancelled, row.sessions.expected, row.people],
        )
        for row in rows
    ]
    sums: list[Cell] = [sum(int(cells[column] or 0) for _name, cells in body) for column in range(4)]
    return [*body, (_("Jumlah"), [*sums, people])]


def _line(line: Mapping[str, Any]) -> tuple[str, Sequence[Cell]]:
    came = "" if line["attended"] is None else line["attended"]
    place = line["place"] or _("belum pasti")
    return line["number"], [
        say_day(line["on"]),
        place,
        line["audience"],
        line["state"]["words"],
        line["expected"],
        came,
    ]


def answer_heads() -> list[str]:
    """What stands over the columns of answers."""
    return [
        _("Hari"),
        _("Pertanyaan"),
        _("Cara"),
        _("Kapan"),
        *(_(REPLY_WORDS[each]) for each in Reply),
        _("Persen benar"),
    ]


def answer_rows(line: AnswerLine) -> list[tuple[str, Sequence[Cell]]]:
    """One question before and after: small numbers withheld with enough others, and a share only where its numbers stand."""
    table = suppressed([[line.replies.get((moment, reply), 0) for reply in Reply] for moment in Moment])
    way = _(WAY_WORDS[line.way]) if line.way else _("Ponsel")
    rows: list[tuple[str, Sequence[Cell]]] = []
    for moment, cells in zip(Moment, table.cells, strict=True):
        share = share_right(line.replies, line.question, moment)
        shown: Cell = _("tidak dihitung") if share is None else None if None in cells else round(100 * share)
        when = _("Sebelum") if moment is Moment.BEFORE else _("Sesudah")
        rows.append((line.number, [say_day(line.on), question_words(line.question), way, when, *cells, shown]))
    return rows


def _sheet(workbook: Workbook, name: str, heads: Sequence[str], table: Table, year: int, note: str = "") -> None:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "text_wrap": True})
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, len(heads), WIDTH)
    sheet.write_string(0, 0, f"{name}, {year}", bold)
    for column, head in enumerate(["", *heads]):
        sheet.write_string(2, column, head, bold)
    row = 2
    for row, (first, cells) in enumerate(table, start=3):
        sheet.write_string(row, 0, first)
        for column, cell in enumerate(cells, start=1):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell)
            else:
                sheet.write_string(row, column, _("ditahan") if cell is None else cell)
    sheet.write_string(
        row + 2,
        0,
        _("Angka orang 0 atau paling sedikit 5, kecuali di lembar sosialisasi meja sendiri; yang lain ditahan."),
    )
    if note:
        sheet.write_string(row + 4, 0, note)
    sheet.write_string(row + 3, 0, _("Dihitung %(when)s.") % {"when": say_moment(timezone.now())})
