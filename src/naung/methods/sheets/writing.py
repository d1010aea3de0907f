"""Tables written so that nothing in them runs: text stays text in a workbook, and in CSV what would be a formula is quoted."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
DAY = "yyyy-mm-dd"
LONGEST_NAME = 31  # characters of a sheet's name, as Excel allows
WOULD_RUN = re.compile(r"'*[=+\-@\t\r]")  # a text that a spreadsheet would take for a formula when it opens CSV
Written = str | date | int | float | bool | None


def as_csv(rows: Iterable[Sequence[Written]]) -> bytes:
    """The rows as CSV in UTF-8 with its mark; a text that begins as a formula gets an apostrophe before it."""
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    return held.getvalue().encode("utf-8-sig")


def _plain(cell: Written) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and WOULD_RUN.match(text) else text


def as_workbook(rows: Iterable[Sequence[Written]], name: str) -> bytes:
    """The rows as a workbook of one sheet; days are cells of a date."""
    return as_sheets([(name, rows)])


def as_sheets(sheets: Iterable[tuple[str, Iterable[Sequence[Written]]]]) -> bytes:
    """Tables as sheets of one workbook, each under its name; days are cells of a date."""
    from xlsxwriter import Workbook  # a third of a second, that only who writes needs

    held = io.BytesIO()
    with Workbook(held, OPTIONS) as book:
        day = book.add_format({"num_format": DAY})
        for name, rows in sheets:
            _write(book.add_worksheet(name[:LONGEST_NAME]), rows, day)
    return held.getvalue()


def _write(page: "Worksheet", rows: Iterable[Sequence[Written]], day: "Format") -> None:
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, bool):
                page.write_boolean(line, column, cell)
            elif isinstance(cell, date):
                page.write_datetime(line, column, datetime.combine(cell, time()), day)
            elif isinstance(cell, int | float):
                page.write_number(line, column, cell)
            elif cell:
                page.write_string(line, column, cell)
