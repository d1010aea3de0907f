"""When a worker is taken for dead, how often a job is begun again, and how long it is remembered."""

from datetime import datetime, timedelta

BEAT = timedelta(seconds=10)  # how often a worker says that it lives
DEAD_AFTER = timedelta(minutes=2)  # twelve beats: a busy disk loses some
MOST_LOST = 3  # workers: a job that takes the machine down with it is not begun for ever
KEPT_FOR = timedelta(days=90)  # that it was done; its result is kept by its own room


def is_dead(beat_at: datetime, now: datetime) -> bool:
    """Whether a worker that was last heard at this moment is taken for dead."""
    return now - beat_at > DEAD_AFTER


def may_begin_again(lost: int) -> bool:
    """Whether a job is begun once more whose worker has died so many times."""
    return lost < MOST_LOST
