"""One's own account: profile, password, sessions, desk and purpose, kept texts."""

import time
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from naung.doors.desk.account.entering import CONFIRMED, KEPT, leave_looks, person, safe_next, user_of, whence
from naung.doors.desk.account.forms import ChangePasswordForm, ConfirmForm, NumbersForm, ProfileForm, role_words
from naung.doors.desk.account.pages.sign_in import refusal
from naung.doors.desk.shell.even import evenly
from naung.doors.desk.shell.guards import DeskRequest, open_to_anyone, requires_sign_in
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import PURPOSE_WORDS
from naung.foundation.accounts.actions import (
    change_password,
    change_profile,
    check_password,
    choose_place,
    end_other_sessions,
    forget_kept,
    keep_own_numbers,
    revoke_session,
)
from naung.foundation.accounts.queries import (
    account_of,
    factors_of,
    is_misplaced,
    kept_forms_of,
    link_used_for,
    live_sessions_of,
    own_numbers,
    places_of,
    profile_of,
)
from naung.foundation.accounts.rules import at_the_door
from naung.foundation.errors import RuleBroken

OWN = "akun sendiri"


@requires_sign_in(OWN)
def me(request: DeskRequest) -> HttpResponse:
    """One's own account at a glance, each part a link."""
    user = user_of(request)
    context = {
        "profile": profile_of(user),
        "sessions": len(live_sessions_of(user, this=None, now=timezone.now())),
        "factors": factors_of(user),
        "places": places_of(user),
        "link": link_used_for(user),
    }
    return render(request, "desk/account/me.html", context)


@requires_sign_in(OWN)
@require_http_methods(["GET", "POST"])
@evenly
def profile(request: DeskRequest) -> HttpResponse:
    """Name, contact, language, colours."""
    now = profile_of(user_of(request))
    first = {name: getattr(now, name) for name in ("display_name", "phone", "email", "language", "theme")}
    form = ProfileForm(request.POST or None, initial=first, version=now.version)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            change_profile(**form.cleaned_data, based_on=form.base_version or 0, by=request.actor)
            messages.success(request, _("Profil disimpan."))
            answer = redirect("accounts:me")
            leave_looks(request, answer, account_of(user_of(request)))
            return answer
    return render(request, "desk/account/profile.html", {"form": form}, status=400 if form.errors else 200)


@requires_sign_in(OWN)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@evenly
def numbers(request: DeskRequest) -> HttpResponse:
    """Her own NIK and telephone number, and why they are asked; whatever they meet, the answer is the same."""
    now = own_numbers(user_of(request))
    form = NumbersForm(request.POST or None, initial={"phone": now.phone}, version=now.version)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            keep_own_numbers(**form.cleaned_data, based_on=form.base_version or 0, by=request.actor)
            messages.success(request, _("Nomor Anda disimpan."))
            return redirect("accounts:numbers")
    remarks = [_(each.message) % each.values if each.values else _(each.message) for each in now.remarks]
    context = {"form": form, "has_nik": now.has_nik, "remarks": remarks}
    return render(request, "desk/account/numbers.html", context, status=400 if form.errors else 200)


@requires_sign_in(OWN)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def password(request: DeskRequest) -> HttpResponse:
    """Another password; every other session ends."""
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            change_password(
                old=data["old"],
                new=data["password"],
                this=UUID(request.actor.session),
                whence=whence(request),
                by=request.actor,
            )
            from django.contrib.auth import update_session_auth_hash

            update_session_auth_hash(request, account_of(user_of(request)))
            messages.success(request, _("Kata sandi diganti. Sesi Anda di perangkat lain sudah diakhiri."))
            return redirect("accounts:me")
    return render(request, "desk/account/password.html", {"form": form}, status=400 if form.errors else 200)


@requires_sign_in("memastikan bahwa ini memang dia")
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
def confirm(request: DeskRequest) -> HttpResponse:
    """Her password again before she changes what guards the account."""
    form, status = ConfirmForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        found = check_password(
            username=request.user.get_username(),
            password=form.cleaned_data["password"],
            whence=whence(request),
            by=at_the_door(),
        )
        if found.user == request.user.pk:
            request.session[CONFIRMED] = time.time()
            return redirect(safe_next(request))
        form.add_error("password", refusal(found) or _("Kata sandi tidak cocok."))
        status = 429 if found.wait else 403
    context = {"form": form, "next": safe_next(request, "")}
    return render(request, "desk/account/confirm.html", context, status=status)


@requires_sign_in("sesi sendiri")
def sessions(request: DeskRequest) -> HttpResponse:
    """Where she is signed in now."""
    shown = live_sessions_of(user_of(request), this=UUID(request.actor.session), now=timezone.now())
    return render(request, "desk/account/sessions.html", {"sessions": shown})


@require_POST
@requires_sign_in("sesi sendiri")
def end_session(request: DeskRequest, session: UUID) -> HttpResponse:
    """End one of her sessions at once."""
    revoke_session(session=session, by=request.actor)
    messages.success(request, _("Sesi itu diakhiri."))
    return redirect("accounts:sessions")


@require_POST
@requires_sign_in("sesi sendiri")
def end_others(request: DeskRequest) -> HttpResponse:
    """End all of her sessions but this one."""
    end_other_sessions(this=UUID(request.actor.session), by=request.actor)
    messages.success(request, _("Semua sesi lain diakhiri."))
    return redirect("accounts:sessions")


@open_to_anyone("memilih meja sendiri, hanya dalam sesi yang hidup")
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """At which desk and for which purpose she acts in this session."""
    standing = getattr(request, "naung_standing", None)
    if standing is None:
        return redirect("account_login")
    places, problem = places_of(standing.user), ""
    if not places:
        misplaced = {"misplaced": is_misplaced(standing.user)}
        return render(request, "desk/account/no_place.html", misplaced, status=403)
    if request.method == "POST":
        membership, _sign, purpose = request.POST.get("place", "").partition(":")
        try:
            choose_place(session=standing.session, membership=_uuid(membership), purpose=purpose, by=person(request))
            return redirect(safe_next(request))
        except RuleBroken as broken:
            problem = _(broken.message)
    choices = [
        {
            "value": f"{p.membership}:{purpose.value}",
            "desk": p.desk_name,
            "role": role_words(p.role),
            "purpose": _(PURPOSE_WORDS[purpose]),
            "now": p.membership == standing.membership and purpose == standing.purpose,
        }
        for p in places
        for purpose in p.purposes
    ]
    context = {"choices": choices, "problem": problem, "next": safe_next(request, "")}
    return render(request, "desk/account/place.html", context, status=400 if problem else 200)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


@requires_sign_in("isian sendiri yang belum terkirim")
def kept(request: DeskRequest) -> HttpResponse:
    """What was typed when her session had ended, each with the way back to its form."""
    rows = kept_forms_of(user_of(request), now=timezone.now())
    request.session[KEPT] = [[str(i), form, page] for i, form, page in rows]
    if not rows:
        return redirect(safe_next(request))
    going = safe_next(request)
    return render(request, "desk/account/kept.html", {"rows": rows, "going": going})


@require_POST
@requires_sign_in("isian sendiri yang belum terkirim")
def drop_kept(request: DeskRequest, kept_id: UUID) -> HttpResponse:
    """Throw a kept text away."""
    forget_kept(kept=kept_id, by=request.actor)
    waiting = request.session.get(KEPT, [])
    request.session[KEPT] = [each for each in waiting if each[0] != str(kept_id)]
    page = next((page for i, _form, page in waiting if i == str(kept_id)), "/")
    return redirect(page)
