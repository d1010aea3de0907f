"""A clock that the demo moves, so that what it writes bears the hour at which an officer would have written it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


class MovedClock:
    """The hour that the house reads while the demo is made. It goes forward only."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def move_to(self, moment: datetime) -> None:
        """Go forward to a moment (aware); an earlier one leaves the clock where it is."""
        self.now = max(self.now, moment)


@contextmanager
def moved_clock(start: datetime) -> Iterator[MovedClock]:
    """Let every room read the moved hour inside this block; outside it the real one, whatever happened inside.

    For the demo's own process only: one thread, no pages served, an installation of its own.
    """
    clock, real = MovedClock(start), timezone.now
    timezone.now = lambda: clock.now
    try:
        yield clock
    finally:
        timezone.now = real
