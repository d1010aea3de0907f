"""What the law says, by the office's own table as it stands today: a letter repeats its row, and never a sentence of ours."""

from collections.abc import Mapping

from naung.casework.evidence.rules.tables import shipped_tables
from naung.doors.desk.evidence.sources.asking import Asked
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries.office import office_law

LAW = "hukum"  # the source of the fields' table


def law(asked: Asked) -> Mapping[str, str]:
    """Each article that a field names, as a sentence with its citation. A row from memory alone says nothing in a letter."""
    fields = [each for each in shipped_tables().fields.values() if each.source == LAW]
    return {each.code: _said(each.row) for each in fields}


def _said(code: str) -> str:
    row = office_law().offences.get(code)
    if row is None or row.mark is Mark.MEMORY:
        return ""
    return f"{row.id[:1].upper()}{row.id[1:]} ({row.citation})"
