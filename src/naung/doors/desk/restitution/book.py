"""The desk's restitution as a workbook: case numbers and rupiah, no name."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from naung.casework.restitution.queries import MoneyLine
from naung.casework.restitution.vocabulary import STOPPED_WORDS
from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import Sheet, workbook, written_now


def money_book(lines: Sequence[MoneyLine]) -> bytes:
    """One row a person and case. An empty cell: that stage was not reached."""
    heads = (
        _("Nomor kasus"), _("Sampai di mana"), _("Diajukan (Rp)"), _("Dinilai LPSK (Rp)"), _("Dituntut (Rp)"),
        _("Diputus (Rp)"), _("Dibayar dengan tanda terima (Rp)"), _("Dana bantuan korban (Rp)"),
        _("Dilaporkan dibayar (Rp)"), _("Belum dibayar (Rp)"), _("Terakhir dicatat"),
    )  # fmt: skip
    rows = [
        (
            line.number, _(STOPPED_WORDS[line.stopped]), line.sums.claimed, line.sums.assessed, line.sums.demanded,
            line.sums.ordered, line.sums.paid, line.sums.fund, line.sums.reported,
            None if line.sums.ordered is None else line.sums.unpaid, say_day(line.moved_at.date()),
        )
        for line in lines
    ]  # fmt: skip
    notes = (
        written_now(),
        _("“Dibayar” hanya yang punya tanda terima. Yang baru dilaporkan ada di lajur sendiri dan tidak dijumlahkan."),
        _("Satu baris satu orang dalam satu kasus, meja ini saja."),
    )
    return workbook([Sheet(_("Restitusi"), heads, rows, notes)])
