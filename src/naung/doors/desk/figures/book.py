"""The tables as a workbook. Text stays text: nothing that is written becomes a formula or a link; a withheld number is a word."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.figures.tables import Figure
from naung.doors.desk.shell.words import say_day, say_moment
from naung.doors.desk.shell.workbook import Sheet, withheld, workbook


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


def _notes(figure: Figure, shown: Mapping[str, Any]) -> list[str]:
    span = {"first": say_day(shown["first"]), "last": say_day(shown["last"])}
    return [
        figure.counts,
        _("Dari %(first)s sampai %(last)s.") % span,
        figure.caveat,
        _("Tiap angka 0 atau paling sedikit 5; yang lain ditahan supaya tidak ada orang yang dikenali."),
        _("Dihitung %(when)s.") % {"when": say_moment(shown["counted_at"])},
        _("Meja: %(desks)s.") % {"desks": "; ".join(shown["desks"])},
    ]
