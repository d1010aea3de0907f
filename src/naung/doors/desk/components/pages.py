"""The page of components."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.doors.desk.components.forms import OneQuestionForm, filled_form, wrong_form
from naung.doors.desk.help.cited import Cited
from naung.doors.desk.help.tour import Panel, shipped_tour
from naung.doors.desk.shell.guards import DeskRequest, requires_sign_in
from naung.foundation.clock.vocabulary import ClockState, Left, LeftKind, LeftUnit, VagueDate

OPEN = "halaman contoh hanya berisi orang rekaan"
WIB = ZoneInfo("Asia/Pontianak")
MOMENT = datetime(2026, 11, 24, 14, 5, tzinfo=WIB)
FRIDAY = date(2026, 11, 27)


def example_clocks() -> list[dict[str, Any]]:
    """One clock in each state."""
    lefts = {
        ClockState.NOT_STARTED: Left(LeftKind.NOT_STARTED),
        ClockState.RUNNING: Left(LeftKind.LEFT, 3, LeftUnit.WORKING_DAYS, FRIDAY),
        ClockState.PAUSED: Left(LeftKind.PAUSED, due_on=FRIDAY),
        ClockState.OVERDUE: Left(LeftKind.LATE, 2, LeftUnit.HOURS, MOMENT.date(), MOMENT),
        ClockState.DONE: Left(LeftKind.DONE, due_on=FRIDAY),
        ClockState.DONE_LATE: Left(LeftKind.DONE_LATE, 1, LeftUnit.CALENDAR_DAYS, FRIDAY),
    }
    return [{"state": state, "left": left} for state, left in lefts.items()]


def example_panels() -> list[tuple[Panel, str]]:
    """The tour as it is offered, at its first and its last step, and over; each with the word that tells it apart."""
    steps = shipped_tour().steps
    last = len(steps)
    return [
        (Panel(0, last), _("ditawarkan")),
        (Panel(1, last, steps[0]), _("langkah pertama")),
        (Panel(last, last, steps[-1]), _("langkah terakhir")),
        (Panel(last + 1, last), _("selesai")),
    ]


def example_whys() -> list[dict[str, Any]]:
    """ "Mengapa begini?" closed; opened with a rule of each mark, with and without a link; opened without rules."""
    words = _("Kalimat pendek tentang mengapa halaman ini begini.")
    basis, source = _("Tabel kewenangan, baris contoh"), _("Register meja ini")
    rules = [
        Cited(_("aturan yang sudah dibaca"), basis, "V", source, "#"),
        Cited(_("aturan dari orang lain"), basis, "V2", source),
        Cited(_("aturan dari ingatan"), basis, "M", source),
        Cited(_("kebiasaan rumah ini")),
    ]
    return [
        {"words": words, "rules": rules, "opened": False},
        {"words": words, "rules": rules, "opened": True},
        {"words": words, "rules": [], "opened": True},
    ]


@requires_sign_in(OPEN)
def show_components(request: DeskRequest) -> HttpResponse:
    """Each component in every state."""
    context = {
        "filled": filled_form(),
        "wrong": wrong_form(),
        "clocks": example_clocks(),
        "moment": MOMENT,
        "vague": [VagueDate.on(FRIDAY), VagueDate.in_month(2025, 6), VagueDate.in_year(2024), VagueDate.unknown()],
        "steps": ["Laporan", "Penyaringan", "Layanan", "Pemulangan", "Ditutup"],
        "panels": example_panels(),
        "whys": example_whys(),
    }
    return render(request, "desk/components/all.html", context)


@requires_sign_in(OPEN)
def show_flow(request: DeskRequest) -> HttpResponse:
    """One page of a flow of questions."""
    form = OneQuestionForm(request.POST or None)
    form.is_valid()
    return render(
        request,
        "desk/components/flow.html",
        {"form": form, "step": 3, "steps": 6, "minutes": 2, "back_address": "/komponen/"},
    )
