"""The log in sentences. It holds no personal data: which account did what with which record, when, for which purpose."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.doors.desk.cases.shown import Officers, sentences
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import PURPOSE_WORDS, Permission, Purpose
from naung.foundation.audit.actions import open_latest, open_log_of
from naung.foundation.audit.queries import chain_head
from naung.foundation.audit.vocabulary import EntryValue

ROWS = 60  # entries on the first page, so that it stays light on a slow line


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


@requires(Permission.LOG_READ)
def latest(request: DeskRequest) -> HttpResponse:
    """The newest entries of the desk, and the chain's head to be written down outside."""
    entries = open_latest(limit=ROWS, by=request.actor)
    head = chain_head()
    context = {"rows": rows_of(entries), "head_seq": head.seq, "head": head.hash.hex()}
    return render(request, "desk/log/list.html", context)


@requires(Permission.LOG_READ)
def of_record(request: DeskRequest, subject: UUID) -> HttpResponse:
    """Who did what with one record."""
    context = {"rows": rows_of(open_log_of(subject=subject, by=request.actor)), "one": True}
    return render(request, "desk/log/list.html", context)
