"""Pages of partner offices' keys: what waits and who sends, a new key as a picture, revoking one, the form to take along."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.arrivals.queries import batches_of_desk
from naung.casework.partners.actions import give_key
from naung.casework.partners.queries import published_form, published_version
from naung.doors.desk.account.qr import picture
from naung.doors.desk.partners.book import form_book
from naung.doors.desk.partners.collect import collect_settings
from naung.doors.desk.partners.forms import GiveForm
from naung.doors.desk.partners.shown import letter_row
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.letterbox.actions import revoke_sender
from naung.foundation.letterbox.queries import letters_waiting, senders_of_desk
from naung.foundation.letterbox.rules.waiting import LONGEST_WAIT
from naung.foundation.letterbox.vocabulary import SenderLine

READS, WRITES = Permission.ARRIVAL_READ, Permission.ARRIVAL_WRITE


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """What came and waits, which partner offices have a key, and which form they fill in. Nothing is opened."""
    senders = senders_of_desk(actor=request.actor)
    context = {
        "letters": [letter_row(each) for each in letters_waiting(actor=request.actor)],
        "senders": [each for each in senders if each.revoked_at is None],
        "revoked": [each for each in senders if each.revoked_at is not None],
        "form_version": published_version(actor=request.actor),
        "longest": LONGEST_WAIT.days,
        "may_write": request.actor.may(WRITES),
        "batches": [each for each in batches_of_desk(actor=request.actor) if each.closed_at is None],
    }
    return render(request, "desk/partners/list.html", context)


@requires(WRITES)
def give(request: DeskRequest) -> HttpResponse:
    """A key for one partner office; the answer is its picture, which no page shows again."""
    form = GiveForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            made = give_key(office=form.cleaned_data["office"], by=request.actor)
            return _shown_once(request, form.cleaned_data["office"], made.token)
    return render(request, "desk/partners/give.html", {"form": form})


def _shown_once(request: DeskRequest, office: str, token: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("odk:key", args=(token,)))
    context = {
        "office": office,
        "address": address,
        "picture": picture(collect_settings(address), _("Kode QR pengaturan ODK Collect")),
        "only_here": not settings.NAUNG_SERVED.has_name,
        "in_the_open": settings.NAUNG_SERVED.has_name and not request.is_secure(),
    }
    return render(request, "desk/partners/key.html", context)


@requires(WRITES)
def revoke(request: DeskRequest, sender_id: UUID) -> HttpResponse:
    """Revoke a key after a yes."""
    line = _sender(request, sender_id)
    if request.method == "POST":
        revoke_sender(sender_id=sender_id, by=request.actor)
        messages.success(request, _("Kunci dicabut. Yang sudah masuk tetap ada."))
        return redirect("partners:list")
    return render(request, "desk/partners/revoke.html", {"line": line, "form": DeskForm()})


def _sender(request: DeskRequest, sender_id: UUID) -> SenderLine:
    found = next((each for each in senders_of_desk(actor=request.actor) if each.id == sender_id), None)
    if found is None:
        raise NotFound()
    return found


@requires(READS)
def form_file(request: DeskRequest) -> HttpResponse:
    """The form as a workbook of the XLSForm standard, for an office that wants to read or print what is asked."""
    if not published_version(actor=request.actor):
        messages.info(request, _("Formulirnya terbit bersama kunci pertama. Beri dahulu satu kantor mitra kuncinya."))
        return redirect("partners:list")
    form = published_form(actor=request.actor)
    return as_attachment(form_book(form), _("formulir-perbatasan"))
