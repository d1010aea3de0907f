"""Small choices of the reader: language, light or dark, names in full or in initials."""

from functools import wraps
from typing import ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from naung.doors.desk.shell.guards import DeskRequest, DeskView, open_to_anyone, requires_sign_in
from naung.foundation.accounts.vocabulary import Theme
from naung.foundation.organisations.queries import own_desk
from naung.foundation.places.queries import find_places

P = ParamSpec("P")

LOOK_COOKIE = "look"
LONGEST_PLACE = 200
OFFERED = 7
YEAR_SECONDS = 365 * 24 * 3600
NAMES_IN_FULL = "names_in_full"
NAMES, FULL, SHORT = "names", "full", "short"
SHOWS_AGAIN = "shows_again"


def safe_return(request: HttpRequest, fallback: str = "/") -> str:
    """Where the form asks to go back to, if that is an address of this site."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return fallback


def look_of(request: HttpRequest) -> str:
    """The look chosen in this browser, else in the reader's profile, else the device's own."""
    chosen = request.COOKIES.get(LOOK_COOKIE) or getattr(getattr(request, "user", None), "theme", "")
    return chosen if chosen in set(Theme) else Theme.AUTO.value


def names_are_short(request: HttpRequest) -> bool:
    """True where names on lists are shown as initials: the safe beginning of every session."""
    session = getattr(request, "session", None)
    return session is None or not session.get(NAMES_IN_FULL, False)


def shows_again(view: DeskView[P]) -> DeskView[P]:
    """Mark a view whose POST only looks something up: the choice of names posts it again, and what was found stays.

    It stands below the guard, so that nobody else's choice is kept.
    """

    @wraps(view)
    def chosen(request: DeskRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "POST" and request.POST.get(NAMES) in {FULL, SHORT}:
            request.session[NAMES_IN_FULL] = request.POST[NAMES] == FULL
        return view(request, *args, **kwargs)

    setattr(chosen, SHOWS_AGAIN, True)
    return cast(DeskView[P], chosen)


@open_to_anyone("memilih terang atau gelap tidak membuka data siapa pun")
@require_POST
def choose_look(request: HttpRequest) -> HttpResponse:
    """Keep light, dark or the machine's own look in a cookie for a year."""
    response = HttpResponseRedirect(safe_return(request))
    chosen = request.POST.get("look", "")
    if chosen in set(Theme):
        _keep(request, response, LOOK_COOKIE, chosen)
    return response


@open_to_anyone("memilih bahasa tidak membuka data siapa pun")
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language in a cookie for a year."""
    response = HttpResponseRedirect(safe_return(request))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        _keep(request, response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


@requires_sign_in("memendekkan nama di layar sendiri")
@require_POST
def choose_names(request: DeskRequest) -> HttpResponse:
    """Show names on lists in full or as initials until this session ends."""
    request.session[NAMES_IN_FULL] = request.POST.get(NAMES) == FULL
    return HttpResponseRedirect(safe_return(request))


@requires_sign_in("daftar wilayah terbuka untuk siapa pun; yang diketik tidak dicatat")
@require_POST
def offer_places(request: DeskRequest) -> HttpResponse:
    """Places that answer to what is being typed, those of the desk's own area first."""
    near = own_desk(request.actor).territory if request.actor.desk else None
    found = find_places(request.POST.get("words", "")[:LONGEST_PLACE], near=near, limit=OFFERED)
    return render(request, "desk/shell/places.html", {"found": found})


def _keep(request: HttpRequest, response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR_SECONDS, secure=request.is_secure(), httponly=True, samesite="Lax")
