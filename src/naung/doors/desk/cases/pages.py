"""The list of cases, the case page, and what is written on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.actions import correct_case, finish_step, join_report, open_case, plan_step, write_note
from naung.casework.cases.queries import CaseShown, case_by_number, case_for, cases_at_stage, step_row, timeline_for
from naung.casework.cases.vocabulary import Stage
from naung.casework.hints.queries import possibly_earlier
from naung.casework.referrals.queries import referrals_of_case
from naung.casework.screening.queries import ScreeningLine, screenings_of_person
from naung.casework.simfoni.queries import may_record
from naung.doors.desk.cases.beyond import rooms_of
from naung.doors.desk.cases.forms import CaseForm, JoinForm, NoteForm, StepForm
from naung.doors.desk.cases.shown import (
    Officers,
    danger_words,
    line_rows,
    note_rows,
    people_in,
    stage_tag,
    step_rows,
    timeline_rows,
    turn_rows,
)
from naung.doors.desk.recurrence.shown import again_rows
from naung.doors.desk.referrals.shown import list_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import RuleBroken
from naung.foundation.identifiers import read_number
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries import people_named
from naung.foundation.words import gettext_noop

ROWS = 40
UNKNOWN_NUMBER = gettext_noop("Tidak ada kasus meja ini dengan nomor itu. Periksa lagi huruf terakhirnya.")
GROUPS = {"terbuka": (Stage.OPEN, Stage.CLOSING, Stage.REOPENING), "ditutup": (Stage.CLOSED,)}


def names_in(persons: list[UUID], request: DeskRequest) -> dict[UUID, str]:
    """Names for a list of ids, asked for once."""
    named = people_named(persons, actor=request.actor) if persons else {}
    return {person: brief.name for person, brief in named.items()}


@requires(Permission.CASE_READ)
def list_cases(request: DeskRequest) -> HttpResponse:
    """Open or closed cases of the desk, last worked on first."""
    group = request.GET.get("tahap", "terbuka")
    group = group if group in GROUPS else "terbuka"
    page = request.GET.get("hal", "1")
    number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 6 else 1
    number = max(number, 1)
    lines = cases_at_stage(
        [s.value for s in GROUPS[group]], actor=request.actor, limit=ROWS + 1, skip=ROWS * (number - 1)
    )
    shown = lines[:ROWS]
    names = names_in([p for line in shown for p in line.victims[:1]], request)
    context = {
        "rows": line_rows(shown, names),
        "group": group,
        "page": number,
        "more": len(lines) > ROWS,
    }
    return render(request, "desk/cases/list.html", context)


@requires(Permission.CASE_WRITE)
def open_new(request: DeskRequest) -> HttpResponse:
    """Open a case without a report."""
    return _open(request, None)


@requires(Permission.CASE_WRITE)
def open_from_report(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Let a report become a case."""
    return _open(request, report_id)


def _open(request: DeskRequest, report_id: UUID | None) -> HttpResponse:
    form = CaseForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            case_id = open_case(
                summary=form.cleaned_data["summary"],
                danger=form.cleaned_data["danger"],
                report_id=report_id,
                by=request.actor,
            )
            messages.success(request, _("Kasus dibuka. Sekarang masukkan orang-orangnya."))
            return redirect("cases:show", case_id)
    return render(request, "desk/cases/open.html", {"form": form, "report_id": report_id})


@requires(Permission.CASE_WRITE)
def join(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Let a report join a case that is known by its number."""
    form = JoinForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            number = read_number(own_desk(request.actor).prefix, form.cleaned_data["number"])
            case_id = case_by_number(number, actor=request.actor) if number else None
            if case_id is None:
                raise RuleBroken(UNKNOWN_NUMBER, field="number")
            join_report(case_id=case_id, report_id=report_id, by=request.actor)
            messages.success(request, _("Laporan digabungkan ke kasus ini."))
            return redirect("cases:show", case_id)
    return render(request, "desk/cases/join.html", {"form": form, "report_id": report_id})


def _screenings(case: CaseShown, request: DeskRequest) -> dict[UUID, list[ScreeningLine]]:
    if not request.actor.may(Permission.SCREENING_READ):
        return {}
    persons = dict.fromkeys(p.person for p in case.parts)
    return {person: screenings_of_person(person, actor=request.actor) for person in persons}


def _referrals(case_id: UUID, request: DeskRequest) -> list[dict[str, Any]]:
    """Where this case's persons were referred, and how it stands."""
    if not request.actor.may(Permission.REFERRAL_READ):
        return []
    return list_rows(referrals_of_case(case_id, actor=request.actor), timezone.now())


@requires(Permission.CASE_READ)
def show(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The case: who, what happened, what is next."""
    case = case_for(case_id, actor=request.actor)
    officers = Officers()
    names = names_in(list(dict.fromkeys(p.person for p in case.parts)), request)
    earlier = possibly_earlier({p.person for p in case.parts}, actor=request.actor)
    people = people_in(case, names, _screenings(case, request), earlier)
    context = {
        "case": case,
        "people": people,
        "stage": stage_tag(case.stage),
        "danger": danger_words(case.danger),
        "closed": case.stage in {Stage.CLOSED, Stage.REOPENING},
        "open": case.stage == Stage.OPEN,
        "is_closed": case.stage == Stage.CLOSED,
        "notes": note_rows(case, officers),
        "turns": turn_rows(case, officers, request.actor.id),
        "timeline": timeline_rows(timeline_for(case_id, actor=request.actor), officers),
        "steps_open": step_rows(case, officers),
        "steps_done": [s for s in case.steps if s.done_at is not None],
        "may_approve": request.actor.may(Permission.CASE_CLOSE_APPROVE),
        "referrals": _referrals(case_id, request),
        "simfoni": may_record(request.actor),
        "rooms": rooms_of(case, request.actor),
        "again": again_rows(case, names, request.actor),
    }
    return render(request, "desk/cases/show.html", context)


@requires(Permission.CASE_WRITE)
def correct(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Correct the summary and the danger."""
    case = case_for(case_id, actor=request.actor)
    first = {"summary": case.summary or "", "danger": case.danger}
    form = CaseForm(request.POST or None, initial=first, version=case.version)
    if form.is_valid():
        with errors_on(form):
            correct_case(
                case_id=case_id,
                summary=form.cleaned_data["summary"],
                danger=form.cleaned_data["danger"],
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Ringkasan disimpan."))
            return redirect("cases:show", case_id)
    return render(request, "desk/cases/correct.html", {"form": form, "case": case})


@requires(Permission.NOTE_WRITE)
def note(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Write a note."""
    case = case_for(case_id, actor=request.actor)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            write_note(case_id=case_id, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Catatan disimpan."))
            return redirect("cases:show", case_id)
    return render(request, "desk/cases/note.html", {"form": form, "case": case})


@requires(Permission.CASE_WRITE)
def step(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Plan the next step."""
    case = case_for(case_id, actor=request.actor)
    form = StepForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            plan_step(
                case_id=case_id, words=form.cleaned_data["words"], due_on=form.cleaned_data["due"], by=request.actor
            )
            messages.success(request, _("Langkah berikut dicatat."))
            return redirect("cases:show", case_id)
    return render(request, "desk/cases/step.html", {"form": form, "case": case})


@requires(Permission.CASE_WRITE)
def step_done(request: DeskRequest, step_id: UUID) -> HttpResponse:
    """Say that a step was taken (a button's post)."""
    row = step_row(step_id, actor=request.actor)
    if request.method == "POST":
        finish_step(step_id=step_id, by=request.actor)
        messages.success(request, _("Langkah ditandai selesai."))
    return redirect("cases:show", row.case_id)
