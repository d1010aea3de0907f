"""Pages of assigning: the order with its reasons, findings, power of attorney, end or change."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.counsel.actions import assign_counsel, decide_finding, end_assignment, keep_power, met_client
from naung.casework.counsel.queries import assignment_for, counsel_for, findings_in, lawyer_for, offered_for
from naung.casework.counsel.rules.keeping import END_WITH_NEXT
from naung.casework.counsel.vocabulary import Standing, Wish
from naung.casework.evidence.queries import documents_of
from naung.casework.evidence.vocabulary import DocumentKind
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.counsel.forms import EndForm, FindingForm, PowerForm, WishForm
from naung.doors.desk.counsel.pages import ASSIGNS, READS, about, form_page
from naung.doors.desk.counsel.shown import finding_rows, names_in, offered_rows, wish_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Actor

ASSIGN = "assign"


@requires(ASSIGNS)
def assign(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """What she asked for, the order of lawyers with its reasons, and the choice of one. Ordering again writes nothing."""
    counsel = counsel_for(case_id, person_id, actor=request.actor)
    form = WishForm(request.POST or None)
    wish = form.wish() if form.is_valid() else Wish()
    if form.is_valid() and ASSIGN in request.POST:
        with errors_on(form):
            assign_counsel(
                case_id=case_id, person_id=person_id, wish=wish, lawyer=form.cleaned_data["lawyer"],
                reason=form.cleaned_data["reason"], by=request.actor,
            )  # fmt: skip
            messages.success(request, _("Pembela ditugaskan. Berikutnya: surat kuasa."))
            return redirect("counsel:show", case_id, person_id)
    offered = offered_for(case_id, person_id, wish, actor=request.actor)
    context = {
        **about(counsel, request),
        "form": form,
        "rows": offered_rows(offered, names_in(offered.findings, request.actor)),
        "wish": wish_words(wish),
        "chosen": request.POST.get("lawyer", ""),
    }
    return render(request, "desk/counsel/assign.html", context)


@requires(ASSIGNS)
def findings(request: DeskRequest, case_id: UUID, person_id: UUID, lawyer_id: UUID) -> HttpResponse:
    """Why a lawyer may stand on two sides, and a person's decision about it."""
    counsel = counsel_for(case_id, person_id, actor=request.actor)
    lawyer = lawyer_for(lawyer_id, actor=request.actor)
    found = findings_in(case_id, person_id, [lawyer_id], actor=request.actor)
    names = names_in(found, request.actor)
    here = found.get(lawyer_id, [])
    form = FindingForm(request.POST or None, findings=[each.finding for each in here], names=names)
    if form.is_valid():
        with errors_on(form):
            decide_finding(
                case_id=case_id, person_id=person_id, finding=form.chosen(),
                standing=Standing(form.cleaned_data["standing"]), words=form.cleaned_data["words"], by=request.actor,
            )  # fmt: skip
            messages.success(request, _("Keputusan dicatat."))
            return redirect("counsel:assign", case_id, person_id)
    rows = finding_rows(here, names, Officers())
    context = {**about(counsel, request), "form": form, "lawyer": lawyer, "rows": rows}
    return render(request, "desk/counsel/findings.html", context)


@requires(ASSIGNS)
def power(request: DeskRequest, assignment_id: UUID) -> HttpResponse:
    """Write down the power of attorney."""
    assignment, counsel = assignment_for(assignment_id, actor=request.actor)
    form = PowerForm(request.POST or None, version=assignment.version, documents=_powers(counsel.case, request.actor))
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            keep_power(assignment_id=assignment_id, power=form.power(), version=version, by=request.actor)
            messages.success(request, _("Surat kuasa dicatat."))
            return redirect("counsel:show", counsel.case, counsel.person)
    return form_page(
        request,
        counsel,
        form,
        heading=_("Surat kuasa"),
        lead=assignment.name,
        press=_("Simpan surat kuasa"),
        papers=True,
    )


def _powers(case: UUID, actor: Actor) -> list[tuple[str, str]]:
    """The newest powers of attorney that are kept in a case, to choose from."""
    found = documents_of(case, actor=actor)
    kept = [each for each in found if each.kind is DocumentKind.POWER_OF_ATTORNEY and each.newest]
    return [(str(each.id), each.title) for each in kept if not each.emptied_at and not each.draft]


@requires(READS)
def met(request: DeskRequest, assignment_id: UUID) -> HttpResponse:
    """Counsel spoke with her: it leaves the list."""
    _assignment, counsel = assignment_for(assignment_id, actor=request.actor)
    if request.method == "POST":
        met_client(assignment_id=assignment_id, by=request.actor)
        messages.success(request, _("Dicatat. Ia tidak lagi menunggu."))
    return redirect("counsel:show", counsel.case, counsel.person)


@requires(ASSIGNS)
def end(request: DeskRequest, assignment_id: UUID) -> HttpResponse:
    """End an assignment; where another counsel is to come, the order of lawyers is the next page."""
    assignment, counsel = assignment_for(assignment_id, actor=request.actor)
    form = EndForm(request.POST or None, version=assignment.version)
    if form.is_valid():
        with errors_on(form):
            how = end_assignment(
                assignment_id=assignment_id, kind=form.cleaned_data["kind"], words=form.cleaned_data["words"],
                version=form.base_version or 0, by=request.actor,
            )  # fmt: skip
            messages.success(request, _("Penugasan diakhiri. Catatan pembelanya tidak berpindah dengan sendirinya."))
            following = "counsel:assign" if how in END_WITH_NEXT else "counsel:show"
            return redirect(following, counsel.case, counsel.person)
    return form_page(
        request,
        counsel,
        form,
        heading=_("Akhiri atau ganti pembela"),
        lead=assignment.name,
        press=_("Akhiri penugasan"),
    )
