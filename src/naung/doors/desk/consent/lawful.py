"""Lawful bases without consent: signing, the second officer, telling her, and a second look where telling endangers her."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.consent.actions import (
    answer_hold,
    confirm_basis,
    end_basis,
    hold_telling,
    record_basis,
    tell_person,
)
from naung.casework.consent.queries import BasisShown, basis_row, ledger_of
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import BasisSigned
from naung.doors.desk.consent.lawful_forms import (
    BasisForm,
    HoldForm,
    SecondForm,
    SecondLookForm,
    TellForm,
    article_words,
)
from naung.doors.desk.consent.pages import whom
from naung.doors.desk.consent.shown import basis_line, desk_names, desk_options
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound


@requires(Permission.REFERRAL_SEND)
def sign(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Sign that the law lets this be shared without her consent, and why it must be."""
    context = whom(person_id, request.actor)
    form = BasisForm(request.POST or None, desks=desk_options(request.actor))
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            signed = BasisSigned(
                data["article"],
                form.for_what,
                form.whom,
                form.chosen,
                data["reason"],
                data["until"],
                data["saves_life"],
            )
            record_basis(person_id=person_id, signed=signed, by=request.actor)
            messages.success(request, _("Ditandatangani. Beri tahu orang ini, kecuali bila itu membahayakannya."))
            return redirect("consent:of_person", person_id)
    table = shipped_bases()
    context |= {
        "form": form,
        "hours": int(table.house.confirm_within.total_seconds() // 3600),
        "unverified": [article_words(each) for each in table.articles.values() if not each.opens_alone],
    }
    return render(request, "desk/consent/sign.html", context)


def shown_basis(basis_id: UUID, request: DeskRequest) -> BasisShown:
    """One basis, opened with its ledger. Raises NotFound for another desk's."""
    person = basis_row(basis_id, actor=request.actor).person_id
    for row in ledger_of(person, actor=request.actor).bases:
        if row.id == basis_id:
            return row
    raise NotFound()


def page(request: DeskRequest, row: BasisShown, form: DeskForm, heading: str, save: str) -> HttpResponse:
    """A form about one basis, with the basis above it."""
    context: dict[str, Any] = whom(row.person, request.actor)
    context |= {"form": form, "heading": heading, "save": save}
    context |= {"line": basis_line(row, desk_names(), request.actor)}
    return render(request, "desk/consent/basis_form.html", context)


@requires(Permission.BASIS_CONFIRM)
def answer(request: DeskRequest, basis_id: UUID) -> HttpResponse:
    """The second officer's answer."""
    row = shown_basis(basis_id, request)
    form = SecondForm(request.POST or None, version=row.version)
    if form.is_valid():
        with errors_on(form):
            confirm_basis(
                basis_id=basis_id,
                agreed=form.cleaned_data["agreed"] == "ya",
                words=form.cleaned_data["words"],
                based_on=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Jawaban Anda tercatat dengan nama Anda."))
            return redirect("consent:of_person", row.person)
    return page(request, row, form, _("Lihat dasar hukum ini sekali lagi"), _("Tandatangani jawaban"))


@requires(Permission.REFERRAL_SEND)
def tell(request: DeskRequest, basis_id: UUID) -> HttpResponse:
    """She was told."""
    row = shown_basis(basis_id, request)
    form = TellForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            tell_person(basis_id=basis_id, words=form.cleaned_data["words"], by=request.actor)
            messages.success(request, _("Dicatat: ia sudah diberi tahu."))
            return redirect("consent:of_person", row.person)
    return page(request, row, form, _("Beri tahu orang ini"), _("Catat bahwa ia sudah tahu"))


@requires(Permission.REFERRAL_SEND)
def hold(request: DeskRequest, basis_id: UUID) -> HttpResponse:
    """Telling her endangers her; another officer looks at that."""
    row = shown_basis(basis_id, request)
    form = HoldForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            hold_telling(basis_id=basis_id, reason=form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("Dicatat. Petugas kedua akan melihatnya."))
            return redirect("consent:of_person", row.person)
    return page(request, row, form, _("Tunda memberi tahu"), _("Minta petugas kedua melihat"))


@requires(Permission.BASIS_CONFIRM)
def see_hold(request: DeskRequest, basis_id: UUID) -> HttpResponse:
    """The second look at a held telling."""
    row = shown_basis(basis_id, request)
    form = SecondLookForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            answer_hold(basis_id=basis_id, agreed=form.cleaned_data["agreed"] == "ya", by=request.actor)
            messages.success(request, _("Jawaban Anda tercatat dengan nama Anda."))
            return redirect("consent:of_person", row.person)
    return page(request, row, form, _("Apakah ia belum boleh diberi tahu?"), _("Tandatangani jawaban"))


@requires(Permission.REFERRAL_SEND)
@require_POST
def end(request: DeskRequest, basis_id: UUID) -> HttpResponse:
    """The duty is done (a button's post)."""
    person = basis_row(basis_id, actor=request.actor).person_id
    end_basis(basis_id=basis_id, by=request.actor)
    messages.success(request, _("Dasar hukum ini berakhir; tidak ada lagi yang terbuka karenanya."))
    return redirect("consent:of_person", person)
