"""The section of the escrow: that another agency has the same, read or not."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.escrow.queries import answers_unread
from naung.doors.desk.worklist.rows import Section, WorkRow
from naung.foundation.access.vocabulary import Actor


def of_escrow(actor: Actor, _now: datetime) -> Iterable[Section]:
    """One row where something was told that nobody of the desk has read."""
    count = answers_unread(actor)
    what = _("Lembaga lain menitipkan nomor yang sama: bicaralah dengan mereka")
    rows = (WorkRow(reverse("escrow:list"), "", "", what, None),) if count else ()
    yield Section("titipan", _("Titipan yang bertemu"), _("titipan bertemu"), "waits", rows, count)
