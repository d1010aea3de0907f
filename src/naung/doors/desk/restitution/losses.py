"""Pages of losses and of the computation made from them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.restitution.actions import (
    change_loss,
    drop_loss,
    keep_computation,
    sign_computation,
    write_loss,
)
from naung.casework.restitution.queries import LossShown, claim_for, claim_of_part, held_for, wages_known
from naung.casework.restitution.vocabulary import HOW_WORDS, How
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.restitution.forms import SignForm
from naung.doors.desk.restitution.loss_form import LossForm, first_loss
from naung.doors.desk.restitution.pages import READS, WRITES, about, form_page
from naung.doors.desk.restitution.shown import held_rows, loss_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.reasons import StrikeForm
from naung.foundation.errors import NotFound


@requires(WRITES)
def add(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down a loss: first how it is computed, then only what that way asks."""
    claim = claim_for(case_id, person_id, actor=request.actor)
    asked = request.GET.get("cara", "")
    if asked not in {each.value for each in How}:
        ways = [(how.value, _(words)) for how, words in HOW_WORDS.items()]
        return render(request, "desk/restitution/how.html", {**about(claim, request), "ways": ways})
    wages, documents = wages_known(actor=request.actor), papers_to_choose(case_id, actor=request.actor)
    form = LossForm(request.POST or None, how=How(asked), wages=wages, documents=documents)
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            told = {"kind": data["kind"], "provision": data["provision"], "words": data["words"], "terms": form.terms()}
            write_loss(case_id=case_id, person_id=person_id, document=form.paper(), by=request.actor, **told)
            messages.success(request, _("Kerugian dicatat."))
            return redirect("restitution:show", case_id, person_id)
    return form_page(request, claim, form, heading=_("Catat kerugian"), press=_("Simpan kerugian"))


def _loss(loss_id: UUID, losses: tuple[LossShown, ...]) -> LossShown:
    found = next((each for each in losses if each.id == loss_id), None)
    if found is None:
        raise NotFound()
    return found


@requires(WRITES)
def change(request: DeskRequest, loss_id: UUID) -> HttpResponse:
    """Change a loss; kept computations stay."""
    claim = claim_of_part("loss", loss_id, actor=request.actor)
    loss, documents = _loss(loss_id, claim.losses), papers_to_choose(claim.case, actor=request.actor)
    wages = wages_known(actor=request.actor)
    form = LossForm(
        request.POST or None,
        how=loss.terms.how,
        initial=first_loss(loss),
        version=loss.version,
        wages=wages,
        documents=documents,
    )
    if form.is_valid():
        with errors_on(form):
            data, version = form.cleaned_data, form.base_version or 0
            told = {"kind": data["kind"], "provision": data["provision"], "words": data["words"], "terms": form.terms()}
            change_loss(loss_id=loss_id, version=version, document=form.paper(), by=request.actor, **told)
            messages.success(request, _("Kerugian diubah. Perhitungan yang sudah disimpan tetap seperti semula."))
            return redirect("restitution:show", claim.case, claim.person)
    return form_page(request, claim, form, heading=_("Ubah kerugian"), press=_("Simpan kerugian"))


@requires(WRITES)
def drop(request: DeskRequest, loss_id: UUID) -> HttpResponse:
    """Strike out a loss, with the reason; it stays to be read."""
    claim = claim_of_part("loss", loss_id, actor=request.actor)
    loss, form = _loss(loss_id, claim.losses), StrikeForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            drop_loss(loss_id=loss_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Kerugian dicoret. Ia tetap bisa dibaca, tetapi tidak dihitung."))
            return redirect("restitution:show", claim.case, claim.person)
    heading = _("Coret: %(what)s") % {"what": loss_words(loss.kind)}
    return form_page(request, claim, form, heading=heading, lead=loss.words, press=_("Coret"))


@requires(WRITES)
def keep(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Keep the computation as it stands (a button's post), and show it."""
    if request.method != "POST":
        claim_for(case_id, person_id, actor=request.actor)  # another desk's is not found here either
        return redirect("restitution:show", case_id, person_id)
    kept = keep_computation(case_id=case_id, person_id=person_id, by=request.actor)
    messages.success(request, _("Perhitungan disimpan. Periksa, cetak, lalu tanda tangani."))
    return redirect("restitution:computation", kept)


@requires(READS)
def computation(request: DeskRequest, computation_id: UUID) -> HttpResponse:
    """A kept computation, made to be printed and signed by hand."""
    claim = claim_of_part("computation", computation_id, actor=request.actor)
    kept, held = held_for(computation_id, actor=request.actor)
    officers = Officers()
    context = {
        **about(claim, request),
        **held_rows(held),
        "kept": kept,
        "made_by": officers(kept.written_by),
        "signed_by": officers(kept.signed_by) if kept.signed_by else "",
        "debts": [each for each in claim.debts if each.ended_at is None],
        "may_write": request.actor.may(WRITES),
    }
    return render(request, "desk/restitution/computation.html", context)


@requires(WRITES)
def sign(request: DeskRequest, computation_id: UUID) -> HttpResponse:
    """Sign a kept computation, once."""
    claim = claim_of_part("computation", computation_id, actor=request.actor)
    kept, held = held_for(computation_id, actor=request.actor)
    form = SignForm(request.POST or None, documents=papers_to_choose(claim.case, actor=request.actor))
    if form.is_valid():
        with errors_on(form):
            sign_computation(computation_id=computation_id, document=form.paper(), by=request.actor)
            messages.success(request, _("Perhitungan ditandatangani."))
            return redirect("restitution:computation", computation_id)
    heading = _("Tanda tangani perhitungan %(number)s") % {"number": kept.number}
    lead = _("Jumlahnya %(total)s. Sesudah ditandatangani, perhitungan ini bisa diajukan.") % {
        "total": held_rows(held)["total"]
    }
    return form_page(request, claim, form, heading=heading, lead=lead, press=_("Tanda tangani"))
