"""The form that makes a report."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.programme.forms import NO_NAMES, OWNER
from naung.doors.desk.programme.shown import said_span
from naung.doors.desk.shell.fields import LongAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.insight.programme.rules import LONGEST_LINE, LONGEST_WORDS
from naung.insight.programme.vocabulary import REPORT_WORDS, ReportKind, Span

PAGE = "laporan gugus tugas"
Offered = Mapping[str, tuple[ReportKind, Span]]


class AgainForm(DeskForm):
    """Why the figures of a report are counted again."""

    USES = {"reason": Use(OWNER, "tahu mengapa angka laporan berubah", PAGE)}
    reason = TextAnswer(label=gettext_lazy("Mengapa angkanya dihitung ulang?"), help_text=NO_NAMES, limit=LONGEST_LINE)


class ReportForm(DeskForm):
    """Which report of which days, and what stood in the way, in the office's own words."""

    USES = {
        "which": Use(OWNER, "tahu laporan mana dan masanya", PAGE),
        "obstacles": Use(OWNER, "menulis hambatan dan tindak lanjut", PAGE),
    }
    which = PickAnswer(label=gettext_lazy("Laporan mana?"), choices=())
    obstacles = LongAnswer(
        label=gettext_lazy("Hambatan dan tindak lanjut"),
        help_text=NO_NAMES,
        limit=LONGEST_WORDS * 2,
        required=False,
    )

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = [(code, f"{said_span(span)}: {_(REPORT_WORDS[kind])}") for code, (kind, span) in offered.items()]
        self.offer_choices("which", [("", gettext_lazy("Pilih…")), *said])
