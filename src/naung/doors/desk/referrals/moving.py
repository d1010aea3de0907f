"""What either end does with a referral; each page shows which one, and a stale one is shown anew."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.referrals.actions import (
    accept_referral,
    answer_question,
    ask_back,
    complete_referral,
    decline_referral,
    note_end,
    take_back,
    type_in_receipt,
)
from naung.casework.referrals.queries import referral_for
from naung.casework.referrals.vocabulary import QUESTIONS, Receipt
from naung.doors.desk.people.earlier import after_receiving
from naung.doors.desk.referrals.forms import DeclineForm, QuestionForm, ReceiptForm, ReplyForm, ResultForm
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission

Act = Callable[[DeskForm], Any]


def _version(request: DeskRequest) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def _form_page(
    request: DeskRequest, referral_id: UUID, kind: type[DeskForm], act: Act, said: str, words: dict[str, str]
) -> HttpResponse:
    """A form about one referral, based on the version that was shown."""
    shown = referral_for(referral_id, actor=request.actor)
    form = kind(request.POST or None, version=shown.version)
    if form.is_valid():
        with errors_on(form):
            act(form)
            messages.success(request, said)
            return redirect("referrals:show", referral_id)
    return render(request, "desk/referrals/act.html", {"form": form, "referral": shown, **words})


@requires(Permission.REFERRAL_DECIDE)
def accept(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """Take the person on (a button's post): this desk's own file begins."""
    shown = referral_for(referral_id, actor=request.actor)
    if request.method == "POST":
        case = accept_referral(referral_id=referral_id, version=_version(request), by=request.actor)
        messages.success(request, _("Rujukan diterima. Berkas meja Anda sendiri sudah dibuka."))
        after_receiving(request, case)
        return redirect("cases:show", case)
    return redirect("referrals:show", shown.id)


@requires(Permission.REFERRAL_DECIDE)
def ask(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """Ask the sender first."""

    def act(form: DeskForm) -> None:
        ask_back(referral_id=referral_id, version=form.base_version or 0, by=request.actor, **form.cleaned_data)

    words = {"heading": _("Tanya balik kepada pengirim"), "button": _("Kirim pertanyaan")}
    return _form_page(request, referral_id, QuestionForm, act, _("Pertanyaan dikirim."), words)


@requires(Permission.REFERRAL_SEND)
def answer(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """Answer what was asked back."""

    def act(form: DeskForm) -> None:
        answer_question(referral_id=referral_id, version=form.base_version or 0, by=request.actor, **form.cleaned_data)

    shown = referral_for(referral_id, actor=request.actor)
    asked = _(QUESTIONS[shown.question_code]) if shown.question_code in QUESTIONS else ""
    told = " ".join(part for part in (asked, shown.texts.get("question") or "") if part)
    words = {"heading": _("Jawab pertanyaan"), "button": _("Kirim jawaban"), "told": told}
    return _form_page(request, referral_id, ReplyForm, act, _("Jawaban dikirim."), words)


@requires(Permission.REFERRAL_DECIDE)
def decline(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """Decline with a reason."""

    def act(form: DeskForm) -> None:
        decline_referral(referral_id=referral_id, version=form.base_version or 0, by=request.actor, **form.cleaned_data)

    words = {
        "heading": _("Tolak rujukan"),
        "button": _("Tolak rujukan ini"),
        "told": _("Isi paket dimusnahkan. Yang tersisa hanya status dan alasan Anda."),
    }
    return _form_page(request, referral_id, DeclineForm, act, _("Rujukan ditolak; isinya dimusnahkan."), words)


@requires(Permission.REFERRAL_DECIDE)
def complete(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """Say what came of it."""

    def act(form: DeskForm) -> None:
        complete_referral(
            referral_id=referral_id, version=form.base_version or 0, by=request.actor, **form.cleaned_data
        )

    words = {"heading": _("Selesaikan rujukan"), "button": _("Kirim hasil")}
    return _form_page(request, referral_id, ResultForm, act, _("Hasil dicatat."), words)


@requires(Permission.REFERRAL_SEND)
def withdraw(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """Take a referral back (a button's post)."""
    shown = referral_for(referral_id, actor=request.actor)
    if request.method == "POST":
        take_back(referral_id=referral_id, version=_version(request), by=request.actor)
        messages.success(request, _("Rujukan ditarik; isinya dimusnahkan."))
    return redirect("referrals:show", shown.id)


@requires(Permission.REFERRAL_SEND)
def note(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """Take note of the end (a button's post); a result goes into the plan."""
    shown = referral_for(referral_id, actor=request.actor)
    if request.method == "POST":
        note_end(referral_id=referral_id, version=_version(request), by=request.actor)
        messages.success(request, _("Akhir rujukan dicatat."))
    return redirect("referrals:show", shown.id)


@requires(Permission.REFERRAL_SEND)
def receipt(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """Type in what came back with a letter."""

    def act(form: DeskForm) -> None:
        told = form.cleaned_data
        type_in_receipt(
            referral_id=referral_id,
            version=form.base_version or 0,
            accepted=told["accepted"] == "ya",
            receipt=Receipt(told["number"], told["on"], told["received_by"]),
            reason=told["reason"],
            by=request.actor,
        )

    words = {"heading": _("Ketik tanda terima surat"), "button": _("Simpan tanda terima")}
    return _form_page(request, referral_id, ReceiptForm, act, _("Tanda terima dicatat."), words)
