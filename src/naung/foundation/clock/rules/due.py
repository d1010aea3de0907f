"""When something is due.

How a period is counted here (an assumption for a legal officer to confirm, mark M): a period of days starts on the
day after the event, the last day counts whole, to its last moment in the office's time zone, and it is not moved when
it falls on a holiday, because the earlier day is the safe one. Hours are counted from the moment itself, over
midnight. A pause stops hours by its own length; a period of days is postponed by one day for each day that ends
inside a pause.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.vocabulary import (
    ClockRule,
    ClockState,
    Deadlines,
    Due,
    Mark,
    Pause,
    Sentence,
    Unit,
)
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

DAY_COUNT_ASSUMPTION = gettext_noop(
    "Anggapan: hitungan hari mulai sehari sesudah kejadian, sampai akhir hari terakhir, "
    "dan tidak diundur karena hari libur."
)
COUNTED_FROM_EVENT = gettext_noop(
    "Kejadian dicatat belakangan; batas waktu dihitung dari kejadian, bukan dari pencatatan."
)
ESTIMATED_HOLIDAY = gettext_noop("Tanggal hari raya ini perkiraan dan dapat berubah dengan keputusan pemerintah.")
SKIPPED_DAY = gettext_noop("Tidak dihitung: %(day)s, %(name)s.")
DAY_COUNT_MARK = Mark.MEMORY
LAST_MOMENT = time(23, 59, 59, 999999)
Spell = tuple[datetime, datetime]


def may_be_paused(rule: ClockRule, role: str) -> bool:
    """True where this rule lets this role stop its clock."""
    return role in rule.may_pause


def require_aware(*moments: datetime | None) -> None:
    """Refuse a moment without a time zone: it would be due at three different times in Indonesia."""
    if any(moment is not None and moment.tzinfo is None for moment in moments):
        raise RuleBroken(gettext_noop("Waktu harus menyebut zona waktunya."))


def merged(pauses: Iterable[Pause], *, now: datetime) -> tuple[Spell, ...]:
    """Pauses as spells that no longer overlap, in order; an open pause lasts until now."""
    spells = sorted((p.started_at, p.ended_at or max(now, p.started_at)) for p in pauses)
    joined: list[Spell] = []
    for start, end in spells:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _after_hours(start: datetime, hours: int, spells: Sequence[Spell]) -> datetime:
    """The moment so many running hours after the start; hours under a pause do not run."""
    due = start + timedelta(hours=hours)
    for begun, ended in spells:
        if begun >= due:
            break
        if ended > start:
            due += ended - max(begun, start)
    return due


def _ends_paused(day: date, spells: Sequence[Spell], tz: ZoneInfo) -> bool:
    """True where the clock stood still as the day ended; each such day postpones the last day by one."""
    last = datetime.combine(day, LAST_MOMENT, tz)
    return any(begun <= last < ended for begun, ended in spells)


def _after_days(
    start: datetime, rule: ClockRule, spells: Sequence[Spell], calendar: Calendar, tz: ZoneInfo
) -> datetime:
    """The last moment of the last day, counting from the day after the start."""
    working_only = rule.unit is Unit.WORKING_DAYS
    day = start.astimezone(tz).date()
    while _ends_paused(day, spells, tz) or (rule.amount == 0 and working_only and not calendar.is_working(day)):
        day += timedelta(days=1)
    counted = 0
    while counted < rule.amount:
        day += timedelta(days=1)
        if not _ends_paused(day, spells, tz) and (not working_only or calendar.is_working(day)):
            counted += 1
    return datetime.combine(day, LAST_MOMENT, tz)


def _due_moment(
    rule: ClockRule, start: datetime, spells: Sequence[Spell], calendar: Calendar, tz: ZoneInfo
) -> datetime:
    if rule.unit is Unit.HOURS:
        return _after_hours(start.astimezone(tz), rule.amount, spells)
    return _after_days(start, rule, spells, calendar, tz)


def _state(due_at: datetime, pauses: Sequence[Pause], now: datetime, done_at: datetime | None) -> ClockState:
    if done_at is not None:
        return ClockState.DONE if done_at <= due_at else ClockState.DONE_LATE
    if now > due_at:
        return ClockState.OVERDUE
    return ClockState.PAUSED if any(p.ended_at is None and p.started_at <= now for p in pauses) else ClockState.RUNNING


def due_of(
    rule: ClockRule,
    *,
    started_at: datetime | None,
    now: datetime,
    tz: ZoneInfo,
    calendar: Calendar,
    entered_at: datetime | None = None,
    pauses: Sequence[Pause] = (),
    done_at: datetime | None = None,
) -> Due:
    """When this rule's duty is due and how it stands at `now`; all moments are aware.

    The clock is started by the event, however late it was written down. Pauses count only where the rule allows any.
    Raises RuleBroken for a moment without a time zone.
    """
    require_aware(started_at, now, entered_at, done_at, *(p.started_at for p in pauses), *(p.ended_at for p in pauses))
    if started_at is None or started_at > now:
        reason = Sentence(gettext_noop("Jam ini mulai saat kejadiannya terjadi."))
        return Due(rule, None, ClockState.NOT_STARTED, started_at, reasons=(reason,))
    start = started_at.astimezone(tz)
    allowed = tuple(p for p in pauses if rule.may_pause)
    spells = merged(allowed, now=done_at or now)
    due_at = _due_moment(rule, started_at, spells, calendar, tz)
    from_entry = None
    if entered_at is not None and entered_at > started_at:
        from_entry = _due_moment(rule, entered_at, spells, calendar, tz)
    state = _state(due_at, allowed, now, done_at)
    refused = bool(pauses) and not allowed
    reasons = _reasons(rule, start, due_at, from_entry, calendar, was_paused=bool(spells), pause_refused=refused)
    return Due(rule, due_at, state, started_at, done_at, from_entry, reasons)


def _reasons(
    rule: ClockRule,
    start: datetime,
    due_at: datetime,
    from_entry: datetime | None,
    calendar: Calendar,
    *,
    was_paused: bool,
    pause_refused: bool,
) -> tuple[Sentence, ...]:
    """Why it is due then, sentence by sentence."""
    said: list[Sentence] = []
    if rule.unit is not Unit.HOURS:
        said.append(Sentence(DAY_COUNT_ASSUMPTION))
    if from_entry is not None and from_entry != due_at:
        said.append(Sentence(COUNTED_FROM_EVENT))
    if was_paused:
        said.append(Sentence(gettext_noop("Waktu selama jeda tidak dihitung.")))
    if pause_refused:
        said.append(Sentence(gettext_noop("Jam ini tidak boleh dijeda; jeda yang tercatat tidak dihitung.")))
    if rule.unit is Unit.WORKING_DAYS:
        said.extend(_days_off_said(start.date(), due_at.date(), calendar))
    return tuple(said)


def _days_off_said(start: date, last: date, calendar: Calendar) -> list[Sentence]:
    named = calendar.days_off(start + timedelta(days=1), last)
    skipped = [(day, name) for day, name in named if day.weekday() not in calendar.weekly_rest]
    said = [Sentence(SKIPPED_DAY, {"day": day, "name": name}) for day, name in skipped]
    if any(calendar.is_estimate(d) for d, _ in skipped):
        said.append(Sentence(ESTIMATED_HOLIDAY))
    return said


def deadlines(dues: Sequence[Due]) -> Deadlines:
    """What several sources say of one duty: the earliest moment is acted on, the others are shown beside it.

    They are in conflict when they name different moments. Raises RuleBroken when there is none to compare.
    """
    if not dues:
        raise RuleBroken(gettext_noop("Tidak ada jam untuk dibandingkan."))
    started = [due for due in dues if due.due_at is not None]
    ordered = sorted(started, key=lambda due: (due.due_at, due.rule.code)) + [d for d in dues if d.due_at is None]
    conflict = len({due.due_at for due in started}) > 1
    reason = None
    if conflict:
        reason = Sentence(gettext_noop("Sumber berbeda menyebut batas yang berbeda. Yang lebih awal dipakai."))
    return Deadlines(ordered[0], tuple(ordered[1:]), conflict, reason)
