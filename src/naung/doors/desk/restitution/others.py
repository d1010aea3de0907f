"""Pages of debts that are still claimed, and of money from other offices."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.restitution.actions import end_beside, end_debt, write_beside, write_debt
from naung.casework.restitution.queries import claim_for, claim_of_part
from naung.doors.desk.restitution.forms import BesideEndForm, BesideForm, DebtEndForm, DebtForm
from naung.doors.desk.restitution.pages import WRITES, form_page
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.law.queries.office import office_law

NO_DEBT = "utang_tidak_dapat_ditagih"  # of the law's table of rights


@requires(WRITES)
def add_debt(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down a debt that is still claimed from her."""
    claim = claim_for(case_id, person_id, actor=request.actor)
    form = DebtForm(request.POST or None, documents=papers_to_choose(case_id, actor=request.actor))
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            write_debt(
                case_id=case_id, person_id=person_id, creditor=data["creditor"], words=data["words"],
                currency=data["currency"], smallest=data["amount"], document=form.paper(), by=request.actor,
            )  # fmt: skip
            messages.success(request, _("Utang dicatat. Ia tidak masuk hitungan kerugian."))
            return redirect("restitution:show", case_id, person_id)
    lead = _("Dicatat terpisah dan tidak dijumlahkan. %(right)s (%(basis)s).") % _right()
    return form_page(request, claim, form, heading=_("Utang yang masih ditagih"), lead=lead, press=_("Simpan utang"))


def _right() -> dict[str, str]:
    row = office_law().rights[NO_DEBT]
    return {"right": row.id, "basis": row.citation}


@requires(WRITES)
def close_debt(request: DeskRequest, debt_id: UUID) -> HttpResponse:
    """Write down what came of the letter about a debt."""
    claim = claim_of_part("debt", debt_id, actor=request.actor)
    debt = next(each for each in claim.debts if each.id == debt_id)
    documents = papers_to_choose(claim.case, actor=request.actor)
    form = DebtEndForm(request.POST or None, version=debt.version, documents=documents)
    if form.is_valid():
        with errors_on(form):
            result, version = form.cleaned_data["result"], form.base_version or 0
            end_debt(debt_id=debt_id, result=result, version=version, document=form.paper(), by=request.actor)
            messages.success(request, _("Hasilnya dicatat."))
            return redirect("restitution:show", claim.case, claim.person)
    return form_page(
        request, claim, form, heading=_("Hasil surat tentang utang"), lead=debt.creditor, press=_("Simpan")
    )


@requires(WRITES)
def add_beside(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down money that is asked of another office."""
    claim = claim_for(case_id, person_id, actor=request.actor)
    form = BesideForm(request.POST or None, documents=papers_to_choose(case_id, actor=request.actor))
    if form.is_valid():
        with errors_on(form):
            told = {name: value for name, value in form.cleaned_data.items() if name != "document"}
            write_beside(case_id=case_id, person_id=person_id, document=form.paper(), by=request.actor, **told)
            messages.success(request, _("Dicatat."))
            return redirect("restitution:show", case_id, person_id)
    lead = _("Uang yang bisa didapat lebih dahulu tidak perlu menunggu putusan.")
    return form_page(request, claim, form, heading=_("Tuntutan uang di luar restitusi"), lead=lead, press=_("Simpan"))


@requires(WRITES)
def close_beside(request: DeskRequest, beside_id: UUID) -> HttpResponse:
    """Write down what came of it."""
    claim = claim_of_part("other", beside_id, actor=request.actor)
    other = next(each for each in claim.others if each.id == beside_id)
    documents = papers_to_choose(claim.case, actor=request.actor)
    first = {"words": other.words}
    form = BesideEndForm(request.POST or None, initial=first, version=other.version, documents=documents)
    if form.is_valid():
        with errors_on(form):
            told = {name: value for name, value in form.cleaned_data.items() if name != "document"}
            version = form.base_version or 0
            end_beside(other_id=beside_id, version=version, document=form.paper(), by=request.actor, **told)
            messages.success(request, _("Hasilnya dicatat."))
            return redirect("restitution:show", claim.case, claim.person)
    return form_page(request, claim, form, heading=_("Hasil tuntutan"), lead=other.office, press=_("Simpan"))
