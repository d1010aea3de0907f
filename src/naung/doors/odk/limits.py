"""How often one place on the internet may ask, kept in the memory of the process for ten minutes and nowhere else.

A key has 256 random bits, so nobody guesses one; the limits only stop machines. Wrong keys never shut out who has a right one,
and what is sent is counted for each key by itself: a hall of phones behind one address gets through. Nothing is written down: a
digest keyed with a number that this process drew when it started, forgotten with it.
"""

import secrets
from hashlib import blake2b

from allauth.core.internal.httpkit import get_client_ip
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from naung.foundation.identifiers import address_group

WINDOW_SECONDS = 10 * 60
MOST_WRONG = 60  # keys that are none
MOST_ASKED = 3_000  # requests by one key: a batch of 327 from ten phones, lists and sounds with it
_KEY = secrets.token_bytes(32)


def too_many(request: HttpRequest, what: str, most: int) -> bool:
    """Whether this place has done this more often than `most` in its ten minutes."""
    return bool(cache.get(_token(request, what), 0) > most)


def count(request: HttpRequest, what: str) -> None:
    """Count one more of this place."""
    token = _token(request, what)
    cache.add(token, 0, WINDOW_SECONDS)
    try:
        cache.incr(token)
    except ValueError:  # its ten minutes ran out between the two
        cache.set(token, 1, WINDOW_SECONDS)


def _token(request: HttpRequest, what: str) -> str:
    try:
        address = get_client_ip(request) or ""
    except (ImproperlyConfigured, ValueError):
        address = ""
    return blake2b(f"odk {what} {address_group(address)}".encode(), key=_KEY, digest_size=16).hexdigest()
