"""A form that arrives after its session is over loses nothing: sealed, kept for an hour, filled in again after sign-in."""

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
from naung.foundation.accounts.actions import forget_kept, keep_form, open_kept
from naung.foundation.accounts.queries import account_of_device, actor_of
from naung.foundation.accounts.rules import herself
from naung.foundation.accounts.vocabulary import Kept
from naung.foundation.errors import NotFound

# Never kept: marks of one page view, and whatever is a secret of the account itself.
DROPPED = frozenset({"csrfmiddlewaretoken", "once", "credential", "code"})
PASSWORD_SIGNS = ("password", "sandi")
SENT = (302, 303)


class KeepTypedMiddleware:
    """Keeps what a browser of a known officer sends to a guarded form without a session, and fills it in afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.get(KEPT):
            if request.method == "POST" and response.status_code in SENT:
                _forget_sent(request)
            elif request.method == "GET" and _is_page(response):
                _fill(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: object, kwargs: object) -> HttpResponse | None:
        """Runs after Django's check against forged posts, so that no other site can leave a text here."""
        guard = getattr(view, "guard", None)
        if request.method != "POST" or guard is None or not (guard.permissions or guard.signed_in):
            return None
        if request.user.is_authenticated:
            return None
        account = account_of_device(device_token(request))
        return _kept_answer(request, account) if account is not None else None


def _kept_answer(request: HttpRequest, account: UUID) -> HttpResponse | None:
    typed = request.POST.copy()
    for name in list(typed):
        if name in DROPPED or any(sign in name.lower() for sign in PASSWORD_SIGNS):
            del typed[name]
    if not any(value.strip() for name in typed for value in typed.getlist(name)):
        return None
    page = _page_of(request)
    kept = keep_form(
        user=account, action_path=request.path, page_path=page, body=typed.urlencode(), by=herself(account, "")
    )
    if kept is None:
        return render(request, "desk/account/too_much.html", status=413)
    request.session[HELD] = True
    address = f"{reverse('account_login')}?{urlencode({'next': page})}"
    return redirect(address)


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
