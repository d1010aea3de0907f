"""The desk's proceedings as a workbook: case numbers and stages, no name."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.proceedings.queries import FileLine
from naung.casework.proceedings.vocabulary import STAGE_WORDS
from naung.doors.desk.shell.words import say_day, say_moment
from naung.doors.desk.shell.workbook import Sheet, workbook, written_now


def proceedings_book(lines: Sequence[FileLine]) -> bytes:
    """One row a case."""
    heads = (
        _("Nomor kasus"),
        _("Sampai di mana"),
        _("Berkas paling tertinggal"),
        _("Batas berikutnya"),
        _("Terakhir dicatat"),
    )
    rows = [
        (
            line.number, _(STAGE_WORDS[line.stage]), _(STAGE_WORDS[line.slowest]),
            say_moment(line.due_at) if line.due_at else "",
            say_day(timezone.localdate(line.moved_at)),
        )
        for line in lines
    ]  # fmt: skip
    notes = (written_now(), _("Satu baris satu kasus, meja ini saja. Tidak ada nama orang."))
    return workbook([Sheet(_("Proses hukum"), heads, rows, notes)])
