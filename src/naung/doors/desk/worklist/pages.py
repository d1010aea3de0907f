"""The first page: what waits today, the most pressing first."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.navigation import entries_for
from naung.doors.desk.worklist.rows import Count
from naung.doors.desk.worklist.sections import running_cases, sections_for
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Permission


@requires(Permission.WORKLIST_READ, Permission.LAW_READ)
def today(request: DeskRequest) -> HttpResponse:
    """Counts that are links, and groups by what to do; who has no worklist goes to her first door."""
    actor = request.actor
    if not actor.may(Permission.WORKLIST_READ):
        doors = entries_for(actor, request.path)
        if not doors:
            require(actor, Permission.WORKLIST_READ)
        return redirect(doors[0].address)
    now = timezone.now()
    sections = sections_for(actor, now)
    counts = [Count(f"#{s.anchor}", s.short, s.tone if s.count else "plain", s.count, s.more) for s in sections]
    context = {
        "counts": counts + running_cases(actor),
        "sections": [section for section in sections if section.rows],
        "may_take": actor.may(Permission.REPORT_RECEIVE),
        "now": now,
    }
    return render(request, "desk/worklist/today.html", context)
