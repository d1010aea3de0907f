"""How often one place on the internet may be wrong here.

Two limits: over all codes within ten minutes, which stops a machine; and for one code within a day, which is less than the
code itself takes (`wicket.rules.MOST_WRONG`), so that one place alone can't use up every try of a code that it came across.
A place over its limits is answered in the words of any wrong try, and at once: nothing is looked up for it. The counts are
those of one process; the server runs two, so that a place has up to twice as many.
"""

from collections.abc import Iterator

from django.http import HttpRequest

from naung.foundation import tries
from naung.foundation.wicket.rules import TRIES_PER, halves, read_code

MOST_OF_ALL, ALL_SECONDS = 30, 10 * 60
MOST_OF_ONE = 5


def is_heard(request: HttpRequest, code: str) -> bool:
    """Whether this place may still try this code."""
    return all(tries.times(request, what) < most for what, most, _ in _counts(code))


def count_wrong(request: HttpRequest, code: str) -> None:
    """Count one wrong try of this place."""
    for what, _, seconds in _counts(code):
        tries.count(request, what, seconds)


def _counts(code: str) -> Iterator[tuple[str, int, float]]:
    yield "survivor", MOST_OF_ALL, ALL_SECONDS
    yield f"survivor {halves(read_code(code))[0]}", MOST_OF_ONE, TRIES_PER.total_seconds()
