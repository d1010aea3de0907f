"""Who of a batch may be in the desk's records already, step by step through the list."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from naung.casework.arrivals.queries import batch_for
from naung.casework.arrivals.queries.earlier import earlier_in_batch
from naung.doors.desk.people.earlier import earlier_lines
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission


@requires(Permission.ARRIVAL_READ)
def of_batch(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """The people of this step of whom there may be an earlier record."""
    begun = request.GET.get("dari", "0")
    start = int(begun) if begun.isascii() and begun.isdigit() and len(begun) < 6 else 0
    step = earlier_in_batch(batch_id, start=start, actor=request.actor)
    context = {
        "batch": batch_for(batch_id, actor=request.actor),
        "people": [{"one": each, "earlier": earlier_lines(each.earlier)} for each in step.people],
        "compared": step.compared,
        "of": step.of,
        "goes_on": step.compared < step.of,
        "onward": f"?dari={step.compared}",
    }
    return render(request, "desk/arrivals/earlier.html", context)
