"""How often one address of a calendar may be read: a calendar asks a few times a day; more is somebody else's machine."""

from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)
MOST_READS = 60  # in a window; the shortest interval of common calendar programs is a minute
FAR_AHEAD = timedelta(days=366)  # what a calendar shows
LONG_AGO = timedelta(days=31)


def window_after(started_at: datetime | None, reads: int, now: datetime) -> tuple[datetime, int]:
    """The window and its number of readings after one more at `now`. Aware moments."""
    if started_at is None or now - started_at >= WINDOW:
        return now, 1
    return started_at, reads + 1


def too_often(reads: int) -> bool:
    """Whether this reading is one too many."""
    return reads > MOST_READS
