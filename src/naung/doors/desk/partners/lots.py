"""The lot on paper, for a partner office: numbers alone, made when somebody says so, with an entry."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naung.casework.arrivals.queries import BatchLine, batches_of_desk
from naung.casework.partners.actions import hand_out_lots
from naung.doors.desk.arrivals.shown import crossing_words
from naung.doors.desk.partners.keys import WRITES
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.errors import NotFound


def _line(request: DeskRequest, batch_id: UUID) -> BatchLine:
    found = next((each for each in batches_of_desk(actor=request.actor) if each.id == batch_id), None)
    if found is None:
        raise NotFound()
    return found


@requires(WRITES)
def lots(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Asked: what the sheet is for and who holds it. After a yes: the sheet, which no other page shows."""
    line = _line(request, batch_id)
    about = {"line": line, "crossing": crossing_words(line.crossing)}
    form = DeskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            numbers = hand_out_lots(batch_id=batch_id, by=request.actor)
            return render(
                request, "desk/partners/lots.html", about | {"numbers": numbers, "today": timezone.localdate()}
            )
    return render(request, "desk/partners/lots_ask.html", about | {"form": form})
