"""Pages of the steps: writing one down, striking one out, and the track of sexual violence."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.proceedings.actions import record_past, record_step, set_track, withdraw_step
from naung.casework.proceedings.queries import file_of_part, proceeding_for
from naung.casework.proceedings.rules.settling import settlement_answer
from naung.casework.proceedings.rules.stages import HOURLY, JUDGMENTS, MOVES, NAMES_FILE
from naung.casework.proceedings.vocabulary import STEP_WORDS, Matter, StepKind
from naung.doors.desk.proceedings.file_forms import PastForm
from naung.doors.desk.proceedings.files import files_to_choose
from naung.doors.desk.proceedings.forms import FIRST_FILE, StepForm, TrackForm
from naung.doors.desk.proceedings.pages import WRITES, choices_of, form_page
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.reasons import StrikeForm
from naung.doors.desk.shell.words import say_day
from naung.foundation.errors import NotFound


@requires(WRITES)
def add(request: DeskRequest, case_id: UUID, happening: str) -> HttpResponse:
    """Write down what happened. Raises NotFound for a kind that is not there."""
    if happening not in {each.value for each in StepKind}:
        raise NotFound()
    file, kind = proceeding_for(case_id, actor=request.actor), StepKind(happening)
    papers = papers_to_choose(case_id, actor=request.actor)
    place = request.GET.get("berkas", "")
    meant = next((str(each.id or FIRST_FILE) for each in file.files if str(each.place) == place), FIRST_FILE)
    chosen = request.POST.get("file") or meant
    accused = next((each.accused for each in file.files if str(each.id or FIRST_FILE) == chosen), file.accused)
    form = StepForm(
        request.POST or None, initial={"file": chosen}, hourly=kind in HOURLY, moves=kind in MOVES, named=kind in NAMES_FILE,
        judged=kind in JUDGMENTS, documents=papers, files=files_to_choose(file),
        accused=choices_of(accused, request.actor) if kind in JUDGMENTS else (),
    )  # fmt: skip
    if form.is_valid():
        with errors_on(form):
            record_step(case_id=case_id, kind=happening, by=request.actor, **form.told())
            messages.success(request, _("Dicatat."))
            return redirect("proceedings:show", case_id)
    leads = {
        StepKind.OFFER: _(settlement_answer(Matter.TRAFFICKING, file.sexual).words),
        StepKind.STOPPED: _(
            "Tulis alasannya seperti di suratnya, supaya kuasa hukum tahu apa yang masih bisa ditempuh."
        ),
        StepKind.WITHDREW: _(
            "Catat bila tidak ada lagi banding atau kasasi yang berjalan. Putusan sebelumnya yang berlaku."
        ),
        StepKind.NOT_WANTED: _(
            "Itu pilihannya, dan boleh berubah. Tulis apa yang ia katakan, supaya tidak ditanya terus."
        ),
        StepKind.REPORT: _("Jamnya penting: batas perlindungan dihitung dari jam laporan."),
    }
    return form_page(request, file, form, heading=_(STEP_WORDS[kind]), lead=leads.get(kind, ""), press=_("Simpan"))


@requires(WRITES)
def past(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """How far a file was when it came to the office: what happened before stands there without its days."""
    file = proceeding_for(case_id, actor=request.actor)
    form = PastForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            record_past(case_id=case_id, reached=form.cleaned_data["reached"], by=request.actor)
            messages.success(request, _("Dicatat. Harinya bisa ditanyakan kepada jaksa atau kuasa hukum."))
            return redirect("proceedings:show", case_id)
    heading = _("Perkara yang sudah berjalan")
    lead = _(
        "Langkah sebelumnya dicatat dengan hari yang tidak diketahui. Yang harinya Anda tahu, catat satu per satu."
    )
    return form_page(request, file, form, heading=heading, lead=lead, press=_("Simpan"))


@requires(WRITES)
def withdraw(request: DeskRequest, legal_step_id: UUID) -> HttpResponse:
    """Strike out a step, with the reason; it stays to be read."""
    file = file_of_part("step", legal_step_id, actor=request.actor)
    told = next(each.told for each in file.steps if each.told.id == legal_step_id)
    form = StrikeForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            withdraw_step(step_id=legal_step_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Langkah dicoret. Ia tetap bisa dibaca, tetapi tidak dihitung."))
            return redirect("proceedings:show", file.case)
    heading = _("Coret: %(what)s") % {"what": _(STEP_WORDS[told.kind])}
    return form_page(request, file, form, heading=heading, lead=say_day(told.on) if told.on else "", press=_("Coret"))


@requires(WRITES)
def track(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Whether the act is also a crime of sexual violence: a person decides, with the report or the charge in hand."""
    file = proceeding_for(case_id, actor=request.actor)
    form = TrackForm(request.POST or None, initial={"sexual": file.sexual.value}, version=file.version)
    if form.is_valid():
        with errors_on(form):
            version, sexual = form.base_version or 0, form.cleaned_data["sexual"]
            set_track(case_id=case_id, sexual=sexual, version=version, by=request.actor)
            messages.success(request, _("Dicatat. Perlindungan dan batas waktu yang berlaku ikut berubah."))
            return redirect("proceedings:show", case_id)
    lead = _("Lihat pasal dalam laporan polisi atau dakwaan. Bila belum pasti, pilih belum tahu.")
    return form_page(request, file, form, heading=_("Jalur kekerasan seksual"), lead=lead, press=_("Simpan"))
