"""How a browser comes in: from where, with which token, and what a complete sign-in leaves behind."""

import time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import open_session
from naung.foundation.accounts.queries import has_second_factor, kept_forms_of, places_of
from naung.foundation.accounts.queries.sessions import SESSION_KEY
from naung.foundation.accounts.rules import herself
from naung.foundation.accounts.vocabulary import Whence
from naung.foundation.errors import NotFound
from naung.foundation.tries import address_of

DEVICE_COOKIE = "naung_account"
DEVICE_SALT = "naung.device"
DEVICE_SECONDS = 90 * 24 * 3600
LOOK_COOKIE = "look"
YEAR_SECONDS = 365 * 24 * 3600
UNFINISHED = "naung_unfinished"  # since when a browser without a second factor stands in the hall
CONFIRMED = "naung_confirmed"  # when she last showed that it is she
CONFIRMED_SECONDS = 10 * 60
OVER = "naung_over"  # why the session before this one ended
KEPT = "naung_kept"  # what waits to be filled in again: id, form, page
HELD = "naung_held"  # that a text was just kept, for the page of signing in to say so
GOING = "naung_going"  # where she was going before she had to set something up


def device_token(request: HttpRequest) -> str:
    """The device token the browser carries; nothing for one that was not signed here."""
    found = request.get_signed_cookie(DEVICE_COOKIE, default="", salt=DEVICE_SALT, max_age=DEVICE_SECONDS)
    return str(found or "")


def whence(request: HttpRequest) -> Whence:
    """Where this request comes from."""
    return Whence(address_of(request), request.headers.get("User-Agent", "")[:400], device_token(request))


def user_of(request: HttpRequest) -> UUID:
    """The id of the officer who is signed in. Raises NotFound where nobody is: a page asks only behind its guard."""
    if request.user.pk is None:
        raise NotFound()
    return request.user.pk


def person(request: HttpRequest) -> Actor:
    """The signed-in officer as an actor of her own account: at her desk if one is chosen, without one if not."""
    from naung.foundation.accounts.queries import actor_of

    actor = actor_of(request)
    return actor if actor is not None else herself(user_of(request), str(request.user))


def safe_next(request: HttpRequest, fallback: str = "/") -> str:
    """Where the page was asked to lead on to, if that is an address of this site."""
    return safe(
        request, request.POST.get("next") or request.GET.get("next") or request.session.get(GOING) or "", fallback
    )


def safe(request: HttpRequest, wanted: str, fallback: str = "/") -> str:
    """An address if it is one of this site."""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return fallback


def recently_confirmed(request: HttpRequest) -> bool:
    """Whether she showed within the last ten minutes that it is she."""
    return time.time() - float(request.session.get(CONFIRMED, 0)) < CONFIRMED_SECONDS


def complete(request: HttpRequest, user: Any, response: HttpResponse) -> HttpResponse:
    """What follows password and second factor: a session, or first the set-up of a second factor, then where she was going."""
    if not has_second_factor(user.pk):
        request.session[UNFINISHED] = time.time()
        request.session[GOING] = response["Location"]
        return redirect("accounts:set_up")
    opened = open_session(user=user.pk, whence=whence(request), by=herself(user.pk, str(user)))
    for mark in (UNFINISHED, OVER, HELD):
        request.session.pop(mark, None)
    request.session[SESSION_KEY] = str(opened.session)
    request.session[CONFIRMED] = time.time()
    request.session[KEPT] = [[str(i), form, page] for i, form, page in kept_forms_of(user.pk, now=timezone.now())]
    answer = _on_the_way(request, user, response)
    _leave_cookies(request, answer, user, opened.device_token)
    return answer


def _on_the_way(request: HttpRequest, user: Any, response: HttpResponse) -> HttpResponse:
    going = response["Location"]
    pages = [page for _, _, page in request.session[KEPT]]
    if pages and going not in pages:
        request.session[GOING] = going
        response = redirect("accounts:kept")
    if len(places_of(user.pk)) == 1:
        return response
    return redirect(f"{reverse('accounts:place')}?{urlencode({'next': response['Location']})}")


def _leave_cookies(request: HttpRequest, response: HttpResponse, user: Any, token: str) -> None:
    secure = request.is_secure()
    response.set_signed_cookie(
        DEVICE_COOKIE, token, salt=DEVICE_SALT, max_age=DEVICE_SECONDS, httponly=True, secure=secure, samesite="Lax"
    )
    leave_looks(request, response, user)


def leave_looks(request: HttpRequest, response: HttpResponse, user: Any) -> None:
    """Give this browser the officer's language and colours."""
    for name, value in ((settings.LANGUAGE_COOKIE_NAME, user.language), (LOOK_COOKIE, user.theme)):
        response.set_cookie(
            name, value, max_age=YEAR_SECONDS, httponly=True, secure=request.is_secure(), samesite="Lax"
        )
