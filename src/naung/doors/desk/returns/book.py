"""The desk's ways home as a workbook: case numbers and counts, no name and no place."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from naung.casework.returns.queries import JourneyLine
from naung.casework.returns.vocabulary import WAY_WORDS
from naung.doors.desk.returns.shown import line_tag
from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import Sheet, workbook, written_now


def returns_book(lines: Sequence[JourneyLine]) -> bytes:
    """One row a person and case."""
    heads = (
        _("Nomor kasus"), _("Arah"), _("Sampai di mana"), _("Perjalanan"), _("Dengan tanda terima"), _("Terakhir dicatat"),
    )  # fmt: skip
    rows = [
        (
            line.number, _(WAY_WORDS[line.way]), line_tag(line)["words"], line.legs, line.received,
            say_day(line.moved_at.date()),
        )
        for line in lines
    ]  # fmt: skip
    notes = (
        written_now(),
        _("Satu baris satu orang dalam satu kasus, meja ini saja. Perjalanan yang dibatalkan tidak dihitung."),
    )
    return workbook([Sheet(_("Pemulangan"), heads, rows, notes)])
