"""The sheet made ready for its template: labels in the reader's language, values as they are typed into SIMFONI."""

from typing import Any

from django.utils.translation import gettext as _

from naung.casework.simfoni.vocabulary import STATE_WORDS, Line, Row, SheetShown, State, Tickets, TicketShown
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.words import language
from naung.foundation.clock.vocabulary import Mark

TONES = {State.NOWHERE: "quiet"}
LETTERS_A_LINE = 44  # of a value on a phone, so that the box shows all of it where it can't grow by itself


def words_of(row: Row) -> str:
    """A row of the table in the reader's language."""
    return row.en if language() == "en" else row.id


def line_row(line: Line, officers: Officers) -> dict[str, Any]:
    """One field with what there is to copy, or why there is nothing."""
    found, copied = line.gathered, line.copied
    return {
        "code": line.field.code,
        "label": words_of(line.field),
        "unsure": line.field.is_unverified,
        "value": found.text,
        "lines": max(1, -(-len(found.text) // LETTERS_A_LINE)),
        "has": line.can_be_copied,
        "withheld": found.state is State.WITHHELD,
        "words": _(STATE_WORDS[found.state]),
        "tone": TONES.get(found.state, "plain"),
        "why": _(found.why) if found.why else "",
        "seen": line.seen,
        "copied": copied,
        "who": officers(copied.by) if copied else "",
        "done": bool(copied and line.can_be_copied and not copied.changed),
    }


def sheet_rows(sheet: SheetShown) -> list[dict[str, Any]]:
    """The sections with their fields, in order."""
    officers = Officers()
    return [
        {
            "code": section.code,
            "label": words_of(section),
            "second": section.mark is Mark.SECONDARY,
            "rows": [line_row(line, officers) for line in lines],
        }
        for section, lines in sheet.sections
    ]


def ticket_row(shown: TicketShown, officers: Officers) -> dict[str, Any]:
    """One number as it was written down."""
    return {"number": shown.number, "reason": shown.reason, "who": officers(shown.by), "at": shown.at}


def ticket_rows(tickets: Tickets) -> dict[str, Any]:
    """The number that stands and what stood before."""
    officers = Officers()
    return {
        "standing": ticket_row(tickets.standing, officers) if tickets.standing else None,
        "earlier": [ticket_row(each, officers) for each in tickets.earlier],
    }
