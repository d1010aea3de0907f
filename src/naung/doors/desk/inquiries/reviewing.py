"""The review of looks at other desks: how often each officer looked, why, and who reviews the reviewer."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from naung.casework.arrivals.queries.looked import rows_shut_to
from naung.casework.inquiries.actions import review_looks
from naung.casework.inquiries.queries import MOST_STOPPED, reasons_reviewed
from naung.casework.inquiries.rules import MOST_A_DAY, MOST_A_WEEK
from naung.casework.inquiries.vocabulary import LookReviewed
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.inquiries.shown import desks_named
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries import people_named

REVIEWED = timedelta(days=30)


@requires(Permission.LOG_READ)
def review(request: DeskRequest) -> HttpResponse:
    """How often each officer of the desk and of those that it oversees looked in a month, and why; who was stopped first."""
    since, without = timezone.now() - REVIEWED, rows_shut_to(request.actor)
    officers, desks, own = Officers(), desks_named(), own_desk(request.actor)
    found = review_looks(since=since, without=without, by=request.actor)
    rows = [
        {
            "who": officers(each.officer),
            "desk": desks.get(each.desk, ""),
            "mine": each.officer == request.actor.id,
            "told": each,
        }
        for each in found
    ]
    context = {
        "rows": rows,
        "reasons": _reasons(since, without, officers, request.actor),
        "overseen": any(each.desk != own.id for each in found),
        "overseer": desks.get(own.oversight_id, "") if own.oversight_id else "",
        "most_stopped": MOST_STOPPED,
        "day": MOST_A_DAY,
        "week": MOST_A_WEEK,
        "may_ask": request.actor.may(Permission.PERSON_READ),
    }
    return render(request, "desk/inquiries/review.html", context)


def _reasons(since: datetime, without: frozenset[UUID], officers: Officers, reader: Actor) -> list[dict[str, Any]]:
    """The looks of each officer of the own desk with their reasons; whoever looked herself is told that others review it."""
    looks = reasons_reviewed(since=since, without=without, actor=reader)
    meant = {look.person for look in looks if look.person}
    people = people_named(meant, actor=reader) if meant else {}
    of_officer: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for look in looks:
        name = people[look.person].name if look.person in people else ""
        of_officer[look.officer].append({"told": look, "name": name, "address": _address(look)})
    groups = [
        {"who": officers(officer), "mine": officer == reader.id, "looks": lines}
        for officer, lines in of_officer.items()
    ]
    return sorted(groups, key=lambda group: (group["mine"], str(group["who"])))


def _address(look: LookReviewed) -> str:
    """The page of whom a look was about."""
    return reverse("people:show", args=[look.person]) if look.person else reverse("arrivals:person", args=[look.row])
