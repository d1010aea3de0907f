"""Coming in: user name and password, then a code; or a passkey alone. And going out."""

import json
import math
from datetime import timedelta
from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from naung.doors.desk.account.entering import HELD, OVER, safe_next, whence
from naung.doors.desk.account.forms import CodeForm, SignInForm
from naung.doors.desk.shell.guards import open_to_anyone
from naung.foundation.accounts.actions import check_code, check_password
from naung.foundation.accounts.queries import account_of, actor_of, any_account, factor_row, has_passkey
from naung.foundation.accounts.rules import at_the_door
from naung.foundation.accounts.vocabulary import Checked, SessionEnd
from naung.foundation.organisations.queries import house_is_open


@open_to_anyone("halaman untuk masuk")
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password. A refusal says the same whether or not there is such an account."""
    if request.user.is_authenticated:
        return _already_in(request)
    if not any_account() and house_is_open():
        return redirect("beginning:enter")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        found = check_password(
            username=data["username"], password=data["password"], whence=whence(request), by=at_the_door()
        )
        if found.user is not None:
            login = Login(user=account_of(found.user), redirect_url=safe_next(request))
            answer: HttpResponse = perform_password_login(request, {}, login)
            return answer
        form.add_error(None, refusal(found) or _("Nama pengguna atau kata sandi tidak cocok."))
        return _sign_in_page(request, form, 429 if found.wait else 403)
    return _sign_in_page(request, form, 200 if request.method == "GET" else 400)


def _sign_in_page(request: HttpRequest, form: SignInForm, status: int) -> HttpResponse:
    over = request.session.get(OVER, "")
    context = {
        "form": form,
        "next": safe_next(request, ""),
        "over": _over_words(over),
        "kept": HELD in request.session,
    }
    return render(request, "desk/account/sign_in.html", context, status=status)


def _over_words(reason: str) -> str:
    words = {
        SessionEnd.IDLE: _("Sesi Anda berakhir karena lama tidak dipakai."),
        SessionEnd.TOO_LONG: _("Sesi Anda berakhir karena sudah dua belas jam."),
        SessionEnd.REVOKED: _("Sesi ini diakhiri dari perangkat lain."),
    }
    return words.get(SessionEnd(reason), "") if reason in set(SessionEnd) else ""


def refusal(found: Checked) -> str:
    """How long to wait and what works meanwhile; nothing where it was only wrong."""
    if found.wait is None:
        return ""
    minutes = max(1, math.ceil(found.wait / timedelta(minutes=1)))
    sentence = ngettext(
        "Terlalu banyak percobaan dari tempat ini. Tunggu %(n)d menit, atau masuk dengan kunci sandi.",
        "Terlalu banyak percobaan dari tempat ini. Tunggu %(n)d menit, atau masuk dengan kunci sandi.",
        minutes,
    )
    return sentence % {"n": minutes}


def _already_in(request: HttpRequest) -> HttpResponse:
    if actor_of(request) is not None:
        return redirect(safe_next(request))
    return redirect("accounts:set_up" if getattr(request, "naung_standing", None) is None else "accounts:place")


@open_to_anyone("langkah kedua masuk, hanya sesudah kata sandi benar")
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]  # allauth ships no types
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """A code of the app, a recovery code, or a passkey as the second step."""
    stage = request._login_stage  # type: ignore[attr-defined]  # left by allauth's decorator
    if request.method == "POST" and "credential" in request.POST:
        return _second_by_passkey(request, stage)
    form = CodeForm(request.POST or None)
    status = 200 if request.method == "GET" else 400
    if request.method == "POST" and form.is_valid():
        found = check_code(
            user=stage.login.user.pk, code=form.cleaned_data["code"], whence=whence(request), by=at_the_door()
        )
        if found.user is not None:
            post_authentication(request, factor_row(found.user, found.factor_id))
            answer: HttpResponse = stage.exit()
            return answer
        form.add_error(
            "code", refusal(found) or _("Kode ini tidak cocok atau sudah dipakai. Ketik kode yang sedang tampil.")
        )
        status = 429 if found.wait else 403
    return _second_page(request, stage, form, status)


def _second_by_passkey(request: HttpRequest, stage: Any) -> HttpResponse:
    proved = proved_passkey(AuthenticateWebAuthnForm(request.POST, user=stage.login.user))
    if proved is None:
        return _second_page(request, stage, CodeForm(), 403, _("Kunci sandi tidak cocok. Coba lagi, atau ketik kode."))
    post_authentication(request, proved)
    answer: HttpResponse = stage.exit()
    return answer


def _second_page(request: HttpRequest, stage: Any, form: CodeForm, status: int, sentence: str = "") -> HttpResponse:
    user = stage.login.user
    options = for_browser(webauthn.begin_authentication(user)) if has_passkey(user.pk) else ""
    context = {"form": form, "options": options, "sentence": sentence}
    return render(request, "desk/account/second_step.html", context, status=status)


def for_browser(options: Any) -> str:
    """What the browser must sign, as text for an attribute of the page."""
    return json.dumps(options, cls=DjangoJSONEncoder)


def proved_passkey(form: Any) -> Any:
    """The passkey that the browser proved, or None for whatever else was sent."""
    try:
        return form.cleaned_data["credential"] if form.is_valid() else None
    except (AttributeError, KeyError, TypeError, ValueError):  # the library trusts the shape of what a browser sends
        return None


@open_to_anyone("masuk dengan kunci sandi")
@require_http_methods(["GET", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """GET: what the browser must sign (JSON). POST: its answer; a passkey is password and second factor at once."""
    if request.user.is_authenticated:
        return _already_in(request)
    if request.method == "GET":
        return JsonResponse(webauthn.begin_authentication(None))
    proved = proved_passkey(LoginWebAuthnForm(request.POST))
    if proved is None or not proved.user.is_active:
        form = SignInForm()
        context = {
            "form": form,
            "next": safe_next(request, ""),
            "sentence": _("Kunci sandi ini tidak dikenali di sini."),
        }
        return render(request, "desk/account/sign_in.html", context, status=403)
    answer: HttpResponse = perform_passwordless_login(
        request, proved, Login(user=proved.user, redirect_url=safe_next(request))
    )
    return answer


@open_to_anyone("keluar hanya mengakhiri sesi sendiri")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session; the middleware writes it down."""
    logout(request)
    return redirect("account_login")
