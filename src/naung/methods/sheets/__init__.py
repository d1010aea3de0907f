"""Tables of others (Excel, OpenDocument, CSV, pasted text), read in a child process with limits, as they stand in the file."""

from naung.methods.sheets.asking import read
from naung.methods.sheets.cells import Book, Cell, Gap, Listed, Merged, Number, Row, Sheet, letters, shown, text_of
from naung.methods.sheets.troubles import Refused, Trouble

__all__ = ["Book", "Cell", "Gap", "Listed", "Merged", "Number", "Refused", "Row", "Sheet", "Trouble"]
__all__ += ["letters", "read", "shown", "text_of"]
