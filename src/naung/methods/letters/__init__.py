"""Word documents with fields: looked at and filled in a child process with limits, and turned into PDF where LibreOffice is."""

from naung.methods.letters.asking import Looked, NotMade, as_pdf, can_make_pdf, filled, looked
from naung.methods.letters.troubles import Found, Trouble

__all__ = ["Found", "Looked", "NotMade", "Trouble", "as_pdf", "can_make_pdf", "filled", "looked"]
