"""The form as a workbook of the XLSForm standard: three sheets, their headings in the first row, and nothing else on them."""

import io

from xlsxwriter import Workbook

from naung.casework.partners.vocabulary import XlsForm
from naung.doors.desk.shell.workbook import OPTIONS


def form_book(form: XlsForm) -> bytes:
    """The sheets `survey`, `choices` and `settings`, as tools that read an XLSForm expect them. Text never becomes a formula."""
    held = io.BytesIO()
    with Workbook(held, OPTIONS) as book:
        for name in ("survey", "choices", "settings"):
            page, rows = book.add_worksheet(name), getattr(form, name)
            heads = list(dict.fromkeys(head for row in rows for head in row))
            for column, head in enumerate(heads):
                page.write_string(0, column, head)
                for line, row in enumerate(rows, start=1):
                    if cell := row.get(head, ""):
                        page.write_string(line, column, cell)
    return held.getvalue()
