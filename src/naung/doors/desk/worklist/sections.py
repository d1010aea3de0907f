"""The sections of the worklist: each takes what one room says waits, and gives rows that look alike.

A room that is added later adds one function here and one line in `SECTIONS`; the page stays as it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import stage_counts, steps_due, turns_waiting
from naung.casework.cases.vocabulary import Stage
from naung.casework.reports.queries import reports_waiting
from naung.casework.reports.queries.lists import Waiting
from naung.casework.reports.vocabulary import CHANNEL_WORDS, URGENCY_WORDS, Shown
from naung.casework.screening.queries import screenings_unfinished
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import ClockState, Left, LeftKind, LeftUnit
from naung.foundation.people.queries import people_named

ROWS = 40  # rows of a section
MOST_COUNTED = 1000


@dataclass(frozen=True)
class WorkRow:
    """One thing that waits: who (short), what, since when, and its clock where it has one."""

    address: str
    number: str
    who: str
    what: str
    since: datetime | None
    state: str = ""
    left: Left | None = None


@dataclass(frozen=True)
class Section:
    """What waits for one kind of work. `count` stops at a thousand; `more` says that it goes on."""

    anchor: str
    heading: str
    short: str
    tone: str
    rows: tuple[WorkRow, ...]
    count: int
    more: bool = False


@dataclass(frozen=True)
class Count:
    """A number that is a link."""

    address: str
    words: str
    tone: str
    number: int
    more: bool = False


def sections_for(actor: Actor, now: datetime) -> list[Section]:
    """Every section that this actor's permissions open, the most pressing first."""
    return [section for permission, make in SECTIONS if actor.may(permission) for section in make(actor, now)]


def running_cases(actor: Actor) -> list[Count]:
    """How many cases run, as a link to them; nothing for those who may not read cases."""
    if not actor.may(Permission.CASE_READ):
        return []
    number = stage_counts(actor=actor).get(Stage.OPEN.value, 0)
    return [Count(reverse("cases:list"), _("kasus berjalan"), "plain", number, number >= MOST_COUNTED)]


def _of_reports(actor: Actor, now: datetime) -> Iterable[Section]:
    short = {
        Waiting.RESPONSE_LATE: (_("laporan lewat waktu"), "overdue"),
        Waiting.RESPONSE: (_("laporan baru"), "waits"),
        Waiting.DECISION: (_("laporan menunggu keputusan"), "plain"),
    }
    for group in reports_waiting(actor=actor, now=now, limit=ROWS):
        words, tone = short[group.waiting]
        rows = tuple(_report_row(report) for report in group.rows)
        yield Section(f"laporan-{group.waiting.value}", _(group.words), words, tone, rows, group.count, group.more)


def _report_row(report: Shown) -> WorkRow:
    what = _("Laporan %(channel)s, %(urgency)s") % {
        "channel": _(CHANNEL_WORDS[report.channel]).lower(),
        "urgency": _(URGENCY_WORDS[report.urgency]).lower(),
    }
    address = reverse("reports:show", args=[report.id])
    return WorkRow(address, report.number, report.who, what, report.received_at, report.state.value, report.left)


def _of_steps(actor: Actor, now: datetime) -> Iterable[Section]:
    today = timezone.localdate(now)
    found = steps_due(today, actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("cases:show", args=[step.case]),
            step.number,
            "",
            step.words or _("Langkah berikut"),
            None,
            ClockState.OVERDUE.value if step.due_on < today else ClockState.RUNNING.value,
            left_until(step.due_on, today),
        )
        for step in found[:ROWS]
    )
    yield Section(
        "langkah", _("Langkah yang jatuh hari ini"), _("langkah hari ini"), "waits", rows, len(rows), len(found) > ROWS
    )


def _of_proposals(actor: Actor, now: datetime) -> Iterable[Section]:
    found = turns_waiting(actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("cases:decide", args=[turn.id, turn.case]),
            turn.number,
            "",
            _("Usul Anda menunggu penyelia lain") if turn.own else _("Usul menunggu keputusan"),
            turn.proposed_at,
        )
        for turn in found[:ROWS]
    )
    heading = _("Usul penutupan dan pembukaan kembali")
    yield Section("usul", heading, _("usul menunggu"), "waits", rows, len(rows), len(found) > ROWS)


def _of_screenings(actor: Actor, now: datetime) -> Iterable[Section]:
    found = screenings_unfinished(actor=actor)
    shown = found[:ROWS]
    names = _names([line.person for line in shown], actor)
    rows = tuple(
        WorkRow(
            reverse("screening:summary", args=[line.id]),
            "",
            names.get(line.person, ""),
            _("Penyaringan belum selesai, %(n)d pertanyaan terjawab") % {"n": line.answered},
            line.started_at,
        )
        for line in shown
    )
    count = min(len(found), MOST_COUNTED)
    yield Section(
        "penyaringan", _("Penyaringan yang belum selesai"), _("penyaringan"), "plain", rows, count, len(found) > ROWS
    )


def _names(persons: list[UUID], actor: Actor) -> dict[UUID, str]:
    if not persons or not actor.may(Permission.PERSON_READ):
        return {}
    return {person: brief.name for person, brief in people_named(persons, actor=actor).items()}


def left_until(day: date, today: date) -> Left:
    """How much time is left until the end of a day, or how late it is."""
    kind = LeftKind.TODAY if day == today else LeftKind.LATE if day < today else LeftKind.LEFT
    end = timezone.make_aware(datetime.combine(day, time.max))
    return Left(kind, abs((day - today).days), LeftUnit.CALENDAR_DAYS, day, end)


Maker = Callable[[Actor, datetime], Iterable[Section]]
SECTIONS: tuple[tuple[Permission, Maker], ...] = (
    (Permission.REPORT_READ, _of_reports),
    (Permission.CASE_READ, _of_steps),
    (Permission.CASE_READ, _of_proposals),
    (Permission.SCREENING_READ, _of_screenings),
)
