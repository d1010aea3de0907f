"""Saying what was done with a report: a response, closing, reopening, giving it to the desk that handles it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.reports.actions import acknowledge_report, close_report, hand_report, reopen_report
from naung.casework.reports.queries import report_row
from naung.casework.reports.vocabulary import ClosingReason, Response
from naung.doors.desk.reports.forms import CloseForm, HandForm, RespondForm, WordsForm
from naung.doors.desk.reports.stale import shown_again
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import StaleVersion

Act = Callable[[dict[str, Any], int], None]


@requires(Permission.REPORT_DECIDE)
def respond(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Keep what was done first, and when."""
    report = report_row(report_id, actor=request.actor)
    now = timezone.localtime().replace(second=0, microsecond=0)
    form = RespondForm(request.POST or None, initial={"at": now}, version=report.version)

    def act(given: dict[str, Any], version: int) -> None:
        acknowledge_report(
            report_id=report_id,
            version=version,
            response=Response(given["response"]),
            words=given["words"],
            at=given["at"],
            by=request.actor,
        )

    words = (_("Catat tindak lanjut"), _("Simpan tindak lanjut"), _("Tindak lanjut dicatat."))
    return _step(request, form, report_id, report.number, words, act)


@requires(Permission.REPORT_DECIDE)
def close(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """End a report without a case."""
    report = report_row(report_id, actor=request.actor)
    form = CloseForm(request.POST or None, version=report.version)

    def act(given: dict[str, Any], version: int) -> None:
        close_report(
            report_id=report_id,
            version=version,
            reason=ClosingReason(given["reason"]),
            words=given["words"],
            by=request.actor,
        )

    words = (
        _("Tutup laporan"),
        _("Tutup laporan"),
        _("Laporan ditutup. Laporan tetap tersimpan dan dapat dibuka kembali."),
    )
    return _step(request, form, report_id, report.number, words, act)


@requires(Permission.REPORT_DECIDE)
def reopen(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Let a closed report wait for a decision again."""
    report = report_row(report_id, actor=request.actor)
    form = WordsForm(request.POST or None, version=report.version)

    def act(given: dict[str, Any], version: int) -> None:
        reopen_report(report_id=report_id, version=version, words=given["words"], by=request.actor)

    words = (_("Buka kembali laporan"), _("Buka kembali laporan"), _("Laporan dibuka kembali."))
    return _step(request, form, report_id, report.number, words, act)


@requires(Permission.REPORT_DECIDE)
def hand(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Let the overseer give a report to the desk that handles it."""
    report = report_row(report_id, actor=request.actor)
    form = HandForm(request.POST or None, version=report.version, own=request.actor.desk)

    def act(given: dict[str, Any], version: int) -> None:
        target = UUID(given["to_desk"])
        hand_report(report_id=report_id, version=version, to_desk=target, words=given["words"], by=request.actor)

    words = (_("Serahkan ke meja lain"), _("Serahkan laporan"), _("Laporan diserahkan."))
    return _step(request, form, report_id, report.number, words, act, then="reports:list")


def _step(
    request: DeskRequest,
    form: DeskForm,
    report_id: UUID,
    number: str,
    words: tuple[str, str, str],
    act: Act,
    *,
    then: str = "reports:show",
) -> HttpResponse:
    """The page of one step: its form, and what follows when it was done."""
    heading, button, done = words
    if form.is_valid():
        try:
            with errors_on(form):
                act(form.cleaned_data, form.base_version or 0)
                messages.success(request, done)
                return redirect(then, report_id) if then == "reports:show" else redirect(then)
        except StaleVersion as stale:
            shown_again(form, stale)
    context = {"form": form, "report_id": report_id, "number": number, "heading": heading, "button_words": button}
    return render(request, "desk/reports/step.html", context)
