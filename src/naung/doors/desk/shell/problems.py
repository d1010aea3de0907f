"""The kinds of errors of the house as pages, once. No page of these names a person or tells a stranger what exists."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from traceback import walk_tb
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.words import say_day, say_moment, say_money
from naung.foundation.access.rules import ROLE_LACKS, shipped_roles
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import (
    Difference,
    NaungError,
    NotFound,
    NotPermitted,
    OutsideFailed,
    Problems,
    RuleBroken,
    SealBroken,
    StaleVersion,
)
from naung.foundation.words import Known, Rupiah

log = structlog.get_logger("naung.pages")
HANDLED_BY_DJANGO = (PermissionDenied, SuspiciousOperation, MultiPartParserError, BadRequest)
PAGE = "desk/shell/problem.html"
NOT_SHOWN = (
    "csrf",
    "once",
    "version",
    "next",
    "password",
    "sandi",
    "code",
    "credential",
    "privileged",
    "nomor_titipan",
)
WORTH_COPYING = 20  # letters; a shorter answer is quicker typed again


def said(error: NaungError) -> str:
    """The error's sentence in the reader's language, its placeholders filled."""
    try:
        return filled(error.message, error.values)
    except (KeyError, ValueError, TypeError):
        return _(error.message)


def filled(message: str, values: Mapping[str, Any]) -> str:
    """A sentence of a rule in the reader's language. Days, sums of money and words of the house are said as on any page."""
    return _(message) % {name: _as_said(value) for name, value in values.items()} if values else _(message)


def _as_said(value: Any) -> Any:
    if isinstance(value, datetime):
        return say_moment(value)
    if isinstance(value, date):
        return say_day(value)
    if isinstance(value, Rupiah):
        return say_money(value)
    if isinstance(value, Known):
        return ", ".join(_(each) for each in value.parts)
    return value


def apply_problems(form: DeskForm, error: RuleBroken) -> None:
    """Write each broken rule beside its field; one without a field of this form stands on top."""
    if isinstance(error, Problems):
        for problem in error.problems:
            _place(form, problem.field, filled(problem.message, problem.values))
    else:
        _place(form, error.field, said(error))


def _place(form: DeskForm, field: str, sentence: str) -> None:
    form.add_error(field if field in form.fields else None, sentence)


@contextmanager
def errors_on(form: DeskForm) -> Iterator[None]:
    """Turn broken rules inside the block into the form's errors, and give a stale version its form to be shown with.

    After the block, the page is simply shown again: `return` from inside when all went well.
    """
    try:
        yield
    except RuleBroken as broken:
        apply_problems(form, broken)
    except StaleVersion as stale:
        stale.form = form  # type: ignore[attr-defined]  # carried to the page that shows both values
        raise


class ProblemsMiddleware:
    """Turns what a view raises into a page; what it does not know goes on to Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for this error, or None where Django shall answer."""
        if isinstance(error, NotFound | Http404):
            return page_not_found(request)
        if isinstance(error, NotPermitted):
            return refused(request, error)
        if isinstance(error, StaleVersion):
            return both_versions(request, error)
        if isinstance(error, SealBroken | OutsideFailed):
            log.error("page_failed", kind=type(error).__name__)
            return failed_outside(request, error)
        if isinstance(error, RuleBroken):
            return rule_broken(request, error)
        return None if settings.DEBUG or isinstance(error, HANDLED_BY_DJANGO) else server_error(request, error)


def page_not_found(request: HttpRequest) -> HttpResponse:
    """What does not exist and what is hidden, in the same words (404). `404.html` answers unknown addresses alike."""
    return render(request, "404.html", {"typed": typed_in(request)}, status=404)


def refused(request: HttpRequest, error: NotPermitted) -> HttpResponse:
    """ "Tidak, karena …; minta kepada …" with the roles that can (403)."""
    roles = error.ask or _joined([role.lower() for role in roles_that_may(error.missing)])
    if error.message == ROLE_LACKS and roles:
        reason = _("Tidak, karena peran Anda tidak memuat izin ini; minta kepada %(roles)s.") % {"roles": roles}
        return _page(request, 403, heading=_("Anda tidak bisa membuka ini"), sentences=[reason])
    ask = _("Minta kepada: %(roles)s.") % {"roles": roles} if roles else ""
    return _page(request, 403, heading=_("Anda tidak bisa membuka ini"), sentences=[said(error), ask])


def roles_that_may(permission: str) -> list[str]:
    """The roles that hold a permission, in the reader's language."""
    if permission not in {known.value for known in Permission}:
        return []
    english = (get_language() or "id").startswith("en")
    return [
        r.words_en if english else r.words_id
        for r in shipped_roles().values()
        if Permission(permission) in r.permissions
    ]


def _joined(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s atau %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def rule_broken(request: HttpRequest, error: RuleBroken) -> HttpResponse:
    """A rule broken where no form could show it (409)."""
    return _page(
        request,
        409,
        heading=_("Ini belum bisa dilakukan"),
        sentences=[said(error), _("Tidak ada yang diubah. Kembali, perbaiki, lalu coba lagi.")],
    )


def failed_outside(request: HttpRequest, error: NaungError) -> HttpResponse:
    """A seal or something outside failed: what was kept, and what to do (503)."""
    if isinstance(error, SealBroken):
        what = _("Segel data ini tidak bisa dibuka. Isinya tidak ditampilkan dan tidak diubah.")
    else:
        what = _("Bagian di luar program ini tidak menjawab. Tidak ada yang setengah tersimpan.")
    return _page(
        request,
        503,
        heading=_("Sedang tidak bisa"),
        sentences=[what, _("Coba sekali lagi. Bila tetap begini, beri tahu pengelola sistem di kantor Anda.")],
    )


@dataclass(frozen=True)
class Side:
    """One field of which two versions exist, ready to be shown side by side."""

    name: str
    label: str
    theirs: str
    mine: str
    theirs_shown: str
    mine_shown: str


def both_versions(request: HttpRequest, error: StaleVersion) -> HttpResponse:
    """Both values of each differing field side by side; one press saves what was chosen on the newest version (409)."""
    form: DeskForm | None = getattr(error, "form", None)
    sides = [_side(difference, form) for difference in error.differences]
    kept = [(key, value) for key in request.POST for value in request.POST.getlist(key) if not _replaced(key, sides)]
    context = {"sides": sides, "kept": kept, "now": error.now, "sentence": said(error)}
    return render(request, "desk/shell/both_versions.html", context, status=409)


def _side(difference: Difference, form: DeskForm | None) -> Side:
    if form is None:
        return Side(
            difference.field, difference.field, difference.theirs, difference.mine, difference.theirs, difference.mine
        )
    return Side(
        difference.field,
        form.label_of(difference.field),
        difference.theirs,
        difference.mine,
        form.shown_value(difference.field, difference.theirs),
        form.shown_value(difference.field, difference.mine),
    )


def _replaced(key: str, sides: list[Side]) -> bool:
    """True for posted keys that the choice between two versions, or the page itself, sends anew."""
    if key in {"csrfmiddlewaretoken", "version", "once"}:
        return True
    return any(key == side.name or key.startswith(f"{side.name}_") for side in sides)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or the post came from elsewhere (403)."""
    return _page(
        request,
        403,
        heading=_("Halaman ini sudah terlalu lama terbuka"),
        sentences=[
            _("Tidak ada yang diubah."),
            _("Isian Anda ada di bawah ini. Salin, buka lagi halamannya, lalu tempel."),
        ],
    )


def server_error(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of this program (500): told to Django's own ears and the log by its kind, shown without session or database."""
    got_request_exception.send(sender=ProblemsMiddleware, request=request)
    log.error("page_broke", kind=f"{type(error).__name__} at {place_in_code(error)}")
    return render(None, "desk/shell/fault.html", {"typed": typed_in(request)}, status=500)


def place_in_code(error: Exception) -> str:
    """The last line of ours that the error passed, as `naung.room:line`: enough to mend it, and nothing that was typed."""
    frames = [(f.f_globals.get("__name__", ""), line) for f, line in walk_tb(error.__traceback__)]
    ours = [f"{name}:{line}" for name, line in frames if name.startswith("naung.")]
    return ours[-1] if ours else "django"


def typed_in(request: HttpRequest) -> list[str]:
    """What was typed into the form that could not be taken, to be copied from the page; no secret of an account."""
    if request.method != "POST" or request.resolver_match is None:
        return []
    names = [name for name in request.POST if not any(word in name.lower() for word in NOT_SHOWN)]
    typed = [value for name in names for value in request.POST.getlist(name)]
    return [value for value in typed if len(value) >= WORTH_COPYING]


def _page(request: HttpRequest, status: int, *, heading: str, sentences: list[str]) -> HttpResponse:
    context = {"heading": heading, "sentences": [s for s in sentences if s], "typed": typed_in(request)}
    return render(request, PAGE, context, status=status)
