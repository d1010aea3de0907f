"""Reports received since the last tick are compared with the officers: whoever a report may tell of does not find it any more."""

from datetime import datetime

from naung.casework.reports.actions import compare_received
from naung.casework.reports.vocabulary import ReportEvent
from naung.foundation.access.rules import system_actor
from naung.foundation.audit.actions import move_bookmark
from naung.foundation.audit.queries import bookmark, chain_head, entries_after

BOOKMARK = "reports.compared"
ENTRIES = 500  # of the log a run; the next one goes on


def compare_new_reports(_now: datetime) -> int:
    """Compare what was received behind the bookmark; what was compared before a stop is compared again, which changes nothing."""
    by = system_actor("tick")
    (read, _at), head = bookmark(BOOKMARK), chain_head().seq
    entries = entries_after(read, events=[ReportEvent.RECEIVED.value], limit=ENTRIES)
    compared = compare_received(reports=[entry.subject for entry in entries if entry.subject], by=by)
    move_bookmark(name=BOOKMARK, seq=entries[-1].seq if len(entries) == ENTRIES else head, by=by)
    return compared
