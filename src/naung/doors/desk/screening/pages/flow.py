"""The questions, one group a page; every page saved is kept, and back always works."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.episodes.queries import episode_row
from naung.casework.screening.actions import (
    complete_screening,
    count_refusal,
    save_answers,
    set_childhood,
    start_screening,
)
from naung.casework.screening.queries import (
    ScreeningShown,
    childhoods_for,
    refusal_counts,
    screening_for,
    screenings_of_person,
    screenings_unfinished,
)
from naung.casework.screening.rules.order import (
    extra_path,
    heading,
    main_path,
    neighbours,
    progress,
    whole_path,
)
from naung.casework.screening.rules.tables import shipped_tables
from naung.casework.screening.vocabulary import (
    CHILDHOOD_WORDS,
    STAGE_WORDS,
    AdultBand,
    Childhood,
    OccasionKind,
    Part,
    RefusalReason,
    Stage,
)
from naung.doors.desk.screening.forms import (
    GROUP_FORMS,
    RefusalForm,
    StartForm,
    WordsForm,
    initial_of,
    words_of,
)
from naung.doors.desk.screening.shown import answers_in, event_choices, names_of, sections_of, whom
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import RuleBroken, StaleVersion
from naung.foundation.people.vocabulary import Sex
from naung.foundation.words import gettext_noop

CHANGED = gettext_noop("Jawaban berubah sejak Anda membuka halaman ini. Periksa lagi, lalu selesaikan.")


def to(route: str, *args: object) -> HttpResponseRedirect:
    """A redirect to a page of screening."""
    return HttpResponseRedirect(reverse(f"screening:{route}", args=args))


def part_of(text: str, childhood: Childhood) -> Part:
    """The group an address names, where this person is asked it at all."""
    try:
        part = Part(text)
    except ValueError as unknown:
        raise Http404 from unknown
    if part not in whole_path(childhood):
        raise Http404
    return part


@requires(Permission.SCREENING_READ)
def unfinished(request: DeskRequest) -> HttpResponse:
    """Screenings that wait for an answer or an end, and how many adults refused."""
    lines = screenings_unfinished(actor=request.actor)
    names = names_of([line.person for line in lines], request.actor) if lines else {}
    context = {
        "lines": [
            {
                "id": line.id,
                "who": names.get(line.person, ""),
                "started_at": line.started_at,
                "answered": line.answered,
                "stage_words": STAGE_WORDS[line.stage],
                "childhood_words": CHILDHOOD_WORDS[line.childhood],
            }
            for line in lines
        ],
        "refusals": [
            (VagueDate.in_month(year, month), count) for year, month, count in refusal_counts(actor=request.actor)
        ],
        "childhoods": [(who.value, CHILDHOOD_WORDS[who]) for who in Childhood],
    }
    return render(request, "desk/screening/unfinished.html", context)


@requires(Permission.SCREENING_WRITE)
def start(request: DeskRequest, episode_id: UUID, kind: str = "", occasion: UUID | None = None) -> HttpResponse:
    """Before the first question: what it is for, adult or child, then on to the first group. The occasion may be none."""
    if kind and kind not in set(OccasionKind):
        raise Http404
    person = episode_row(episode_id, actor=request.actor).person_id
    allowed = childhoods_for(episode_id, actor=request.actor)
    form = StartForm(request.POST or None, allowed=allowed)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            childhood = Childhood(form.cleaned_data["childhood"])
            made = start_screening(
                person_id=person,
                episode_id=episode_id,
                childhood=childhood,
                occasion_kind=OccasionKind(kind) if kind else None,
                occasion=occasion,
                by=request.actor,
            )
            return to("ask", made, main_path(childhood)[0].value)
    earlier = screenings_of_person(person, actor=request.actor)
    context = {
        "form": form,
        "earlier": [one for one in earlier if one.episode == episode_id],
        "unsure": allowed[0] is Childhood.BELUM_PASTI,
    } | whom(person, episode_id, request.actor)
    return render(request, "desk/screening/start.html", context)


@requires(Permission.SCREENING_WRITE)
def ask(request: DeskRequest, screening_id: UUID, part: str) -> HttpResponse:
    """One group of questions. Saving keeps it and opens the next; the last leads to the summary."""
    shown = screening_for(screening_id, actor=request.actor)
    group_part = part_of(part, shown.childhood)
    if shown.stage is Stage.COMPLETED:
        return to("show", screening_id)
    events = event_choices(shown.episode, request.actor)
    form_class = GROUP_FORMS[group_part]
    if request.method == "POST":
        form = form_class(request.POST, events=events, version=shown.version)
        if form.is_valid():
            with errors_on(form):
                save_answers(
                    screening_id=screening_id,
                    part=group_part,
                    given=form.given(),
                    based_on=form.base_version or 0,
                    by=request.actor,
                )
                return after(shown, group_part, leave="selesai" in request.POST)
    else:
        form = form_class(initial=initial_of(group_part, answers_in(shown)), events=events, version=shown.version)
    context = ask_context(shown, group_part, form) | whom(shown.person, shown.episode, request.actor)
    return render(request, "desk/screening/ask.html", context)


def path_of(part: Part, childhood: Childhood) -> tuple[Part, ...]:
    """The path a group stands on: the main one or the additional."""
    return main_path(childhood) if part in main_path(childhood) else extra_path(childhood)


def after(shown: ScreeningShown, part: Part, *, leave: bool) -> HttpResponse:
    """Where saving a group leads: the next group, the summary, or the list when the officer leaves."""
    following = neighbours(part, path_of(part, shown.childhood))[1]
    if leave:
        return to("list")
    return to("ask", shown.id, following.value) if following else to("summary", shown.id)


def ask_context(shown: ScreeningShown, part: Part, form: object) -> dict[str, object]:
    """Values of a question page."""
    path = path_of(part, shown.childhood)
    group = shipped_tables().groups[part]
    step = progress(part, path)
    before = neighbours(part, path)[0]
    back = reverse("screening:ask", args=(shown.id, before.value)) if before else ""
    return {
        "form": form,
        "shown": shown,
        "part": part,
        "heading": words_of(heading(group, shown.childhood)),
        "why": words_of(group.why),
        "unverified": group.basis.mark.value == "M",
        "optional": part is Part.PENDORONG or part not in main_path(shown.childhood),
        "step": step.number,
        "steps": step.of,
        "minutes": step.minutes_left,
        "back_address": back or reverse("screening:summary", args=(shown.id,)),
    }


@requires(Permission.SCREENING_WRITE)
def summary(request: DeskRequest, screening_id: UUID) -> HttpResponse:
    """Everything answered, read back before finishing, with the officer's own words."""
    shown = screening_for(screening_id, actor=request.actor)
    if shown.stage is Stage.COMPLETED:
        return to("show", screening_id)
    form = WordsForm(request.POST or None, initial={"words": shown.words or ""}, version=shown.version)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            try:
                complete_screening(
                    screening_id=screening_id,
                    words=form.cleaned_data["words"],
                    based_on=form.base_version or 0,
                    by=request.actor,
                )
                return to("show", screening_id)
            except StaleVersion:
                form = WordsForm(initial=form.cleaned_data, version=shown.version)
                form.stale = _(CHANGED)  # type: ignore[attr-defined]  # shown above the form
    context = {
        "form": form,
        "shown": shown,
        "sections": list(sections_of(answers_in(shown), shown.childhood)),
        "childhood_words": CHILDHOOD_WORDS[shown.childhood],
        "age_changed": shown.childhood not in childhoods_for(shown.episode, actor=request.actor),
    }
    context |= whom(shown.person, shown.episode, request.actor)
    return render(request, "desk/screening/summary.html", context)


@requires(Permission.PERSON_AGE_DECIDE)
def change_age(request: DeskRequest, screening_id: UUID) -> HttpResponse:
    """Take over another answer on adult or child at the acts; all answers given stay."""
    shown = screening_for(screening_id, actor=request.actor)
    allowed = childhoods_for(shown.episode, actor=request.actor)
    form = StartForm(request.POST or None, allowed=allowed, version=shown.version)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            set_childhood(
                screening_id=screening_id,
                childhood=Childhood(form.cleaned_data["childhood"]),
                based_on=form.base_version or 0,
                by=request.actor,
            )
            return to("summary", screening_id)
    return render(
        request,
        "desk/screening/age.html",
        {"form": form, "shown": shown, "unsure": allowed[0] is Childhood.BELUM_PASTI},
    )


@requires(Permission.SCREENING_WRITE)
def count_one(request: DeskRequest) -> HttpResponse:
    """An adult who wants nothing written is counted, without identity."""
    form = RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with errors_on(form):
            try:
                count_refusal(
                    childhood=Childhood(data["childhood"]),
                    sex=Sex(data["sex"]),
                    age_band=AdultBand(data["age_band"]),
                    reason=RefusalReason(data["reason"]),
                    by=request.actor,
                )
            except ValueError as unknown:
                raise RuleBroken(_("Pilih dari jawaban yang ada.")) from unknown
            return to("list")
    return render(request, "desk/screening/refusal.html", {"form": form})
