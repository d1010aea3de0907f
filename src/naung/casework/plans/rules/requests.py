"""Requests for services: who asked, since when the law's days run, and until when."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from naung.casework.plans.rules.tables import Kind
from naung.casework.plans.vocabulary import Answered
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.due import due_of
from naung.foundation.clock.vocabulary import ClockRule, Due
from naung.foundation.errors import RuleBroken
from naung.foundation.law.rules.running import clock_rule_of
from naung.foundation.law.vocabulary import ClockRow
from naung.foundation.words import gettext_noop

LEGAL_MAXIMUM = gettext_noop("batas menurut undang-undang, jangan ditunggu")
NO_LEGAL_MAXIMUM = gettext_noop("undang-undang tidak menyebut batas hari untuk layanan ini")

IN_FUTURE = gettext_noop("Saat ini belum terjadi. Isi kapan permintaan itu diucapkan atau diterima.")
ENDED_BEFORE = gettext_noop("Hasilnya tidak mungkin ada sebelum diminta.")
ENDED_ALREADY = gettext_noop("Permintaan ini sudah ada hasilnya.")
UNKNOWN_ASKER = gettext_noop("Pilih siapa yang meminta.")
UNKNOWN_ANSWER = gettext_noop("Pilih apa hasilnya.")


def clock_of(kind: Kind, clocks: Mapping[str, ClockRow]) -> ClockRule | None:
    """The law's clock that a request for this service starts, or None where the law names no days."""
    return clock_rule_of(clocks[kind.clock]) if kind.clock else None


def due_of_request(
    rule: ClockRule,
    *,
    asked_at: datetime,
    entered_at: datetime,
    ended_at: datetime | None,
    now: datetime,
    tz: ZoneInfo,
    calendar: Calendar,
) -> Due:
    """Until when at the latest, counted from the request however late it was written down. `moved` says whether that told."""
    return due_of(
        rule,
        started_at=min(asked_at, now),
        entered_at=entered_at,
        now=now,
        tz=tz,
        calendar=calendar,
        done_at=ended_at,
    )


def check_asked(asked_at: datetime, now: datetime) -> None:
    """A request was made before it is written down. Raises RuleBroken."""
    if asked_at > now:
        raise RuleBroken(IN_FUTURE, field="asked_at")


def check_answer(outcome: str, ended_at: datetime, asked_at: datetime, now: datetime, *, ended: bool) -> None:
    """One answer, after the request and not in the future. Raises RuleBroken."""
    if ended:
        raise RuleBroken(ENDED_ALREADY)
    if outcome not in {each.value for each in Answered}:
        raise RuleBroken(UNKNOWN_ANSWER, field="outcome")
    if ended_at < asked_at:
        raise RuleBroken(ENDED_BEFORE, field="ended_at")
    if ended_at > now:
        raise RuleBroken(IN_FUTURE, field="ended_at")
