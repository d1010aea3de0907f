"""Giving a survivor the code of her page, saying how it stands, and closing it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.testimony.actions import close_page, give_page, tell_status
from naung.casework.testimony.queries import survivor_for
from naung.doors.desk.account.qr import picture
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.wicket.forms import GiveForm, StatusForm, first_values
from naung.doors.desk.wicket.pages import GIVES, about
from naung.foundation.errors import NotFound


@requires(GIVES)
def give(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Let her choose a number; the answer is the small paper with her code, which no page shows again."""
    shown = survivor_for(case_id, person_id, actor=request.actor)
    form = GiveForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            made = give_page(
                case_id=case_id,
                person_id=person_id,
                pin=form.cleaned_data["pin_sandi"],
                until=form.last_day(),
                told=form.told(),
                by=request.actor,
            )
            return _paper(request, case_id, person_id, made.code)
    words = {"heading": _("Beri kode"), "press": _("Buat kode"), "replaces": shown.page is not None}
    return render(request, "desk/wicket/form.html", about(shown, request) | words | {"form": form})


def _paper(request: DeskRequest, case_id: UUID, person_id: UUID, code: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("survivor:note"))
    context = {
        "case_id": case_id,
        "person_id": person_id,
        "code": code,
        "address": address.partition("//")[2],
        "picture": picture(address, _("Kode QR alamatnya")),
        "only_here": not settings.NAUNG_SERVED.has_name,
    }
    return render(request, "desk/wicket/paper.html", context)


@requires(GIVES)
def tell(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Say anew how it stands."""
    shown = survivor_for(case_id, person_id, actor=request.actor)
    if shown.page is None:
        raise NotFound()
    form = StatusForm(request.POST or None, initial=first_values(shown.page.told), version=shown.page.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            tell_status(case_id=case_id, person_id=person_id, version=version, told=form.told(), by=request.actor)
            messages.success(request, _("Halamannya sudah diganti."))
            return redirect("wicket:show", case_id, person_id)
    words = {"heading": _("Isi halamannya"), "press": _("Simpan")}
    return render(request, "desk/wicket/form.html", about(shown, request) | words | {"form": form})


@requires(GIVES)
def close(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Close her page after a yes."""
    shown = survivor_for(case_id, person_id, actor=request.actor)
    if shown.page is None:
        raise NotFound()
    if request.method == "POST":
        close_page(case_id=case_id, person_id=person_id, by=request.actor)
        messages.success(request, _("Halamannya ditutup. Kode itu tidak dapat dipakai lagi."))
        return redirect("wicket:show", case_id, person_id)
    words = {"heading": _("Tutup halamannya"), "press": _("Tutup untuk selamanya"), "closes": True}
    return render(request, "desk/wicket/form.html", about(shown, request) | words | {"form": DeskForm()})
