"""Keys: the recovery sheets one at a time, one typed back; the custodian's key; a first backup made and opened."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from naung.doors.desk.beginning.forms import SPLITS, CustodianForm, SplitForm, TypedSheetForm
from naung.doors.desk.beginning.house import SetUpRequest, in_first_day, onwards
from naung.doors.desk.beginning.pages import page
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.errors import NotFound
from naung.foundation.organisations.actions import complete_step, reopen_step
from naung.foundation.organisations.vocabulary import Step
from naung.foundation.vault.actions import back_up_and_open, begin_sheets, make_custodian, prove_sheet, show_sheet
from naung.foundation.vault.queries import custodian_is_made, sheets_now
from naung.foundation.vault.vocabulary import SheetSet

AGAIN = "again"


@in_first_day(Step.KEYS)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("code_words")
def keys(request: SetUpRequest) -> HttpResponse:
    """Split the key, show each sheet, then compare one that was typed back."""
    standing = sheets_now()
    if standing is None or not standing.fits or {AGAIN, "split"} & set(request.POST):
        return _split(request, standing)
    form = TypedSheetForm(request.POST or None) if standing.all_shown and not standing.proved else None
    if form is not None and request.method == "POST" and form.is_valid():
        with errors_on(form):
            number = prove_sheet(code_words=form.cleaned_data["code_words"], by=request.actor_of_setup)
            complete_step(step=Step.KEYS, by=request.actor_of_setup)
            messages.success(
                request, _("Lembar %(number)d benar. Kunci dapat kembali dari kertas.") % {"number": number}
            )
            return onwards()
    return page(request, Step.KEYS, form, standing=standing, sheets=_sheets(standing))


def _split(request: SetUpRequest, standing: SheetSet | None) -> HttpResponse:
    begun = request.method == "POST" and "split" in request.POST
    form = SplitForm(request.POST if begun else None, initial={"split": SPLITS[0][0]})
    if begun and form.is_valid():
        needed, _dash, count = form.cleaned_data["split"].partition("-")
        with errors_on(form):
            reopen_step(step=Step.KEYS, by=request.actor_of_setup)
            begin_sheets(needed=int(needed), of=int(count), by=request.actor_of_setup)
            return redirect("beginning:keys")
    return page(request, Step.KEYS, form, standing=standing, splitting=True)


def _sheets(standing: SheetSet) -> list[tuple[int, bool]]:
    return [(number, number in standing.shown) for number in range(1, standing.sheets + 1)]


@in_first_day(Step.KEYS)
@require_POST
def sheet(request: SetUpRequest) -> HttpResponse:
    """The words of one sheet, in this answer and nowhere else."""
    number = request.POST.get("number", "")
    standing = sheets_now()
    if standing is None or number not in {str(each) for each in range(1, standing.sheets + 1)}:
        raise NotFound()
    words = show_sheet(number=int(number), by=request.actor_of_setup).split()
    context = {"words": words, "number": int(number), "standing": standing, "known": request.first_day}
    return render(request, "desk/beginning/sheet.html", context)


@in_first_day(Step.BACKUP)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("code_key")
def backup(request: SetUpRequest) -> HttpResponse:
    """With the custodian's key typed from paper: a backup is made, and one value of it opened."""
    made = custodian_is_made()
    form = CustodianForm(request.POST or None) if made else None
    if form is not None and request.method == "POST" and form.is_valid():
        with errors_on(form):
            back_up_and_open(typed=form.cleaned_data["code_key"], by=request.actor_of_setup)
            complete_step(step=Step.BACKUP, by=request.actor_of_setup)
            messages.success(request, _("Cadangan pertama dibuat, dan satu isi tersegel di dalamnya terbuka."))
            return onwards()
    return page(request, Step.BACKUP, form, made=made)


@in_first_day(Step.BACKUP)
@require_POST
def custodian(request: SetUpRequest) -> HttpResponse:
    """A new custodian's key, in this answer and nowhere else; once a backup was opened with one it is not replaced here."""
    if Step.BACKUP in request.first_day.done:
        raise NotFound()
    return render(
        request,
        "desk/beginning/custodian.html",
        {"secret": make_custodian(by=request.actor_of_setup), "known": request.first_day},
    )
