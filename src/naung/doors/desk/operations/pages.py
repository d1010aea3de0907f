"""Pages of operations: the list of a year, one record with its history, recording, correcting, taking back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.operations.actions import correct_operation, record_operation, withdraw_operation
from naung.casework.operations.queries import ChangeShown, OperationShown, operation_for, operations_in
from naung.casework.operations.rules import WITHDRAWN_ALREADY
from naung.casework.operations.vocabulary import CHECKED_WORDS, KIND_WORDS, REASON_WORDS, WITHDRAWS, Checked, Reason
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.operations.forms import CorrectForm, RecordForm, WithdrawForm, first_operation, say_area
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import own_desk

READS, WRITES = Permission.OPERATIONS_READ, Permission.OPERATIONS_WRITE
FIRST_YEAR, LAST_YEAR = 2000, 2100


def _row(found: OperationShown) -> dict[str, Any]:
    told = found.told
    return {
        "id": found.id,
        "told": told,
        "kind": _(KIND_WORDS[told.kind]),
        "area": say_area(told.place),
        "checked": [_(CHECKED_WORDS[each]) for each in Checked if each in told.checked],
        "withdrawn": found.withdrawn,
    }


def _year_asked(request: DeskRequest, now: int) -> int:
    asked = request.GET.get("tahun", "")
    known = len(asked) == len(str(now)) and asked.isascii() and asked.isdigit()
    return int(asked) if known and FIRST_YEAR <= int(asked) <= LAST_YEAR else now


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """The desk's operations of one year, by the day on which they ended."""
    now = timezone.localdate().year
    year = _year_asked(request, now)
    rows = [_row(each) for each in operations_in(year, actor=request.actor)]
    context = {"rows": rows, "year": year, "before": year - 1, "after": year + 1 if year < now else None}
    return render(request, "desk/operations/list.html", context | {"may_write": request.actor.may(WRITES)})


@requires(READS)
def show(request: DeskRequest, operation_id: UUID) -> HttpResponse:
    """One record with what stood there before."""
    found = operation_for(operation_id, actor=request.actor)
    officers, form = Officers(), CorrectForm()
    context = {
        "operation": _row(found),
        "recorded_at": found.recorded_at,
        "recorded_by": officers(found.recorded_by),
        "history": [_change_row(each, officers, form) for each in found.changes],
        "may_write": request.actor.may(WRITES) and not found.withdrawn,
    }
    return render(request, "desk/operations/show.html", context)


def _change_row(change: ChangeShown, officers: Officers, form: CorrectForm) -> dict[str, Any]:
    told = [
        _("“%(what)s” sebelumnya: %(value)s") % {"what": form.label_of(name), "value": form.shown_value(name, value)}
        for name, value in change.former
    ]
    withdrawn = change.reason in WITHDRAWS
    return {
        "words": _("Catatan ditarik") if withdrawn else _("Catatan dibetulkan"),
        "at": change.at,
        "who": officers(change.by),
        "detail": "\n".join([_(REASON_WORDS[change.reason]), *told]),
    }


@requires(WRITES)
def add(request: DeskRequest) -> HttpResponse:
    """Write down one that has ended."""
    form = RecordForm(request.POST or None, near=own_desk(request.actor).territory or None)
    if form.is_valid():
        with errors_on(form):
            made = record_operation(told=form.told(), posted_once=form.cleaned_data["post"], by=request.actor)
            messages.success(request, _("Tercatat. Jamnya dihitung sebagai upaya menemukan korban."))
            return redirect("operations:show", made)
    return render(request, "desk/operations/form.html", {"form": form, "heading": _("Catat yang sudah selesai")})


@requires(WRITES)
def correct(request: DeskRequest, operation_id: UUID) -> HttpResponse:
    """Correct a record, with the reason."""
    found = operation_for(operation_id, actor=request.actor)
    if away := _gone(request, found):
        return away
    near = own_desk(request.actor).territory or None
    form = CorrectForm(request.POST or None, initial=first_operation(found.told), version=found.version, near=near)
    if form.is_valid():
        with errors_on(form):
            reason, version = Reason(form.cleaned_data["reason"]), form.base_version or 0
            correct_operation(
                operation_id=operation_id, version=version, told=form.told(), reason=reason, by=request.actor
            )
            messages.success(request, _("Catatan dibetulkan. Yang lama tetap terbaca."))
            return redirect("operations:show", operation_id)
    context = {"form": form, "heading": _("Betulkan catatan"), "operation": _row(found)}
    return render(request, "desk/operations/form.html", context)


@requires(WRITES)
def withdraw(request: DeskRequest, operation_id: UUID) -> HttpResponse:
    """Take a record back, with the reason; it stays in the list."""
    found = operation_for(operation_id, actor=request.actor)
    if away := _gone(request, found):
        return away
    form = WithdrawForm(request.POST or None, version=found.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            withdraw_operation(operation_id=operation_id, version=version, reason=form.why(), by=request.actor)
            messages.success(request, _("Catatan ditarik. Ia tetap ada di daftar, tetapi tidak dihitung."))
            return redirect("operations:show", operation_id)
    context = {"form": form, "heading": _("Tarik catatan"), "operation": _row(found)}
    return render(request, "desk/operations/form.html", context)


def _gone(request: DeskRequest, found: OperationShown) -> HttpResponse | None:
    """Back to a record that was taken back; a post goes on, so that its answer says why."""
    if not found.withdrawn or request.method == "POST":
        return None
    messages.warning(request, _(WITHDRAWN_ALREADY))
    return redirect("operations:show", found.id)
