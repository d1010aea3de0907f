"""Text with separators: which encoding, which separator, and the rows; what is not text in its encoding is named by its row."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from naung.methods.sheets.troubles import Refused, Trouble

SEPARATORS = (",", ";", "\t", "|")
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
UTF_8, WESTERN = "utf-8", "cp1252"
TAKEN = {"utf-8": "utf-8-sig", "utf8": "utf-8-sig", "utf-8-sig": "utf-8-sig", "utf-16": "utf-16", "cp1252": WESTERN,
         "windows-1252": WESTERN, "latin-1": WESTERN, "iso-8859-1": WESTERN}  # fmt: skip
HIGH = re.compile(rb"[\x80-\xff]+")
# Western text has its accents one by one between plain letters; a longer run is another script in another encoding.
LONGEST_RUN = 2
# Letters and typographic signs that Windows-1252 puts above 127 and a list of names may hold; the rest (¤, ¥, §, ÷ ...) only
# turns up when other bytes are taken for it. Source: the Unicode Consortium's mapping table of code page 1252.
WESTERN_SIGNS = frozenset("‘’‚“”„–—…•´¨°º½¼¾²³±×€\xa0·«»™")
LOOKED_AT = 60  # rows on which the separator is tried
MOST_LINES_IN_A_CELL = 40  # more than any address has: a quotation mark was not closed
LONGEST_CELL = 100_000
END = "\x1f"  # set behind the last row: where it comes back inside a cell, a quotation mark was not closed
SAID = re.compile(r"sep=(.)")
SHEET_QUOTE = re.compile(r'="((?:[^"]|"")*)"')  # how a spreadsheet is told to keep digits as text


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and its encoding, detected where none is given. Raises Refused (ENCODING) with the row of the first wrong byte."""
    name = TAKEN.get(encoding.casefold(), encoding) if encoding else _marked(content)
    if name:
        return _strictly(content, name), name.removesuffix("-sig")
    try:
        text, name = content.decode(UTF_8), UTF_8
    except UnicodeDecodeError as wrong:
        text, name = _western(content, wrong), WESTERN
    if "\0" in text:
        raise Refused(Trouble.ENCODING, "NUL", text[: text.index("\0")].count("\n") + 1)
    return text, name


def _marked(content: bytes) -> str:
    """The encoding that the first bytes announce; UTF-16 without a mark by its zeros; empty where nothing does."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    head = content[:400]
    if len(head) >= 8 and not len(content) % 2:
        zeros = [head[start::2].count(0) / (len(head) / 2) for start in (0, 1)]
        if zeros[1] > 0.4 and zeros[0] < 0.1:
            return "utf-16-le"
        if zeros[0] > 0.4 and zeros[1] < 0.1:
            return "utf-16-be"
    return ""


def _strictly(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as wrong:
        before = content[: wrong.start].decode(name, errors="replace")
        raise Refused(Trouble.ENCODING, name, before.count("\n") + 1) from wrong
    except LookupError as wrong:
        raise Refused(Trouble.ENCODING, name) from wrong
    return text.removeprefix("\ufeff")


def _western(content: bytes, wrong: UnicodeDecodeError) -> str:
    """The text as Windows-1252, where nothing in it speaks against that; else refused with the row of the first wrong byte."""
    for found in HIGH.finditer(content):
        run = found[0]
        row = content[: found.start()].count(b"\n") + 1
        if len(run) > LONGEST_RUN or _is_utf_8(run):
            raise Refused(Trouble.ENCODING, WESTERN, content[: wrong.start].count(b"\n") + 1 if _is_utf_8(run) else row)
        try:
            signs = run.decode(WESTERN)
        except UnicodeDecodeError as unknown:
            raise Refused(Trouble.ENCODING, WESTERN, row) from unknown
        if not all(sign.isalpha() or sign in WESTERN_SIGNS for sign in signs):
            raise Refused(Trouble.ENCODING, WESTERN, row)
    return content.decode(WESTERN)


def _is_utf_8(run: bytes) -> bool:
    try:
        run.decode(UTF_8)
    except UnicodeDecodeError:
        return False
    return True


def separator_of(text: str) -> tuple[str, str]:
    """The sign between columns and the text after a line that names it (`sep=;`). A comma where there is one column."""
    first, _, rest = text.partition("\n")
    if said := SAID.fullmatch(first):
        return said[1], rest
    tried = [(_fit(text, sign), sign) for sign in SEPARATORS]
    best = max(tried, key=lambda each: each[0])
    return (best[1] if best[0] > 0 else ","), text


def _fit(text: str, sign: str) -> float:
    """How evenly a sign cuts the first rows: the share of rows with the commonest width, times a little for more columns."""
    lines = io.StringIO("\n".join(text.split("\n")[: LOOKED_AT * 2]))
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=sign)):
            if number >= LOOKED_AT:
                break
            if any(cell.strip() for cell in row):
                widths[len(row)] += 1
    except csv.Error:
        return 0.0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda each: (each[1], each[0]))
    return count / widths.total() + min(width, 20) / 100


def rows_of(text: str, sign: str) -> Iterator[list[str]]:
    """The rows, empty ones too, so that their numbers are those of the spreadsheet. Raises Refused (QUOTE) with the row."""
    csv.field_size_limit(LONGEST_CELL)
    lines = text.removesuffix("\n") + f"\n{END}"
    number, width, closed = 0, 0, False
    try:
        for number, row in enumerate(csv.reader(io.StringIO(lines, newline=""), delimiter=sign), start=1):
            closed = row == [END]
            if closed:
                break
            if any("\n" in cell and _swallowed(cell, sign, width) for cell in row):
                raise Refused(Trouble.QUOTE, "", number)
            width = max(width, len(row))
            yield [_bare(cell) for cell in _unframed(row, sign)]
    except csv.Error as wrong:
        raise Refused(Trouble.QUOTE, "", number + 1) from wrong
    if not closed:
        raise Refused(Trouble.QUOTE, "", number)


def _swallowed(cell: str, sign: str, width: int) -> bool:
    """Whether a cell of several lines holds whole rows, because a quotation mark before them was not closed."""
    lines = cell.split("\n")
    rows = sum(line.count(sign) >= max(3, width - 1) for line in lines)
    return END in cell or len(lines) > MOST_LINES_IN_A_CELL or rows > 0


def _unframed(row: list[str], sign: str) -> list[str]:
    """Without the empty ends of `| a | b |`, and without the line of dashes under the headings of such a table."""
    if sign != "|":
        return row
    if len(row) > 2 and not row[0].strip() and not row[-1].strip():
        row = row[1:-1]
    return [] if all(re.fullmatch(r":?-{2,}:?", cell.strip()) for cell in row) and row else row


def _bare(cell: str) -> str:
    if "=" in cell and (kept := SHEET_QUOTE.fullmatch(cell.strip())):
        return kept[1].replace('""', '"')
    return cell
