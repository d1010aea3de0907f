"""Pairs of records that wait to be judged."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.hints.queries import pairs_waiting_count
from naung.doors.desk.worklist.rows import MOST_COUNTED, Section, WorkRow
from naung.foundation.access.vocabulary import Actor, Permission


def of_pairs(actor: Actor, now: datetime) -> Iterable[Section]:
    """One row for all of them, where there are any, for whoever may judge: the page says the rest."""
    count = pairs_waiting_count(actor=actor, limit=MOST_COUNTED + 1) if actor.may(Permission.PERSON_READ) else 0
    if not count:
        return
    words = _("Catatan yang mungkin tentang orang yang sama; periksa dan putuskan")
    rows = (WorkRow(reverse("people:pairs"), "", "", words, None),)
    shown = min(count, MOST_COUNTED)
    heading = _("Pasangan catatan yang perlu dinilai")
    yield Section("pasangan", heading, _("pasangan catatan"), "plain", rows, shown, count > MOST_COUNTED)
