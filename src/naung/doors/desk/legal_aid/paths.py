"""Pages of the wizard: its questions, the choice that a person signs, and the task to obtain a paper."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.actions import plan_step
from naung.casework.legal_aid.actions import choose_path, write_facts
from naung.casework.legal_aid.queries import aid_for
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.doors.desk.legal_aid.forms import ChooseForm, FactsForm
from naung.doors.desk.legal_aid.pages import WRITES, form_page
from naung.doors.desk.legal_aid.prefilled import first_answers
from naung.doors.desk.legal_aid.shown import path_name
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.errors import NotFound

TASK_WITHIN = timedelta(days=7)  # the house's own, no legal term: when somebody looks again whether the paper is there


@requires(WRITES)
def facts(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Ask what decides which path stands open; the file's own answers stand there already."""
    aid = aid_for(case_id, person_id, actor=request.actor)
    first = None if request.method == "POST" else first_answers(aid, timezone.localdate(), actor=request.actor)
    form = FactsForm(request.POST or None, initial=first, version=aid.version)
    if form.is_valid():
        with errors_on(form):
            told = {"answers": form.answers(), "papers": form.cleaned_data["papers"], "version": form.base_version or 0}
            write_facts(case_id=case_id, person_id=person_id, by=request.actor, **told)
            messages.success(request, _("Jawaban dicatat. Di bawah ini jalan yang terbuka, menurut urutannya."))
            return redirect("legal_aid:show", case_id, person_id)
    lead = _(
        "Yang sudah ada di berkas terisi sendiri. Ubah bila tidak benar, dan pilih belum tahu bila belum ditanyakan."
    )
    return form_page(request, aid, form, heading=_("Mencari jalan bantuan hukum"), lead=lead, press=_("Lihat jalannya"))


@requires(WRITES)
def choose_way(request: DeskRequest, case_id: UUID, person_id: UUID, way: str) -> HttpResponse:
    """Choose a path: a person does and signs, the table only says how it reads. Raises NotFound for a path that is not there."""
    if way not in shipped_paths().paths:
        raise NotFound()
    aid = aid_for(case_id, person_id, actor=request.actor)
    form = ChooseForm(request.POST or None, version=aid.version)
    if form.is_valid():
        with errors_on(form):
            told = {"path": way, "why": form.cleaned_data["why"], "version": form.base_version or 0}
            choose_path(case_id=case_id, person_id=person_id, by=request.actor, **told)
            messages.success(
                request, _("Jalan dipilih dan ditandatangani atas nama Anda. Sekarang ajukan permohonannya.")
            )
            return redirect("legal_aid:apply", case_id, person_id, way)
    lead = _("Dengan menekan tombol ini Anda menandatangani pilihan ini. Ia boleh diubah kapan saja.")
    return form_page(request, aid, form, heading=path_name(way), lead=lead, press=_("Pilih dan tanda tangani"))


@requires(WRITES)
def task(request: DeskRequest, case_id: UUID, person_id: UUID, want: str) -> HttpResponse:
    """Open the task to obtain a paper (a button's post). Raises NotFound for a paper that is not there."""
    if want not in shipped_paths().papers:
        raise NotFound()
    aid_for(case_id, person_id, actor=request.actor)
    if request.method == "POST":
        due_on = timezone.localdate() + TASK_WITHIN
        plan_step(case_id=case_id, words=shipped_paths().papers[want].task, due_on=due_on, by=request.actor)
        messages.success(request, _("Tugas dibuka di halaman kasus. Bantuan lain tetap berjalan."))
    return redirect("legal_aid:show", case_id, person_id)
