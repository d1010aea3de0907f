"""What stands before every address of this door: the method, the version header, the key; each refusal in the envelope."""

from collections.abc import Callable
from functools import wraps
from traceback import walk_tb
from typing import Concatenate, ParamSpec

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from naung.doors.odk.answers import VERSION, VERSION_HEADER, say, tongue_of
from naung.doors.odk.bodies import drained
from naung.doors.odk.limits import MOST_ASKED, MOST_WRONG, WINDOW_SECONDS, count, too_many
from naung.foundation.access.rules import open_to_anyone, system_actor
from naung.foundation.errors import NotFound
from naung.foundation.letterbox.actions import greet_sender
from naung.foundation.letterbox.vocabulary import Greeted

log = structlog.get_logger("naung.odk")
P = ParamSpec("P")
KeyView = Callable[Concatenate[HttpRequest, Greeted, P], HttpResponseBase]
REASON = "tanpa akun dan sesi; kunci kantor mitra di alamatnya adalah izinnya"
CHALLENGE = 'Key realm="Naung"'  # an answer of 401 has to name a way in; this one is the address itself


def with_key(*methods: str) -> Callable[[KeyView[P]], Callable[..., HttpResponseBase]]:
    """Let in whoever has a key in the address, with these methods; the view gets whose it is.

    405 for another method, 400 without the version header, 401 for no key of ours, 403 for one that was revoked, 429 where too
    much comes from one place, 500 in the envelope for a fault.
    """

    def wear(view: KeyView[P]) -> Callable[..., HttpResponseBase]:
        @open_to_anyone(REASON)
        @csrf_exempt  # no account and no cookie stands behind it: there is nothing that another site could borrow
        @wraps(view)
        def guarded(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            with translation.override(tongue_of(request)):
                try:
                    found = _refused(request, methods) or _greeted(request, token)
                    if isinstance(found, Greeted):
                        return view(request, found, *args, **kwargs)
                    drained(request)
                    return found
                except Exception as fault:  # a phone waits for an envelope, whatever broke
                    return _broken(request, fault)

        guarded.reads_its_own_body = True  # type: ignore[attr-defined]  # nothing before it looks into a post
        return guarded

    return wear


def _refused(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse | None:
    if request.method not in methods:
        return say(request, 405, _("Alamat ini tidak melayani cara itu."), Allow=", ".join(methods))
    if request.headers.get(VERSION_HEADER, "").strip() != VERSION:
        return say(request, 400, _("Permintaan ini bukan dari aplikasi formulir: versinya tidak disebut."))
    return None


def _greeted(request: HttpRequest, token: str) -> HttpResponse | Greeted:
    try:
        found = greet_sender(token=token, by=system_actor("visitor"))
    except NotFound:
        if too_many(request, "wrong", MOST_WRONG):
            return slower(request)
        count(request, "wrong")
        sentence = _("Kunci ini tidak dikenal. Mintalah kode QR baru kepada meja yang memberi formulir.")
        return say(request, 401, sentence, WWW_Authenticate=CHALLENGE)
    if found.revoked:
        return say(request, 403, _("Kunci ini sudah dicabut. Mintalah kode QR baru kepada meja yang memberi formulir."))
    asked = f"key {found.id}"
    if too_many(request, asked, MOST_ASKED):
        return slower(request)
    count(request, asked)
    return found


def _broken(request: HttpRequest, fault: Exception) -> HttpResponse:
    """A fault of this program: told to the log by its kind and place, with nothing that was sent."""
    frames = [(f.f_globals.get("__name__", ""), at) for f, at in walk_tb(fault.__traceback__)]
    place = next((f"{name}:{at}" for name, at in reversed(frames) if name.startswith("naung.")), "")
    log.error("odk_broke", kind=f"{type(fault).__name__} at {place}")
    return say(request, 500, _("Ada yang rusak di kantor. Formulir tetap aman di ponsel; kirim lagi nanti."))


def slower(request: HttpRequest) -> HttpResponse:
    """Too much from one place."""
    sentence = _("Terlalu banyak permintaan dari tempat ini. Coba lagi sepuluh menit lagi; tidak ada yang hilang.")
    return say(request, 429, sentence, Retry_After=str(WINDOW_SECONDS))


def unknown(request: HttpRequest) -> HttpResponse:
    """There is nothing under this address, or not for this key."""
    return say(request, 404, _("Tidak ada formulir di alamat ini."))
