"""How often one place on the internet may try here.

A room of people behind one address must get through, so the limits only stop machines: tries of codes under which nothing is open
never shut out who has the right one, and sheets are counted for each code by itself. A code is safe by its length
(`noticeboard.rules.years_to_guess`), not by them.
"""

from django.http import HttpRequest

from naung.foundation import tries

WINDOW_SECONDS = 10 * 60
MOST_WRONG = 60  # codes under which nothing is open
MOST_SHEETS = 600  # of answers: a full hall behind one address, each phone before and after


def too_many(request: HttpRequest, what: str, most: int) -> bool:
    """Whether this place has done this more often than `most` in its ten minutes."""
    return tries.times(request, f"public {what}") > most


def count(request: HttpRequest, what: str) -> None:
    """Count one try of this place."""
    tries.count(request, f"public {what}", WINDOW_SECONDS)
