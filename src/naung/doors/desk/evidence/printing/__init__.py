"""A letter on paper: as PDF by typst, as a Word document, and a Word document that is a template to begin with."""

from naung.doors.desk.evidence.printing.paper import pdf_of
from naung.doors.desk.evidence.printing.word import docx_of, starter_of

__all__ = ["docx_of", "pdf_of", "starter_of"]
