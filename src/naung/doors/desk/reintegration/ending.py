"""Pages of the end, of a death, and of going on again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from naung.casework.reintegration.actions import end_with_her, record_death, resume_path
from naung.casework.reintegration.queries import path_for
from naung.doors.desk.reintegration.forms import DeathForm, EndForm
from naung.doors.desk.reintegration.pages import WRITES, back_to, form_page
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.reasons import WhyForm


@requires(WRITES)
def end(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """End it: decided with her, or with the reason why not."""
    path = path_for(case_id, person_id, actor=request.actor)
    form = EndForm(request.POST or None, version=path.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            end_with_her(case_id=case_id, person_id=person_id, version=version, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Pendampingan diakhiri. Tidak ada pengingat lagi."))
            return back_to(path)
    lead = _("Ia boleh kembali kapan saja. Yang mengakhiri bukan jadwal, melainkan keputusan bersamanya.")
    return form_page(request, path, form, heading=_("Akhiri bersamanya"), lead=lead, press=_("Akhiri"))


@requires(WRITES)
def death(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down that she died; nobody is reminded any more."""
    path = path_for(case_id, person_id, actor=request.actor)
    form = DeathForm(request.POST or None, version=path.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            record_death(case_id=case_id, person_id=person_id, version=version, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Dicatat. Tidak ada pengingat lagi."))
            return back_to(path)
    return form_page(request, path, form, heading=_("Ia meninggal"), press=_("Catat"))


@requires(WRITES)
def resume(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Go on after an end, or after a death that was written down by mistake."""
    path = path_for(case_id, person_id, actor=request.actor)
    form = WhyForm(request.POST or None, version=path.version)
    if form.is_valid():
        with errors_on(form):
            version, why = form.base_version or 0, form.cleaned_data["why"]
            resume_path(case_id=case_id, person_id=person_id, why=why, version=version, by=request.actor)
            messages.success(request, _("Pendampingan dilanjutkan."))
            return back_to(path)
    return form_page(request, path, form, heading=_("Lanjutkan lagi"), press=_("Lanjutkan"))
