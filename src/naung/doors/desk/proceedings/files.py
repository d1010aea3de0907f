"""Pages of the files into which a case was split: giving some of the accused their own, and putting one back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.proceedings.actions import join_file, split_file
from naung.casework.proceedings.queries import ProceedingShown, proceeding_for
from naung.casework.proceedings.rules.stages import MOVES
from naung.casework.proceedings.vocabulary import STEP_WORDS
from naung.doors.desk.proceedings.file_forms import JoinForm, SplitForm
from naung.doors.desk.proceedings.forms import FIRST_FILE
from naung.doors.desk.proceedings.pages import WRITES, choices_of, form_page
from naung.doors.desk.proceedings.shown import file_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on


def files_to_choose(file: ProceedingShown) -> list[tuple[str, str]]:
    """The files of a case; none to choose from while there is one."""
    if len(file.files) < 2:
        return []
    return [(str(each.id or FIRST_FILE), file_words(each)) for each in file.files]


@requires(WRITES)
def split(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Give some of the accused a file of their own."""
    file = proceeding_for(case_id, actor=request.actor)
    taken = {person for each in file.files[1:] for person in each.accused}
    people = choices_of([each for each in file.accused if each not in taken], request.actor)
    common = [each for each in file.files[0].steps if each.kind in MOVES] if file.files else []
    steps = [(str(each.id), _(STEP_WORDS[each.kind])) for each in common]
    form = SplitForm(request.POST or None, people=people, steps=steps)
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            accused, after = [UUID(each) for each in data["accused"]], UUID(data["after"]) if data["after"] else None
            split_file(case_id=case_id, accused=accused, after=after, name=data["name"], by=request.actor)
            messages.success(request, _("Berkas dipisah. Langkah berikutnya dicatat per berkas."))
            return redirect("proceedings:show", case_id)
    lead = _("Bila jaksa memisah berkas, atau seorang terduga ditangkap belakangan, perkaranya berjalan sendiri.")
    return form_page(request, file, form, heading=_("Berkas tersendiri"), lead=lead, press=_("Pisahkan berkas"))


@requires(WRITES)
def join(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Put a file that was split by mistake back into the first."""
    file = proceeding_for(case_id, actor=request.actor)
    form = JoinForm(request.POST or None, files=files_to_choose(file)[1:])
    if form.is_valid():
        with errors_on(form):
            join_file(case_id=case_id, dossier=UUID(form.cleaned_data["file"]), by=request.actor)
            messages.success(request, _("Berkas digabungkan kembali."))
            return redirect("proceedings:show", case_id)
    lead = _("Hanya berkas yang belum punya langkah sendiri.")
    return form_page(request, file, form, heading=_("Gabungkan kembali"), lead=lead, press=_("Gabungkan"))
