"""Ranges as a picture, drawn on the server: a line from the low to the high end, a point in the middle."""

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from naung.doors.desk.recurrence.counted import Row
from naung.doors.desk.shell.words import say_number

WIDTH, ROW, LEFT, RIGHT = 360, 40, 6, 40  # of the picture, of a row, beside the line
RADIUS = 5


def draw_ranges(rows: Sequence[Row], *, key: str) -> SafeString:
    """One SVG of the rows that may be told; empty where there is none. A withheld row is not drawn, a small end is no end."""
    told = [(row, row.middle) for row in rows if row.middle is not None]
    most = max((max(row.middle or 0, row.high or 0) for row, _middle in told), default=0)
    if not most:
        return SafeString("")
    parts = [_drawn(row, middle, number, most) for number, (row, middle) in enumerate(told)]
    title, height = _("Orang, dengan angka terkecil dan terbesarnya"), ROW * len(told)
    words = "; ".join(f"{row.label}: {say_number(middle)} ({row.between})" for row, middle in told)
    return mark_safe(  # noqa: S308  # every word is escaped
        f'<svg class="rentang" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{key}-judul {key}-isi"><title id="{key}-judul">{escape(title)}</title>'
        f'<desc id="{key}-isi">{escape(words)}</desc>{"".join(parts)}</svg>'
    )


def _drawn(row: Row, middle: int, number: int, most: int) -> str:
    def at(value: int) -> str:
        return f"{LEFT + value / most * (WIDTH - LEFT - RIGHT):.1f}"

    y = ROW * number
    low, high = (middle if end is None else end for end in (row.low, row.high))
    return (
        f'<text class="rentang-nama" x="0" y="{y + 12}" font-size="12">{escape(row.label)}</text>'
        f'<path class="rentang-dasar" d="M{at(0)} {y + 26}H{at(most)}"/>'
        f'<path class="rentang-garis" d="M{at(low)} {y + 26}H{at(high)}"/>'
        f'<circle class="rentang-titik" cx="{at(middle)}" cy="{y + 26}" r="{RADIUS}"/>'
        f'<text class="rentang-angka" x="{WIDTH}" y="{y + 30}" text-anchor="end" font-size="12">{say_number(middle)}</text>'
    )
