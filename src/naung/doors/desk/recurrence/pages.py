"""The pages of the second time."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naung.casework.pairing.queries import likely_pairs, pairs_in_tenths
from naung.casework.recurrence.actions import count_again
from naung.casework.recurrence.queries import network_for
from naung.casework.reports.queries.clocks import zone
from naung.doors.desk.figures.tables import period
from naung.doors.desk.recurrence.counted import figure_rows, left_rows
from naung.doors.desk.recurrence.picture import draw_ranges
from naung.doors.desk.recurrence.returning import network_context
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import desks_under


@requires(Permission.FIGURES_READ)
def figure(request: DeskRequest) -> HttpResponse:
    """To how many persons it came again, after how long, and what had been promised and did not happen: ranges over draws."""
    desks = desks_under(request.actor)
    _since, until = period(timezone.localdate(), zone())
    ids = [each.id for each in desks]
    told = count_again(desks=ids, until=until, probable=pairs_in_tenths(ids, actor=request.actor), by=request.actor)
    rows, left = figure_rows(told), left_rows(told)
    context: dict[str, Any] = {
        "rows": rows,
        "left": left,
        "persons": told.persons,
        "months": told.months,
        "picture": draw_ranges(rows, key="lagi"),
        "left_picture": draw_ranges(left, key="janji"),
        "last": timezone.localdate(until) - timedelta(days=1),
        "desks": [each.name for each in desks],
        "counted_at": timezone.now(),
    }
    return render(request, "desk/recurrence/figure.html", context)


@requires(Permission.NETWORK_READ)
def network(request: DeskRequest) -> HttpResponse:
    """Who and what comes back in the histories of the desk: as a table, and drawn by time. No survivor is named."""
    probable = {(each.low, each.high): each.probability for each in likely_pairs(actor=request.actor)}
    shown = network_context(network_for(actor=request.actor, probable=probable))
    return render(request, "desk/recurrence/network.html", shown)
