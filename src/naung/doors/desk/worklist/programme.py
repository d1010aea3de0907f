"""Sections for those who keep the task force's year: decisions of meetings past their day, and what runs out or is due."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import say_day
from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import ClockState
from naung.insight.programme.queries import awaiting_approval, decisions_late, decree_in_force, plan_in_force, trainings
from naung.insight.programme.vocabulary import REPORT_WORDS


def of_programme(actor: Actor, now: datetime) -> Iterable[Section]:
    """What of the year is late, and what comes to an end."""
    late = decisions_late(actor=actor)
    rows = tuple(
        WorkRow(
            reverse("programme:meeting", args=[each.meeting]),
            "",
            each.responsible,
            each.words,
            timezone.make_aware(datetime.combine(each.due_on, datetime.min.time())),
            ClockState.OVERDUE.value,
        )
        for each in late[:ROWS]
    )
    heading = _("Keputusan rapat koordinasi yang lewat waktunya")
    yield Section("rapat", heading, _("keputusan lewat waktu"), "overdue", rows, len(late), len(late) > ROWS)
    due = tuple(_due(actor))
    heading = _("Tahun kerja gugus tugas: yang perlu diperbarui")
    yield Section("tahun", heading, _("perlu diperbarui"), "waits", due, len(due))


def _due(actor: Actor) -> Iterable[WorkRow]:
    page = reverse("programme:year")
    decree = decree_in_force(actor=actor)
    if decree and decree.runs_out:
        yield WorkRow(page, "", decree.number, _("Surat keputusan gugus tugas hampir habis atau sudah habis"), None)
    plan = plan_in_force(actor=actor)
    reports = reverse("programme:reports")
    if plan and plan.waits:
        days = {"first": say_day(plan.waits.first, weekday=False), "last": say_day(plan.waits.last, weekday=False)}
        yield WorkRow(
            reports, "", plan.title, _("Laporan berkala belum dibuat: %(first)s sampai %(last)s") % days, None
        )
    for made in awaiting_approval(actor=actor):
        report = reverse("programme:report", args=[made.id])
        yield WorkRow(report, "", _(REPORT_WORDS[made.kind]), _("Laporan menunggu persetujuan Anda"), None)
    for each in trainings(actor=actor):
        if each.due:
            yield WorkRow(page, "", each.topic, _("Pelatihan perlu diulang"), None)
