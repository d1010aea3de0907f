"""How often one place on the internet may ask here.

A key has 256 random bits, so nobody guesses one; the limits only stop machines. Wrong keys never shut out who has a right one,
and what is sent is counted for each key by itself: a hall of phones behind one address gets through.
"""

from django.http import HttpRequest

from naung.foundation import tries

WINDOW_SECONDS = 10 * 60
MOST_WRONG = 60  # keys that are none
MOST_ASKED = 3_000  # requests by one key: a batch of 327 from ten phones, lists and sounds with it


def too_many(request: HttpRequest, what: str, most: int) -> bool:
    """Whether this place has done this more often than `most` in its ten minutes."""
    return tries.times(request, f"odk {what}") > most


def count(request: HttpRequest, what: str) -> None:
    """Count one more of this place."""
    tries.count(request, f"odk {what}", WINDOW_SECONDS)
