"""Who is told that something waits: the log is read from a bookmark, and officers who asked for it get a letter that says
nothing else. Never the officer who did it, and never one who must not know of the record.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings

from naung.casework.cases.vocabulary import CaseEvent
from naung.casework.consent.queries import LedgerRow, ledgers_of
from naung.casework.consent.vocabulary import ConsentEvent
from naung.casework.custody.queries import desks_of_glasses
from naung.casework.custody.vocabulary import CustodyEvent
from naung.casework.referrals.queries.ends import ends_of, files_of
from naung.casework.referrals.vocabulary import ReferralEvent
from naung.casework.returns.queries import desks_of_legs
from naung.casework.returns.vocabulary import ReturnEvent
from naung.foundation.access.rules import shipped_roles, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.audit.actions import move_bookmark
from naung.foundation.audit.queries import bookmark, entries_after
from naung.foundation.audit.vocabulary import EntryValue
from naung.foundation.messaging.actions import queue_notice, send_notices
from naung.foundation.messaging.vocabulary import NoticeKind, PostOffice
from naung.foundation.recusal.queries import officers_kept_from

BOOKMARK = "messaging.queued"
ENTRIES = 500  # of the log a run; the next one goes on
OCCASIONS = UUID("6f1c4c1e-6c0a-4f0a-9d6e-1d6f6f7d2a55")  # the name space of log entries; arbitrary
TO_RECEIVER = (ReferralEvent.SENT, ReferralEvent.ANSWERED, ReferralEvent.WARNED)
TO_SENDER = (
    ReferralEvent.ASKED,
    ReferralEvent.ACCEPTED,
    ReferralEvent.DECLINED,
    ReferralEvent.COMPLETED,
    ReferralEvent.ESCALATED,
    ReferralEvent.EXPIRED,
)
TO_DECIDE = (CaseEvent.CLOSE_PROPOSED, CaseEvent.REOPEN_PROPOSED)
EMERGENCY, TAKEN_BACK = CustodyEvent.GLASS_BROKEN, ConsentEvent.WITHDRAWN_ELSEWHERE
NOBODY_CAME = ReturnEvent.ALARMED  # told at both ends of the leg
EVENTS = [event.value for event in (*TO_RECEIVER, *TO_SENDER, *TO_DECIDE, EMERGENCY, TAKEN_BACK, NOBODY_CAME)]
Told = tuple[
    tuple[UUID | None, tuple[Permission, ...]], ...
]  # at which desks, and who there: those who could act on it


def queue_from_log(_now: datetime) -> int:
    """Queue a notice for each occasion behind the bookmark; one that was queued before a stop is not queued twice."""
    by = system_actor("tick")
    read, _at = bookmark(BOOKMARK)
    entries = entries_after(read, events=EVENTS, limit=ENTRIES)
    subjects = {e.subject for e in entries if e.subject}
    taken_back = ledgers_of(subjects, actor=by) if entries else {}
    desks = _desks(subjects, taken_back, by) if entries else {}
    queued = 0
    for entry in entries:
        kind, whom = _whom(entry, desks)
        told = {officer for desk, permissions in whom if desk for officer in _officers(desk, permissions)}
        about = taken_back.get(entry.subject) if entry.subject else None
        told -= {entry.actor, *_kept_from(entry), *(officers_kept_from(about.person) if about else ())}
        queued += queue_notice(kind=kind, officers=told, key=uuid5(OCCASIONS, str(entry.seq)), by=by)
    if entries:
        move_bookmark(name=BOOKMARK, seq=entries[-1].seq, by=by)
    return queued


def _desks(
    subjects: Collection[UUID], taken_back: Mapping[UUID, LedgerRow], by: Actor
) -> dict[UUID, tuple[UUID | None, UUID | None]]:
    """The two desks of each record: of a referral sender and receiver, of a glass owner and opener, of a consent its owner,
    of a leg its file's and the one that is to receive.
    """
    ledgers = {each: (row.owner, None) for each, row in taken_back.items()}
    ends = {**ends_of(subjects, actor=by), **desks_of_legs(subjects, actor=by)}
    return {**ends, **desks_of_glasses(subjects, actor=by), **ledgers}


def _whom(entry: EntryValue, desks: Mapping[UUID, tuple[UUID | None, UUID | None]]) -> tuple[NoticeKind, Told]:
    if entry.event in {event.value for event in TO_DECIDE}:
        return NoticeKind.DECISION, ((entry.desk, (Permission.CASE_CLOSE_APPROVE,)),)
    first, second = desks.get(entry.subject, (None, None)) if entry.subject else (None, None)
    if entry.event == EMERGENCY.value:
        review = Permission.BREAK_GLASS_REVIEW
        return NoticeKind.EMERGENCY, ((first, (Permission.BREAK_GLASS, review)), (second, (review,)))
    if entry.event == TAKEN_BACK.value:
        return NoticeKind.CONSENT, ((first, (Permission.CONSENT_CLOSE,)),)
    if entry.event == NOBODY_CAME.value:
        return NoticeKind.EMERGENCY, tuple((each, (Permission.RETURN_RECEIVE,)) for each in (first, second))
    desk = second if entry.event in {event.value for event in TO_RECEIVER} else first
    return NoticeKind.REFERRAL, ((desk, (Permission.REFERRAL_READ,)),)


def _officers(desk: UUID, permissions: tuple[Permission, ...]) -> set[UUID]:
    roles = shipped_roles()
    able = {code for code, role in roles.items() if role.permissions & set(permissions)}
    return {who for who, role in roles_at(desk).items() if role in able}


def _kept_from(entry: EntryValue) -> set[UUID]:
    named: Iterable[UUID] = [entry.subject] if entry.subject else []
    many = (UUID(bytes=entry.subjects[at : at + 16]) for at in range(0, len(entry.subjects), 16))
    behind = [each for record in named for each in files_of(record, actor=system_actor("tick"))]
    return {officer for record in (*named, *many, *behind) for officer in officers_kept_from(record)}


def post_office() -> PostOffice:
    """The office's mail server; the password is read from its file now, so that it stands in no setting."""
    told: dict[str, Any] = dict(settings.POST_OFFICE)
    file = str(told.pop("password_file"))
    return PostOffice(**told, password=Path(file).read_text("utf-8").strip() if file else "")


def send_waiting(now: datetime) -> int:
    """Send what waits; returns how many letters the server took."""
    return send_notices(office=post_office(), now=now, by=system_actor("tick"))
