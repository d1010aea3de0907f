"""Writing down events, correcting and striking them, and who took part."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_for, cases_of_person
from naung.casework.episodes.actions import add_event, add_party, correct_event, strike_event, strike_party
from naung.casework.episodes.queries import episode_row, event_for, event_row
from naung.doors.desk.episodes.forms import EventForm, PartyForm, initial_of
from naung.doors.desk.episodes.pages import names_of
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission


@requires(Permission.EPISODE_WRITE)
def add(request: DeskRequest, episode_id: UUID) -> HttpResponse:
    """Write down one event."""
    episode_row(episode_id, actor=request.actor)
    form = EventForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            add_event(episode_id=episode_id, told=form.told(), by=request.actor)
            messages.success(request, _("Kejadian dicatat."))
            return redirect("episodes:show", episode_id)
    return render(request, "desk/episodes/event.html", {"form": form, "episode_id": episode_id})


@requires(Permission.EPISODE_WRITE)
def correct(request: DeskRequest, event_id: UUID) -> HttpResponse:
    """Correct an event."""
    event = event_for(event_id, actor=request.actor)
    form = EventForm(request.POST or None, initial=initial_of(event), version=event.version)
    if form.is_valid():
        with errors_on(form):
            correct_event(event_id=event_id, told=form.told(), version=form.base_version or 0, by=request.actor)
            messages.success(request, _("Kejadian disimpan."))
            return redirect("episodes:show", event.episode)
    context = {"form": form, "episode_id": event.episode, "event": event}
    return render(request, "desk/episodes/event.html", context)


@requires(Permission.EPISODE_WRITE)
def strike(request: DeskRequest, event_id: UUID) -> HttpResponse:
    """Strike an event out (a button's post)."""
    row = event_row(event_id, actor=request.actor)
    if request.method == "POST":
        strike_event(event_id=event_id, version=row.version, by=request.actor)
        messages.success(request, _("Kejadian dicoret. Catatan lamanya tetap ada di log."))
    return redirect("episodes:show", row.episode_id)


def _persons_near(person: UUID, request: DeskRequest) -> list[tuple[str, str]]:
    """Persons of the cases in which this one has a part."""
    found: list[UUID] = []
    for case_id, _number, _stage, _role in cases_of_person(person, actor=request.actor):
        found += [part.person for part in case_for(case_id, actor=request.actor).parts]
    names = names_of([p for p in found if p != person], request)
    return [(str(p), name) for p, name in names.items()]


@requires(Permission.EPISODE_WRITE)
def party(request: DeskRequest, event_id: UUID) -> HttpResponse:
    """Write down who took part."""
    row = event_row(event_id, actor=request.actor)
    form = PartyForm(request.POST or None, persons=_persons_near(row.episode.person_id, request))
    if form.is_valid():
        with errors_on(form):
            add_party(
                event_id=event_id,
                person_id=UUID(form.cleaned_data["person"]),
                role=form.cleaned_data["role"],
                by=request.actor,
            )
            messages.success(request, _("Orang itu dicatat dalam kejadian ini."))
            return redirect("episodes:show", row.episode_id)
    return render(request, "desk/episodes/party.html", {"form": form, "episode_id": row.episode_id})


@requires(Permission.EPISODE_WRITE)
def party_strike(request: DeskRequest, party_id: UUID, event_id: UUID) -> HttpResponse:
    """Take a person out of an event (a button's post)."""
    row = event_row(event_id, actor=request.actor)
    if request.method == "POST":
        strike_party(party_id=party_id, by=request.actor)
        messages.success(request, _("Orang itu dilepas dari kejadian ini."))
    return redirect("episodes:show", row.episode_id)
