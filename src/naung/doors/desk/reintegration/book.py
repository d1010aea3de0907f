"""The desk's plans of reintegration as a workbook: case numbers, days and codes, no name and no word of hers."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from naung.casework.reintegration.queries import PathLine
from naung.casework.reintegration.vocabulary import REST_WORDS, STATE_WORDS, StepKind, StepState
from naung.doors.desk.reintegration.shown import step_words
from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import Sheet, workbook, written_now


def paths_book(lines: Sequence[PathLine]) -> bytes:
    """One row a person and case, with where each of the five steps stands."""
    heads = (
        _("Nomor kasus"), *(step_words(kind) for kind in StepKind), _("Pulang"), _("Tindak lanjut berikutnya"),
        _("Keadaan"), _("Terakhir dicatat"),
    )  # fmt: skip
    rows = [
        (
            line.number, *(_(STATE_WORDS[line.steps.get(kind, StepState.NOT_BEGUN)]) for kind in StepKind),
            say_day(line.home_on) if line.home_on else None, say_day(line.due_on) if line.due_on else None,
            _(REST_WORDS[line.rest]), say_day(line.moved_at.date()),
        )
        for line in lines
    ]  # fmt: skip
    notes = (
        written_now(),
        _("Satu baris satu orang dalam satu kasus, meja ini saja."),
        _("Yang tidak mau dihubungi tidak punya tindak lanjut berikutnya."),
    )
    return workbook([Sheet(_("Reintegrasi"), heads, rows, notes)])
