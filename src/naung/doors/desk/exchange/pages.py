"""A case as a file of HTCDS: for which office, what may leave for it and what not, and the file itself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.queries import CaseShown, case_for
from naung.casework.exchange.actions import hand_out, look_at_leaving
from naung.casework.exchange.queries import handouts_of
from naung.casework.exchange.rules.files import CSV, EXCEL, records_out, rows_out
from naung.casework.exchange.vocabulary import Asked, CaseOut
from naung.casework.htcds.rules.writing import CREDIT
from naung.doors.desk.exchange.forms import ForForm, TakeForm
from naung.doors.desk.exchange.shown import fields_shown, general_rows, handout_rows, loss_sheet, person_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries import people_named
from naung.methods.sheets.writing import as_csv, as_sheets

SHEET = "HTCDS 2.0"


@requires(Permission.REFERRAL_SEND)
def look(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """For which office; then what a file for it would hold, and what not and why. Nothing leaves yet."""
    case, desk = case_for(case_id, actor=request.actor), own_desk(request.actor)
    form = ForForm(request.POST or None, near=desk.territory)
    if form.is_valid():
        answers = form.cleaned_data
        place = answers["place"].code if answers["place"] else desk.territory
        asked = Asked(
            answers["purpose"], answers["exploitation"], place or "", answers["agency_type"], answers["outside"]
        )
        with errors_on(form):
            found = look_at_leaving(case_id=case_id, asked=asked, by=request.actor)
            return render(request, "desk/exchange/look.html", _looked(found, asked, request))
    return _begin(request, case, form)


def _begin(request: DeskRequest, case: CaseShown, form: ForForm) -> HttpResponse:
    before = handout_rows(handouts_of(case.id, actor=request.actor))
    return render(request, "desk/exchange/case.html", {"case": case, "form": form, "before": before, "credit": CREDIT})


def _looked(found: CaseOut, asked: Asked, request: DeskRequest) -> dict[str, Any]:
    persons = [each.wanted.person for each in found.people]
    named = people_named(persons, actor=request.actor) if persons else {}
    names = {person: brief.name for person, brief in named.items()}
    return {
        "case": found, "asked": asked, "credit": CREDIT, "people": person_rows(found, names), "fields": fields_shown(found),
        "general": general_rows(found), "form": TakeForm(),
    }  # fmt: skip


@requires(Permission.REFERRAL_SEND)
def take(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The file as workbook, with what it does not hold on its second sheet, or as CSV, or that sheet alone as CSV."""
    case = case_for(case_id, actor=request.actor)
    form = TakeForm(request.POST or None)
    if not form.is_valid():
        return redirect("exchange:case", case_id)
    answers = form.cleaned_data
    asked = Asked(
        answers["purpose"], answers["exploitation"], answers["place"], answers["agency_type"], answers["outside"],
        frozenset(answers["chosen"]),
    )  # fmt: skip
    name = f"htcds-{case.number}"
    if answers["form"] not in (EXCEL, CSV):
        found = look_at_leaving(case_id=case_id, asked=asked, by=request.actor)
        return _as_csv(as_csv(loss_sheet(found)), f"{name}-tidak-ikut")
    found = hand_out(case_id=case_id, asked=asked, by=request.actor)
    rows = list(rows_out(records_out(found)))
    if answers["form"] == CSV:
        return _as_csv(as_csv(rows), name)
    return as_attachment(as_sheets([(SHEET, rows), (_("Yang tidak sampai"), loss_sheet(found))]), name)


def _as_csv(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
