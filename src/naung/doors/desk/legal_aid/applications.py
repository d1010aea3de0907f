"""Pages of an application: making it, its complete file, the answer, giving it up, and what was taken down on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.legal_aid.actions import (
    answer_application,
    complete_application,
    withdraw_application,
    write_application,
)
from naung.casework.legal_aid.queries import AidShown, ApplicationShown, aid_for, aid_of_application
from naung.casework.legal_aid.rules.entitlement import judged, next_path
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.doors.desk.legal_aid.forms import AnswerForm, ApplyForm, DayForm, WithdrawForm
from naung.doors.desk.legal_aid.pages import READS, WRITES, form_page
from naung.doors.desk.legal_aid.shown import oral_basis, path_name
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import name_of_person


@requires(WRITES)
def apply(request: DeskRequest, case_id: UUID, person_id: UUID, way: str) -> HttpResponse:
    """Write down an application by a path, on paper or taken down from speech. Raises NotFound for a path that is not there."""
    if way not in shipped_paths().paths:
        raise NotFound()
    aid = aid_for(case_id, person_id, actor=request.actor)
    form = ApplyForm(request.POST or None, documents=papers_to_choose(case_id, actor=request.actor))
    if form.is_valid():
        with errors_on(form):
            told = {name: form.cleaned_data[name] for name in ("body", "asked_on", "due_on")}
            told |= {"path": way, "account": form.taken(), "document": form.paper()}
            write_application(case_id=case_id, person_id=person_id, by=request.actor, **told)
            messages.success(request, _("Permohonan dicatat."))
            return redirect("legal_aid:show", case_id, person_id)
    heading = _("Permohonan: %(way)s") % {"way": path_name(way)}
    lead = _("Ia boleh memohon secara lisan: tulis kata-katanya, bacakan kembali, dan sebut bahasanya.")
    return form_page(request, aid, form, heading=heading, lead=lead, press=_("Simpan"))


@requires(WRITES)
def complete(request: DeskRequest, application_id: UUID) -> HttpResponse:
    """On which day the file was complete; for an OBH the law's clock on the answer starts there."""
    aid, row = aid_of_application(application_id, actor=request.actor)
    form = DayForm(request.POST or None, version=row.version)
    if form.is_valid():
        with errors_on(form):
            on, version = form.cleaned_data["on"], form.base_version or 0
            complete_application(application_id=application_id, on=on, version=version, by=request.actor)
            messages.success(request, _("Berkas dicatat lengkap."))
            return redirect("legal_aid:show", aid.case, aid.person)
    lead = _("Sejak hari ini OBH harus menjawab dalam hari kerja yang ditentukan undang-undang.")
    words = {"heading": _("Berkas lengkap"), "lead": lead if shipped_paths().paths[row.path].clock else ""}
    return form_page(request, aid, form, **words, press=_("Simpan"))


def _others(aid: AidShown, row: ApplicationShown) -> list[str]:
    """Paths to go on with, the proposed one first."""
    others = [code for code in shipped_paths().paths if code != row.path]
    if aid.facts is None:
        return others
    found = next_path(row.path, judged(aid.facts, shipped_paths(), timezone.localdate()))
    return sorted(others, key=lambda code: found is None or code != found.path.code)


@requires(WRITES)
def answer(request: DeskRequest, application_id: UUID) -> HttpResponse:
    """What was answered. A refusal carries its reason and the path that is tried next, which is proposed."""
    aid, row = aid_of_application(application_id, actor=request.actor)
    others = _others(aid, row)
    form = AnswerForm(
        request.POST or None, version=row.version, others=others, documents=papers_to_choose(aid.case, actor=request.actor),
        initial={"next_path": others[0]},
    )  # fmt: skip
    if form.is_valid():
        with errors_on(form):
            told = {name: form.cleaned_data[name] for name in ("on", "refusal", "reason", "next_path")}
            accepted = form.cleaned_data["accepted"] == "ya"
            told |= {"accepted": accepted, "document": form.paper(), "version": form.base_version or 0}
            answer_application(application_id=application_id, by=request.actor, **told)
            accepted_words = _("Diterima. Berikutnya surat kuasa khusus dan pembela di halaman Pembela.")
            refused_words = _("Penolakan dicatat. Jalan berikut ada di halaman ini; bantuan tidak berhenti.")
            messages.success(request, accepted_words if accepted else refused_words)
            return redirect("legal_aid:show", aid.case, aid.person)
    heading = _("Jawaban: %(way)s") % {"way": path_name(row.path)}
    return form_page(request, aid, form, heading=heading, lead=row.body, press=_("Simpan"))


@requires(WRITES)
def withdraw(request: DeskRequest, application_id: UUID) -> HttpResponse:
    """Give an application up, with the reason."""
    aid, row = aid_of_application(application_id, actor=request.actor)
    form = WithdrawForm(request.POST or None, version=row.version)
    if form.is_valid():
        with errors_on(form):
            told = {name: form.cleaned_data[name] for name in ("on", "reason")}
            version = form.base_version or 0
            withdraw_application(application_id=application_id, version=version, by=request.actor, **told)
            messages.success(request, _("Permohonan dicatat ditarik."))
            return redirect("legal_aid:show", aid.case, aid.person)
    heading = _("Tarik: %(way)s") % {"way": path_name(row.path)}
    return form_page(request, aid, form, heading=heading, lead=row.body, press=_("Simpan"))


@requires(READS)
def oral_paper(request: DeskRequest, application_id: UUID) -> HttpResponse:
    """What was taken down, made to be printed, read aloud, and signed or marked with a thumb. Raises NotFound where none was."""
    aid, row = aid_of_application(application_id, actor=request.actor)
    if not row.account.oral:
        raise NotFound()
    context = {
        "aid": aid,
        "row": row,
        "way": path_name(row.path),
        "name": name_of_person(aid.person, actor=request.actor),
    }
    context["basis"] = oral_basis()
    return render(request, "desk/legal_aid/oral.html", context)
