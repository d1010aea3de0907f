"""Figures: read by those who open no case. Each reading is one entry in the log."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naung.casework.cases.actions import count_work
from naung.casework.reports.queries.clocks import zone
from naung.doors.desk.figures.book import book
from naung.doors.desk.figures.tables import figures_of, period
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import desks_under, own_desk


def _shown(request: DeskRequest) -> dict[str, Any]:
    desks = desks_under(request.actor)
    since, until = period(timezone.localdate(), zone())
    work = count_work(desks=[each.id for each in desks], since=since, until=until, by=request.actor)
    return {
        "figures": figures_of(work, since, own_desk(request.actor).territory),
        "desks": [each.name for each in desks],
        "first": timezone.localdate(since),
        "last": timezone.localdate(until) - timedelta(days=1),
        "counted_at": timezone.now(),
    }


@requires(Permission.FIGURES_READ)
def figures(request: DeskRequest) -> HttpResponse:
    """Every table with its definition, its date and its caveat; made to be printed."""
    return render(request, "desk/figures/all.html", _shown(request))


@requires(Permission.FIGURES_READ)
def workbook(request: DeskRequest) -> HttpResponse:
    """The same tables as a workbook."""
    shown = _shown(request)
    return as_attachment(book(shown), f"angka-{shown['last']:%Y%m}")
