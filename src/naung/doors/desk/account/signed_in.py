"""Every request of a signed-in browser: does its session still live, for whom, at which desk."""

import time
from collections.abc import Callable
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from naung.doors.desk.account.entering import OVER, UNFINISHED, user_of
from naung.foundation.accounts.actions import close_over_time, sign_out, touch_session
from naung.foundation.accounts.queries import standing_of
from naung.foundation.accounts.queries.sessions import SESSION_KEY
from naung.foundation.accounts.rules import herself
from naung.foundation.accounts.vocabulary import SessionEnd, Standing

UNFINISHED_SECONDS = 30 * 60  # to set up a second factor after the password


class SignedInMiddleware:
    """Leaves the live session on the request as `naung_standing`; signs out a browser whose session is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = _stand(request, user_of(request)) if request.user.is_authenticated else None
        response = self.get_response(request)
        if before is not None and request.session.get(SESSION_KEY) != str(before.session):
            sign_out(session=before.session, by=herself(before.user, ""))  # whatever page emptied the session
        return response


def _stand(request: HttpRequest, user: UUID) -> Standing | None:
    request.naung_standing = None  # type: ignore[attr-defined]  # read by accounts.queries.actor_of
    session = request.session.get(SESSION_KEY)
    if session is None:
        if time.time() - float(request.session.get(UNFINISHED, 0)) > UNFINISHED_SECONDS:
            logout(request)
        return None
    standing, over = standing_of(session, user, timezone.now())
    if standing is None:
        _over(request, user, session, over or SessionEnd.REVOKED)
        return None
    touch_session(session=standing.session, seen_at=standing.seen_at, by=herself(standing.user, ""))
    request.naung_standing = standing  # type: ignore[attr-defined]  # read by accounts.queries.actor_of
    return standing


def _over(request: HttpRequest, user: UUID, session: str, reason: SessionEnd) -> None:
    if reason in {SessionEnd.IDLE, SessionEnd.TOO_LONG}:
        close_over_time(session=UUID(session), reason=reason, by=herself(user, ""))
    logout(request)
    request.session[OVER] = reason.value
