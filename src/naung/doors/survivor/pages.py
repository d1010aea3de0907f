"""One page for whoever holds a code: what the desk wrote down for her, and what she wants to ask.

It sets no cookie, runs no script and shows no word that tells what it is. Every try that is looked at is answered with one
length, one status and one beat, so that neither the line nor a clock tells a right one from a wrong one. The beat is waited for
in a thread that desks need too: so one post at a time is looked at in each process, another that comes meanwhile is asked to
come again, and a place over its limits is told no; both at once, with no look at what was typed. The number and the pass are
typed into fields of passwords for one time: of a form with such a field a browser keeps nothing that was typed.
"""

import json
import secrets
import threading
import time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from naung.doors.survivor.limits import count_wrong, is_heard
from naung.foundation.access.rules import open_to_anyone, system_actor
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.wicket.actions import hand_request, open_wicket
from naung.foundation.wicket.vocabulary import Ask

TONGUES = {"id": "Bahasa Indonesia", "en": "English"}
FIRST = "id"
BEAT = 1.0  # seconds: several times what the longest of these answers takes
LENGTH = 24_000  # bytes of every page; with its style and its picture less than 30 kB
FILL = "{fill}"
ONE_AT_A_TIME = threading.Semaphore(
    1
)  # of the two threads that a process answers with, one is always left to the desks


# No account and no cookie stands behind it, so there is nothing that another site could borrow; a post that the browser
# itself calls cross-site is not taken.
@open_to_anyone("tanpa nama dan akun; kode dan angka pemegangnya adalah izinnya")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    """The two fields; or what stands behind a code; or that something was handed in."""
    asked = request.GET.get("b", "")
    tongue = asked if asked in TONGUES else FIRST
    with translation.override(tongue):
        if not _posted(request):
            return _page(tongue, {})
        if "slip" not in request.POST and not is_heard(request, request.POST.get("code", "")):
            return _page(tongue, {"wrong": True})
        if not ONE_AT_A_TIME.acquire(blocking=False):
            return _page(tongue, {"busy": True, **_typed(request)})
        came = time.monotonic()
        try:
            return _answered(request, tongue)
        finally:
            if BEAT:
                time.sleep(BEAT - (time.monotonic() - came) % BEAT)
            ONE_AT_A_TIME.release()


def _typed(request: HttpRequest) -> dict[str, str]:
    """What is written again into the form of a request; a code and a number are never written back."""
    return {name: request.POST[name] for name in ("slip", "what", "text") if name in request.POST}


def _posted(request: HttpRequest) -> bool:
    return request.method == "POST" and request.headers.get("Sec-Fetch-Site", "") not in {"cross-site", "same-site"}


def _answered(request: HttpRequest, tongue: str) -> HttpResponse:
    return _asked(request, tongue) if "slip" in request.POST else _opened(request, tongue)


def _opened(request: HttpRequest, tongue: str) -> HttpResponse:
    code, pin = request.POST.get("code", ""), request.POST.get("pin", "")
    try:
        found = open_wicket(code=code, pin=pin, by=system_actor("visitor"))
    except NotFound:
        count_wrong(request, code)
        return _page(tongue, {"wrong": True})
    lines = [line[tongue] for line in json.loads(found.text)["lines"]]
    return _page(tongue, {"lines": lines, "slip": found.slip, "what": Ask.MESSAGE.value})


def _asked(request: HttpRequest, tongue: str) -> HttpResponse:
    slip, what, text = (request.POST.get(name, "") for name in ("slip", "what", "text"))
    ask = Ask(what) if what in set(Ask) else Ask.MESSAGE
    if ask is Ask.CLOSE and "sure" not in request.POST:  # one slip of a thumb closes nothing
        return _page(tongue, {"slip": slip, "what": ask.value, "text": text, "confirm": True})
    try:
        hand_request(slip=slip, ask=ask, text=text, by=system_actor("visitor"))
    except NotFound:
        return _page(tongue, {"late": True, "text": text})
    except RuleBroken as broken:
        said = _(broken.message) % broken.values
        return _page(tongue, {"slip": slip, "what": ask.value, "text": text, "broken": said})
    return _page(tongue, {"sent": True, "closed": ask is Ask.CLOSE})


def _page(tongue: str, context: dict[str, Any]) -> HttpResponse:
    """A page without the request: nothing of a session, an account or a cookie reaches its template. Always as long."""
    other = next(each for each in TONGUES if each != tongue)
    shown = {**context, "tongue": tongue, "other": other, "other_name": TONGUES[other], "fill": FILL}
    body = render_to_string("catatan/page.html", shown).encode()
    missing = -(len(body) - len(FILL)) % LENGTH
    answer = HttpResponse(body.replace(FILL.encode(), secrets.token_hex(missing // 2 + 1)[:missing].encode(), 1))
    answer["Content-Language"] = tongue
    return answer
