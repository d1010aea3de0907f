"""Why a table can't be read, as codes; whoever asks puts them into words."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why a whole file is refused. Each is told by the content, never by a name or an ending."""

    EMPTY = "empty"  # no bytes
    TOO_LARGE = "too_large"  # more bytes than are taken
    PROGRAM = "program"  # a program, whatever its name
    UNKNOWN = "unknown"  # no table of a kind that is read: a PDF, a picture, a letter
    BINARY_WORKBOOK = "binary_workbook"  # xlsb
    PASSWORD = "password"  # noqa: S105  # a kind of trouble: the file opens only with one
    BROKEN = "broken"  # cut short, or not what it begins as
    BOMB = "bomb"  # a small file that unpacks into a large one, parts twice or outside the package, a document type
    MACRO = "macro"  # a program in the workbook
    LINK = "link"  # the workbook fetches from outside: another workbook, a database, the web
    EMBEDDED = "embedded"  # another document or control inside
    FAR_CELL = "far_cell"  # a filled cell so far out that the table between would not fit into memory
    TOO_MANY = "too_many"  # more rows or cells than are taken
    NO_SHEET = "no_sheet"  # the sheet that was asked for is not there
    ENCODING = "encoding"  # bytes that are no text in the encoding that the rest of the file is in
    QUOTE = "quote"  # a quotation mark that is not closed
    LIMIT = "limit"  # the child was stopped: too much memory, work or time


class Refused(Exception):
    """A file that is not read. `where`: the part, cell or sheet; `row`: the line where one can be named, counted from 1."""

    def __init__(self, trouble: Trouble, where: str = "", row: int | None = None) -> None:
        super().__init__(trouble.value)
        self.trouble, self.where, self.row = trouble, where, row
