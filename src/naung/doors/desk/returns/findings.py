"""Pages of the family, a mission, a death, the costs, and the legal officer's decision."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.returns.actions import (
    ask_waiver,
    decide_waiver,
    spend_cost,
    strike_finding,
    write_cost,
    write_finding,
)
from naung.casework.returns.queries import journey_for, journey_of_part, waiver_for, waivers_asked
from naung.casework.returns.vocabulary import FINDING_WORDS, WAIVER_WORDS, FindingKind, WaiverReason
from naung.doors.desk.returns.forms import AskForm, CostForm, DecideForm, FindingForm, SpentForm
from naung.doors.desk.returns.pages import WRITES, form_page
from naung.doors.desk.returns.shown import basis_words, desk_names
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.reasons import WhyForm
from naung.doors.desk.shell.words import say_day
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound

WAIVES = Permission.RETURN_WAIVE
K = FindingKind
RESTS_ON = {
    K.SAFETY: "pertanyaan_keluarga", K.SUBSTITUTE: "keluarga_pengganti", K.FAMILY: "keluarga_pengganti",
    K.MISSION: "perwakilan", K.DEATH_PAPER: "surat_kematian",
}  # fmt: skip


@requires(WRITES)
def add(request: DeskRequest, case_id: UUID, person_id: UUID, finding: str) -> HttpResponse:
    """Write down a row beside the legs. Raises NotFound for a kind that is not there."""
    if finding not in {each.value for each in FindingKind}:
        raise NotFound()
    kind, journey = FindingKind(finding), journey_for(case_id, person_id, actor=request.actor)
    form = FindingForm(request.POST or None, kind=kind, documents=papers_to_choose(case_id, actor=request.actor))
    if form.is_valid():
        with errors_on(form):
            write_finding(case_id=case_id, person_id=person_id, kind=kind, by=request.actor, **form.told())
            messages.success(request, _("Dicatat."))
            return redirect("returns:show", case_id, person_id)
    basis = basis_words(RESTS_ON[kind]) if kind in RESTS_ON else ""
    return form_page(
        request, journey, form, heading=_(FINDING_WORDS[kind]), lead=_lead(kind), basis=basis, press=_("Simpan")
    )


def _lead(kind: FindingKind) -> str:
    return {
        K.SAFETY: _(
            "Nilailah sebelum orang ini pulang. Jawaban tidak dijumlahkan dan mesin tidak memutuskan: Anda yang menilai, "
            "dan hasilnya bukan kepastian."
        ),
        K.MISSION: _("Hanya dengan persetujuannya untuk perwakilan ini, atau atas keputusan bagian hukum."),
        K.DEATH: _("Sesudah ini tidak ada lagi perjalanan atau kunjungan yang direncanakan; hanya surat-suratnya."),
        K.SUBSTITUTE: _("Bila keluarga menolak atau tidak aman, carikan keluarga pengganti."),
    }.get(kind, "")


@requires(WRITES)
def strike(request: DeskRequest, finding_id: UUID) -> HttpResponse:
    """Strike out a row, with the reason; it stays to be read."""
    journey = journey_of_part("finding", finding_id, actor=request.actor)
    found = next(each for each in journey.findings if each.id == finding_id)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            strike_finding(finding_id=finding_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Catatan dicoret. Ia tetap bisa dibaca, tetapi tidak dihitung."))
            return redirect("returns:show", journey.case, journey.person)
    heading = _("Coret: %(what)s") % {"what": _(FINDING_WORDS[found.kind])}
    return form_page(request, journey, form, heading=heading, lead=say_day(found.on), press=_("Coret"))


@requires(WRITES)
def cost(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """A budget line: what is paid for, how much, who pays."""
    journey = journey_for(case_id, person_id, actor=request.actor)
    form = CostForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            told = {name: form.cleaned_data[name] for name in ("kind", "payer", "estimate", "words")}
            write_cost(case_id=case_id, person_id=person_id, **told, by=request.actor)
            messages.success(request, _("Biaya dicatat."))
            return redirect("returns:show", case_id, person_id)
    return form_page(request, journey, form, heading=_("Biaya pemulangan"), press=_("Simpan"))


@requires(WRITES)
def spend(request: DeskRequest, cost_id: UUID) -> HttpResponse:
    """What was really spent, with its receipt."""
    journey = journey_of_part("cost", cost_id, actor=request.actor)
    row = next(each for each in journey.costs if each.id == cost_id)
    documents = papers_to_choose(journey.case, actor=request.actor)
    form = SpentForm(request.POST or None, documents=documents, initial={"payer": row.payer}, version=row.version)
    if form.is_valid():
        with errors_on(form):
            told = {name: form.cleaned_data[name] for name in ("spent", "spent_on", "payer")}
            version = form.base_version or 0
            spend_cost(cost_id=cost_id, **told, version=version, document=form.paper(), by=request.actor)
            messages.success(request, _("Yang terpakai dicatat."))
            return redirect("returns:show", journey.case, journey.person)
    return form_page(request, journey, form, heading=_("Biaya yang terpakai"), press=_("Simpan"))


@requires(WRITES)
def ask(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Ask the legal officer, who sees the coded reason and the desk, and nothing of the person."""
    journey = journey_for(case_id, person_id, actor=request.actor)
    form = AskForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            reason = form.cleaned_data["reason"]
            ask_waiver(case_id=case_id, person_id=person_id, reason=reason, by=request.actor)
            messages.success(request, _("Permintaan dikirim kepada bagian hukum, tanpa nama dan tanpa cerita."))
            return redirect("returns:show", case_id, person_id)
    heading, lead = (
        _("Minta keputusan bagian hukum"),
        _("Bagian hukum tidak membuka berkas: ia hanya melihat alasan ini dan meja Anda."),
    )
    return form_page(
        request, journey, form, heading=heading, lead=lead, basis=basis_words("perwakilan"), press=_("Kirim")
    )


@requires(WAIVES)
def waivers(request: DeskRequest) -> HttpResponse:
    """What the legal officer is asked. No case and no person is named."""
    names = desk_names()
    rows = [
        {"line": each, "desk": names.get(each.owner, ""), "reason": _(WAIVER_WORDS[WaiverReason(each.reason)])}
        for each in waivers_asked(actor=request.actor)
    ]
    return render(request, "desk/returns/waivers.html", {"rows": rows, "basis": basis_words("perwakilan")})


@requires(WAIVES)
def decide(request: DeskRequest, waiver_id: UUID) -> HttpResponse:
    """Decide whether the mission may be told, with the reason."""
    line = waiver_for(waiver_id, actor=request.actor)
    form = DecideForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            granted, words = form.cleaned_data["granted"] == "ya", form.cleaned_data["words"]
            decide_waiver(waiver_id=waiver_id, granted=granted, words=words, by=request.actor)
            messages.success(request, _("Keputusan dicatat."))
            return redirect("returns:waivers")
    reason = _(WAIVER_WORDS[WaiverReason(line.reason)])
    context = {
        "form": form,
        "line": line,
        "reason": reason,
        "desk": desk_names().get(line.owner, ""),
        "basis": basis_words("perwakilan"),
    }
    return render(request, "desk/returns/waiver.html", context)
