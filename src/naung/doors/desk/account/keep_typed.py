"""A form that arrives after its session is over, or behind a closed screen, loses nothing: sealed, kept for an hour, and
filled in again after sign-in or when the screen is open."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from naung.doors.desk.account.entering import HELD, KEPT, device_token
from naung.doors.desk.account.fill import filled
from naung.doors.desk.shell.lock import BACK_TO, is_closed
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import forget_kept, keep_form, open_kept
from naung.foundation.accounts.queries import account_of_device, actor_of
from naung.foundation.accounts.rules import herself, own_id
from naung.foundation.accounts.vocabulary import Kept
from naung.foundation.errors import NotFound

# Never kept: marks of one page view, whatever is a secret of the account itself, and what counsel alone may read: it would lie
# under the house seal.
DROPPED = frozenset({"csrfmiddlewaretoken", "once", "credential", "code"})
# A number that is deposited is kept nowhere.
PASSWORD_SIGNS = ("password", "sandi", "privileged", "nomor_titipan")
SENT = (302, 303)
FRAME = "shell"  # small choices of the frame, not forms: a look, the places offered while one types
JUST_KEPT = "typed_just_kept"


class KeepTypedMiddleware:
    """Keeps what a known officer's browser sends to a guarded form without a session or behind a closed screen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.get(KEPT):
            if request.method == "POST" and response.status_code in SENT and not hasattr(request, JUST_KEPT):
                _forget_sent(request)
            elif request.method == "GET" and _is_page(response):
                _fill(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: object, kwargs: object) -> HttpResponse | None:
        """Runs after Django's check against forged posts, so that no other site can leave a text here."""
        guard = getattr(view, "guard", None)
        if request.method != "POST" or guard is None or not (guard.permissions or guard.signed_in):
            return None
        if getattr(request.resolver_match, "app_name", "") == FRAME:
            return None
        if not request.user.is_authenticated:
            account = account_of_device(device_token(request))
            return _kept_at_the_door(request, account) if account is not None else None
        return _kept_behind_the_screen(request) if is_closed(request) else None


def _kept_at_the_door(request: HttpRequest, account: UUID) -> HttpResponse | None:
    body, page = _typed(request), _page_of(request)
    if not body:
        return None
    if _keep(request, page, body, herself(account, "")) is None:
        return render(request, "desk/account/too_much.html", status=413)
    request.session[HELD] = True
    return redirect(f"{reverse('account_login')}?{urlencode({'next': page})}")


def _kept_behind_the_screen(request: HttpRequest) -> HttpResponse | None:
    """From another tab, or by a press that came too late: nothing is done with it until she has opened the screen."""
    actor, body, page = actor_of(request), _typed(request), _page_of(request)
    if actor is None or not body:
        return None
    kept = _keep(request, page, body, actor)
    if kept is None:
        return render(request, "desk/account/too_much.html", {"closed": True}, status=413)
    waiting = [str(kept), request.path, page]
    request.session[KEPT] = [*(each for each in request.session.get(KEPT, []) if each[0] != waiting[0]), waiting]
    request.session[BACK_TO] = page
    setattr(request, JUST_KEPT, True)
    return redirect("shell:closed")


def _keep(request: HttpRequest, page: str, body: str, by: Actor) -> UUID | None:
    return keep_form(user=own_id(by), action_path=request.path, page_path=page, body=body, by=by)


def _typed(request: HttpRequest) -> str:
    """What was typed, urlencoded, without marks and secrets; nothing where all of it is empty."""
    typed = request.POST.copy()
    for name in list(typed):
        if name in DROPPED or any(sign in name.lower() for sign in PASSWORD_SIGNS):
            del typed[name]
    return typed.urlencode() if any(value.strip() for name in typed for value in typed.getlist(name)) else ""


def _page_of(request: HttpRequest) -> str:
    """The page on which the form stood: what the browser names as its origin, else the form's own address."""
    came = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return request.path
    parts = urlsplit(came)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_page(response: HttpResponse) -> bool:
    html = response.get("Content-Type", "").startswith("text/html")
    return response.status_code == 200 and html and not response.streaming


def _fill(request: HttpRequest, response: HttpResponse) -> None:
    if getattr(request, "screen_closed", False):
        return  # the closed screen stands at the page's own address, and anybody may be looking at it
    actor = actor_of(request)
    wanted = [UUID(i) for i, _, page in request.session[KEPT] if page == request.get_full_path()]
    for kept_id in wanted:
        if actor is None:
            return
        try:
            kept = open_kept(kept=kept_id, by=actor)
        except NotFound:
            _drop(request, kept_id)
            continue
        _fill_with(request, response, kept)
        return


def _fill_with(request: HttpRequest, response: HttpResponse, kept: Kept) -> None:
    values = QueryDict(kept.body)

    def notice(left: list[tuple[str, str]]) -> str:
        return render_to_string("desk/account/kept_notice.html", {"kept": kept, "left": left}, request)

    page = response.content.decode(response.charset)
    shown = filled(page, action=kept.action_path, here=request.path, values=dict(values.lists()), notice=notice)
    response.content = shown.encode(response.charset)


def _forget_sent(request: HttpRequest) -> None:
    actor = actor_of(request)
    for kept_id, form, _ in list(request.session[KEPT]):
        if actor is not None and form == request.path:
            forget_kept(kept=UUID(kept_id), by=actor)
            _drop(request, UUID(kept_id))
            return


def _drop(request: HttpRequest, kept_id: UUID) -> None:
    request.session[KEPT] = [each for each in request.session[KEPT] if each[0] != str(kept_id)]
