"""The pages of the second time."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naung.casework.pairing.queries import last_run, likely_pairs, pairs_in_tenths
from naung.casework.recurrence.actions import count_again
from naung.casework.recurrence.queries import network_for
from naung.casework.reports.queries.clocks import zone
from naung.doors.desk.figures.tables import period
from naung.doors.desk.recurrence.counted import figure_rows, place_rows, promise_rows, undone_rows
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
    probable = pairs_in_tenths(ids, until, actor=request.actor)
    told = count_again(desks=ids, until=until, probable=probable, by=request.actor)
    rows, promises, areas = figure_rows(told), promise_rows(told), place_rows(told)
    undone = undone_rows(promises)
    context: dict[str, Any] = {
        "rows": [each for each in rows if not each.is_none],
        "none": [each.label for each in rows if each.is_none],
        "nobody": rows[0].is_none,
        "promises": [each for each in promises if not each.is_none],
        "not_promised": [each.label for each in promises if each.is_none],
        "places": areas,
        "last_run": last_run(actor=request.actor),
        "persons": told.persons,
        "months": told.months,
        "picture": draw_ranges([each for each in rows if not each.is_none], key="lagi"),
        "left_picture": draw_ranges([each for each in undone if not each.is_none], key="janji"),
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
