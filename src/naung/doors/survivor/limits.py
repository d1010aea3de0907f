"""How often one place on the internet may be wrong, kept in the memory of the process and nowhere else.

Two limits: over all codes within ten minutes, which stops a machine; and for one code within a day, which is less than the
code itself takes (`wicket.rules.MOST_WRONG`), so that one place alone can't use up every try of a code that it came across.
A place over its limits is answered in the words of any wrong try, and at once: nothing is looked up for it. The counts are
those of one process; the server runs two, so that a place has up to twice as many. Nothing is written down: a digest keyed with
a number that this process drew when it started, forgotten with it.
"""

import secrets
from collections.abc import Iterator
from hashlib import blake2b

from allauth.core.internal.httpkit import get_client_ip
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from naung.foundation.identifiers import address_group
from naung.foundation.wicket.rules import TRIES_PER, halves, read_code

MOST_OF_ALL, ALL_SECONDS = 30, 10 * 60
MOST_OF_ONE = 5
_KEY = secrets.token_bytes(32)


def is_heard(request: HttpRequest, code: str) -> bool:
    """Whether this place may still try this code."""
    return all(cache.get(token, 0) < most for token, most, _ in _counts(request, code))


def count_wrong(request: HttpRequest, code: str) -> None:
    """Count one wrong try of this place."""
    for token, _, seconds in _counts(request, code):
        cache.add(token, 0, seconds)
        try:
            cache.incr(token)
        except ValueError:  # its time ran out between the two
            cache.set(token, 1, seconds)


def _counts(request: HttpRequest, code: str) -> Iterator[tuple[str, int, float]]:
    try:
        place = address_group(get_client_ip(request) or "")
    except (ImproperlyConfigured, ValueError):
        place = ""
    yield _token(place), MOST_OF_ALL, ALL_SECONDS
    yield _token(f"{place} {halves(read_code(code))[0]}"), MOST_OF_ONE, TRIES_PER.total_seconds()


def _token(words: str) -> str:
    return blake2b(words.encode(), key=_KEY, digest_size=16).hexdigest()
