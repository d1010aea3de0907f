"""What other desks ask this one."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.inquiries.queries import questions_count
from naung.doors.desk.worklist.rows import Section, WorkRow
from naung.foundation.access.vocabulary import Actor


def of_inquiries(actor: Actor, now: datetime) -> Iterable[Section]:
    """One row for all of them: the page says the rest."""
    count = questions_count(actor=actor)
    words = _("Meja lain bertanya tentang orang di catatan meja ini")
    rows = (WorkRow(reverse("inquiries:waiting"), "", "", words, None),) if count else ()
    yield Section("tanya-meja", _("Pertanyaan dari meja lain"), _("pertanyaan meja lain"), "waits", rows, count)
