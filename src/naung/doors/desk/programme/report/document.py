"""The same report as DOCX, for the office to go on writing in: styles, repeated heads of tables, page numbers, no macro."""

import io
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"  # on every office machine; a document carries no font of its own
A4 = Mm(210), Mm(297)
MARGIN = Mm(20)
TEXT_WIDTH = A4[0] - 2 * MARGIN
QUIET = RGBColor(0x55, 0x55, 0x55)
BODY, SMALL, HEAD, TITLE = Pt(11), Pt(9), Pt(13), Pt(19)
PADDING = Pt(2)
HALVES = 2  # a size is written in half points
HEAD_GROUND = "EEEEEE"
LANGUAGES = {"id": "id-ID", "en": "en-GB"}

Block = Mapping[str, Any]


def docx_of(told: Mapping[str, Any]) -> bytes:
    """The DOCX of a report with its head (`head.told_with`)."""
    paper = Document()
    _dress(paper, told)
    _frame(paper, told)
    paper.add_heading(told["title"], 0)
    paper.add_paragraph(told["office"])
    _facts(paper, {"rows": told["facts"]})
    _words(paper.add_paragraph(), told["words"]["layout"], small=True)
    for number, part in enumerate(told["parts"], start=1):
        paper.add_heading(f"{number}. {part['heading']}", 1)
        for block in part["blocks"]:
            WRITERS[block["block"]](paper, {**block, "unmeasured": told["words"]["unmeasured"]})
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


def _dress(paper: Paper, told: Mapping[str, Any]) -> None:
    """Fonts, sizes and language of the styles; title and author of the file."""
    sizes = {"Normal": BODY, "Title": TITLE, "Heading 1": HEAD, "Heading 2": BODY}
    for name, size in sizes.items():
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, size, RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES[told["language"]])
    paper.styles["Normal"].element.get_or_add_rPr().append(language)
    about = paper.core_properties
    about.title, about.author, about.language = (
        f"{told['title']}, {told['span']}",
        told["words"]["program"],
        told["language"],
    )
    about.comments = ""


def _frame(paper: Paper, told: Mapping[str, Any]) -> None:
    """A4 with the mark of secrecy above and, below, who made it and the number of the page."""
    section = paper.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    above = section.header.paragraphs[0]
    _words(above, f"{told['words']['secret']} · {told['office']} · {told['state']}", small=True)
    below = section.footer.paragraphs[0]
    _words(below, f"{told['made']} · {told['words']['page']} ", small=True)
    _field(below, "PAGE")
    _words(below, " / ", small=True)
    _field(below, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), str(int(SMALL.pt * HALVES)))
    properties = OxmlElement("w:rPr")
    properties.append(size)
    number = OxmlElement("w:t")
    number.text = "1"
    run.extend([properties, number])
    field.append(run)
    paragraph._p.append(field)


def _words(paragraph: Paragraph, said: str, *, small: bool = False, quiet: bool = False, bold: bool = False) -> None:
    run = paragraph.add_run(said)
    run.bold = bold or None
    if small:
        run.font.size = SMALL
    if quiet:
        run.font.color.rgb = QUIET


def _text(paper: Paper, block: Block) -> None:
    quiet = block["tone"] == "quiet"
    _words(paper.add_paragraph(), block["words"], small=quiet, quiet=quiet, bold=block["tone"] == "strong")


def _facts(paper: Paper, block: Block) -> None:
    for name, value in block["rows"]:
        line = paper.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        _words(line, f"{name}: ", quiet=True)
        _words(line, value)


def _figure(paper: Paper, block: Block) -> None:
    """A figure stays together with what it means."""
    paper.add_heading(block["title"], 2)
    values = block["values"] or [["", block["unmeasured"]]]
    for name, value in values:
        line = paper.add_paragraph()
        _words(line, f"{name}: " if name else "")
        _words(line, value, bold=True)
        line.paragraph_format.space_after, line.paragraph_format.keep_with_next = Pt(2), True
    _words(means := paper.add_paragraph(), block["means"], small=True)
    means.paragraph_format.space_after, means.paragraph_format.keep_with_next = Pt(2), True
    _words(paper.add_paragraph(), " ".join(filter(None, (block["caveat"], block["dated"]))), small=True, quiet=True)


def _table(paper: Paper, block: Block) -> None:
    """A table with a head that stands again on each page, and rows that do not break."""
    paper.add_heading(block["caption"], 2)
    laid = paper.add_table(rows=1, cols=len(block["heads"]), style="Table Grid")
    laid.autofit = False
    whole = sum(block["widths"])
    widths = [Length(TEXT_WIDTH * part // whole) for part in block["widths"]]
    for column, width in zip(
        laid.columns, widths, strict=True
    ):  # some programs read only the grid, some only the cells
        column.width = width
    _row(laid.rows[0], widths, block["heads"], block["numbers"], bold=True)
    _mark(laid.rows[0], "w:tblHeader")
    for cells in block["rows"]:
        row = laid.add_row()
        _row(row, widths, cells, block["numbers"])
        _mark(row, "w:cantSplit")
    paper.add_paragraph().paragraph_format.space_after = Pt(2)


def _row(row: Any, widths: list[Length], said: list[str], numbers: Any, *, bold: bool = False) -> None:
    for at, (width, words) in enumerate(zip(widths, said, strict=True)):
        cell: _Cell = row.cells[at]
        cell.width = width
        line = cell.paragraphs[0]
        line.paragraph_format.space_before = line.paragraph_format.space_after = PADDING
        if at in numbers:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if bold:
            _shade(cell)
        _words(line, words, small=True, bold=bold)


def _shade(cell: _Cell) -> None:
    """A light ground behind the heads, which stays light in grey."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_GROUND)):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


WRITERS: Mapping[str, Callable[[Paper, Block], None]] = {
    "text": _text,
    "facts": _facts,
    "figure": _figure,
    "table": _table,
}
