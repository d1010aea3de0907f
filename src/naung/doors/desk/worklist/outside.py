"""What survivors asked through their pages outside."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.testimony.queries import requests_at_desk
from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow
from naung.foundation.access.vocabulary import Actor


def of_requests_outside(actor: Actor, _now: datetime) -> Iterable[Section]:
    """Requests that wait, the oldest first; what they say is opened on their own page."""
    found = requests_at_desk(actor=actor)
    rows = tuple(
        WorkRow(reverse("wicket:asked", args=[each.id]), each.number, "", _("Permintaan penyintas"), each.arrived_at)
        for each in found[:ROWS]
    )
    heading = _("Permintaan dari halaman penyintas")
    yield Section("permintaan-luar", heading, _("permintaan penyintas"), "waits", rows, len(found))
