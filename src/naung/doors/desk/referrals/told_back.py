"""She takes back, at the desk that received it, what she had agreed to share with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.consent.actions import withdraw_received
from naung.casework.consent.vocabulary import PURPOSE_WORDS, SharingPurpose
from naung.casework.referrals.queries import LineFact, ReferralShown, referral_for
from naung.casework.referrals.vocabulary import BasisKind, Side
from naung.doors.desk.referrals.shown import Desks, field_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound


def consents_held(shown: ReferralShown, actor: Actor) -> list[UUID]:
    """The consents on which this desk still holds something of this referral, each once; none for who may not close one."""
    if shown.side is not Side.RECEIVER or not actor.may(Permission.CONSENT_CLOSE):
        return []
    return list(dict.fromkeys(line.basis for line in _held(shown)))


def _held(shown: ReferralShown) -> list[LineFact]:
    return [line for line in shown.lines if line.basis_kind is BasisKind.CONSENT and line.why_not is None]


@requires(Permission.CONSENT_CLOSE)
def take_back(request: DeskRequest, referral_id: UUID, consent_id: UUID) -> HttpResponse:
    """Say what closes here, and close it as the button is pressed."""
    shown = referral_for(referral_id, actor=request.actor)
    if consent_id not in consents_held(shown, request.actor):
        raise NotFound()
    if request.method == "POST":
        closing = withdraw_received(consent_id=consent_id, by=request.actor)
        messages.success(request, _("Sudah ditutup. Meja pengirim melihatnya sekarang."))
        if request.actor.may(Permission.REFERRAL_DECIDE):
            return redirect("consent:answer", closing)
        return redirect("referrals:show", referral_id)
    context = {
        "referral": shown,
        "purpose": PURPOSE_WORDS[SharingPurpose(shown.purpose)],
        "sender": Desks().name(shown.other),
        "closes": [field_words(line.field) for line in _held(shown) if line.basis == consent_id],
    }
    return render(request, "desk/referrals/told_back.html", context)
