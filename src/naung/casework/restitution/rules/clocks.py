"""The law's clocks on the money: each from its own start; where sources disagree, the earliest known date is acted on."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from naung.casework.cases.vocabulary import Sexual
from naung.casework.restitution.rules.steps import ORDERS, sums_of
from naung.casework.restitution.vocabulary import RunningClock, StepKind, StepTold
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.law.rules.deadlines import due_after
from naung.foundation.law.rules.validity import clock_on
from naung.foundation.law.vocabulary import ClockRow, Law

K = StepKind
SEXUAL_TRACK = "tpks"
STARTS = frozenset({K.FINAL_TOLD, K.COPY_RECEIVED, K.WARNED, K.REACHED_PROSECUTOR, K.FINAL_KNOWN, K.RULED_APART})
# What ends a clock before its day: a step, by the step that started it. Payment ends the two of payment and the warning.
ENDED_BY: Mapping[StepKind, StepKind] = {
    K.REACHED_PROSECUTOR: K.COPY_RECEIVED,
    K.FINAL_KNOWN: K.CLAIMED,
    K.RULED_APART: K.COPY_TO_LPSK,
}
OF_PAYMENT = frozenset({K.FINAL_TOLD, K.COPY_RECEIVED, K.WARNED})
# What the office does when the one before was not heeded: from then on the next is waited for, not the former.
NEXT = (K.WARNED, K.SEIZED, K.AUCTIONED, K.DETAINED)
ASKED_FOR = frozenset({K.FINAL_TOLD, K.COPY_RECEIVED})  # once something was ordered, their day must be found out


def clocks_of(
    steps: Collection[StepTold], law: Law, *, sexual: Sexual, calendar: Calendar, tz: ZoneInfo
) -> tuple[RunningClock, ...]:
    """Every clock that a step started, and those of payment whose start nobody wrote down though something was ordered.

    A correction of the office counts for what starts on its day or later. The earliest to act on comes first, what waits for
    its start next, what has ended last.
    """
    found = []
    for row in law.clocks.values():
        if row.start not in {each.value for each in STARTS} or (row.track == SEXUAL_TRACK and sexual is not Sexual.YES):
            continue
        start = StepKind(row.start)
        began = _began(start, steps)
        if began is not None and not _in_force(clock_on(law, row.code, began), began):
            continue
        if began is not None:
            due_on, _moment = due_after(
                clock_on(law, row.code, began), datetime.combine(began, time.min, tz), calendar, tz
            )
            found.append(
                RunningClock(row.code, began, due_on, _ended(start, began, steps), _followed(start, began, steps))
            )
        elif start in ASKED_FOR and _owed(steps):
            found.append(RunningClock(row.code, None, None, None))
    return tuple(sorted(found, key=_order))


def _began(start: StepKind, steps: Collection[StepTold]) -> date | None:
    """The first start; of what is paid on a judgment, the first since the newest one: a later judgment begins anew."""
    known = sorted(each.on for each in steps if each.kind is start)
    if start in OF_PAYMENT:
        newest = max((each.on for each in steps if each.kind in ORDERS), default=None)
        known = [on for on in known if newest is None or on >= newest]
    return known[0] if known else None


def _in_force(row: ClockRow, began: date) -> bool:
    """Whether the row was law on the day on which its clock began."""
    return (row.valid_from is None or row.valid_from <= began) and (row.valid_to is None or began <= row.valid_to)


def _followed(start: StepKind, began: date, steps: Collection[StepTold]) -> date | None:
    """When the office took the next step against who does not pay."""
    if start not in OF_PAYMENT:
        return None
    later = NEXT[NEXT.index(start) + 1 :] if start in NEXT else NEXT
    return min((each.on for each in steps if each.kind in later and each.on >= began), default=None)


def _order(clock: RunningClock) -> tuple[bool, bool, date, str]:
    return (
        clock.ended_on is not None or clock.followed_on is not None,
        clock.waits,
        clock.due_on or date.max,
        clock.code,
    )


def _owed(steps: Collection[StepTold]) -> bool:
    return bool(sums_of(steps).unpaid)


def _ended(start: StepKind, began: date, steps: Collection[StepTold]) -> date | None:
    """The day on which the duty was done: by its own step, or when what was ordered had been paid."""
    if start in OF_PAYMENT:
        return _paid_on(steps)
    if start is K.FINAL_KNOWN:
        return _claimed_on(began, steps)
    ends = [each.on for each in steps if each.kind is ENDED_BY[start] and each.on >= began]
    return min(ends, default=None)


def _claimed_on(began: date, steps: Collection[StepTold]) -> date | None:
    """From when a claim stands, so that none has to follow the judgment; None where it was dropped or there is none."""
    said = sorted((each.on, each.order, each.kind) for each in steps if each.kind in {K.CLAIMED, K.DROPPED})
    if not said or said[-1][2] is K.DROPPED:
        return None
    return max(began, min(on for on, _, kind in said if kind is K.CLAIMED))


def _paid_on(steps: Collection[StepTold]) -> date | None:
    """The day of the receipt with which all was paid; None while anything is owed."""
    if not any(each.kind in ORDERS for each in steps) or _owed(steps):
        return None
    receipts = sorted({each.on for each in steps if each.kind in {K.PAID, K.FUND}})
    orders = [each for each in steps if each.kind not in {K.PAID, K.FUND}]
    for day in receipts:
        if not _owed([*orders, *(each for each in steps if each.kind in {K.PAID, K.FUND} and each.on <= day)]):
            return day
    return None


def acted_on(clocks: Iterable[RunningClock]) -> RunningClock | None:
    """The clock that runs out first among those that run."""
    running = [each for each in clocks if each.due_on and each.ended_on is None and each.followed_on is None]
    return min(running, key=lambda each: (each.due_on or date.max, each.code), default=None)
