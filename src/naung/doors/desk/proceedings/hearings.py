"""Pages of hearings: planning one, and writing down what became of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.proceedings.actions import end_hearing, plan_hearing
from naung.casework.proceedings.queries import child_heard, file_of_part, proceeding_for
from naung.doors.desk.proceedings.files import files_to_choose
from naung.doors.desk.proceedings.forms import HearingEndForm, HearingForm
from naung.doors.desk.proceedings.pages import WRITES, form_page
from naung.doors.desk.proceedings.shown import CHILD_RIGHT, right_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words import say_moment


@requires(WRITES)
def plan(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Plan a hearing; where a child may be heard the page says so before, and it is closed whatever is ticked."""
    file = proceeding_for(case_id, actor=request.actor)
    child = child_heard(case_id, actor=request.actor)
    form = HearingForm(request.POST or None, initial={"closed": child}, files=files_to_choose(file))
    if form.is_valid():
        with errors_on(form):
            plan_hearing(case_id=case_id, by=request.actor, **form.told())
            messages.success(request, _("Sidang direncanakan."))
            return redirect("proceedings:show", case_id)
    lead = _("Dalam kasus ini ada anak, atau orang yang umurnya belum pasti: sidangnya dicatat tertutup. %(right)s")
    lead = lead % {"right": right_words(CHILD_RIGHT)} if child else ""
    return form_page(request, file, form, heading=_("Rencanakan sidang"), lead=lead, press=_("Simpan sidang"))


@requires(WRITES)
def end(request: DeskRequest, hearing_id: UUID) -> HttpResponse:
    """Write down that it was held, postponed or called off."""
    file = file_of_part("hearing", hearing_id, actor=request.actor)
    hearing = next(each for each in file.hearings if each.id == hearing_id)
    form = HearingEndForm(request.POST or None, version=hearing.version)
    if form.is_valid():
        with errors_on(form):
            end_hearing(hearing_id=hearing_id, version=form.base_version or 0, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Dicatat."))
            return redirect("proceedings:show", file.case)
    lead = f"{hearing.reference}, {say_moment(hearing.at)}, {hearing.place}"
    return form_page(request, file, form, heading=_("Apa yang terjadi dengan sidang"), lead=lead, press=_("Simpan"))
