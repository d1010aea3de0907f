"""The page of a person's way home, the desk's list with its workbook, and what every form of it stands on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Role
from naung.casework.plans.queries import RequestShown, plan_for
from naung.casework.returns.actions import lead_home
from naung.casework.returns.queries import JourneyShown, deliveries_to_look_at, journey_for, journeys_of_desk
from naung.casework.returns.vocabulary import VERDICT_WORDS, WAY_WORDS, Way
from naung.doors.desk.plans.forms import words_of
from naung.doors.desk.returns.book import returns_book
from naung.doors.desk.returns.forms import WayForm
from naung.doors.desk.returns.shown import journey_rows, line_tag
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Actor, Permission, Service
from naung.foundation.clock.vocabulary import LeftKind
from naung.foundation.people.queries import name_of_person, people_named

READS, WRITES = Permission.RETURN_READ, Permission.RETURN_WRITE


def about(journey: JourneyShown, request: DeskRequest) -> dict[str, Any]:
    """What every page of a file says of whose it is."""
    return {"journey": journey, "name": name_of_person(journey.person, actor=request.actor)}


def form_page(request: DeskRequest, journey: JourneyShown, form: DeskForm, **words: Any) -> HttpResponse:
    """A form of a file. `words`: heading, press, and what stands above the form."""
    return render(request, "desk/returns/form.html", {"form": form, **about(journey, request), **words})


def home_requests(case: UUID, person: UUID, actor: Actor) -> list[RequestShown]:
    """The requests of her plan that a way home answers; the law's days are counted there and nowhere else."""
    if not actor.may(Permission.PLAN_READ):
        return []
    found = plan_for(case, person, actor=actor).requests
    return [each for each in found if each.kind and each.kind.service == Service.RETURN]


@requires(READS)
def choose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Whose way home; where there is one survivor, hers at once."""
    case = case_for(case_id, actor=request.actor)
    victims = list(dict.fromkeys(part.person for part in case.parts if part.role == Role.VICTIM))
    if len(victims) == 1:
        return redirect("returns:show", case_id, victims[0])
    named = people_named(victims, actor=request.actor) if victims else {}
    people = [{"id": each, "name": named[each].name if each in named else ""} for each in victims]
    return render(request, "desk/returns/choose.html", {"case": case, "people": people})


@requires(READS)
def show(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The legs with their receipts, the family, the costs, and what is late."""
    return render(request, "desk/returns/show.html", _page(request, case_id, person_id))


@requires(READS)
def printed(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The same on paper."""
    return render(request, "desk/returns/print.html", _page(request, case_id, person_id))


def _page(request: DeskRequest, case_id: UUID, person_id: UUID) -> dict[str, Any]:
    actor = request.actor
    journey = journey_for(case_id, person_id, actor=actor)
    asked = {each.id: each for each in home_requests(case_id, person_id, actor)}
    answered = asked.get(journey.request) if journey.request else None
    return {
        **about(journey, request),
        **journey_rows(journey, actor.desk),
        "way": _(WAY_WORDS[journey.way]),
        "outwards": journey.way is Way.OUTWARDS,
        "asked": answered,
        "late": bool(answered and answered.left and answered.left.kind is LeftKind.LATE),
        "unlinked": [each for each in asked.values() if each.ended_at is None and each.id != journey.request],
        "may_write": actor.may(WRITES),
        "may_letter": actor.may(Permission.DOCUMENT_WRITE),
        "follows": actor.may(Permission.REINTEGRATION_READ) and journey.way is not Way.OUTWARDS,
    }


@requires(WRITES)
def lead(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """From where to where she goes, and which request of her plan this answers."""
    journey = journey_for(case_id, person_id, actor=request.actor)
    asked = home_requests(case_id, person_id, request.actor)
    choices = [
        (str(each.id), f"{words_of(each.kind) if each.kind else ''}, {say_day(timezone.localdate(each.asked_at))}")
        for each in asked
    ]
    initial = {"way": journey.way.value, "request": str(journey.request or "")}
    form = WayForm(request.POST or None, requests=choices, initial=initial, version=journey.version)
    if form.is_valid():
        with errors_on(form):
            way, version = form.cleaned_data["way"], form.base_version or 0
            whose = {"case_id": case_id, "person_id": person_id}
            lead_home(**whose, way=way, request=form.asked(), version=version, by=request.actor)
            messages.success(request, _("Dicatat."))
            return redirect("returns:show", case_id, person_id)
    return form_page(request, journey, form, heading=_("Arah pemulangan"), press=_("Simpan"))


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """Every file of the desk, and the receipts that were refused and wait for a look."""
    lines = journeys_of_desk(actor=request.actor)
    people = [line.person for line in lines]
    named = people_named(people, actor=request.actor) if people else {}
    rows = [
        {"line": line, "name": named[line.person].name if line.person in named else "", "tag": line_tag(line),
         "way": _(WAY_WORDS[line.way])}
        for line in lines
    ]  # fmt: skip
    waiting = [
        {"line": each, "words": _(VERDICT_WORDS[each.verdict])} for each in deliveries_to_look_at(actor=request.actor)
    ]
    return render(request, "desk/returns/list.html", {"rows": rows, "waiting": waiting})


@requires(READS)
def book(request: DeskRequest) -> HttpResponse:
    """The list as a workbook, by case number; no name goes into it."""
    return as_attachment(returns_book(journeys_of_desk(actor=request.actor)), _("pemulangan"))
