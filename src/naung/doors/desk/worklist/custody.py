"""Sections of custody and complaints: what was opened in danger to life, leaves that run, complaints that wait."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.complaints.queries import complaints_waiting
from naung.casework.custody.queries import GlassShown, glasses_to_review, requests_of
from naung.casework.custody.vocabulary import State as LeaveState
from naung.doors.desk.custody.shown import review_due
from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.rules.left import HOUR, SPOKEN_IN_DAYS
from naung.foundation.clock.vocabulary import ClockState, Left, LeftKind, LeftUnit


def of_glasses(actor: Actor, now: datetime) -> Iterable[Section]:
    """Emergency openings that were told to this actor and wait for another person's review; her own ones too."""
    found = glasses_to_review(actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("custody:glass", args=[glass.id]),
            "",
            "",
            _("Pembukaan darurat Anda menunggu tinjauan orang lain") if glass.own else _glass_words(glass),
            glass.broken_at,
            *_clock(review_due(glass.broken_at), now),
        )
        for glass in found[:ROWS]
    )
    heading = _("Pembukaan darurat yang belum ditinjau")
    yield Section("darurat", heading, _("pembukaan darurat"), "overdue", rows, len(rows), len(found) > ROWS)


def _glass_words(glass: GlassShown) -> str:
    if glass.hers:
        return _("Kontak orang yang dicatat meja ini dibuka karena bahaya jiwa")
    return _("Rekan di meja ini membuka kontak karena bahaya jiwa")


def of_leaves(actor: Actor, now: datetime) -> Iterable[Section]:
    """Leaves of this actor that run now."""
    found = [line for line in requests_of(actor=actor, limit=ROWS) if line.state is LeaveState.RUNNING]
    rows = tuple(
        WorkRow(
            reverse("custody:show", args=[line.id]),
            "",
            "",
            _("Identitas yang boleh dibuka untuk sementara"),
            line.decided_at,
            *_clock(line.until or now, now),
        )
        for line in found
    )
    yield Section("izin", _("Izin membuka identitas"), _("izin sementara"), "plain", rows, len(rows))


def of_complaints(actor: Actor, now: datetime) -> Iterable[Section]:
    """Complaints that this actor's desk has to answer, or to tell the answer of."""
    found = complaints_waiting(actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("complaints:show", args=[line.id]),
            line.number,
            "",
            _("Jawaban belum disampaikan") if line.answered_at else _("Pengaduan menunggu jawaban"),
            line.received_at,
            *(("", None) if line.answered_at else _clock(line.due_at, now)),
        )
        for line in found[:ROWS]
    )
    heading = _("Pengaduan tentang penanganan")
    tone = "overdue" if any(line.late and not line.answered_at for line in found) else "waits"
    yield Section("pengaduan", heading, _("pengaduan"), tone, rows, len(rows), len(found) > ROWS)


def _clock(due_at: datetime, now: datetime) -> tuple[str, Left]:
    """A clock that runs to a moment: its state and what is left."""
    span = abs(due_at - now)
    days = span >= SPOKEN_IN_DAYS
    n, unit = (span.days, LeftUnit.CALENDAR_DAYS) if days else (max(1, span // HOUR), LeftUnit.HOURS)
    local, late = timezone.localtime(due_at), now > due_at
    state = ClockState.OVERDUE if late else ClockState.RUNNING
    return state.value, Left(LeftKind.LATE if late else LeftKind.LEFT, n, unit, local.date(), local)
