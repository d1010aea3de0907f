"""Questions before and after a session of outreach: on any phone, without script, cookie or name; nothing is kept of a reader."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from naung.doors.public.limits import MOST_SHEETS, MOST_WRONG, count, too_many
from naung.foundation.access.rules import open_to_anyone, system_actor
from naung.foundation.errors import NotFound, Problems
from naung.foundation.identifiers import new_id
from naung.foundation.noticeboard.actions import hand_in
from naung.foundation.noticeboard.queries import open_notice
from naung.foundation.noticeboard.rules import read_code
from naung.foundation.noticeboard.vocabulary import Answered, Kind, Line, OpenNotice, Use

TONGUES = {"id": "Bahasa Indonesia", "en": "English"}
FIRST = "id"
WRONG, SHEETS = "code", "sheets"
QUESTION = "q-"  # before the code of a question, as the name of its field
NOTHING_OPEN, SLOW_DOWN = 404, 429


# No account and no cookie stands behind a sheet, so there is nothing that another site could borrow; what it could do is
# fill in sheets from the browsers of its visitors, and those say where they come from.
@open_to_anyone("jawaban tanpa nama; kode di lembar sosialisasi adalah izinnya")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, code: str) -> HttpResponse:
    """The questions that are open under this code, or the thanks for answers; one and the same page for every code else."""
    tongue = _tongue(request)
    with translation.override(tongue):
        try:
            found = open_notice(code, kind=Kind.QUESTIONS, actor=system_actor("visitor"))
            return _answered(request, code, found, tongue) if _posted(request) else _form(found, tongue)
        except NotFound:
            if too_many(request, WRONG, MOST_WRONG):
                return _slower(tongue)
            count(request, WRONG)
            return _page("public/closed.html", tongue, {}, status=NOTHING_OPEN)


def _slower(tongue: str) -> HttpResponse:
    return _page("public/slow.html", tongue, {}, status=SLOW_DOWN)


def _tongue(request: HttpRequest) -> str:
    asked = request.GET.get("b", "")
    return asked if asked in TONGUES else FIRST


def _posted(request: HttpRequest) -> bool:
    return request.method == "POST" and request.headers.get("Sec-Fetch-Site", "") not in {"cross-site", "same-site"}


def _answered(request: HttpRequest, code: str, found: OpenNotice, tongue: str) -> HttpResponse:
    sheets = f"{SHEETS} {read_code(code)}"
    if too_many(request, sheets, MOST_SHEETS):
        return _slower(tongue)
    asked = [line.code for line in found.of(Use.QUESTION)]
    answers = {each: request.POST.get(QUESTION + each, "") for each in asked}
    slip, part = _slip(request), request.POST.get("part", "")
    if "turn" in request.POST and part == found.part:
        return _form(found, tongue, answers, slip=slip)
    count(request, sheets)
    if slip is None or part != found.part:
        return _form(found, tongue, {})
    try:
        told = hand_in(
            code=code, kind=Kind.QUESTIONS, part=part, slip=slip, answers=answers, by=system_actor("visitor")
        )
    except Problems as problems:
        return _form(found, tongue, answers, missing={each.field for each in problems.problems}, slip=slip)
    helps = [_help(line, tongue) for line in found.of(Use.HELP)]
    return _page("public/thanks.html", tongue, {"full": told is Answered.FULL, "helps": helps})


def _slip(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("slip", "")[:36])
    except ValueError:
        return None


def _form(
    found: OpenNotice,
    tongue: str,
    answers: dict[str, str] | None = None,
    missing: frozenset[str] | set[str] = frozenset(),
    slip: UUID | None = None,
) -> HttpResponse:
    given = answers or {}
    choices = [(line.code, _words(line, tongue)) for line in found.of(Use.CHOICE)]
    rows = [
        {
            "name": QUESTION + line.code,
            "words": _words(line, tongue),
            "chosen": given.get(line.code, ""),
            "missing": line.code in missing,
        }
        for line in found.of(Use.QUESTION)
    ]
    context = {"rows": rows, "choices": choices, "slip": slip or new_id(), "part": found.part, "missing": bool(missing)}
    return _page("public/questions.html", tongue, context)


def _words(line: Line, tongue: str) -> str:
    return line.words_en if tongue == "en" else line.words_id


def _help(line: Line, tongue: str) -> dict[str, Any]:
    dialled = "".join(sign for sign in line.detail if sign.isdigit() or sign == "+")
    return {"words": _words(line, tongue), "number": line.detail, "dialled": dialled, "sure": line.sure}


def _page(template: str, tongue: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page without the request: nothing of a session, an account or a cookie reaches its template."""
    other = next(each for each in TONGUES if each != tongue)
    shown = {**context, "tongue": tongue, "other": other, "other_name": TONGUES[other]}
    answer = HttpResponse(render_to_string(template, shown), status=status)
    answer["Content-Language"] = tongue
    return answer
