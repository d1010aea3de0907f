"""What partner offices at the border sent and nobody has looked at."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow
from naung.foundation.access.vocabulary import Actor
from naung.foundation.letterbox.queries import letters_waiting
from naung.foundation.letterbox.vocabulary import STATE_WORDS


def of_partner_letters(actor: Actor, _now: datetime) -> Iterable[Section]:
    """Forms that wait, the oldest first; what they say is opened on their own page."""
    found = letters_waiting(actor=actor)
    rows = tuple(
        WorkRow(
            reverse("partners:letter", args=[each.id]),
            "",
            each.office,
            _("Formulir kantor mitra"),
            each.arrived_at,
            _(STATE_WORDS[each.state]),
        )
        for each in found[:ROWS]
    )
    heading = _("Formulir dari kantor mitra")
    yield Section("kantor-mitra", heading, _("formulir kantor mitra"), "waits", rows, len(found), len(found) > ROWS)
