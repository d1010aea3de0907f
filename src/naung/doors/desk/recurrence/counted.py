"""The figure of the second time as rows: a number, and between which nine of ten draws lie."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from naung.casework.recurrence.vocabulary import PROMISE_WORDS, CountedTold, RangeTold
from naung.doors.desk.shell.words import say_number


@dataclass(frozen=True)
class Row:
    """One line of the table and of the picture; `middle` None: withheld."""

    label: str
    low: int | None
    middle: int | None
    high: int | None
    between: str


def figure_rows(told: CountedTold) -> list[Row]:
    """The persons, parted."""
    return [
        _row(_("Mengalaminya lagi"), told.again),
        _row(_("Mungkin mengalaminya lagi (tanggalnya tidak pasti)"), told.perhaps),
        _row(_("Tidak diketahui kapan berakhirnya"), told.unknown),
    ]


def left_rows(told: CountedTold) -> list[Row]:
    """Of those to whom it came again: for how many something of the first time had not been done."""
    return [_row(_(PROMISE_WORDS[promise]), each) for promise, each in told.left.items()]


def _row(label: str, each: RangeTold) -> Row:
    return Row(label, each.low, each.middle, each.high, between_words(each))


def between_words(each: RangeTold) -> str:
    """Between which numbers it lies; an end that is too small is said as such."""
    if each.withheld:
        return _("ditahan")
    few = _("kurang dari 5")
    low, high = (few if end is None else say_number(end) for end in (each.low, each.high))
    if each.low == each.high:
        return _("pasti") if each.low is not None else few
    return _("%(low)s sampai %(high)s") % {"low": low, "high": high}
