"""Recording things and tying them to persons and events."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.episodes.actions import correct_thing, record_thing_of, unlink_thing
from naung.casework.episodes.queries import event_row, thing_for, thing_row
from naung.doors.desk.episodes.forms import NewThingForm, ThingForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.place_field import PlaceAnswer
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.queries import person_row


def _area(place: PlaceAnswer | None) -> str:
    return (place.code or "") if place else ""


def _record(request: DeskRequest, form: NewThingForm, person_id: UUID | None, event_id: UUID | None) -> bool:
    if form.is_valid():
        data = form.cleaned_data
        with errors_on(form):
            record_thing_of(
                kind=data["kind"],
                mark=data["mark"],
                note=data["note"],
                area=_area(data["place"]),
                role=data["role"],
                when=data["when"] or VagueDate.unknown(),
                person_id=person_id,
                event_id=event_id,
                by=request.actor,
            )
            messages.success(request, _("Benda dicatat dan dihubungkan."))
            return True
    return False


@requires(Permission.EPISODE_WRITE)
def for_person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Record a thing that belongs to a person."""
    person_row(person_id, actor=request.actor)
    form = NewThingForm(request.POST or None)
    if _record(request, form, person_id, None):
        return redirect("episodes:of_person", person_id)
    return render(request, "desk/episodes/thing.html", {"form": form, "person_id": person_id})


@requires(Permission.EPISODE_WRITE)
def for_event(request: DeskRequest, event_id: UUID) -> HttpResponse:
    """Record a thing that belongs to an event."""
    row = event_row(event_id, actor=request.actor)
    form = NewThingForm(request.POST or None)
    if _record(request, form, None, event_id):
        return redirect("episodes:show", row.episode_id)
    return render(request, "desk/episodes/thing.html", {"form": form, "episode_id": row.episode_id})


@requires(Permission.EPISODE_WRITE)
def correct(request: DeskRequest, thing_id: UUID) -> HttpResponse:
    """Correct a thing."""
    thing = thing_for(thing_id, actor=request.actor)
    first = {"mark": thing.mark or "", "note": thing.note or ""}
    if thing.area:
        first["place"] = PlaceAnswer(thing.area, thing.area)  # type: ignore[assignment]  # the form takes both kinds
    form = ThingForm(request.POST or None, initial=first, version=thing.version)
    person = next((tie.person for tie in thing.ties if tie.person), None)
    if form.is_valid():
        data = form.cleaned_data
        with errors_on(form):
            correct_thing(
                thing_id=thing_id,
                mark=data["mark"],
                note=data["note"],
                area=_area(data["place"]),
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Benda disimpan."))
            return redirect("episodes:of_person", person) if person else redirect("episodes:thing", thing_id)
    return render(request, "desk/episodes/thing.html", {"form": form, "thing": thing, "person_id": person})


@requires(Permission.EPISODE_WRITE)
def unlink(request: DeskRequest, link_id: UUID, thing_id: UUID) -> HttpResponse:
    """Take a tie away (a button's post)."""
    thing_row(thing_id, actor=request.actor)
    if request.method == "POST":
        unlink_thing(link_id=link_id, by=request.actor)
        messages.success(request, _("Hubungan dilepas; bendanya tetap tercatat."))
    return redirect("episodes:thing", thing_id)
