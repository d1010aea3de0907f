"""A deadline that runs over the day from which its clock was corrected: it keeps its moment, and both are told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from naung.foundation.clock.vocabulary import ClockRule, Due, Sentence, Unit
from naung.foundation.law.vocabulary import ClockRow, ClockVersion, Law
from naung.foundation.words import gettext_noop

KEEPS = gettext_noop(
    "Jam ini dibetulkan sejak %(since)s. Batas ini mulai sebelumnya, jadi tetap dihitung dengan jam yang lama: %(old)s. "
    "Menurut jam yang dibetulkan batasnya: %(new)s."
)
COUNTS = gettext_noop("Dihitung dengan jam yang dibetulkan kantor ini sejak %(since)s.")


def clock_rule_of(row: ClockRow) -> ClockRule:
    """A row as the clock engine's rule, its source told as the law's article."""
    return ClockRule(row.code, row.start, Unit(row.unit), row.amount, row.citation, row.mark, row.may_pause)


def version_over(law: Law, code: str, started_on: date, last_on: date) -> ClockVersion | None:
    """The latest version of a clock that began after the start and not after the last day, if it counts otherwise."""
    versions = law.versions.get(code, ())
    before = [each for each in versions if each.since is None or each.since <= started_on]
    later = [each for each in versions if each.since is not None and started_on < each.since <= last_on]
    if not later or _length(before[-1].row) == _length(later[-1].row):
        return None
    return later[-1]


def _length(row: ClockRow) -> tuple[str, int]:
    return row.unit, row.amount


def begun_version(law: Law, code: str, started_on: date) -> ClockVersion | None:
    """The corrected version that this start is counted by; None where it is the shipped row."""
    found = [each for each in law.versions.get(code, ()) if each.since is None or each.since <= started_on]
    return found[-1] if found and found[-1].since is not None else None


def with_correction(due: Due, law: Law, count: Callable[[ClockRule], Due], tz: ZoneInfo) -> Due:
    """The due with the sentence that tells of its clock's correction: which counts, and what the other would have said.

    `count` gives what another rule makes of the same start. A deadline that ended before the day is left alone.
    """
    if due.started_at is None or due.due_at is None:
        return due
    started, last = due.started_at.astimezone(tz).date(), due.due_at.astimezone(tz).date()
    ended = due.done_at.astimezone(tz).date() if due.done_at else date.max
    over = version_over(law, due.rule.code, started, min(last, ended))
    if over is not None:
        new = count(clock_rule_of(over.row)).due_at
        said = Sentence(KEEPS, {"since": over.since, "old": due.due_at, "new": new})
        return replace(due, reasons=(said, *due.reasons))
    begun = begun_version(law, due.rule.code, started)
    if begun is None:
        return due
    return replace(due, reasons=(Sentence(COUNTS, {"since": begun.since}), *due.reasons))
