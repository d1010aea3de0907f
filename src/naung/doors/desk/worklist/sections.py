"""The sections of the worklist: each takes what one room says waits, and gives rows that look alike.

A room that is added later adds one function here and one line in `SECTIONS`; the page stays as it is.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import RecusalLine, recusals_open, stage_counts, steps_due, turns_waiting
from naung.casework.cases.vocabulary import Stage
from naung.casework.plans.queries import requests_due, services_due
from naung.casework.plans.rules.requests import LEGAL_MAXIMUM, NO_LEGAL_MAXIMUM
from naung.casework.plans.rules.tables import Kind
from naung.casework.referrals.queries import (
    ReferralLine,
    gaps_open,
    referrals_to_answer,
    referrals_to_complete,
    referrals_to_decide,
    referrals_to_note,
    referrals_unanswered,
    signatures_waiting,
)
from naung.casework.referrals.vocabulary import SERVICE_WORDS, STATE_WORDS, WAITING, State
from naung.casework.reports.queries import reports_waiting
from naung.casework.reports.queries.lists import Waiting
from naung.casework.reports.vocabulary import CHANNEL_WORDS, URGENCY_WORDS, Shown
from naung.casework.screening.queries import screenings_unfinished
from naung.doors.desk.shell.words import language
from naung.doors.desk.worklist.border import of_border_tablets
from naung.doors.desk.worklist.consent import of_bases, of_closings
from naung.doors.desk.worklist.custody import of_complaints, of_glasses, of_leaves
from naung.doors.desk.worklist.escrow import of_escrow
from naung.doors.desk.worklist.home import of_late_legs, of_refused_receipts
from naung.doors.desk.worklist.inquiries import of_inquiries
from naung.doors.desk.worklist.leavers import of_leavers
from naung.doors.desk.worklist.legal import (
    of_calls,
    of_counsel,
    of_legal_aid,
    of_proceedings,
    of_reintegration,
    of_restitution,
)
from naung.doors.desk.worklist.outside import of_requests_outside
from naung.doors.desk.worklist.pairs import of_pairs
from naung.doors.desk.worklist.partners import of_partner_letters
from naung.doors.desk.worklist.programme import of_programme
from naung.doors.desk.worklist.rows import MOST_COUNTED, ROWS, Count, Section, WorkRow, left_until
from naung.foundation.access.vocabulary import Actor, Permission, Service
from naung.foundation.clock.vocabulary import ClockState
from naung.foundation.people.queries import people_named
from naung.foundation.recusal.vocabulary import MARK_WORDS, Standing


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


def _of_requests(actor: Actor, now: datetime) -> Iterable[Section]:
    found = requests_due(actor=actor, limit=ROWS + 1)
    names = _names([line.person for line in found[:ROWS]], actor)
    rows = tuple(
        WorkRow(
            reverse("plans:show", args=[line.case, line.person]),
            line.number,
            names.get(line.person, ""),
            _("%(what)s diminta; %(maximum)s")
            % {"what": _service(line.kind), "maximum": _(LEGAL_MAXIMUM if line.left else NO_LEGAL_MAXIMUM)},
            line.asked_at,
            line.state.value if line.state else "",
            line.left,
        )
        for line in found[:ROWS]
    )
    late = any(line.state is ClockState.OVERDUE for line in found)
    tone = "overdue" if late else "waits"
    heading = _("Permintaan layanan yang belum ada hasilnya")
    yield Section("permintaan", heading, _("permintaan layanan"), tone, rows, len(rows), len(found) > ROWS)


def _of_services(actor: Actor, now: datetime) -> Iterable[Section]:
    today = timezone.localdate(now)
    found = services_due(today, actor=actor, limit=ROWS + 1)
    names = _names([line.person for line in found[:ROWS]], actor)
    rows = tuple(
        WorkRow(
            reverse("plans:show", args=[line.case, line.person]),
            line.number,
            names.get(line.person, ""),
            _service(line.kind),
            None,
            ClockState.OVERDUE.value if line.due_on < today else ClockState.RUNNING.value,
            left_until(line.due_on, today),
        )
        for line in found[:ROWS]
    )
    heading = _("Layanan yang jatuh waktunya hari ini")
    yield Section("layanan", heading, _("layanan jatuh waktu"), "waits", rows, len(rows), len(found) > ROWS)


def _service(kind: Kind | None) -> str:
    if kind is None:
        return _("Layanan")
    return kind.en if language() == "en" else kind.id


def _of_recusals(actor: Actor, now: datetime) -> Iterable[Section]:
    found = recusals_open(actor=actor)
    rows = tuple(
        WorkRow(
            reverse("cases:recusal", args=[line.shut_out.id]),
            line.cases[0][1] if line.cases else line.report,
            line.desk_name if line.oversight else "",
            _recusal_words(line),
            line.shut_out.since_at,
            ClockState.OVERDUE.value if line.nobody_left else "",
        )
        for line in found[:ROWS]
    )
    yield Section(
        "tertutup", _("Berkas yang tertutup bagi seorang petugas"), _("berkas tertutup"), "waits", rows, len(rows),
        len(found) > ROWS,
    )  # fmt: skip


def _recusal_words(line: RecusalLine) -> str:
    if line.nobody_left:
        return _("Tidak ada lagi petugas meja ini yang boleh menanganinya")
    words = _(MARK_WORDS[line.shut_out.kind])
    if line.shut_out.standing is Standing.LIFTING:
        return _("Usul pencabutan menunggu orang kedua (%(sign)s)") % {"sign": words}
    return _("Periksa: %(sign)s") % {"sign": words}


def _of_referrals(actor: Actor, now: datetime) -> Iterable[Section]:
    most = ROWS + 1
    decide, answer = referrals_to_decide(actor=actor, limit=most), referrals_to_answer(actor=actor, limit=most)
    due, late = referrals_to_complete(now, actor=actor, limit=most), referrals_unanswered(now, actor=actor, limit=most)
    groups = (
        ("masuk", _("Rujukan yang menunggu keputusan meja ini"), _("rujukan masuk"), decide),
        ("tanya", _("Rujukan yang ditanya balik"), _("pertanyaan balik"), answer),
        ("hasil", _("Rujukan yang kabar hasilnya ditunggu"), _("hasil ditunggu"), due),
        ("diam", _("Rujukan yang belum dijawab pada waktunya"), _("rujukan tak dijawab"), late),
        (
            "akhir",
            _("Akhir rujukan yang belum dicatat"),
            _("akhir rujukan"),
            referrals_to_note(actor=actor, limit=most),
        ),
    )
    for anchor, heading, short, found in groups:
        rows = tuple(_referral_row(line, now) for line in found[:ROWS])
        yield Section(f"rujukan-{anchor}", heading, short, "waits", rows, len(rows), len(found) > ROWS)


def _referral_row(line: ReferralLine, now: datetime) -> WorkRow:
    service = _(SERVICE_WORDS[Service(line.service)])
    what = _("Rujukan %(service)s: %(state)s") % {"service": service, "state": _(STATE_WORDS[line.state]).lower()}
    address, waits = reverse("referrals:show", args=[line.id]), line.state in WAITING | {State.TO_SIGN}
    late = waits and line.warn_at <= now
    state = ClockState.OVERDUE if late else ClockState.RUNNING
    left = left_until(timezone.localdate(line.warn_at), timezone.localdate(now)) if waits else None
    return WorkRow(address, line.number, "", what, line.waits_since, state.value if waits else "", left)


def _of_coordination(actor: Actor, now: datetime) -> Iterable[Section]:
    """What the coordinator is told at once: holes, and referrals that wait for a signature. Nothing of anyone."""
    page = reverse("referrals:coordinator")
    signs = tuple(
        WorkRow(page, "", "", _("Rujukan di luar daftar kewenangan menunggu tanda tangan"), each.asked_at)
        for each in signatures_waiting(actor=actor, limit=ROWS)
    )
    holes = tuple(
        WorkRow(page, "", "", _service_in(_("Belum ada yang berwenang: %(service)s"), each.asked.service), each.told_at)
        for each in gaps_open(actor=actor, limit=ROWS)
    )
    yield Section("tanda-tangan", _("Menunggu tanda tangan Anda"), _("tanda tangan"), "waits", signs, len(signs))
    yield Section("kekosongan", _("Belum ada yang berwenang"), _("kekosongan"), "overdue", holes, len(holes))


def _service_in(sentence: str, service: str) -> str:
    return sentence % {"service": _(SERVICE_WORDS[Service(service)])}


def _names(persons: list[UUID], actor: Actor) -> dict[UUID, str]:
    if not persons or not actor.may(Permission.PERSON_READ):
        return {}
    return {person: brief.name for person, brief in people_named(persons, actor=actor).items()}


Maker = Callable[[Actor, datetime], Iterable[Section]]
SECTIONS: tuple[tuple[Permission, Maker], ...] = (
    (Permission.BREAK_GLASS, of_glasses),
    (Permission.RETURN_RECEIVE, of_late_legs),
    (Permission.COMPLAINT_READ, of_complaints),
    (Permission.BASIS_CONFIRM, of_bases),
    (Permission.CONSENT_READ, of_closings),
    (Permission.REPORT_READ, _of_reports),
    (Permission.REFERRAL_READ, _of_referrals),
    (Permission.REFERRAL_OUTSIDE, _of_coordination),
    (Permission.PROGRAMME_WRITE, of_programme),
    (Permission.ARRIVAL_WRITE, of_border_tablets),
    (Permission.ARRIVAL_WRITE, of_partner_letters),
    (Permission.PLAN_READ, _of_requests),
    (Permission.WICKET_GIVE, of_requests_outside),
    (Permission.RETURN_READ, of_refused_receipts),
    (Permission.PROCEEDINGS_READ, of_proceedings),
    (Permission.LEGAL_AID_READ, of_legal_aid),
    (Permission.RESTITUTION_READ, of_restitution),
    (Permission.REINTEGRATION_READ, of_reintegration),
    (Permission.COUNSEL_READ, of_calls),
    (Permission.COUNSEL_READ, of_counsel),
    (Permission.HAND_OVER, of_leavers),
    (Permission.PERSON_WRITE, of_inquiries),
    (Permission.PERSON_WRITE, of_pairs),
    (Permission.ESCROW_DEPOSIT, of_escrow),
    (Permission.CASE_READ, _of_steps),
    (Permission.PLAN_READ, _of_services),
    (Permission.CASE_READ, _of_proposals),
    (Permission.SCREENING_READ, _of_screenings),
    (Permission.IDENTITY_ASK, of_leaves),
    (Permission.HAND_OVER, _of_recusals),
)
