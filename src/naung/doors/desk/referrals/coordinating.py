"""The coordinator: where nobody may act, what he is asked to sign, and what was signed. No case and no person."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.referrals.actions import settle_gap, sign_outside
from naung.casework.referrals.queries import SignatureShown, gaps_open, proposals, signatures_waiting
from naung.doors.desk.referrals.shown import Desks, agency_words, asked_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.places.queries import path_words

YES, NO = "ya", "tidak"


@requires(Permission.REFERRAL_OUTSIDE)
def overview(request: DeskRequest) -> HttpResponse:
    """Holes, signatures and proposals."""
    desks = Desks()
    gaps = [
        {
            "id": gap.id,
            "asked": asked_words(gap.asked),
            "area": path_words(gap.asked.area) or gap.asked.area,
            "desk": desks.name(gap.owner),
            "at": gap.told_at,
        }
        for gap in gaps_open(actor=request.actor)
    ]
    context = {
        "gaps": gaps,
        "signatures": list(_rows(signatures_waiting(actor=request.actor), desks)),
        "proposals": list(_rows(proposals(actor=request.actor), desks)),
    }
    return render(request, "desk/referrals/coordinator.html", context)


def _rows(signatures: Iterable[SignatureShown], desks: Desks) -> Iterable[dict[str, Any]]:
    for each in signatures:
        yield {
            "id": each.id,
            "asked": asked_words(each.asked),
            "area": path_words(each.asked.area) or each.asked.area,
            "from": desks.name(each.owner),
            "to": desks.name(each.receiver) or agency_words(each.agency_type),
            "at": each.answered_at or each.asked_at,
            "reason": each.reason or "",
        }


@requires(Permission.REFERRAL_OUTSIDE)
def sign(request: DeskRequest, signature_id: UUID) -> HttpResponse:
    """Sign, or refuse to (a button's post)."""
    wanted = request.POST.get("signed", "")
    if request.method == "POST" and wanted in {YES, NO}:
        sign_outside(signature_id=signature_id, signed=wanted == YES, by=request.actor)
        messages.success(request, _("Jawaban Anda dicatat."))
    return redirect("referrals:coordinator")


@requires(Permission.REFERRAL_OUTSIDE)
def settle(request: DeskRequest, gap_id: UUID) -> HttpResponse:
    """Say that a hole was settled (a button's post)."""
    if request.method == "POST":
        settle_gap(gap_id=gap_id, by=request.actor)
        messages.success(request, _("Kekosongan ditandai sudah ditangani."))
    return redirect("referrals:coordinator")
