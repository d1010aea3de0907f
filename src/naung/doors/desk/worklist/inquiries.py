"""What other desks ask this one, and what they answered to it."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.inquiries.queries import questions_count
from naung.doors.desk.inquiries.shown import answers_for
from naung.doors.desk.worklist.rows import Section, WorkRow
from naung.foundation.access.vocabulary import Actor


def of_inquiries(actor: Actor, now: datetime) -> Iterable[Section]:
    """One row for all questions and one for all answers: the page says the rest."""
    count, answers, page = questions_count(actor=actor), answers_for(actor), reverse("inquiries:waiting")
    rows = []
    if answers:
        words = _("Meja lain menjawab pertanyaan meja ini")
        rows.append(WorkRow(f"{page}#jawaban", "", "", words, answers[0].at))
    if count:
        rows.append(WorkRow(page, "", "", _("Meja lain bertanya tentang orang di catatan meja ini"), None))
    heading, short = _("Tanya jawab dengan meja lain"), _("tanya jawab meja lain")
    yield Section("tanya-meja", heading, short, "waits", tuple(rows), count + len(answers))
