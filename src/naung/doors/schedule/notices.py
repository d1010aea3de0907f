"""Who is told that something waits: the log is read from a bookmark, and officers who asked for it get a letter that says
nothing else. Never the officer who did it, and never one who must not know of the record.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings

from naung.casework.cases.vocabulary import CaseEvent
from naung.casework.referrals.queries.ends import ends_of
from naung.casework.referrals.vocabulary import ReferralEvent
from naung.foundation.access.rules import shipped_roles, system_actor
from naung.foundation.access.vocabulary import Permission
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
EVENTS = [event.value for event in (*TO_RECEIVER, *TO_SENDER, *TO_DECIDE)]


def queue_from_log(_now: datetime) -> int:
    """Queue a notice for each occasion behind the bookmark; one that was queued before a stop is not queued twice."""
    by = system_actor("tick")
    read, _at = bookmark(BOOKMARK)
    entries = entries_after(read, events=EVENTS, limit=ENTRIES)
    ends = ends_of({e.subject for e in entries if e.subject}, actor=by)
    queued = 0
    for entry in entries:
        desk, permission, kind = _whom(entry, ends)
        told = _officers(desk, permission, entry) if desk else set()
        queued += queue_notice(kind=kind, officers=told, key=uuid5(OCCASIONS, str(entry.seq)), by=by)
    if entries:
        move_bookmark(name=BOOKMARK, seq=entries[-1].seq, by=by)
    return queued


def _whom(entry: EntryValue, ends: Any) -> tuple[UUID | None, Permission, NoticeKind]:
    """At which desk, and who there: those who could act on it."""
    if entry.event in {event.value for event in TO_DECIDE}:
        return entry.desk, Permission.CASE_CLOSE_APPROVE, NoticeKind.DECISION
    sender, receiver = ends.get(entry.subject, (None, None))
    desk = receiver if entry.event in {event.value for event in TO_RECEIVER} else sender
    return desk, Permission.REFERRAL_READ, NoticeKind.REFERRAL


def _officers(desk: UUID, permission: Permission, entry: EntryValue) -> set[UUID]:
    roles = shipped_roles()
    able = {who for who, role in roles_at(desk).items() if role in roles and permission in roles[role].permissions}
    return able - {entry.actor} - _kept_from(entry)


def _kept_from(entry: EntryValue) -> set[UUID]:
    named: Iterable[UUID] = [entry.subject] if entry.subject else []
    many = (UUID(bytes=entry.subjects[at : at + 16]) for at in range(0, len(entry.subjects), 16))
    return {officer for record in (*named, *many) for officer in officers_kept_from(record)}


def post_office() -> PostOffice:
    """The office's mail server; the password is read from its file now, so that it stands in no setting."""
    told: dict[str, Any] = dict(settings.POST_OFFICE)
    file = str(told.pop("password_file"))
    return PostOffice(**told, password=Path(file).read_text("utf-8").strip() if file else "")


def send_waiting(now: datetime) -> int:
    """Send what waits; returns how many letters the server took."""
    return send_notices(office=post_office(), now=now, by=system_actor("tick"))
