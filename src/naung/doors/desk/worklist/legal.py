"""Sections of legal aid and the way home: money that a legal day waits for, or that has not moved."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.counsel.queries import WaitingLine, clients_asking, counsel_waiting
from naung.casework.counsel.vocabulary import Standpoint
from naung.casework.legal_aid.queries import aid_due
from naung.casework.proceedings.queries import FileLine, cases_unbegun, defences_open, hearings_wanting, proceedings_due
from naung.casework.proceedings.vocabulary import STAGE_WORDS
from naung.casework.reintegration.queries import follow_ups_due
from naung.casework.restitution.queries import DueLine, claims_due
from naung.casework.returns.queries import has_died
from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow, left_until
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import ClockState

SOON = timedelta(days=7)
STILL = timedelta(days=30)  # the house's own: a file in which nothing was written for so long is on somebody's list


def of_legal_aid(actor: Actor, now: datetime) -> Iterable[Section]:
    """Applications for legal aid whose answer is late or soon due, or of which nothing was heard for long."""
    today = timezone.localdate(now)
    found = aid_due(today + SOON, now - STILL, actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("legal_aid:show", args=[line.case, line.person]), line.number, "",
            _("Jawaban permohonan bantuan hukum") if line.due_on else _("Permohonan bantuan hukum tidak bergerak: tanyakan"),
            line.moved_at,
            "" if line.due_on is None else (ClockState.OVERDUE if line.due_on < today else ClockState.RUNNING).value,
            left_until(line.due_on, today) if line.due_on else None,
        )
        for line in found[:ROWS]
    )  # fmt: skip
    tone = "overdue" if any(line.due_on and line.due_on < today for line in found) else "waits"
    heading = _("Permohonan bantuan hukum yang menunggu jawaban")
    yield Section("bantuan-hukum", heading, _("bantuan hukum"), tone, rows, len(rows), len(found) > ROWS)


def of_restitution(actor: Actor, now: datetime) -> Iterable[Section]:
    """Files of restitution whose legal day or the office's own comes, that wait for the start of a clock, or do not move."""
    today = timezone.localdate(now)
    found = claims_due(today + SOON, now - STILL, actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("restitution:show", args=[line.case, line.person]),
            line.number,
            "",
            _what(line),
            line.moved_at,
            "" if line.acts_on is None else (ClockState.OVERDUE if line.acts_on < today else ClockState.RUNNING).value,
            left_until(line.acts_on, today) if line.acts_on else None,
        )
        for line in found[:ROWS]
    )
    heading = _("Restitusi yang perlu dikerjakan")
    late = any(line.acts_on and line.acts_on < today for line in found)
    tone = "overdue" if late else "waits"
    yield Section("restitusi", heading, _("restitusi"), tone, rows, len(rows), len(found) > ROWS)


def of_reintegration(actor: Actor, now: datetime) -> Iterable[Section]:
    """Follow-ups that fall due or were missed. Who does not want to be followed is not there, nor who has died."""
    today = timezone.localdate(now)
    due = follow_ups_due(today + SOON, actor=actor, limit=ROWS + 1)
    found = [line for line in due if not has_died(line.person, actor=actor)]
    rows = tuple(
        WorkRow(
            reverse("reintegration:show", args=[line.case, line.person]), line.number, "",
            _("Tanyakan kabarnya, dengan cara yang ia pilih"), line.moved_at,
            (ClockState.OVERDUE if line.due_on < today else ClockState.RUNNING).value, left_until(line.due_on, today),
        )
        for line in found[:ROWS]
    )  # fmt: skip
    tone = "overdue" if any(line.due_on < today for line in found) else "waits"
    heading = _("Tindak lanjut sesudah pulang")
    yield Section("reintegrasi", heading, _("tindak lanjut"), tone, rows, len(rows), len(due) > ROWS)


def _what(line: DueLine) -> str:
    if line.unproved:
        return _("Satu pembayaran kehilangan tanda terimanya: lengkapi atau coret")
    if line.beside_on is not None and line.beside_on == line.acts_on:
        return _("Tanyakan lagi uang dari kantor lain: batas kantor ini, bukan ketentuan hukum")
    if line.due_on is not None:
        return _("Batas pembayaran atau langkah restitusi")
    if line.waits:
        return _("Hari mulai batas restitusi belum diketahui: tanyakan")
    return _("Restitusi tidak bergerak: tidak ada catatan sejak lama")


def of_counsel(actor: Actor, now: datetime) -> Iterable[Section]:
    """Survivors without counsel, and counsel without a valid power of attorney."""
    found = counsel_waiting(actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("counsel:show", args=[line.case, line.person]), line.number, "", _lacks(line), line.since,
            ClockState.OVERDUE.value if line.standpoint is Standpoint.RAN_OUT else "",
        )
        for line in found[:ROWS]
    )  # fmt: skip
    more = len(found) > ROWS
    yield Section("pembela", _("Pembela yang belum lengkap"), _("pembela"), "waits", rows, len(rows), more)


def of_calls(actor: Actor, now: datetime) -> Iterable[Section]:
    """Survivors who asked for their counsel."""
    found = clients_asking(actor=actor, limit=ROWS + 1)
    words = _("Minta dihubungi pembelanya")
    rows = tuple(
        WorkRow(reverse("counsel:show", args=[line.case, line.person]), line.number, "", words, line.since)
        for line in found[:ROWS]
    )
    heading = _("Penyintas menunggu kabar dari pembelanya")
    yield Section("hubungi", heading, _("minta dihubungi"), "waits", rows, len(rows), len(found) > ROWS)


def _lacks(line: WaitingLine) -> str:
    if line.standpoint is None:
        return _("Penyintas belum punya pembela")
    if line.standpoint is Standpoint.RAN_OUT:
        return _("Surat kuasa pembela sudah lewat masanya")
    return _("Pembela menunggu surat kuasa")


def of_proceedings(actor: Actor, now: datetime) -> Iterable[Section]:
    """Proceedings whose legal moment comes or that stand still, hearings of the week, and survivors who are still accused."""
    files = proceedings_due(now + SOON, actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("proceedings:show", args=[line.case]), line.number, "", _what_of(line), line.moved_at,
            "" if line.due_at is None else (ClockState.OVERDUE if line.due_at < now else ClockState.RUNNING).value,
            left_until(timezone.localdate(line.due_at), timezone.localdate(now)) if line.due_at else None,
        )
        for line in files[:ROWS]
    )  # fmt: skip
    unbegun = cases_unbegun(actor=actor, limit=ROWS + 1)
    rows += tuple(
        WorkRow(
            reverse("proceedings:show", args=[line.case]), line.number, "",
            _("Proses hukumnya belum pernah dicatat (aturan kantor)"), line.opened_at, "", None,
        )
        for line in unbegun[: ROWS - len(rows)]
    )  # fmt: skip
    late = any(line.due_at and line.due_at < now for line in files)
    heading, tone = _("Proses hukum yang perlu dikerjakan"), "overdue" if late else "waits"
    more = len(files) + len(unbegun) > ROWS
    yield Section("proses-hukum", heading, _("proses hukum"), tone, rows, len(rows), more)
    yield _hearings(actor, now)
    yield _accused(actor)


def _what_of(line: FileLine) -> str:
    if line.due_at is not None and line.undecided:
        return _("Putuskan jalurnya: perlindungan sementara bila juga kekerasan seksual")
    if line.due_at is not None:
        return _("Batas waktu perlindungan atau permintaan ke LPSK")
    return _("%(stage)s: tidak ada catatan sejak lama (aturan kantor)") % {"stage": _(STAGE_WORDS[line.slowest])}


def _hearings(actor: Actor, now: datetime) -> Section:
    found = hearings_wanting(now + SOON, actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("proceedings:show", args=[line.case]), line.number, line.reference,
            _("Sidang sudah lewat: catat apa yang terjadi") if line.at < now else _("Sidang direncanakan"), line.at,
            (ClockState.OVERDUE if line.at < now else ClockState.RUNNING).value,
            left_until(timezone.localdate(line.at), timezone.localdate(now)),
        )
        for line in found[:ROWS]
    )  # fmt: skip
    tone = "overdue" if any(line.at < now for line in found) else "waits"
    return Section("sidang", _("Sidang minggu ini"), _("sidang"), tone, rows, len(rows), len(found) > ROWS)


def _accused(actor: Actor) -> Section:
    found = defences_open(actor=actor, limit=ROWS + 1)
    rows = tuple(
        WorkRow(
            reverse("proceedings:show", args=[line.case]), line.number, "", _("Penyintas masih dituduh: pembelaan berjalan"),
            datetime.combine(line.accused_on, time.min, timezone.get_current_timezone()), "", None,
        )
        for line in found[:ROWS]
    )  # fmt: skip
    heading = _("Penyintas yang dituduh")
    return Section("pembelaan", heading, _("pembelaan"), "waits", rows, len(rows), len(found) > ROWS)
