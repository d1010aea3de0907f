"""What tablets sent from the crossing and could not be written down by itself."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.arrivals.queries import open_slips
from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow
from naung.foundation.access.vocabulary import Actor
from naung.foundation.courier.vocabulary import STATE_WORDS, ParcelState


def of_border_tablets(actor: Actor, _now: datetime) -> Iterable[Section]:
    """Forms that a person must look at, the oldest first; what waits for another tablet is not among them."""
    found = [line for line in open_slips(actor=actor) if line.state is not ParcelState.WAITS]
    rows = tuple(
        WorkRow(reverse("arrivals:slip", args=[line.id]), "", "", _(STATE_WORDS[line.state]), line.arrived_at)
        for line in found[:ROWS]
    )
    heading = _("Kedatangan dari ponsel")
    yield Section("kedatangan-ponsel", heading, _("formulir kedatangan"), "waits", rows, len(found), len(found) > ROWS)
