"""Tables as a workbook, the same for every room: text stays text, so that nothing becomes a formula or a link."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from naung.doors.desk.shell.words import say_moment

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_WIDTH, WIDTH = 36, 24  # characters of a column
LONGEST_NAME = 31  # of a sheet, as Excel allows
Cell = str | int | None


@dataclass(frozen=True)
class Sheet:
    """One table. An empty cell is None; what is withheld is a word (`withheld`). `title` stands above the heads."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    notes: Sequence[str] = ()
    title: str = ""


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The workbook of these tables: heads in bold and in sight, long words wrapped, notes below."""
    held = io.BytesIO()
    with Workbook(held, OPTIONS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for each in sheets:
            page = book.add_worksheet(each.name[:LONGEST_NAME])
            page.set_column(0, 0, FIRST_WIDTH, wrapped)
            page.set_column(1, max(len(each.heads) - 1, 1), WIDTH, wrapped)
            heads_at = 2 if each.title else 0
            if each.title:
                page.write_string(0, 0, each.title, bold)
            for column, head in enumerate(each.heads):
                page.write_string(heads_at, column, head, bold)
            page.freeze_panes(heads_at + 1, 0)
            last = _write_rows(page, heads_at, each.rows)
            for line, note in enumerate(each.notes, start=last + 2):
                page.write_string(line, 0, note)
    return held.getvalue()


def _write_rows(page: Worksheet, heads_at: int, rows: Iterable[Sequence[Cell]]) -> int:
    """Write the rows below the heads; returns in which line the last one stands."""
    line = heads_at
    for row in rows:
        line += 1
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(line, column, cell)
            elif cell:
                page.write_string(line, column, str(cell))  # words of a lazy translation as well
    return line


def withheld(cells: Iterable[Cell]) -> list[Cell]:
    """Cells in which a number that may not be told is the word for it."""
    return [_("ditahan") if cell is None else cell for cell in cells]


def written_now() -> str:
    """The line that says when a workbook was written."""
    return _("Ditulis %(when)s.") % {"when": say_moment(timezone.now())}


def as_attachment(content: bytes, name: str) -> HttpResponse:
    """The answer that hands a workbook out under a name, to which the ending is added."""
    answer = HttpResponse(content, content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
