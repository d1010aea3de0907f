"""A version as a workbook. Text stays text: nothing that is written becomes a formula or a link."""

import io
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from naung.doors.desk.prevention.shown import END_WORDS, Names, choice_row, decided_rows, frame_shown, proof_words
from naung.doors.desk.shell.words import say_moment
from naung.insight.targeting.queries import VersionShown
from naung.insight.targeting.vocabulary import IF_TRUE

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTH = 28  # characters of a column
Cell = str | int | None


def book(shown: VersionShown, names: Names) -> bytes:
    """One sheet of the frame with what it assumes, one of each end's choices, one of what people decided."""
    held = io.BytesIO()
    with Workbook(held, OPTIONS) as workbook:
        _sheet(workbook, _("Rencana"), [_("Hal"), _("Isi")], _frame(shown, names))
        heads = [
            _("Kegiatan"),
            _("Harga (Rp)"),
            _("Hari petugas"),
            _("Paling banyak"),
            _("Rendah, persen"),
            _("Tinggi, persen"),
        ]
        _sheet(workbook, _("Dugaan kantor"), heads, _assumed(shown, names))
        heads = [_("Urutan"), _("Wilayah"), _("Tempat"), _("Kegiatan"), _("Biaya (Rp)"), _("Mengapa"), _("Berikutnya")]
        for end, told in shown.ends.items():
            rows = [choice_row(rank, each, names) for rank, each in enumerate(told.choices, start=1)]
            columns = ("rank", "area", "place", "intervention", "cost", "why", "runner_up")
            _sheet(workbook, _(END_WORDS[end])[:31], heads, [[row[name] for name in columns] for row in rows])
        heads = [_("Tempat"), _("Kegiatan"), _("Putusan"), _("Alasan"), _("Harga putusan")]
        parts = ("place", "intervention", "words", "reason", "cost")
        decided = [[row[name] for name in parts] for row in decided_rows(shown.decided, names)]
        _sheet(workbook, _("Putusan petugas"), heads, decided)
    return held.getvalue()


def _frame(shown: VersionShown, names: Names) -> list[list[Cell]]:
    frame = frame_shown(shown, names)
    facts: list[list[Cell]] = [
        [_("Nama"), f"{frame['title']}, {frame['year']} ({_(IF_TRUE)})"],
        [_("Versi"), shown.number],
        [_("Wilayah"), frame["within"]],
        [_("Tingkat"), frame["level"]],
        [_("Anggaran (Rp)"), shown.frame.budget],
        [_("Kebutuhan tiap tempat"), frame["basis"]],
        [_("Disetujui oleh"), frame["approved_by"] or _("belum disetujui")],
    ]
    proofs: list[list[Cell]] = [[_(END_WORDS[end]), proof_words(told)] for end, told in shown.ends.items()]
    return facts + proofs


def _assumed(shown: VersionShown, names: Names) -> list[list[Cell]]:
    return [
        [names.intervention(code), each.told.price, each.told.days, each.told.capacity, each.told.low, each.told.high]
        for code, each in shown.assumed.items()
    ]


def _sheet(workbook: Workbook, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "text_wrap": True})
    sheet.set_column(0, len(heads), WIDTH)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell)
            elif cell:
                sheet.write_string(number, column, cell)
    sheet.write_string(len(rows) + 2, 0, _("Ditulis %(when)s.") % {"when": say_moment(timezone.now())})
