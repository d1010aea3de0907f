"""The tables as a workbook. Text stays text: nothing that is written becomes a formula or a link; a withheld number is a word."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.figures.tables import Figure
from naung.doors.desk.shell.words import say_day, say_moment
from naung.doors.desk.shell.workbook import Sheet, withheld, workbook
from naung.foundation.words import gettext_noop

RANGES_ARE_TRUE = gettext_noop(
    "Bagian yang angkanya ditahan disebut sebagai batas, misalnya “paling sedikit 98 persen”: batas itu benar, dan tidak membuka "
    "angka yang ditahan."
)


def book(shown: Mapping[str, Any]) -> bytes:
    """One sheet a table, each with what it counts, its period, its caveat and the day it was counted."""
    return workbook(
        Sheet(
            _("Tabel %(n)d") % {"n": number},
            ["", *figure.heads],
            [[name, *withheld(cells)] for name, cells in figure.lines],
            _notes(figure, shown),
            figure.title,
        )
        for number, figure in enumerate(shown["figures"], start=1)
    )


def border_book(shown: Mapping[str, Any]) -> bytes:
    """How many were asked at the border, by month and by batch, and the table of counts; a share is the words of the page."""
    asked = [_("Tiba"), _("Saringan awal"), _("Penyaringan pendek")]
    notes = [_(RANGES_ARE_TRUE), *_about(shown)]
    sheets = [
        Sheet(name, [head, *asked, _("Sesudah ditutup")], [_rate_cells(row) for row in rows], notes, title)
        for name, head, rows, title in (
            (_("Bulan"), _("Bulan"), shown["months"], _("Bagian yang disaring, menurut bulan")),
            (_("Rombongan"), _("Rombongan"), shown["batches"], _("Bagian yang disaring, menurut rombongan")),
        )
    ]
    if figure := shown["figure"]:
        rows = [[name, *withheld(cells)] for name, cells in figure.lines]
        last = [*_notes(figure, shown), shown["missed"]]
        sheets.append(Sheet(_("Jumlah"), ["", *figure.heads], rows, last, figure.title))
    return workbook(sheets)


def _rate_cells(row: Mapping[str, Any]) -> list[str | int | None]:
    rate = row["rate"]
    return [rate.name, *withheld([rate.came]), row["asked"], row["further"], rate.since]


def _notes(figure: Figure, shown: Mapping[str, Any]) -> list[str]:
    return [figure.counts, figure.caveat, *_about(shown)]


def _about(shown: Mapping[str, Any]) -> list[str]:
    span = {"first": say_day(shown["first"]), "last": say_day(shown["last"])}
    return [
        _("Dari %(first)s sampai %(last)s.") % span,
        _("Tiap angka 0 atau paling sedikit 5; yang lain ditahan supaya tidak ada orang yang dikenali."),
        _("Dihitung %(when)s.") % {"when": say_moment(shown["counted_at"])},
        _("Meja: %(desks)s.") % {"desks": "; ".join(shown["desks"])},
    ]
