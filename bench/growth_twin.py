"""The plain twins of three pages: the same template and context from unsealed rows, with no engine, no log, no sealing.

Each reads as an ordinary, well-made program would: few queries, ordinary indexes. They stand behind the same middleware as the
house's own pages, so that the ratio shows what the page itself pays for sealing, engine and log.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bench.growth_plain import (
    PlainCase,
    PlainHistory,
    PlainMentioned,
    PlainPart,
    PlainReport,
    PlainStep,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import CaseShown, NoteShown, Part, StepShown, TimelineEntry, turns_waiting
from naung.casework.cases.vocabulary import Role, Stage
from naung.casework.reports.queries.clocks import calendar_now, lefts_of, response_clocks_of
from naung.casework.reports.queries.lists import COUNTED, WAITING_WORDS, Waiting
from naung.casework.reports.vocabulary import CHANNEL_WORDS, URGENCY_WORDS, Channel, Urgency
from naung.casework.screening.queries import screenings_of_person, screenings_unfinished
from naung.doors.desk.cases.shown import Officers, danger_words, note_rows, people_in, stage_tag, timeline_rows
from naung.doors.desk.shell.guards import actor_for
from naung.doors.desk.worklist.rows import ROWS, Count, Section, WorkRow
from naung.doors.desk.worklist.sections import left_until
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.vocabulary import ClockState
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.vocabulary import Law

SHOWN = 20
LAST_LETTER = "\U0010ffff"


def signed_in(request: HttpRequest) -> Actor:
    """Who asks."""
    actor = actor_for(request)
    assert actor is not None
    request.actor = actor  # type: ignore[attr-defined]  # as the house's pages have it
    return actor


def today(request: HttpRequest) -> HttpResponse:
    """The worklist."""
    actor, now = signed_in(request), timezone.now()
    sections = [*_reports(actor, now), _steps(actor, now), *_others(actor)]
    counts = [Count(f"#{s.anchor}", s.short, s.tone if s.count else "plain", s.count, s.more) for s in sections]
    running = PlainCase.objects.filter(owner=actor.desk, stage=Stage.OPEN).values("stage")[:COUNTED].count()
    counts.append(Count(reverse("cases:list"), _("kasus berjalan"), "plain", running, running >= COUNTED))
    context = {
        "counts": counts,
        "sections": [section for section in sections if section.rows],
        "may_take": actor.may(Permission.REPORT_RECEIVE),
        "now": now,
    }
    return render(request, "desk/worklist/today.html", context)


def _reports(actor: Actor, now: datetime) -> list[Section]:
    received = PlainReport.objects.filter(owner=actor.desk, status="received").order_by("due_at", "id")
    groups = {
        Waiting.RESPONSE_LATE: received.filter(responded_at=None, due_at__lt=now),
        Waiting.RESPONSE: received.filter(responded_at=None, due_at__gte=now),
        Waiting.DECISION: received.filter(responded_at__isnull=False),
    }
    rows = {waiting: list(found[:ROWS]) for waiting, found in groups.items()}
    shown = [row.id for each in rows.values() for row in each]
    names: dict[UUID, str] = {}
    for report, name in (
        PlainMentioned.objects.filter(report__in=shown).order_by("position").values_list("report_id", "name")
    ):
        names.setdefault(report, name)
    calendar, law, sections = calendar_now(), office_law(), []
    for waiting, found in groups.items():
        count = len(rows[waiting]) if len(rows[waiting]) < ROWS else found.values("id")[: COUNTED + 1].count()
        lines = tuple(_report_line(row, names.get(row.id, ""), now, calendar, law) for row in rows[waiting])
        words = _(WAITING_WORDS[waiting])
        sections.append(
            Section(f"laporan-{waiting.value}", words, words, "waits", lines, min(count, COUNTED), count > COUNTED)
        )
    return sections


def _report_line(row: PlainReport, who: str, now: datetime, calendar: Calendar, law: Law) -> WorkRow:
    clocks = response_clocks_of(row, now=now, calendar=calendar, law=law)  # type: ignore[arg-type]  # has the columns it reads
    (left,) = lefts_of((clocks.acted_on,), now=now, calendar=calendar)
    what = _("Laporan %(channel)s, %(urgency)s") % {
        "channel": _(CHANNEL_WORDS[Channel(row.channel)]).lower(),
        "urgency": _(URGENCY_WORDS[Urgency(row.urgency)]).lower(),
    }
    address = reverse("reports:show", args=[row.id])
    return WorkRow(address, row.number, who, what, row.received_at, clocks.acted_on.state.value, left)


def _steps(actor: Actor, now: datetime) -> Section:
    day = timezone.localdate(now)
    found = list(
        PlainStep.objects.select_related("case")
        .filter(owner=actor.desk, done_at=None, due_on__lte=day)
        .order_by("due_on", "id")[: ROWS + 1]
    )
    rows = tuple(
        WorkRow(
            reverse("cases:show", args=[step.case_id]),
            step.case.number,
            "",
            step.words,
            None,
            ClockState.OVERDUE.value if step.due_on < day else ClockState.RUNNING.value,
            left_until(step.due_on, day),
        )
        for step in found[:ROWS]
    )
    more = len(found) > ROWS
    return Section("langkah", _("Langkah yang jatuh hari ini"), _("langkah hari ini"), "waits", rows, len(rows), more)


def _others(actor: Actor) -> list[Section]:
    """What nobody seals: the house's own queries, which find nothing here."""
    turns, unfinished = turns_waiting(actor=actor, limit=ROWS + 1), screenings_unfinished(actor=actor)
    return [
        Section("usul", _("Usul penutupan dan pembukaan kembali"), _("usul menunggu"), "waits", (), len(turns)),
        Section("penyaringan", _("Penyaringan yang belum selesai"), _("penyaringan"), "plain", (), len(unfinished)),
    ]


def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The case page."""
    actor, row = signed_in(request), PlainCase.objects.get(id=case_id)
    parts = list(PlainPart.objects.select_related("person").filter(case=row).order_by("added_at", "id"))
    officers, shown = Officers(), _case_shown(row, parts)
    history = PlainHistory.objects.filter(case=row).order_by("-at")[:100]
    done = [TimelineEntry(h.id, h.at, h.event, h.actor, "", None) for h in history]
    names = {p.person_id: p.person for p in parts}
    screenings = {person: screenings_of_person(person, actor=actor) for person in names}
    closed = row.stage in {Stage.CLOSED, Stage.REOPENING}
    context = {
        "case": shown,
        "people": people_in(shown, names, screenings),  # type: ignore[arg-type]  # named alike
        "stage": stage_tag(row.stage),
        "danger": danger_words(row.danger),
        "closed": closed,
        "open": row.stage == Stage.OPEN,
        "is_closed": row.stage == Stage.CLOSED,
        "notes": note_rows(shown, officers),
        "turns": [],
        "timeline": timeline_rows(done, officers),
        "steps_open": [s for s in shown.steps if s.done_at is None],
        "steps_done": [s for s in shown.steps if s.done_at is not None],
        "may_approve": actor.may(Permission.CASE_CLOSE_APPROVE),
    }
    return render(request, "desk/cases/show.html", context)


def _case_shown(row: PlainCase, parts: Sequence[PlainPart]) -> CaseShown:
    notes = list(row.notes.order_by("-written_at", "id")[:51])
    steps = list(row.steps.order_by("done_at", "due_on", "id")[:50])
    reports = tuple(PlainReport.objects.filter(case_id=row.id).order_by("entered_at").values_list("id", flat=True))
    return CaseShown(
        id=row.id,
        number=row.number,
        version=row.version,
        stage=row.stage,
        danger=row.danger,
        opened_at=row.opened_at,
        touched_at=row.touched_at,
        summary=row.summary,
        summary_withheld=False,
        parts=tuple(Part(p.id, p.person_id, Role(p.role)) for p in parts),
        reports=reports,
        notes=tuple(NoteShown(n.id, n.author, n.visibility, n.written_at, n.words) for n in notes[:50]),
        notes_more=len(notes) > 50,
        steps=tuple(StepShown(s.id, s.due_on, s.planned_by, s.held_by, s.done_at, s.words) for s in steps),
        turns=(),
        matter=row.matter,
        joined=PlainCase.objects.filter(matter=row.matter).exclude(owner=row.owner).exists(),
    )
