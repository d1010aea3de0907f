"""Search: what is typed comes by POST, is logged only as a keyed token, and finds what this desk has."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_by_number
from naung.casework.reports.queries import report_by_number, reports_matching
from naung.doors.desk.search.forms import SearchForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.pages import shows_again
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words_tags import said
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.identifiers import read_number
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries import PersonHit, search_people
from naung.foundation.people.vocabulary import SEX_WORDS
from naung.foundation.places.queries import places
from naung.foundation.places.vocabulary import PlaceRow


@requires(Permission.SEARCH)
@shows_again
def find(request: DeskRequest) -> HttpResponse:
    """The form, and below it what was found."""
    form = SearchForm(request.POST or None)
    found = None
    if form.is_valid():
        with errors_on(form):
            found = _found(form.cleaned_data["query"], request.actor)
    return render(request, "desk/search/find.html", {"form": form, "found": found})


def _found(query: str, actor: Actor) -> dict[str, object]:
    case, report = _case(query, actor), _report(query, actor)
    if case or report:
        return {"case": case, "report": report, "persons": [], "reports": [], "more": False}
    people = search_people(query, actor=actor)
    reports = reports_matching(query, actor=actor) if actor.may(Permission.REPORT_READ) else ()
    homes = places(hit.person.home for hit in people.persons)
    return {
        "persons": [_line(hit, homes.get(hit.person.home)) for hit in people.persons],
        "reports": [each.report for each in reports],
        "more": people.more,
    }


def _case(query: str, actor: Actor) -> dict[str, object] | None:
    """The case whose number was typed or heard."""
    number = read_number(own_desk(actor).prefix, query)
    case_id: UUID | None = None
    if number and actor.may(Permission.CASE_READ):
        case_id = case_by_number(number, actor=actor)
    return {"id": case_id, "number": number} if case_id else None


def _report(query: str, actor: Actor) -> UUID | None:
    """The report whose number was typed or heard."""
    try:
        return report_by_number(query, actor=actor) if actor.may(Permission.REPORT_READ) else None
    except NotFound:
        return None


def _line(hit: PersonHit, home: PlaceRow | None) -> dict[str, object]:
    """One person found: who, by which name, why, and coarse facts that tell namesakes apart."""
    facts = [said(SEX_WORDS[hit.person.sex])]
    if hit.person.year_of_birth:
        facts.append(_("lahir %(year)s") % {"year": hit.person.year_of_birth})
    if home:
        facts.append(home.name)
    reasons = dict.fromkeys(said(reason) for reason in hit.reasons if reason)
    return {
        "id": hit.id,
        "name": hit.name or _("belum ada nama"),
        "by_name": hit.by_name if hit.by_name != hit.name else "",
        "facts": ", ".join(facts),
        "why": "; ".join(reasons),
    }
