"""One's own second factors: an authenticator app, passkeys, recovery codes."""

from typing import Any

from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naung.doors.desk.account.entering import GOING, complete, person, recently_confirmed, safe, user_of
from naung.doors.desk.account.forms import PasskeyForm, SetUpCodeForm
from naung.doors.desk.account.pages.sign_in import for_browser, proved_passkey
from naung.doors.desk.account.qr import app_address, picture
from naung.doors.desk.shell.guards import DeskRequest, open_to_anyone, requires_sign_in
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.accounts.actions import (
    add_passkey,
    make_recovery_codes,
    remove_factor,
    set_up_code,
    show_recovery_codes,
)
from naung.foundation.accounts.queries import account_of, actor_of, factors_of, has_second_factor
from naung.foundation.accounts.vocabulary import Factor

HALL = "hanya bagi yang baru memasukkan kata sandi dan belum punya pengaman kedua"
OWN = "pengaman akun sendiri"


def to_confirm(request: HttpRequest) -> HttpResponse:
    """First her password again, then back to this page."""
    return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': request.path})}")


def may_set_up(request: HttpRequest) -> HttpResponse | None:
    """None where this browser may add a factor now; else where it must go first."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    if actor_of(request) is None and has_second_factor(user_of(request)):
        return redirect("account_login")
    if actor_of(request) is not None and not recently_confirmed(request):
        return to_confirm(request)
    return None


@open_to_anyone(HALL)
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """An authenticator app: picture and secret, then its first code."""
    elsewhere = may_set_up(request)
    if elsewhere is not None:
        return elsewhere
    form = SetUpCodeForm(request.POST or None)
    secret = get_totp_secret(regenerate=False)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            set_up_code(secret=secret, code=form.cleaned_data["code"], by=person(request))
            clear_totp_secret(request)
            return _in_place(request)
    words = _("Kode QR untuk aplikasi kode; rahasianya tertulis di bawah")
    context = {
        "form": form,
        "secret": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4)),
        "picture": picture(app_address(request.user.get_username(), secret), words),
        "first": actor_of(request) is None,
    }
    return render(request, "desk/account/set_up.html", context, status=400 if form.errors else 200)


@open_to_anyone(HALL)
@require_http_methods(["GET", "POST"])
def set_up_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey of this device: the browser makes it, the script sends it."""
    elsewhere = may_set_up(request)
    if elsewhere is not None:
        return elsewhere
    form, sentence = PasskeyForm(request.POST or None), ""
    if request.method == "POST":
        if form.is_valid() and (credential := _made_passkey(request)) is not None:
            add_passkey(name=form.cleaned_data["name"] or _("Kunci sandi"), credential=credential, by=person(request))
            return _in_place(request)
        sentence = _("Peramban tidak membuat kunci sandi. Coba lagi, atau pakai aplikasi kode.")
    options = for_browser(webauthn.begin_registration(request.user, True))
    context = {"form": form, "options": options, "first": actor_of(request) is None, "sentence": sentence}
    return render(request, "desk/account/set_up_passkey.html", context, status=400 if sentence else 200)


def _made_passkey(request: HttpRequest) -> dict[str, Any] | None:
    proved = proved_passkey(AddWebAuthnForm({**request.POST.dict(), "passwordless": "on"}, user=request.user))
    return proved if isinstance(proved, dict) else None


def _in_place(request: HttpRequest) -> HttpResponse:
    """After the first factor the session opens; then the recovery codes, which were made with it."""
    answer = redirect("accounts:recovery")
    if actor_of(request) is not None:
        return answer
    going = safe(request, request.session.get(GOING, "/"))
    done = complete(request, account_of(user_of(request)), redirect(going))
    request.session[GOING], done["Location"] = done["Location"], answer["Location"]
    return done


@requires_sign_in(OWN)
def factors(request: DeskRequest) -> HttpResponse:
    """What stands beside the password, since when, and how many recovery codes are left."""
    mine = factors_of(user_of(request))
    context = {
        "codes": [f for f in mine if f.factor is Factor.CODE],
        "passkeys": [f for f in mine if f.factor is Factor.PASSKEY],
        "recovery": next((f for f in mine if f.factor is Factor.RECOVERY), None),
        "last": sum(f.factor is not Factor.RECOVERY for f in mine) < 2,
    }
    return render(request, "desk/account/factors.html", context)


@require_POST
@requires_sign_in(OWN)
def remove(request: DeskRequest, factor_id: int) -> HttpResponse:
    """Remove an app or a passkey, never the last one."""
    if not recently_confirmed(request):
        return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': reverse('accounts:factors')})}")
    remove_factor(factor_id=factor_id, by=request.actor)
    return redirect("accounts:factors")


@open_to_anyone("kode pemulihan sendiri, sesudah pengaman kedua terpasang")
@require_http_methods(["GET", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    """The recovery codes, once; a POST makes new ones."""
    if not request.user.is_authenticated or getattr(request, "naung_standing", None) is None:
        return redirect("account_login")
    if not recently_confirmed(request):
        return to_confirm(request)
    if request.method == "POST":
        make_recovery_codes(by=person(request))
        return redirect("accounts:recovery")
    codes = [f"{code[:4]}-{code[4:]}" for code in show_recovery_codes(by=person(request))]
    mine = factors_of(user_of(request))
    left = next((f.left for f in mine if f.factor is Factor.RECOVERY), 0)
    context = {"codes": codes, "left": left, "going": safe(request, request.session.pop(GOING, "/"))}
    return render(request, "desk/account/recovery.html", context)
