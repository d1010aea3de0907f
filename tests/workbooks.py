"""Tables as others send them, made here: clean ones, and the hostile ones that no reader may fall over."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import xlwt
from xlsxwriter import Workbook

NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def xlsx(rows: Sequence[Sequence[Any]], *, name: str = "Manifes", merged: Sequence[str] = (), **options: Any) -> bytes:
    """A workbook with one sheet; days become cells with the format of a date."""
    held = io.BytesIO()
    with Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, **options}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        page = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    page.write_datetime(line, column, dt.datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001  # a day
                elif isinstance(cell, bool):
                    page.write_boolean(line, column, cell)
                elif isinstance(cell, int | float):
                    page.write_number(line, column, cell)
                elif cell is not None:
                    page.write_string(line, column, str(cell))
        for block in merged:
            first = rows[int("".join(c for c in block.split(":")[0] if c.isdigit())) - 1]
            column = ord(block[0]) - ord("A")
            page.merge_range(block, first[column] if column < len(first) else "")
    return held.getvalue()


def from_openpyxl(fill: Callable[[Any], None]) -> bytes:
    """A workbook as openpyxl writes it: formulas without a stored value, texts in place."""
    book = openpyxl.Workbook()
    fill(book.active)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def xls(rows: Sequence[Sequence[Any]], name: str = "Manifes") -> bytes:
    """An older workbook."""
    book = xlwt.Workbook()
    page, day = book.add_sheet(name), xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, dt.date):
                page.write(line, column, cell, day)
            elif cell is not None:
                page.write(line, column, cell)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def ods(body: str, *, extra: Mapping[str, bytes] | None = None) -> bytes:
    """An OpenDocument workbook around the rows of one sheet."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" office:version="1.3">'
        f'<office:body><office:spreadsheet><table:table table:name="Manifes">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    parts = {"mimetype": ODS_TYPE, "content.xml": content.encode(), **(extra or {})}
    parts["META-INF/manifest.xml"] = (
        b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return packed(parts)


def ods_rows(rows: Sequence[Sequence[Any]]) -> str:
    """Rows of texts and numbers for `ods`."""
    said = ""
    for row in rows:
        cells = ""
        for cell in row:
            if isinstance(cell, int | float):
                cells += f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            elif cell is None:
                cells += "<table:table-cell/>"
            else:
                cells += f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        said += f"<table:table-row>{cells}</table:table-row>"
    return said


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def altered(content: bytes, **changes: Callable[[bytes], bytes]) -> bytes:
    """The workbook with parts rewritten: `sheet`, `types`, `rels` (of the workbook), `workbook`."""
    parts = parts_of(content)
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "types": "[Content_Types].xml",
        "rels": "xl/_rels/workbook.xml.rels",
        "workbook": "xl/workbook.xml",
    }
    for which, change in changes.items():
        parts[names[which]] = change(parts[names[which]])
    return packed(parts)


def with_parts(content: bytes, **more: bytes) -> bytes:
    """The workbook with more parts; `__` stands for a slash and `_dot_` for a dot."""
    return packed(
        parts_of(content) | {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()}
    )


def far_cell() -> bytes:
    """A few kilobytes with something in A1 and in XFD1048576."""
    held = io.BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write(0, 0, "Nama")
        page.write(1048575, 16383, "x")
    return held.getvalue()


def bomb() -> bytes:
    """A package of a hundred kilobytes whose sheet unpacks into a hundred megabytes."""
    empty = b'<row r="1" spans="1:1"></row>' * 4_000_000
    return altered(xlsx([["Nama"]]), sheet=lambda told: told.replace(b"</sheetData>", empty + b"</sheetData>"))


def linked() -> bytes:
    """A workbook with a part that fetches from another."""
    relation = (
        b'<Relationship Id="rId99" Type="'
        + REL
        + b'/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'
    )
    made = altered(xlsx([["Nama"], ["Siti"]]), rels=lambda told: told.replace(b"</Relationships>", relation))
    return with_parts(made, xl__externalLinks__externalLink1_dot_xml=b"<externalLink " + NS + b"/>")


def with_macro() -> bytes:
    """A workbook with a program in it."""
    return with_parts(xlsx([["Nama"], ["Siti"]]), xl__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0program")


def with_embedded() -> bytes:
    """A workbook with another document in it."""
    return with_parts(xlsx([["Nama"], ["Siti"]]), xl__embeddings__oleObject1_dot_bin=b"\xd0\xcf\x11\xe0")


def csv(rows: Sequence[Sequence[Any]], sign: str = ",", encoding: str = "utf-8") -> bytes:
    """Text with separators, each cell quoted where it has to be."""
    import csv as module

    held = io.StringIO(newline="")
    module.writer(held, delimiter=sign).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return held.getvalue().encode(encoding)
