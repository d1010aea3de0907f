"""Which histories are one time and which are another: pure over days that may be vague."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from naung.casework.recurrence.vocabulary import Parted, Relation, Spell, Time, Times
from naung.foundation.clock.vocabulary import VagueDate

# Who was found in one place and came home in another has two days of exit. Where only exits are known, two that lie closer
# than this may be one way home (house rule: half a year).
WAY_HOME = timedelta(days=183)
UNKNOWN = VagueDate.unknown()


def times_of(spells: Iterable[Spell]) -> Times:
    """The times that it happened to one person, by the histories of all her records. Their order does not matter.

    A history that begins after the exit of what came before is a new time; where its beginning is not known, one that ends
    after it. One that lies within it is the same time told twice. Without a known exit before it nobody can say: it is kept
    with the one before, and counted in `unknown`.
    """
    times: list[Time] = []
    unknown = 0
    for spell in sorted(spells, key=_place):
        fresh = Time((spell.id,), spell.began, spell.ended)
        if not times:
            times.append(fresh)
            continue
        relation = relation_of(times[-1].ended, spell)
        if relation in {Relation.AFTER, Relation.PERHAPS}:
            times.append(replace(fresh, relation=relation, gap=gap_of(times[-1].ended, spell)))
        else:
            unknown += relation is Relation.UNKNOWN
            times[-1] = _joined(times[-1], fresh)
    return Times(tuple(times), unknown)


def parted_by(spells: Iterable[Spell], own: Collection[UUID], opened_on: date, *, last_file: bool) -> Parted:
    """The times of one person as a file sees them that was opened on a day for one of her records.

    `own`: the histories of that record. The file's own time is the last of them that had begun by that day; of one whose
    beginning is too vague to say, where no later file of hers is known (`last_file`). Times after it came later; where none of
    the histories is its own, what had begun by that day came before it.
    """
    told = list(spells)
    times = times_of(told)
    begun = [n for n, time in enumerate(times.times) if _has_begun(time, opened_on, surely=not last_file)]
    mine = [n for n, time in enumerate(times.times) if not set(own).isdisjoint(time.spells)]
    at = max((n for n in mine if n in begun), default=min(mine, default=max(begun, default=-1)))
    until = {spell for time in times.times[: at + 1] for spell in time.spells}
    return Parted(times_of(each for each in told if each.id in until), times.times[at + 1 :], times.unknown, bool(mine))


def _has_begun(time: Time, day: date, *, surely: bool) -> bool:
    known = time.began if is_known(time.began) else time.ended
    ends = (known.last, known.first) if surely else (known.first, known.last)
    return next((end for end in ends if end is not None), day) <= day


def _place(spell: Spell) -> tuple[date, date, str]:
    """Where a history stands in the order: by the earliest day that it may have begun, else ended."""
    known = spell.began.first or spell.began.last or spell.ended.first or spell.ended.last
    ended = spell.ended.last or spell.ended.first
    return (known or date.max, ended or date.max, spell.id.hex)


def relation_of(exit_: VagueDate, spell: Spell) -> Relation:
    """How a history stands to an exit before it."""
    if exit_.first is None and exit_.last is None:
        return Relation.UNKNOWN
    if is_known(spell.began):
        return _by(exit_, spell.began)
    if not is_known(spell.ended):
        return Relation.UNKNOWN
    relation = _by(exit_, spell.ended)
    if relation is Relation.AFTER and exit_.last is not None and spell.ended.first is not None:
        return Relation.AFTER if spell.ended.first - exit_.last > WAY_HOME else Relation.PERHAPS
    return relation


def _by(exit_: VagueDate, day: VagueDate) -> Relation:
    if exit_.last is not None and day.first is not None and day.first > exit_.last:
        return Relation.AFTER
    if exit_.first is not None and day.last is not None and day.last <= exit_.first:
        return Relation.ONE
    return Relation.PERHAPS


def is_known(day: VagueDate) -> bool:
    """Whether anything is known of a day."""
    return day.first is not None or day.last is not None


def gap_of(exit_: VagueDate, spell: Spell) -> tuple[int, int] | None:
    """Days from an exit to the beginning after it (else to its exit), the least and the most; None where an end is open."""
    day = spell.began if is_known(spell.began) else spell.ended
    if exit_.first is None or exit_.last is None or day.first is None or day.last is None:
        return None
    return max((day.first - exit_.last).days, 0), max((day.last - exit_.first).days, 0)


def _joined(time: Time, other: Time) -> Time:
    """Two tellings of one time: from the earlier beginning to the later exit."""
    began = min((each for each in (time.began, other.began) if is_known(each)), key=_first, default=UNKNOWN)
    ended = max((each for each in (time.ended, other.ended) if is_known(each)), key=_last, default=UNKNOWN)
    return replace(time, spells=(*time.spells, *other.spells), began=began, ended=ended)


def _first(day: VagueDate) -> date:
    return day.first or day.last or date.max


def _last(day: VagueDate) -> date:
    return day.last or day.first or date.min
