"""The officers of a desk, for those who invite."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naung.doors.desk.account.forms import InviteForm, role_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.accounts.actions import end_membership, invite_officer, reopen_account, withdraw_invitation
from naung.foundation.accounts.queries import invitations_of, officers_of
from naung.foundation.errors import NotFound

LINK = "naung_new_link"  # where the session holds a link between making it and showing it once


def _desk(request: DeskRequest) -> UUID:
    """The desk at which she acts. Raises NotFound without one."""
    if request.actor.desk is None:
        raise NotFound()
    return request.actor.desk


@requires(Permission.OFFICER_INVITE)
def officers(request: DeskRequest) -> HttpResponse:
    """Who serves at this desk, and which invitations still wait; a new link is shown here once."""
    desk, actor = _desk(request), request.actor
    token = request.session.pop(LINK, "")
    link = request.build_absolute_uri(reverse("accounts:follow", args=[token])) if token else ""
    rows = [(o, role_words(o.role), o.user == actor.id) for o in officers_of(desk, actor=actor)]
    waiting = [(i, role_words(i.role)) for i in invitations_of(desk, now=timezone.now(), actor=actor)]
    return render(request, "desk/account/officers.html", {"rows": rows, "waiting": waiting, "link": link})


@requires(Permission.OFFICER_INVITE)
@require_http_methods(["GET", "POST"])
def invite(request: DeskRequest) -> HttpResponse:
    """Invite one named officer to this desk."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            request.session[LINK] = invite_officer(**form.cleaned_data, desk=_desk(request), by=request.actor)
            return redirect("officers:list")
    return render(request, "desk/account/invite.html", {"form": form}, status=400 if form.errors else 200)


@require_POST
@requires(Permission.OFFICER_INVITE)
def withdraw(request: DeskRequest, invitation: UUID) -> HttpResponse:
    """Make an invitation that still waits useless."""
    withdraw_invitation(invitation=invitation, by=request.actor)
    messages.success(request, _("Undangan ditarik; tautannya tidak berlaku lagi."))
    return redirect("officers:list")


@require_POST
@requires(Permission.OFFICER_INVITE)
def reopen(request: DeskRequest, membership: UUID) -> HttpResponse:
    """A new link for an officer who lost password, telephone or codes."""
    request.session[LINK] = reopen_account(membership=membership, by=request.actor)
    return redirect("officers:list")


@require_POST
@requires(Permission.OFFICER_INVITE)
def end(request: DeskRequest, membership: UUID) -> HttpResponse:
    """End an officer's place at this desk; she is out at once."""
    end_membership(membership=membership, by=request.actor)
    messages.success(request, _("Tugas petugas itu di meja ini diakhiri. Semua sesinya sudah ditutup."))
    return redirect("officers:list")
