"""Pages of the legs: planning, leaving, the code of a hand-over, both sides' confirmation, calling off."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.returns.actions import (
    cancel_leg,
    change_leg,
    confirm_handed,
    confirm_received,
    plan_leg,
    sign_hand_over,
    start_leg,
)
from naung.casework.returns.queries import JourneyShown, LegShown, journey_for, journey_of_part
from naung.casework.returns.rules.codes import grouped
from naung.doors.desk.account.qr import picture
from naung.doors.desk.returns.forms import HandForm, LegForm, MomentForm, PaperReceiptForm
from naung.doors.desk.returns.pages import READS, WRITES, about, form_page
from naung.doors.desk.returns.shown import desk_names, leg_row
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.reasons import WhyForm
from naung.foundation.errors import NotFound


def _found(request: DeskRequest, leg_id: UUID) -> tuple[JourneyShown, LegShown]:
    journey = journey_of_part("leg", leg_id, actor=request.actor)
    return journey, next(each for each in journey.legs if each.id == leg_id)


def _desks() -> list[tuple[str, str]]:
    return [(str(desk), name) for desk, name in desk_names().items()]


@requires(WRITES)
def add(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Plan the next leg."""
    journey = journey_for(case_id, person_id, actor=request.actor)
    last = journey.legs[-1] if journey.legs else None
    initial: dict[str, Any] = {"giver_desk": str(request.actor.desk)}
    if last is not None:  # who received her last hands her on
        giver = last.receiver
        initial = {"giver_body": giver.body, "giver_desk": str(giver.desk or ""), "giver_outside": giver.outside}
        initial["start"] = last.goal
    form = LegForm(request.POST or None, desks=_desks(), initial=initial)
    if form.is_valid():
        with errors_on(form):
            plan_leg(case_id=case_id, person_id=person_id, told=form.told(), by=request.actor)
            messages.success(request, _("Perjalanan direncanakan. Yang menerima melihatnya tanpa nama orang ini."))
            return redirect("returns:show", case_id, person_id)
    return form_page(request, journey, form, heading=_("Rencanakan perjalanan"), press=_("Simpan rencana"))


@requires(WRITES)
def change(request: DeskRequest, leg_id: UUID) -> HttpResponse:
    """Change a leg that was not handed over yet."""
    journey, leg = _found(request, leg_id)
    initial = {
        "giver_body": leg.giver.body, "giver_desk": str(leg.giver.desk or ""), "giver_outside": leg.giver.outside,
        "receiver_body": leg.receiver.body, "receiver_desk": str(leg.receiver.desk or ""),
        "receiver_outside": leg.receiver.outside, "start": leg.start, "goal": leg.goal, "expected_at": leg.expected_at,
    }  # fmt: skip
    form = LegForm(request.POST or None, desks=_desks(), initial=initial, version=leg.version)
    if form.is_valid():
        with errors_on(form):
            change_leg(leg_id=leg_id, told=form.told(), version=form.base_version or 0, by=request.actor)
            messages.success(request, _("Rencana diubah."))
            return redirect("returns:show", journey.case, journey.person)
    return form_page(request, journey, form, heading=_("Ubah rencana perjalanan"), press=_("Simpan"))


Done = Callable[[DeskForm], None]


def _one_step(
    request: DeskRequest, journey: JourneyShown, form: DeskForm, done: Done, thanks: str, **words: str
) -> HttpResponse:
    """A form that does one thing with a leg and leads back to the file."""
    if form.is_valid():
        with errors_on(form):
            done(form)
            messages.success(request, thanks)
            return redirect("returns:show", journey.case, journey.person)
    return form_page(request, journey, form, **words)


@requires(WRITES)
def start(request: DeskRequest, leg_id: UUID) -> HttpResponse:
    """Write down that she has left."""
    journey, _leg = _found(request, leg_id)
    return _one_step(
        request, journey, MomentForm(request.POST or None),
        lambda form: start_leg(leg_id=leg_id, at=form.cleaned_data["at"], by=request.actor),
        _("Keberangkatan dicatat."), heading=_("Berangkat"), press=_("Simpan"),
    )  # fmt: skip


@requires(WRITES)
def handed(request: DeskRequest, leg_id: UUID) -> HttpResponse:
    """The giver says that she was handed over."""
    journey, _leg = _found(request, leg_id)
    return _one_step(
        request, journey, MomentForm(request.POST or None),
        lambda form: confirm_handed(leg_id=leg_id, at=form.cleaned_data["at"], by=request.actor),
        _("Penyerahan dicatat. Masih menunggu tanda terima."), heading=_("Sudah diserahkan"), press=_("Simpan"),
    )  # fmt: skip


@requires(WRITES)
def cancel(request: DeskRequest, leg_id: UUID) -> HttpResponse:
    """Call off a leg, with the reason."""
    journey, _leg = _found(request, leg_id)
    return _one_step(
        request, journey, WhyForm(request.POST or None),
        lambda form: cancel_leg(leg_id=leg_id, why=form.cleaned_data["why"], by=request.actor),
        _("Perjalanan dibatalkan. Ia tetap bisa dibaca."), heading=_("Batalkan perjalanan"), press=_("Batalkan"),
    )  # fmt: skip


@requires(WRITES)
def received(request: DeskRequest, leg_id: UUID) -> HttpResponse:
    """A receipt without a code: by a paper that both sides signed, or because this desk received her."""
    journey, _leg = _found(request, leg_id)
    form = PaperReceiptForm(request.POST or None, documents=papers_to_choose(journey.case, actor=request.actor))

    def done(form: DeskForm) -> None:
        data = form.cleaned_data
        told = {name: data[name] for name in ("at", "condition", "words", "differs")}
        paper = UUID(data["document"]) if data["document"] else None
        confirm_received(leg_id=leg_id, **told, document=paper, by=request.actor)

    lead = _(
        "Pakai ini bila yang menerima bukan pengguna sistem ini: berita acara yang ditandatangani menjadi tanda terimanya."
    )
    return _one_step(
        request, journey, form, done, _("Tanda terima dicatat."), heading=_("Diterima, dengan berita acara"), lead=lead,
        press=_("Simpan tanda terima"),
    )  # fmt: skip


@requires(WRITES)
def sign(request: DeskRequest, leg_id: UUID) -> HttpResponse:
    """What is handed over, and the code that says so."""
    journey, leg = _found(request, leg_id)
    initial = {"condition": leg.condition, "words": leg.words, "belongings": leg.belongings}
    form = HandForm(request.POST or None, initial=initial, version=leg.version)
    if form.is_valid():
        with errors_on(form):
            told = {name: form.cleaned_data[name] for name in ("condition", "words", "belongings")}
            sign_hand_over(leg_id=leg_id, **told, version=form.base_version or 0, by=request.actor)
            return redirect("returns:leg_code", leg_id)
    lead = _(
        "Buat kode ini sebelum berangkat, selagi ada sinyal. Kode yang dibuat lagi menggantikan yang lama. "
        "Nama dan isi catatan ini tidak ada di dalam kode."
    )
    return form_page(request, journey, form, heading=_("Yang diserahkan"), lead=lead, press=_("Buat kode serah terima"))


@requires(READS)
def code(request: DeskRequest, leg_id: UUID) -> HttpResponse:
    """The code on the screen or on paper, to be shown to whoever receives her. Raises NotFound before it was made."""
    journey, leg = _found(request, leg_id)
    if not leg.code:
        raise NotFound()
    context = {
        **about(journey, request),
        "leg": leg_row(leg, desk_names(), request.actor.desk),
        "picture": picture(leg.code, _("Kode serah terima")),
        "short": grouped(leg.short),
    }
    return render(request, "desk/returns/code.html", context)
