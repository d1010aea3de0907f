"""In either order of arrival: where a list or a record changed, whoever waits at that desk is laid beside the records again."""

from datetime import datetime

from naung.casework.hints.actions import compare_changed
from naung.casework.hints.queries.rows import LIST_EVENTS, RECORD_EVENTS
from naung.foundation.access.rules import system_actor
from naung.foundation.audit.actions import move_bookmark
from naung.foundation.audit.queries import bookmark, chain_head, entries_after

BOOKMARK = "hints.read"
ENTRIES = 500  # of the log a run; behind more of them every desk is asked for
EVENTS = [event.value for event in (*LIST_EVENTS, *RECORD_EVENTS)]


def compare_from_log(_now: datetime) -> int:
    """Ask for the comparison at each desk whose list or record stands behind the bookmark; how many were asked for."""
    read, _at = bookmark(BOOKMARK)
    head = chain_head().seq
    entries = entries_after(read, events=EVENTS, limit=ENTRIES) if read else []
    if read and not entries:
        return 0
    every = not read or len(entries) == ENTRIES  # the first time, or after much was loaded at once
    desks = None if every else {each.desk for each in entries if each.desk}
    asked = compare_changed(desks=desks, by=system_actor("hints"))
    move_bookmark(name=BOOKMARK, seq=head if every else entries[-1].seq, by=system_actor("tick"))
    return asked
