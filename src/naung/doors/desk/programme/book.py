"""The year as a workbook. Text stays text: nothing that is written becomes a formula or a link."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import Cell, Sheet, withheld, workbook, written_now


def book(shown: Mapping[str, Any]) -> bytes:
    """One sheet each of posts, targets, trainings and decisions."""
    notes, decree = [written_now()], shown["decree"]
    posts = [(each.title, each.institution) for each in decree.posts] if decree else []
    aims = [_("Sasaran"), _("Penunjuk"), _("Penanggung jawab"), _("Keadaan"), _("Mulai"), _("Paling lambat")]
    aims += [_("Anggaran (Rp)"), _("Biaya (Rp)"), _("Bukti")]
    learnt = [_("Tentang"), _("Hari"), _("Siapa"), _("Meja atau wilayah"), _("Ikut"), _("Lulus"), _("Diulang pada")]
    agreed = [_("Rapat"), _("Keputusan"), _("Instansi"), _("Paling lambat"), _("Dijalankan"), _("Bukti")]
    decided = [each for meeting in shown["meetings"] for each in meeting.decisions]
    return workbook(
        [
            Sheet(_("Jabatan"), [_("Jabatan"), _("Instansi")], posts, notes),
            Sheet(_("Rencana aksi"), aims, [_target(each) for each in shown["targets"]], notes),
            Sheet(_("Pelatihan"), learnt, [_training(each) for each in shown["trainings"]], notes),
            Sheet(_("Keputusan rapat"), agreed, [_decision(each) for each in decided], notes),
        ]
    )


def _target(row: Mapping[str, Any]) -> list[Cell]:
    told = row["told"]
    days = [say_day(told.starts_on), say_day(told.ends_on)]
    words = [told.words, told.indicator, row["responsible"], row["state"]["words"]]
    return [*words, *days, told.budget, row["spent"], row["evidence"]]


def _training(row: Mapping[str, Any]) -> list[Cell]:
    told = row["told"]
    due = say_day(told.due_on) if told.due_on else ""
    counts = withheld([row["took_part"], row["passed"]])
    return [told.topic, say_day(told.held_on), row["audience"], row["whose"], *counts, due]


def _decision(each: Any) -> list[Cell]:
    done = say_day(each.done_on) if each.done_on else ""
    return [say_day(each.held_on), each.words, each.responsible, say_day(each.due_on), done, each.evidence]
