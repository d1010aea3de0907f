"""The year as a workbook. Text stays text: nothing that is written becomes a formula or a link."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from naung.doors.desk.shell.words import say_day, say_moment

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTH = 26  # characters of a column
Cell = str | int | None


def book(shown: Mapping[str, Any]) -> bytes:
    """One sheet each of posts, targets, trainings and decisions."""
    held = io.BytesIO()
    with Workbook(held, OPTIONS) as workbook:
        decree = shown["decree"]
        posts = [(each.title, each.institution) for each in decree.posts] if decree else []
        _sheet(workbook, _("Jabatan"), [_("Jabatan"), _("Instansi")], posts)
        heads = [_("Sasaran"), _("Penunjuk"), _("Penanggung jawab"), _("Keadaan"), _("Mulai"), _("Paling lambat")]
        _sheet(
            workbook,
            _("Rencana aksi"),
            [*heads, _("Anggaran (Rp)"), _("Biaya (Rp)"), _("Bukti")],
            [_target(each) for each in shown["targets"]],
        )
        heads = [_("Tentang"), _("Hari"), _("Siapa"), _("Meja atau wilayah"), _("Ikut"), _("Lulus"), _("Diulang pada")]
        _sheet(workbook, _("Pelatihan"), heads, [_training(each) for each in shown["trainings"]])
        heads = [_("Rapat"), _("Keputusan"), _("Instansi"), _("Paling lambat"), _("Dijalankan"), _("Bukti")]
        decided = [each for meeting in shown["meetings"] for each in meeting.decisions]
        _sheet(workbook, _("Keputusan rapat"), heads, [_decision(each) for each in decided])
    return held.getvalue()


def _target(row: Mapping[str, Any]) -> list[Cell]:
    told = row["told"]
    days = [say_day(told.starts_on), say_day(told.ends_on)]
    words = [told.words, told.indicator, row["responsible"], row["state"]["words"]]
    return [*words, *days, told.budget, row["spent"], row["evidence"]]


def _training(row: Mapping[str, Any]) -> list[Cell]:
    told = row["told"]
    due = say_day(told.due_on) if told.due_on else ""
    return [told.topic, say_day(told.held_on), row["audience"], row["whose"], told.took_part, told.passed, due]


def _decision(each: Any) -> list[Cell]:
    done = say_day(each.done_on) if each.done_on else ""
    return [say_day(each.held_on), each.words, each.responsible, say_day(each.due_on), done, each.evidence]


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
