"""Pages of the money's way: writing down a step, striking one out, and the track of sexual violence."""

from fractions import Fraction
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.restitution.actions import record_step, set_track, withdraw_step
from naung.casework.restitution.queries import ClaimShown, claim_for, claim_of_part
from naung.casework.restitution.rules.steps import RECEIVED, WITH_AMOUNTS, unconfirmed
from naung.casework.restitution.vocabulary import STEP_WORDS, StepKind
from naung.doors.desk.restitution.forms import StepForm, TrackForm
from naung.doors.desk.restitution.pages import WRITES, form_page
from naung.doors.desk.restitution.shown import exact_money, law_note, loss_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.reasons import StrikeForm
from naung.doors.desk.shell.words import say_day
from naung.foundation.errors import NotFound


def _items(claim: ClaimShown, kind: StepKind) -> list[tuple[str, str]]:
    """What an amount may be for: each loss that counts, and what was not divided."""
    if kind not in WITH_AMOUNTS:
        return []
    losses = [(str(loss.id), loss_words(loss.kind)) for loss in claim.losses if loss.dropped_at is None]
    return [*losses, ("", _("seluruhnya, tidak dirinci") if losses else _("seluruhnya"))]


def _reported(claim: ClaimShown, kind: StepKind) -> list[tuple[str, str]]:
    """Reported payments that receipts have not confirmed in full yet, each with what is left of it."""
    if kind is not StepKind.PAID:
        return []
    left = unconfirmed(claim.counted)
    waiting = [step for step in claim.counted if step.id in left]
    return [(str(step.id), f"{say_day(step.on)}, {exact_money(Fraction(left[step.id]))}") for step in waiting]


@requires(WRITES)
def add(request: DeskRequest, case_id: UUID, person_id: UUID, move: str) -> HttpResponse:
    """Write down what happened with the money. Raises NotFound for a kind that is not there."""
    if move not in {each.value for each in StepKind}:
        raise NotFound()
    claim, step = claim_for(case_id, person_id, actor=request.actor), StepKind(move)
    form = StepForm(
        request.POST or None,
        items=_items(claim, step),
        reported=_reported(claim, step),
        documents=papers_to_choose(case_id, actor=request.actor),
        paid=step in RECEIVED,
    )
    if form.is_valid():
        with errors_on(form):
            record_step(case_id=case_id, person_id=person_id, kind=move, by=request.actor, **_told(form))
            messages.success(request, _("Dicatat."))
            return redirect("restitution:show", case_id, person_id)
    leads = {
        StepKind.CLAIMED: _("Jumlahnya diambil dari perhitungan terakhir yang sudah ditandatangani."),
        StepKind.REPORTED: _("Belum ada tanda terima: dicatat sebagai dilaporkan, tidak dihitung sebagai dibayar."),
    }
    lead = leads.get(step) or law_note(step)
    return form_page(request, claim, form, heading=_(STEP_WORDS[step]), lead=lead, press=_("Simpan"))


def _told(form: StepForm) -> dict[str, Any]:
    data, confirms = form.cleaned_data, form.cleaned_data.get("confirms")
    return {
        "on": data["on"],
        "amounts": form.amounts(),
        "words": data["words"],
        "document": form.paper(),
        "confirms": UUID(confirms) if confirms else None,
        "checked_over": data.get("checked_over", False),
        "checked_same": data.get("checked_same", False),
    }


@requires(WRITES)
def withdraw(request: DeskRequest, moved_id: UUID) -> HttpResponse:
    """Strike out a step, with the reason; it stays to be read."""
    claim = claim_of_part("step", moved_id, actor=request.actor)
    step = next(each for each in claim.steps if each.id == moved_id)
    form = StrikeForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            withdraw_step(step_id=moved_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Langkah dicoret. Ia tetap bisa dibaca, tetapi tidak dihitung."))
            return redirect("restitution:show", claim.case, claim.person)
    heading = _("Coret: %(what)s") % {"what": _(STEP_WORDS[step.kind])}
    return form_page(request, claim, form, heading=heading, lead=say_day(step.on), press=_("Coret"))


@requires(WRITES)
def track(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Whether the act is also a crime of sexual violence: a person decides, with the charge in hand."""
    claim = claim_for(case_id, person_id, actor=request.actor)
    form = TrackForm(request.POST or None, initial={"sexual": claim.sexual.value}, version=claim.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            sexual = form.cleaned_data["sexual"]
            set_track(case_id=case_id, person_id=person_id, sexual=sexual, version=version, by=request.actor)
            messages.success(request, _("Dicatat. Jam dan dana yang berlaku ikut berubah."))
            return redirect("restitution:show", case_id, person_id)
    lead = _("Lihat pasal dalam laporan polisi atau dakwaan. Bila belum pasti, pilih belum tahu.")
    return form_page(request, claim, form, heading=_("Jalur kekerasan seksual"), lead=lead, press=_("Simpan"))
