"""Every request of a signed-in browser: does its session still live, for whom, at which desk."""

import time
from collections.abc import Callable
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from naung.doors.desk.account.entering import OVER, UNFINISHED
from naung.foundation.accounts.actions import close_over_time, sign_out, touch_session
from naung.foundation.accounts.queries import standing_of
from naung.foundation.accounts.queries.sessions import SESSION_KEY
from naung.foundation.accounts.rules import herself
from naung.foundation.accounts.vocabulary import SessionEnd

UNFINISHED_SECONDS = 30 * 60  # to set up a second factor after the password


class SignedInMiddleware:
    """Leaves the live session on the request as `naung_standing`; signs out a browser whose session is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user.pk if request.user.is_authenticated else None
        before = _stand(request) if user is not None else None
        response = self.get_response(request)
        if before is not None and request.session.get(SESSION_KEY) != str(before):
            sign_out(session=before, by=herself(user, ""))  # whatever page emptied the session
        return response


def _stand(request: HttpRequest) -> UUID | None:
    request.naung_standing = None  # type: ignore[attr-defined]  # read by accounts.queries.actor_of
    session = request.session.get(SESSION_KEY)
    if session is None:
        if time.time() - float(request.session.get(UNFINISHED, 0)) > UNFINISHED_SECONDS:
            logout(request)
        return None
    standing, over = standing_of(session, request.user.pk, timezone.now())
    if standing is None:
        _over(request, session, over or SessionEnd.REVOKED)
        return None
    touch_session(session=standing.session, seen_at=standing.seen_at, by=herself(standing.user, ""))
    request.naung_standing = standing  # type: ignore[attr-defined]  # read by accounts.queries.actor_of
    return standing.session


def _over(request: HttpRequest, session: str, reason: SessionEnd) -> None:
    if reason in {SessionEnd.IDLE, SessionEnd.TOO_LONG}:
        close_over_time(session=UUID(session), reason=reason, by=herself(request.user.pk, ""))
    logout(request)
    request.session[OVER] = reason.value
