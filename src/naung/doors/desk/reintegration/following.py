"""Pages of what came of a follow-up, of how she fared before, and of new problems."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from naung.casework.reintegration.actions import change_problem, hold_follow_up, measure_before, write_problem
from naung.casework.reintegration.queries import items_asked, path_for, path_of_part
from naung.casework.reintegration.vocabulary import FollowUpTold
from naung.casework.returns.queries import has_died
from naung.doors.desk.reintegration.forms import ASKED, BeforeForm, FollowUpForm, ProblemDoneForm, ProblemForm
from naung.doors.desk.reintegration.pages import WRITES, back_to, form_page
from naung.doors.desk.reintegration.shown import problem_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words import say_day
from naung.foundation.clock.vocabulary import VagueDate


@requires(WRITES)
def hold(request: DeskRequest, follow_up_id: UUID) -> HttpResponse:
    """Write down what came of a follow-up."""
    path = path_of_part("follow_up", follow_up_id, actor=request.actor)
    now = next(each for each in path.follow_ups if each.id == follow_up_id)
    form = FollowUpForm(request.POST or None, items=items_asked(actor=request.actor), answers={}, version=now.version)
    if form.is_valid():
        with errors_on(form):
            told = {name: value for name, value in form.cleaned_data.items() if not name.startswith(ASKED)}
            told_of, version = FollowUpTold(**told, answers=form.answers()), form.base_version or 0
            dead = has_died(path.person, actor=request.actor)
            hold_follow_up(follow_up_id=follow_up_id, told_of=told_of, version=version, dead=dead, by=request.actor)
            messages.success(request, _("Hasilnya dicatat."))
            return back_to(path)
    lead = _("Direncanakan %(day)s.") % {"day": say_day(now.due_on)}
    words = {"lead": lead, "wish": path.wish_words, "scale": True, "press": _("Simpan")}
    return form_page(request, path, form, heading=_("Hasil tindak lanjut"), **words)


@requires(WRITES)
def before(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down how she fares before, or correct it."""
    path = path_for(case_id, person_id, actor=request.actor)
    first = {"on": VagueDate.on(path.before_on)} if path.before_on else {}
    items = items_asked(actor=request.actor)
    form = BeforeForm(
        request.POST or None, initial=first, items=items, answers=path.before, version=path.before_version
    )
    if form.is_valid():
        with errors_on(form):
            measure_before(
                case_id=case_id, person_id=person_id, on=form.cleaned_data["on"], answers=form.answers(),
                version=form.base_version or 0, by=request.actor,
            )  # fmt: skip
            messages.success(request, _("Keadaan awal dicatat."))
            return back_to(path)
    return form_page(request, path, form, heading=_("Keadaan awal"), scale=True, press=_("Simpan"))


@requires(WRITES)
def add(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down a new problem that followed her home."""
    path = path_for(case_id, person_id, actor=request.actor)
    form = ProblemForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            write_problem(case_id=case_id, person_id=person_id, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Masalah dicatat."))
            return back_to(path)
    lead = _("Jenisnya dihitung dalam laporan gugus tugas, tanpa nama dan tanpa kata-kata di sini.")
    return form_page(request, path, form, heading=_("Masalah baru"), lead=lead, press=_("Simpan"))


@requires(WRITES)
def change(request: DeskRequest, problem_id: UUID) -> HttpResponse:
    """Write down what was done about a problem."""
    path = path_of_part("problem", problem_id, actor=request.actor)
    now = next(each for each in path.problems if each.id == problem_id)
    form = ProblemDoneForm(request.POST or None, initial={"done": now.done}, version=now.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            change_problem(problem_id=problem_id, version=version, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Dicatat."))
            return back_to(path)
    return form_page(request, path, form, heading=problem_words(now.kind), lead=now.words, press=_("Simpan"))
