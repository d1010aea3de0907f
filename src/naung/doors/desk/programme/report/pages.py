"""Pages of the reports: what was made, making one, one version, its files, approving it."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.doors.desk.programme.pages import READS, WRITES, written
from naung.doors.desk.programme.report.contents import compose
from naung.doors.desk.programme.report.document import docx_of
from naung.doors.desk.programme.report.figures import counted_now, months_of
from naung.doors.desk.programme.report.forms import AgainForm, Offered, ReportForm
from naung.doors.desk.programme.report.head import Signed, told_with
from naung.doors.desk.programme.report.paper import pdf_of
from naung.doors.desk.programme.report.years import years_of
from naung.doors.desk.programme.shown import said_span
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import name_of
from naung.insight.programme.actions import approve_report, keep_report, renew_figures, take_paper
from naung.insight.programme.queries import (
    ReportShown,
    contents_of,
    figures_kept,
    plan_in_force,
    report_for,
    reports_made,
)
from naung.insight.programme.rules import report_basis, spans_of
from naung.insight.programme.vocabulary import REPORT_STATE_WORDS, REPORT_WORDS, Papers, ReportKind, ReportState

MAKES = Permission.COORDINATION_READ  # a report is of the whole task force
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
TONES = {
    ReportState.DRAFT: "waits",
    ReportState.FINAL: "done",
    ReportState.REPLACED: "quiet",
    ReportState.ERASED: "quiet",
}


def report_row(each: ReportShown) -> dict[str, Any]:
    """A version of a report with its words."""
    return {
        "told": each,
        "title": f"{_(REPORT_WORDS[each.kind])}, {each.came_as}" if each.came_as else _(REPORT_WORDS[each.kind]),
        "span": said_span(each.span),
        "state": {"words": _(REPORT_STATE_WORDS[each.state]), "tone": TONES[each.state]},
        "made_by": name_of(each.made_by),
        "approved_by": name_of(each.approved_by),
        "english": each.language == "en",
        "kept": each.state is not ReportState.ERASED,
    }


@requires(READS)
def made(request: DeskRequest) -> HttpResponse:
    """Every version of every report, and the period that waits for one."""
    plan = plan_in_force(actor=request.actor)
    context = {
        "reports": [report_row(each) for each in reports_made(actor=request.actor)],
        "basis": report_basis(),
        "waits": said_span(plan.waits) if plan and plan.waits else "",
        "may_make": _may_make(request.actor),
    }
    return render(request, "desk/programme/reports.html", context)


def _may_make(actor: Actor) -> bool:
    return actor.may(WRITES) and actor.may(MAKES)


def _offered(actor: Actor) -> Offered:
    """What can be reported on today, by a code: what waits first."""
    plan = plan_in_force(actor=actor)
    periods = plan.periods if plan else ()
    kinds = (ReportKind.OWN, ReportKind.YEARLY, ReportKind.FIVE_YEARLY)
    spans = [(kind, span) for kind in kinds for span in spans_of(kind, periods, timezone.localdate())]
    return {f"{kind.value}_{span.first:%Y%m%d}_{span.last:%Y%m%d}": (kind, span) for kind, span in spans}


@requires(MAKES)
def make(request: DeskRequest) -> HttpResponse:
    """Make a report; where the last version said the same there is no new one."""
    offered = _offered(request.actor)
    form = ReportForm(request.POST or None, offered=offered, initial=_first(request, offered))

    def write() -> str:
        kind, span = offered[form.cleaned_data["which"]]
        told = compose(request.actor, kind, span, form.cleaned_data["obstacles"])
        contents = json.loads(told.contents)

        def printed(version: int, now: datetime) -> Papers:
            return _papers(contents, Signed(version, request.actor.name, now, told.fingerprint))

        return reverse("programme:report", args=[keep_report(told=told, printed=printed, by=request.actor)])

    return written(request, form, _("Buat laporan"), reverse("programme:reports"), write)


def _first(request: DeskRequest, offered: Offered) -> dict[str, str]:
    """The report that was asked for, and the words of its last version; else what waits."""
    before = request.GET.get("dari", "")
    for each in reports_made(actor=request.actor):
        if str(each.id) == before and each.state is not ReportState.ERASED:
            code = f"{each.kind.value}_{each.span.first:%Y%m%d}_{each.span.last:%Y%m%d}"
            said = json.loads(contents_of(each.id, actor=request.actor))["obstacles"]
            return {"which": code, "obstacles": said}
    plan = plan_in_force(actor=request.actor)
    return {"which": next(iter(offered), "")} if plan and plan.waits else {}


def _papers(contents: dict[str, Any], signed: Signed) -> Papers:
    told = told_with(contents, signed)
    return Papers(pdf_of(told), docx_of(told))


@requires(READS)
def show(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """One version: who made it, who approved it, its files, its hash."""
    found = report_for(report_id, actor=request.actor)
    ours = not found.came_as
    kept = figures_kept(months_of(found.span), actor=request.actor) if ours else None
    may_write = request.actor.may(WRITES)
    draft = ours and found.state is ReportState.DRAFT
    context = {
        "report": report_row(found),
        "figures": kept,
        "may_make": ours and _may_make(request.actor),
        "may_approve": may_write and draft and found.made_by != request.actor.id,
        "waits_for_another": draft and found.made_by == request.actor.id,
    }
    return render(request, "desk/programme/report.html", context)


@requires(READS)
def paper(request: DeskRequest, report_id: UUID, form: str) -> HttpResponse:
    """The file of a version, as PDF or DOCX."""
    found = report_for(report_id, actor=request.actor)
    answer = HttpResponse(take_paper(report_id=report_id, form=form, by=request.actor), content_type=TYPES[form])
    name = f"laporan-{found.kind.value}-{found.span.first:%Y%m%d}-{found.span.last:%Y%m%d}-v{found.version}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@requires(MAKES)
def count_again(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Count the figures of a report's months again, with why; what was made stays as it was printed."""
    found = report_for(report_id, actor=request.actor)
    form = AgainForm(request.POST or None)
    back = reverse("programme:report", args=[found.id])

    def write() -> str:
        spans = years_of(found.span) if found.kind is ReportKind.FIVE_YEARLY else [found.span]
        kept = [each for each in spans if figures_kept(months_of(each), actor=request.actor)]
        told = {months_of(each): counted_now(request.actor, each) for each in kept}
        renew_figures(told=told, reason=form.cleaned_data["reason"], by=request.actor)
        return f"{reverse('programme:report_make')}?dari={found.id}"

    lead = _(
        "Angka laporan dihitung sekali dan dipakai semua versi. Hitung ulang bila catatannya terlambat masuk atau dibetulkan. "
        "Yang ditahan tetap ditahan, dan perubahan kurang dari lima tidak dicetak, supaya selisih dua versi tidak membuka "
        "satu perkara. Versi yang sudah dibuat tetap seperti tercetak."
    )
    return written(request, form, _("Hitung ulang angka laporan"), back, write, lead)


@require_POST
@requires(WRITES)
def approve(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Approve somebody else's draft; its files are printed again with both names."""
    found = report_for(report_id, actor=request.actor)
    contents = json.loads(contents_of(report_id, actor=request.actor))

    def printed(now: datetime) -> Papers:
        with translation.override(found.language):
            made = name_of(found.made_by), found.made_at, found.fingerprint
            signed = Signed(found.version, *made, request.actor.name, now)
            return _papers(contents, signed)

    approve_report(report_id=report_id, printed=printed, by=request.actor)
    messages.success(request, _("Laporan ini sekarang final."))
    return redirect("programme:report", report_id)
