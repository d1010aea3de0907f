"""Accepting an invitation: the link once, a password, then the second factor."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from naung.doors.desk.account.forms import NewPasswordForm, role_words
from naung.doors.desk.shell.even import evenly
from naung.doors.desk.shell.guards import open_to_anyone
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.accounts.actions import accept_invitation
from naung.foundation.accounts.queries import account_of, invitation_of, link_behind
from naung.foundation.accounts.rules import at_the_door
from naung.foundation.organisations.queries import desk

TOKEN = "naung_invitation"  # noqa: S105  # where the session holds the link's token, not one


@open_to_anyone("tautan undangan adalah izinnya")
@require_safe
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address at once, so that neither history nor a printed page holds it."""
    request.session[TOKEN] = token
    return redirect("accounts:accept")


@open_to_anyone("tautan undangan adalah izinnya")
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@evenly
def accept(request: HttpRequest) -> HttpResponse:
    """Who invites whom to what, and a password; then she is in the hall where the second factor is set up."""
    token = str(request.session.get(TOKEN, ""))
    invitation = invitation_of(token, now=timezone.now()) if token else None
    if invitation is None:
        link = link_behind(token) if token else None
        return render(request, "desk/account/no_invitation.html", {"link": link}, status=404)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            user = accept_invitation(token=token, password=form.cleaned_data["password"], by=at_the_door())
            request.session.flush()
            answer: HttpResponse = perform_password_login(request, {}, Login(user=account_of(user), redirect_url="/"))
            return answer
    context = {
        "form": form,
        "invitation": invitation,
        "link": link_behind(token),
        "desk": desk(invitation.desk),
        "role": role_words(invitation.role),
    }
    return render(request, "desk/account/accept.html", context, status=400 if form.errors else 200)
