"""Tutup layar: one key blanks the screen, and only the signed-in person's password opens it again.

The session stays; until it is opened, every address of the house leads to the closed screen. Too many wrong passwords end
the session, which locks nobody out of her account.
"""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.doors.desk.shell.guards import open_to_anyone
from naung.doors.desk.shell.pages import safe_return

CLOSED = "screen_closed"
WRONG = "screen_wrong"
BACK_TO = "screen_back_to"
TRIES = 5
WORKS_CLOSED = "works_on_closed_screen"


class ClosedScreenMiddleware:
    """Answers every address with the closed screen while it is closed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.screen_closed = is_closed(request)  # type: ignore[attr-defined]  # read by the frame of the page
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """The closed screen instead of any view that does not work on one."""
        if not is_closed(request) or getattr(view, WORKS_CLOSED, False):
            return None
        if request.method == "GET":
            request.session[BACK_TO] = request.get_full_path()
        return _closed_page(request)


def is_closed(request: HttpRequest) -> bool:
    """True where this session's screen is closed."""
    session = getattr(request, "session", None)
    return session is not None and bool(session.get(CLOSED, False))


@open_to_anyone("menutup layar hanya menyembunyikan")
@require_POST
def close_screen(request: HttpRequest) -> HttpResponse:
    """Close this session's screen and remember the page."""
    if not request.user.is_authenticated:
        return redirect("/")
    request.session[CLOSED] = True
    request.session[BACK_TO] = safe_return(request)
    return HttpResponse(status=204) if _by_script(request) else redirect("shell:closed")


@open_to_anyone("layar tertutup tidak menampilkan data siapa pun")
def closed_screen(request: HttpRequest) -> HttpResponse:
    """The closed screen with its one question."""
    return _closed_page(request) if is_closed(request) else redirect("/")


@open_to_anyone("membuka layar meminta kata sandi akun yang sedang masuk")
@require_POST
def open_screen(request: HttpRequest) -> HttpResponse:
    """Open the screen with the password of the signed-in account and go back; five wrong ones end the session.

    The password is asked even where this session knows of no closed screen: a browser may have closed its own off line.
    """
    if not request.user.is_authenticated:
        return _over(request)
    if request.user.check_password(request.POST.get("password", "")):
        request.session.pop(CLOSED, None)
        request.session.pop(WRONG, None)
        return _opened(request)
    return _wrong(request)


@open_to_anyone("keluar hanya mengakhiri sesi sendiri")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End this session from the closed screen."""
    logout(request)
    return redirect("/")


def _opened(request: HttpRequest) -> HttpResponse:
    back = request.session.pop(BACK_TO, "/")
    return HttpResponse(status=204) if _by_script(request) else HttpResponseRedirect(back)


def _wrong(request: HttpRequest) -> HttpResponse:
    tried = int(request.session.get(WRONG, 0)) + 1
    if tried >= TRIES:
        logout(request)
        return _over(request)
    request.session[WRONG] = tried
    sentence = _("Kata sandi tidak cocok. Sisa percobaan: %(left)d.") % {"left": TRIES - tried}
    if _by_script(request):
        return JsonResponse({"sentence": sentence}, status=403)
    return _closed_page(request, sentence)


def _over(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"over": True}, status=403) if _by_script(request) else redirect("/")


def _closed_page(request: HttpRequest, sentence: str = "") -> HttpResponse:
    request.screen_closed = True  # type: ignore[attr-defined]  # read by the frame of the page
    return render(request, "desk/shell/closed.html", {"sentence": sentence}, status=403 if sentence else 200)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "naung"


for _view in (close_screen, closed_screen, open_screen, leave):
    setattr(_view, WORKS_CLOSED, True)
