"""A notice as it is told in the tests: two questions, three choices, one number, open before and after."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.identifiers import new_letters
from naung.foundation.noticeboard.actions import post_notice
from naung.foundation.noticeboard.rules import CODE_LENGTH, shown_code
from naung.foundation.noticeboard.vocabulary import Kind, Line, Opening, Use

HOUR = timedelta(hours=1)
LINES = (
    Line(Use.QUESTION, "pegang_paspor", "Bolehkah paspor dipegang agen?", "May an agent keep a passport?"),
    Line(Use.QUESTION, "sudah_setuju", "Bisakah ia tetap korban?", "Can she still be a victim?"),
    Line(Use.CHOICE, "ya", "Ya", "Yes"),
    Line(Use.CHOICE, "tidak", "Tidak", "No"),
    Line(Use.CHOICE, "tidak_tahu", "Tidak tahu", "I do not know"),
    Line(Use.HELP, "sapa", "SAPA", "SAPA", "129", sure=False),
)
ANSWERS = {"pegang_paspor": "tidak", "sudah_setuju": "ya"}


def a_code() -> str:
    """A code of the right shape under which nothing stands."""
    return shown_code(new_letters(CODE_LENGTH))


def openings(now: datetime | None = None, *, most: int = 40) -> tuple[Opening, Opening]:
    """Open now for an hour, then again in three hours."""
    start = (now or timezone.now()) - HOUR / 2
    before = Opening("sebelum", start, start + HOUR, most)
    return before, replace(before, part="sesudah", opens_at=start + 3 * HOUR, closes_at=start + 4 * HOUR)


def posted(by: Actor, *, most: int = 40) -> UUID:
    """A notice that is open now in its first part."""
    return post_notice(kind=Kind.QUESTIONS, lines=LINES, openings=openings(most=most), by=by)
