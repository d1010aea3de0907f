"""How often one place on the internet has done something, counted in the memory of the process and nowhere else.

A place is what one subscriber holds (an IPv4 address, an IPv6 network of 64 bits). Nothing is written down: a digest keyed with a
number that this process drew when it started, forgotten with it. The server runs several processes, and each counts for itself.
How many times are too many is said by the door that asks.
"""

import secrets
from hashlib import blake2b

from allauth.core.internal.httpkit import get_client_ip
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from naung.foundation.identifiers import address_group

_KEY = secrets.token_bytes(32)


def address_of(request: HttpRequest) -> str:
    """The internet address the request came from, behind as many proxies as `ALLAUTH_TRUSTED_PROXY_COUNT` says."""
    try:
        return get_client_ip(request) or ""
    except (ImproperlyConfigured, ValueError):
        return ""


def times(request: HttpRequest, what: str) -> int:
    """How often this place has done this lately."""
    return int(cache.get(_token(request, what), 0))


def count(request: HttpRequest, what: str, seconds: float) -> None:
    """Count one more of this place; it is forgotten so many seconds after the first."""
    token = _token(request, what)
    cache.add(token, 0, seconds)
    try:
        cache.incr(token)
    except ValueError:  # its time ran out between the two
        cache.set(token, 1, seconds)


def _token(request: HttpRequest, what: str) -> str:
    told = f"{what} {address_group(address_of(request))}"
    return blake2b(told.encode(), key=_KEY, digest_size=16).hexdigest()
