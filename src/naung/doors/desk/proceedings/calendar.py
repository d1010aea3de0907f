"""The calendar of hearings: on a page, and as a feed that an officer's own calendar reads without her session."""

from datetime import UTC, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe
from icalendar import Calendar, Event

from naung.casework.proceedings.actions import make_feed, open_feed, revoke_feed
from naung.casework.proceedings.queries import HearingShown, hearings_of_desk, own_feeds
from naung.casework.proceedings.vocabulary import HearingState
from naung.doors.desk.proceedings.pages import READS
from naung.doors.desk.proceedings.shown import hearing_row
from naung.doors.desk.shell.guards import DeskRequest, open_to_anyone, requires
from naung.foundation.accounts.rules import at_the_door
from naung.foundation.errors import NotFound

ASSUMED = timedelta(hours=1)  # how long a calendar shows a hearing of which nobody knows the end
OFTEN = timedelta(hours=1)  # RFC 7986: how often a calendar is asked to look again
SLOW_DOWN, NOTHING_THERE = 429, 404


@requires(READS)
def show(request: DeskRequest) -> HttpResponse:
    """The desk's hearings by day, and her own address."""
    return render(request, "desk/proceedings/calendar.html", _page(request))


def _page(request: DeskRequest) -> dict[str, Any]:
    now = timezone.localtime()
    rows = [hearing_row(each) for each in hearings_of_desk(actor=request.actor)]
    return {
        "ahead": [row for row in rows if row["at"] >= now],
        "past": [row for row in rows if row["at"] < now][::-1],
        "feeds": own_feeds(actor=request.actor),
    }


@requires(READS)
@require_POST
@sensitive_variables()
def make(request: DeskRequest) -> HttpResponse:
    """Make her address and show it in this one answer: nothing but a hash of it is kept, in no session either."""
    token = make_feed(by=request.actor)
    address = request.build_absolute_uri(reverse("proceedings:feed", args=[token]))
    return render(request, "desk/proceedings/calendar.html", {**_page(request), "address": address})


@requires(READS)
@require_POST
def revoke(request: DeskRequest, feed_id: UUID) -> HttpResponse:
    """Take her address back (a button's post)."""
    if request.method != "POST":
        return redirect("proceedings:calendar")
    revoke_feed(feed_id=feed_id, by=request.actor)
    messages.success(request, _("Alamat dicabut. Kalender yang memakainya tidak mendapat apa-apa lagi."))
    return redirect("proceedings:calendar")


@open_to_anyone("alamat rahasia kalender adalah izinnya; tanpa nama dan tanpa isi kasus")
@require_safe
@sensitive_variables()
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The hearings of her desk as iCalendar. One and the same answer for every address that does not work."""
    try:
        opened = open_feed(token=token, by=at_the_door())
    except NotFound:
        return HttpResponse(status=NOTHING_THERE, content_type="text/plain; charset=utf-8")
    if opened.slow_down:
        answer = HttpResponse(status=SLOW_DOWN, content_type="text/plain; charset=utf-8")
        answer["Retry-After"] = "3600"
        return answer
    lines = hearings_of_desk(actor=opened.actor)
    answer = HttpResponse(calendar_of(lines), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer


def calendar_of(hearings: list[HearingShown]) -> bytes:
    """Hearings as iCalendar (RFC 5545): what it is, when, its own number; where only if its officer said so.

    No name and no word of the case.
    """
    made = Calendar()
    made.add("prodid", "-//Naung//Sidang//ID")
    made.add("version", "2.0")
    made.add("refresh-interval", OFTEN, parameters={"VALUE": "DURATION"})
    for each in hearings:
        event = Event()
        event.add("uid", f"{each.id}@naung")
        event.add("dtstamp", timezone.now().astimezone(UTC))
        event.add("dtstart", each.at.astimezone(UTC))
        event.add("dtend", (each.at + ASSUMED).astimezone(UTC))
        event.add("summary", f"sidang {each.reference}")
        if each.place_told:
            event.add("location", each.place)
        event.add("sequence", each.version)
        event.add("status", "CONFIRMED" if each.state in CONFIRMED else "CANCELLED")
        made.add_component(event)
    return bytes(made.to_ical())


CONFIRMED = frozenset({HearingState.PLANNED, HearingState.HELD})
