"""What of the figure may be shown: no number from one to four, nor what would give one away."""

from collections.abc import Mapping, Sequence

from naung.casework.recurrence.rules.counting import LEAST_TOLD
from naung.casework.recurrence.vocabulary import Counted, CountedTold, Promise, Range, RangeTold, Split, SplitTold
from naung.methods.disclosure import SafeTable, suppressed

WITHHELD = RangeTold()


def told_of(counted: Counted) -> CountedTold:
    """The figure as it may be shown.

    The persons are parted into those to whom it came again, perhaps, whose exit nobody knows, and to whom it did not; where
    the number of whom it came again is withheld, so is everything that is said of them.
    """
    parts = (counted.again, counted.perhaps, counted.unknown)
    whole = counted.persons.middle
    rest = max(whole - sum(each.middle for each in parts), 0)
    safe = suppressed([[*(each.middle for each in parts), rest]]).cells[0]
    again, perhaps, unknown = (_told(each, cell is not None, whole) for each, cell in zip(parts, safe, strict=False))
    persons = _whole(counted.persons)
    if again.withheld or persons.withheld:
        return CountedTold(persons, again, perhaps, unknown)
    kept, undone = _promises(counted)
    months = counted.months if counted.again.middle >= LEAST_TOLD else None
    return CountedTold(persons, again, perhaps, unknown, months, kept, undone, _places(counted))


def _promises(counted: Counted) -> tuple[Mapping[Promise, SplitTold], Mapping[Promise, SplitTold]]:
    """Each kind as a table of its own: all of it done, something not, nothing promised; by whether it came again."""
    sides = counted.again.middle, counted.persons.middle - counted.again.middle
    kept, undone = {}, {}
    for promise in counted.kept:
        both = (counted.kept[promise], counted.undone[promise])
        rows = []
        for side, each in zip(sides, zip(*map(_middles, both), strict=True), strict=True):
            rows.append([*each, max(side - sum(each), 0)])
        safe = suppressed(rows)
        kept[promise], undone[promise] = (_split(each, column, safe, sides) for column, each in enumerate(both))
    return kept, undone


def _places(counted: Counted) -> Mapping[str, SplitTold]:
    """Places in rows, by whether it came again in columns: of which the totals stand above."""
    sides = counted.again.middle, counted.persons.middle - counted.again.middle
    if not counted.places:
        return {}
    columns = zip(*(_middles(each) for each in counted.places.values()), strict=True)
    safe = suppressed([list(each) for each in columns])
    return {place: _split(each, column, safe, sides) for column, (place, each) in enumerate(counted.places.items())}


def _middles(each: Split) -> tuple[int, int]:
    return each.again.middle, each.others.middle


def _split(each: Split, column: int, safe: SafeTable, sides: Sequence[int]) -> SplitTold:
    """One column of a table whose first row is those to whom it came again. The sums of its rows stand elsewhere, so a table
    that would have to withhold one of them is withheld whole."""
    if safe.row_totals[:2] != tuple(sides):
        return SplitTold()
    again, others = (
        _told(part, safe.cells[row][column] is not None, sides[row])
        for row, part in enumerate((each.again, each.others))
    )
    return SplitTold(again, others)


def _told(each: Range, shown: bool, whole: int) -> RangeTold:
    if not shown:
        return WITHHELD
    low, high = (None if _small(end) or _small(whole - end) else end for end in (each.low, each.high))
    return RangeTold(low, each.middle, high, withheld=False)


def _whole(each: Range) -> RangeTold:
    low, middle, high = (None if _small(end) else end for end in (each.low, each.middle, each.high))
    return WITHHELD if middle is None else RangeTold(low, middle, high, withheld=False)


def _small(number: int) -> bool:
    return 0 < number < LEAST_TOLD
