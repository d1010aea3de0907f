"""Tables of a web page that was saved as a workbook: many programs of offices write their `.xls` so. Nothing is fetched."""

from collections.abc import Iterator

from lxml import etree, html

from naung.methods.sheets.cells import Cell, Merged, Row, Sheet
from naung.methods.sheets.scanning import MOST_COLUMNS, MOST_ROWS
from naung.methods.sheets.troubles import Refused, Trouble

MOST_SPAN = 200  # cells that one cell covers


def tables_of(text: str) -> Iterator[Sheet]:
    """Each table that stands in no other, as a sheet. Raises Refused where there is none."""
    if "urn:schemas-microsoft-com:office:spreadsheet" in text[:2000]:
        raise Refused(Trouble.UNKNOWN, "xml")
    if "<script" in text[:200_000].lower():
        raise Refused(Trouble.MACRO, "script")
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        tree = html.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as wrong:
        raise Refused(Trouble.BROKEN, "html") from wrong
    tables = [table for table in tree.iter("table") if next(table.iterancestors("table"), None) is None]
    if not tables:
        raise Refused(Trouble.UNKNOWN, "html")
    return (_sheet(table, number) for number, table in enumerate(tables, start=1))


def _span(cell: html.HtmlElement, name: str) -> int:
    said = (cell.get(name) or "1").strip()
    return min(int(said), MOST_SPAN) if said.isdigit() and int(said) else 1


def _sheet(table: html.HtmlElement, number: int) -> Sheet:
    rows, merged = [], []
    taken: dict[tuple[int, int], bool] = {}
    for at, line in enumerate(table.iter("tr"), start=1):
        if at > MOST_ROWS:
            raise Refused(Trouble.TOO_MANY, str(MOST_ROWS))
        cells: dict[int, Cell] = {}
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (at, column) in taken:
                column += 1
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if column + across > MOST_COLUMNS:
                raise Refused(Trouble.FAR_CELL, "", at)
            words = " ".join(cell.text_content().split())
            if words:
                cells[column] = words
            if across > 1 or down > 1:
                merged.append(Merged(at, column, at + down - 1, column + across - 1))
                taken.update(((at + y, column + x), True) for y in range(down) for x in range(across))
            column += across
        if cells:
            rows.append(Row(at, tuple(cells.get(place) for place in range(max(cells) + 1))))
    return Sheet(f"{number}", rows, tuple(merged))
