"""The law room's readers: the shipped tables, assessments of plain values and of files, rows for pages."""

from naung.foundation.law.queries.assessments import act_codes, assess, office_calendar
from naung.foundation.law.queries.codes import codes_document
from naung.foundation.law.queries.documents import assess_document, assessment_document
from naung.foundation.law.queries.reading import read_act, read_fact, read_person
from naung.foundation.law.queries.rows import TableRow, duty, law_rows, sentence
from naung.foundation.law.queries.tables import shipped_law

__all__ = [
    "TableRow",
    "act_codes",
    "assess",
    "assess_document",
    "assessment_document",
    "codes_document",
    "duty",
    "law_rows",
    "office_calendar",
    "read_act",
    "read_fact",
    "read_person",
    "sentence",
    "shipped_law",
]
