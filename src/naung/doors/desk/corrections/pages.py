"""Reading, proposing, signing and withdrawing corrections. Nothing here is about a person, so reading is by GET."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.corrections.forms import FORMS, ProposalForm, WithdrawForm
from naung.doors.desk.corrections.shown import (
    BOOK_HEADS,
    book_lines,
    choices,
    compared,
    line,
    moved_since,
    row_at,
    row_words,
    unfit_now,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on, said
from naung.doors.desk.shell.workbook import Sheet, as_attachment
from naung.doors.desk.shell.workbook import workbook as as_workbook
from naung.foundation.access.vocabulary import Permission
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.law.actions import propose_correction, sign_correction, withdraw_correction
from naung.foundation.law.queries.office import correction, corrections, signed_corrections
from naung.foundation.law.rules.corrections import lay, row_on, starts_on
from naung.foundation.law.vocabulary.corrections import TABLE_WORDS, Correction, Raw, Table
from naung.foundation.organisations.queries import shelf_of


def _table(name: str) -> Table:
    found = next((table for table in Table if table.value == name), None)
    if found is None:
        raise NotFound()
    return found


@requires(Permission.LAW_READ)
def list_all(request: DeskRequest) -> HttpResponse:
    """Every correction of this office, what waits first; and those whose shipped row changed since."""
    kept, today, officers = corrections(actor=request.actor), timezone.localdate(), Officers()
    changed = {each.correction.id for each in moved_since(kept, today)}
    rows = [line(one, today, officers) | {"moved": one.id in changed} for one in kept]
    rows.sort(key=lambda row: (not row["waits"], not row["moved"]))
    context = {
        "rows": rows,
        "changed": len(changed),
        "unfit": len(unfit_now(kept, today)),
        "may_correct": request.actor.may(Permission.LAW_CORRECT),
    }
    return render(request, "desk/corrections/list.html", context)


@requires(Permission.LAW_CORRECT)
def choose(request: DeskRequest) -> HttpResponse:
    """The rows that can be corrected, one table at a time."""
    asked = request.GET.get("tabel", "")
    table = next((each for each in Table if each.value == asked), Table.MANDATE)
    shelf, today = shelf_of(table), timezone.localdate()
    reads = {code: laid.raw for code, laid in lay(shelf, signed_corrections(), today).items()}
    context = {
        "rows": choices(shelf, reads),
        "table": table.value,
        "tables": [(each.value, TABLE_WORDS[each]) for each in Table],
    }
    return render(request, "desk/corrections/choose.html", context)


@requires(Permission.LAW_CORRECT)
def propose(request: DeskRequest, table: str, row: str) -> HttpResponse:
    """Propose how one row reads here."""
    shelf, today = shelf_of(_table(table)), timezone.localdate()
    code = row_at(shelf, row)
    under = row_on(shelf, signed_corrections(), code, today)
    form = FORMS[shelf.table](request.POST or None, shelf=shelf, under=under, today=today)
    if form.is_valid():
        with errors_on(form):
            made = _propose(form, code, request)
            messages.success(request, _("Usul disimpan. Belum berlaku sebelum orang kedua menandatanganinya."))
            return redirect("corrections:show", made)
    context = {"form": form, "words": row_words(shelf.table, under), "table": TABLE_WORDS[shelf.table]}
    return render(request, "desk/corrections/propose.html", context)


def _propose(form: ProposalForm, row: str, request: DeskRequest) -> UUID:
    data = form.cleaned_data
    return propose_correction(
        shelf=form.shelf,
        row=row,
        values=form.cells(),
        from_on=data["from_on"],
        mark=Mark(data["mark"]),
        source=data["source"],
        reason=data["reason"],
        by=request.actor,
    )


def _under(one: Correction, today: date) -> Raw:
    """The row below this correction, as it reads on the correction's own day without it."""
    day = starts_on(one) or max(one.from_on, today)
    others = tuple(each for each in signed_corrections() if each.id != one.id and each.proposed_at < one.proposed_at)
    return row_on(shelf_of(one.table), others, one.row, day)


@requires(Permission.LAW_READ)
def show(request: DeskRequest, correction_id: UUID) -> HttpResponse:
    """One correction beside the shipped row, with reason, source and both signatures."""
    return _show(request, correction(correction_id, actor=request.actor))


def _show(request: DeskRequest, one: Correction, refused: str = "") -> HttpResponse:
    kept, today = corrections(actor=request.actor), timezone.localdate()
    ships = one.row in shelf_of(one.table).rows
    told = line(one, today, Officers())
    own = one.proposed_by == request.actor.id
    context = {
        "one": told,
        "cells": _compared(one, today) if ships else [],
        "ships": ships,
        "moved": any(each.correction.id == one.id for each in moved_since(kept, today)),
        "unfit": one.id in unfit_now(kept, today),
        "is_clock": one.table is Table.CLOCK,
        "may_sign": told["waits"] and request.actor.may(Permission.LAW_COUNTERSIGN) and not own,
        "own": own and told["waits"],
        "may_withdraw": one.withdrawn_on is None and request.actor.may(Permission.LAW_CORRECT),
        "refused": refused,
    }
    return render(request, "desk/corrections/show.html", context)


def _compared(one: Correction, today: date) -> list[dict[str, object]]:
    """The cells side by side; a correction that no longer means a value shows the shipped row alone."""
    try:
        return compared(one, _under(one, today))
    except RuleBroken:
        return []


@requires(Permission.LAW_COUNTERSIGN)
@require_POST
def sign(request: DeskRequest, correction_id: UUID) -> HttpResponse:
    """The second signature."""
    one = correction(correction_id, actor=request.actor)
    try:
        sign_correction(correction_id=one.id, shelf=shelf_of(one.table), by=request.actor)
    except RuleBroken as broken:
        return _show(request, one, said(broken))
    messages.success(request, _("Ditandatangani. Pembetulan ini berlaku mulai harinya."))
    return redirect("corrections:show", one.id)


@requires(Permission.LAW_CORRECT)
def withdraw(request: DeskRequest, correction_id: UUID) -> HttpResponse:
    """Take a correction back, with the reason."""
    one = correction(correction_id, actor=request.actor)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            withdraw_correction(correction_id=one.id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Pembetulan dicabut. Aturan bawaan berlaku kembali."))
            return redirect("corrections:show", one.id)
    context = {"form": form, "one": line(one, timezone.localdate(), Officers()), "is_clock": one.table is Table.CLOCK}
    return render(request, "desk/corrections/withdraw.html", context)


@requires(Permission.LAW_READ)
def workbook(request: DeskRequest) -> HttpResponse:
    """Every correction as a workbook to take along."""
    today = timezone.localdate()
    lines = list(book_lines(corrections(actor=request.actor), today))
    sheet = Sheet(_("Pembetulan"), [str(head) for head in BOOK_HEADS], lines)
    return as_attachment(as_workbook([sheet]), f"pembetulan-hukum-{today:%Y%m%d}")
