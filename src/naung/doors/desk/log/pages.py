"""The log in sentences. It holds no personal data: which account did what with which record, when, for which purpose."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.casework.reports.queries import kept_from
from naung.doors.desk.cases.shown import Officers, sentences
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import PURPOSE_WORDS, Actor, Permission, Purpose
from naung.foundation.audit.actions import open_latest, open_log_of
from naung.foundation.audit.queries import chain_head
from naung.foundation.audit.vocabulary import AuditEvent, EntryValue
from naung.foundation.recusal.queries import hidden_among, parts_hidden_from

ID_BYTES = 16
ROWS = 60  # entries on the first page, so that it stays light on a slow line
READ = 5 * ROWS  # so that a page is full for who must not know of most of them, too


def rows_of(entries: Iterable[EntryValue]) -> list[dict[str, Any]]:
    """Entries as sentences. Searches carry a short mark of their words, so that the same words searched often show."""
    known, officers = sentences(), Officers()
    return [
        {
            "seq": e.seq,
            "at": e.at,
            "who": officers(e.actor) if e.actor else _("sistem"),
            "words": _(known.get(e.event, e.event)),
            "purpose": _(PURPOSE_WORDS[Purpose(e.purpose)]),
            "subject": e.subject,
            "count": e.count,
            "mark": e.words.hex()[:6],
        }
        for e in entries
    ]


def told_to(entries: list[EntryValue], actor: Actor) -> list[EntryValue]:
    """Without what was done with a report that may be against an officer of this desk, or with what is shut to the reader."""
    kept = kept_from({e.subject for e in entries if e.subject}, actor=actor)
    shut = hidden_among({each for e in entries for each in _records(e)}, actor=actor) | parts_hidden_from(actor)
    return [e for e in entries if e.subject not in kept and (_own_reading(e, actor) or not shut & _records(e))]


def _own_reading(entry: EntryValue, actor: Actor) -> bool:
    """That the reader asked for the log of some id herself: it shows for an id of nothing too."""
    return entry.event == AuditEvent.OPENED.value and entry.actor == actor.id


def _records(entry: EntryValue) -> frozenset[UUID]:
    """Every record that an entry names."""
    named = {UUID(bytes=entry.subjects[at : at + ID_BYTES]) for at in range(0, len(entry.subjects), ID_BYTES)}
    return frozenset(named | ({entry.subject} if entry.subject else set()))


@requires(Permission.LOG_READ)
def latest(request: DeskRequest) -> HttpResponse:
    """The newest entries of the desk, and the chain's head to be written down outside."""
    entries = told_to(open_latest(limit=READ, by=request.actor), request.actor)[:ROWS]
    head = chain_head()
    context = {"rows": rows_of(entries), "head_seq": head.seq, "head": head.hash.hex()}
    return render(request, "desk/log/list.html", context)


@requires(Permission.LOG_READ)
def of_record(request: DeskRequest, subject: UUID) -> HttpResponse:
    """Who did what with one record."""
    entries = told_to(open_log_of(subject=subject, by=request.actor), request.actor)
    context = {"rows": rows_of(entries), "one": True}
    return render(request, "desk/log/list.html", context)
