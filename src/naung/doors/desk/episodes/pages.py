"""A person's histories, and one history."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.queries import cases_of_person
from naung.casework.episodes.actions import begin_episode, correct_episode
from naung.casework.episodes.queries import EpisodeShown, episode_for, episodes_of, things_of
from naung.casework.screening.queries import screenings_of_person
from naung.doors.desk.episodes.forms import EpisodeForm
from naung.doors.desk.episodes.shown import event_rows, thing_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.people.queries import people_named, person_row


def names_of(persons: list[UUID], request: DeskRequest) -> dict[UUID, str]:
    """Names for a list of ids, asked for once."""
    wanted = list(dict.fromkeys(persons))
    named = people_named(wanted, actor=request.actor) if wanted else {}
    return {person: brief.name for person, brief in named.items()}


@requires(Permission.EPISODE_READ)
def of_person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """All histories of a person and the things tied to her."""
    person_row(person_id, actor=request.actor)
    episodes = episodes_of([person_id], actor=request.actor)
    things = things_of([person_id], actor=request.actor)
    context = {
        "person_id": person_id,
        "name": names_of([person_id], request).get(person_id, ""),
        "episodes": episodes,
        "things": thing_rows(things),
        "cases": cases_of_person(person_id, actor=request.actor),
    }
    return render(request, "desk/episodes/of_person.html", context)


@requires(Permission.EPISODE_WRITE)
def begin(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Begin a history."""
    person_row(person_id, actor=request.actor)
    form = EpisodeForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            episode_id = begin_episode(
                person_id=person_id, summary=form.cleaned_data["summary"], exit_known=form.exit_known, by=request.actor
            )
            messages.success(request, _("Riwayat dibuat. Sekarang tulis kejadiannya satu per satu."))
            return redirect("episodes:show", episode_id)
    return render(request, "desk/episodes/form.html", {"form": form, "person_id": person_id})


def marks_in(episode: EpisodeShown, request: DeskRequest) -> dict[UUID, str]:
    """The marks of things tied to an episode's events."""
    if not any(event.things for event in episode.events):
        return {}
    return {t.id: t.mark or "" for t in things_of([episode.person], actor=request.actor)}


@requires(Permission.EPISODE_READ)
def show(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """One history: its events in order."""
    episode = episode_for(episode_id, actor=request.actor)
    persons = [episode.person, *(p.person for event in episode.events for p in event.parties)]
    names = names_of(persons, request)
    context = {
        "episode": episode,
        "name": names.get(episode.person, ""),
        "events": event_rows(episode, names, marks_in(episode, request)),
        "screenings": [s for s in screenings_of_person(episode.person, actor=request.actor) if s.episode == episode_id]
        if request.actor.may(Permission.SCREENING_READ)
        else [],
    }
    return render(request, "desk/episodes/show.html", context)


@requires(Permission.EPISODE_WRITE)
def correct(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Correct what a history says as a whole."""
    episode = episode_for(episode_id, actor=request.actor)
    over = {True: "ya", False: "tidak", None: "tidak_tahu"}[episode.span.over]
    first = {"summary": episode.summary or "", "over": over}
    form = EpisodeForm(request.POST or None, initial=first, version=episode.version)
    if form.is_valid():
        with errors_on(form):
            correct_episode(
                episode_id=episode_id,
                summary=form.cleaned_data["summary"],
                exit_known=form.exit_known,
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Riwayat disimpan."))
            return redirect("episodes:show", episode_id)
    return render(request, "desk/episodes/form.html", {"form": form, "episode": episode, "person_id": episode.person})
