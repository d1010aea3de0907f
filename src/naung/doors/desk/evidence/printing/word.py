"""The same letter as a Word document, and one with fields in place of values, to make a template of the office's own from."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from naung.casework.evidence.rules.composing import composed
from naung.casework.evidence.rules.tables import Letter

FONT = "Times New Roman"  # on every office machine; a document carries no font of its own
A4 = Mm(210), Mm(297)
LEFT, RIGHT, ABOVE = Mm(28), Mm(24), Mm(24)
TEXT_WIDTH = A4[0] - LEFT - RIGHT
LABEL, COLON = Mm(52), Mm(5)
BODY, SMALL, HEAD, OFFICE = Pt(11.5), Pt(10), Pt(13), Pt(14)
LAST_LINES = 2  # paragraphs that stay with the signatures
SIGN_LINES = 4  # empty lines on which to sign by hand

Told = Mapping[str, Any]
Pieces = Sequence[Sequence[Any]]


def starter_of(letter: Letter) -> bytes:
    """The letter with `{{ name }}` in place of each value: a template that is taken as it is."""
    names = {name: f"{{{{ {name} }}}}" for name in letter.names}
    return docx_of({**composed(letter, names, marked=False), "author": "", "draft": ""})


def docx_of(told: Told) -> bytes:
    """The Word document of a letter (`composed` with its `author` and `draft`); without any field of Word's own."""
    paper = Document()
    _dress(paper, told)
    _lines(paper, told["office"], told, size=OFFICE, bold=True, middle=True)
    if told["to"]:
        _lines(paper, [[["Nomor: ", False], *told["number"][0]]], told)
        _lines(paper, told["place_and_day"], told)
        _lines(paper, [[["Kepada Yth.", False]], *told["to"]], told)
    _words(paper.add_paragraph(), [[told["heading"], False]], told, size=HEAD, bold=True, middle=True)
    if not told["to"]:
        _lines(paper, [[["Nomor: ", False], *told["number"][0]]], told, middle=True)
    for block in told["blocks"]:
        WRITERS[block["kind"]](paper, block, told)
    if told["basis"]:
        _words(paper.add_paragraph(), [[f"Dasar: {told['basis']}.", False]], told, size=SMALL)
    _sign(paper, told)
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


def _dress(paper: Paper, told: Told) -> None:
    """A4, one font, Indonesian; a draft says so below."""
    style = paper.styles["Normal"]
    style.font.name, style.font.size, style.font.color.rgb = FONT, BODY, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:hAnsi"), FONT)
    section = paper.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = LEFT, RIGHT, ABOVE, ABOVE
    if told["marked"]:
        _words(section.footer.paragraphs[0], [[told["draft"], False]], told, size=SMALL)
    about = paper.core_properties
    about.title, about.author, about.comments, about.language = told["title"], told["author"], "", "id"


def _words(
    paragraph: Paragraph, pieces: Pieces, told: Told, *, size: Length = BODY, bold: bool = False, middle: bool = False
) -> None:
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, filled in pieces:
        run = paragraph.add_run(words)
        run.font.size, run.bold = size, bold or None
        if filled and told["marked"]:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _lines(paper: Any, lines: Sequence[Pieces], told: Told, **how: Any) -> None:
    """Lines that stand close together, the last with room below."""
    for at, line in enumerate(lines):
        paragraph = paper.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(8) if at == len(lines) - 1 else Pt(0)
        _words(paragraph, line, told, **how)


def _text(paper: Paper, block: Told, told: Told) -> None:
    _lines(paper, block["lines"], told)


def _heading(paper: Paper, block: Told, told: Told) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    _words(paragraph, [[block["words"], False]], told, bold=True)


def _facts(paper: Paper, block: Told, told: Told) -> None:
    laid = paper.add_table(rows=0, cols=3)
    widths = (LABEL, COLON, TEXT_WIDTH - LABEL - COLON)
    _widths(laid, widths)
    for label, lines in block["rows"]:
        cells = laid.add_row().cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Length(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        _words(cells[0].paragraphs[0], [[label, False]], told)
        _words(cells[1].paragraphs[0], [[":", False]], told)
        _cell(cells[2], lines, told)
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _widths(laid: Any, widths: Sequence[int]) -> None:
    """Of the grid too: one program reads it there, the other at each cell."""
    laid.autofit = False
    for column, width in zip(laid.columns, widths, strict=True):
        column.width = Length(width)


def _cell(cell: Any, lines: Sequence[Pieces], told: Told, **how: Any) -> None:
    """Lines within a cell: the first in the paragraph that is there."""
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        _words(paragraph, line, told, **how)


def _table(paper: Paper, block: Told, told: Told) -> None:
    laid = paper.add_table(rows=1, cols=len(block["heads"]), style="Table Grid")
    whole = sum(block["widths"])
    widths = [Length(TEXT_WIDTH * part // whole) for part in block["widths"]]
    _widths(laid, widths)
    rows = [(laid.rows[0], [[head, False] for head in block["heads"]])]
    rows += [(laid.add_row(), [[cell, True] for cell in row]) for row in block["rows"]]
    for number, (row, cells) in enumerate(rows):
        for at, (width, piece) in enumerate(zip(widths, cells, strict=True)):
            row.cells[at].width = width
            if at in block["numbers"]:
                row.cells[at].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _cell(row.cells[at], [[piece]], told, size=SMALL, bold=number == 0)
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _stay_together(paper: Paper) -> None:
    """The last words go to the next page with who signs: a page with nothing but signatures could be put under any letter."""
    for paragraph in paper.paragraphs[-LAST_LINES:]:
        paragraph.paragraph_format.keep_with_next = True


def _sign(paper: Paper, told: Told) -> None:
    if not told["to"]:
        _lines(paper, told["place_and_day"], told)
    _stay_together(paper)
    laid = paper.add_table(rows=1, cols=len(told["signatures"]))
    laid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # who signs stays with where
    for cell, (role, name) in zip(laid.rows[0].cells, told["signatures"], strict=True):
        _cell(cell, [*role, *[[] for _ in range(SIGN_LINES)], *name], told)


WRITERS: Mapping[str, Callable[[Paper, Told, Told], None]] = {
    "text": _text,
    "facts": _facts,
    "table": _table,
    "heading": _heading,
}
