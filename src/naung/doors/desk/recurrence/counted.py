"""The figure of the second time as rows: a number, and between which nine of ten draws lie."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from naung.casework.recurrence.vocabulary import PROMISE_WORDS, CountedTold, RangeTold
from naung.doors.desk.shell.words import say_number
from naung.foundation.places.queries import places


@dataclass(frozen=True)
class Row:
    """One line of the table and of the picture; `middle` None: withheld."""

    label: str
    low: int | None
    middle: int | None
    high: int | None
    between: str

    @property
    def is_none(self) -> bool:
        """Whether nobody is counted here, whatever the draw."""
        return self.low == self.middle == self.high == 0

    @property
    def words(self) -> str:
        """The number with its range, as one cell of a table."""
        if self.middle is None:
            return _("ditahan")
        number = say_number(self.middle)
        return number if self.low == self.high == self.middle else f"{number} ({self.between})"


@dataclass(frozen=True)
class Compared:
    """One kind of promise, or one place: cells of those to whom it came again, and of the others."""

    label: str
    again: tuple[Row, ...]
    others: tuple[Row, ...]

    @property
    def is_none(self) -> bool:
        """Whether nobody is counted here, whatever the draw."""
        return all(each.is_none for each in (*self.again, *self.others))


def figure_rows(told: CountedTold) -> list[Row]:
    """The persons, parted."""
    return [
        _row(_("Mengalaminya lagi"), told.again),
        _row(_("Mungkin mengalaminya lagi (tanggalnya tidak pasti)"), told.perhaps),
        _row(_("Tidak diketahui kapan berakhirnya"), told.unknown),
    ]


def promise_rows(told: CountedTold) -> list[Compared]:
    """Of each kind of promise: of how many persons all of it was done, and of how many something was not."""
    found = []
    for promise, kept in told.kept.items():
        label, undone = _(PROMISE_WORDS[promise]), told.undone[promise]
        again = _row(label, kept.again), _row(label, undone.again)
        found.append(Compared(label, again, (_row(label, kept.others), _row(label, undone.others))))
    return found


def place_rows(told: CountedTold) -> list[Compared]:
    """Where it began the first time, the place with the most persons first; withheld ones last."""
    names = places(told.places)
    rows = []
    for code, each in told.places.items():
        label = (names[code].name if code in names else code) or _("tidak dicatat")
        rows.append(Compared(label, (_row(label, each.again),), (_row(label, each.others),)))
    return sorted(rows, key=lambda row: (-sum(each.middle or 0 for each in (*row.again, *row.others)), row.label))


def undone_rows(compared: Sequence[Compared]) -> list[Row]:
    """Of those to whom it came again: for how many something of the first time had not been done."""
    return [each.again[1] for each in compared]


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
