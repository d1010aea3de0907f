"""The shell of the app: a page without anybody's data, the worker that keeps it on the phone, the card for the home screen."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from csp.constants import SELF, WASM_UNSAFE_EVAL
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naung.casework.outreach.rules.contents import reply_name, seat_name
from naung.casework.outreach.rules.questions import shipped_questions
from naung.casework.outreach.vocabulary import (
    AGE_WORDS,
    AUDIENCE_WORDS,
    NOT_TOLD_APART,
    REPLY_WORDS,
    SEATS,
    SEX_WORDS,
    TOPIC_WORDS,
    WAY_WORDS,
    Moment,
    Reply,
)
from naung.casework.returns.vocabulary import CONDITION_WORDS
from naung.doors.field.arriving import border_table
from naung.doors.field.words import question_words, spoken
from naung.foundation.access.rules import open_to_anyone

HERE = Path(__file__).parent
STATIC = HERE / "static" / "field"
TEMPLATES = HERE / "templates" / "field"
# As every page, but for the camera, which reads the code of a hand-over.
CAMERA_HERE = (
    "accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), browsing-topics=()"
)
NO_DATA = "kerangka tanpa data siapa pun: isinya hanya ada di ponsel, terkunci"


@open_to_anyone(NO_DATA)
@csp_update(
    {"script-src": [SELF, WASM_UNSAFE_EVAL], "manifest-src": [SELF], "worker-src": [SELF], "media-src": ["blob:"]}
)
def page(request: HttpRequest) -> HttpResponse:
    """The one page: all its screens are in it, and what is written on them comes from the phone."""
    context = {
        "seats": [(seat_name(seat), _seat(seat)) for seat in SEATS if seat != NOT_TOLD_APART],
        "together": seat_name(NOT_TOLD_APART),
        "topics": [(each.value, _(words)) for each, words in TOPIC_WORDS.items()],
        "audiences": [(each.value, _(words)) for each, words in AUDIENCE_WORDS.items()],
        "questions": [(code, question_words(each)) for code, each in shipped_questions().items()],
        "ways": [(each.value, _(words)) for each, words in WAY_WORDS.items()],
        "before": [(reply_name(Moment.BEFORE, reply), _(REPLY_WORDS[reply])) for reply in Reply],
        "after": [(reply_name(Moment.AFTER, reply), _(REPLY_WORDS[reply])) for reply in Reply],
        "conditions": [(each.value, _(words)) for each, words in CONDITION_WORDS.items()],
        "spoken": spoken(),
    }
    answer = render(request, "field/shell.html", context)
    answer["Permissions-Policy"] = CAMERA_HERE
    return answer


def _seat(seat: Any) -> str:
    band, sex = seat
    return f"{_(AGE_WORDS[band])}, {_(SEX_WORDS[sex]).lower()}"


@lru_cache(maxsize=8)
def release(language: str) -> str:
    """What tells one release of the shell from another: a hash of all it is made of, and the language it speaks."""
    digest = hashlib.sha256(language.encode() + json.dumps(border_table()).encode())
    for path in sorted((*STATIC.rglob("*"), *TEMPLATES.rglob("*"), *HERE.glob("*.py"))):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def kept_files() -> list[str]:
    """The addresses of everything that the shell needs, to be kept on the phone."""
    return [
        static(f"field/{path.relative_to(STATIC).as_posix()}") for path in sorted(STATIC.rglob("*.*")) if _kept(path)
    ]


def _kept(path: Path) -> bool:
    return path.suffix in {".js", ".css", ".svg", ".png"} and path.name != "worker.js"


@open_to_anyone(NO_DATA)
def worker(request: HttpRequest) -> HttpResponse:
    """The program that keeps the shell on the phone; another release of the shell is another program."""
    told = {
        "release": release(get_language() or "id"),
        "home": reverse("field:home"),
        "files": [*kept_files(), reverse("field:manifest"), reverse("field:border_table")],
    }
    code = (STATIC / "worker.js").read_text("utf-8")
    return HttpResponse(f"const SHELL = {json.dumps(told)};\n{code}", content_type="text/javascript; charset=utf-8")


@open_to_anyone(NO_DATA)
def manifest(request: HttpRequest) -> HttpResponse:
    """The card with which a phone puts the app on its home screen. Its name says nothing of what it is for."""
    sizes = (192, 512)
    told = {
        "name": "Naung",
        "short_name": "Naung",
        "description": _("Catatan lapangan"),
        "lang": get_language() or "id",
        "start_url": reverse("field:home"),
        "scope": reverse("field:home"),
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#0f5257",
        "icons": [
            {"src": static(f"field/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in sizes
        ],
    }
    return HttpResponse(json.dumps(told), content_type="application/manifest+json; charset=utf-8")
