"""Pages of what tablets sent from the crossing and could not be written down by itself; and the officer's own tablets."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.arrivals.actions import SlipOutcome, set_slip_aside, take_up_slip, weigh_slip
from naung.casework.arrivals.queries import SlipShown, open_slips, slip_line
from naung.casework.arrivals.vocabulary import FirstTold, ShortTold
from naung.casework.arrivals.vocabulary.tablets import SLIP_WORDS, Added, SlipKind
from naung.casework.hints.actions import compare_again
from naung.doors.desk.arrivals.shown import answer_rows, cause_words, first_rows, sex_words
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.diary.shown import parcel_row
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.courier.actions import revoke_device
from naung.foundation.courier.queries import own_devices
from naung.foundation.courier.rules import SETTLED
from naung.foundation.courier.vocabulary import ParcelState

WRITES = Permission.ARRIVAL_WRITE


@requires(WRITES)
def overview(request: DeskRequest) -> HttpResponse:
    """What came from tablets and needs a person, or waits for another tablet; below it the officer's own."""
    officers = Officers()
    rows = [parcel_row(line, officers) for line in open_slips(actor=request.actor)]
    devices = own_devices(permission=WRITES, actor=request.actor)
    return render(request, "desk/arrivals/slips.html", {"rows": rows, "devices": devices})


@requires(WRITES)
def show(request: DeskRequest, sent_id: UUID) -> HttpResponse:
    """One slip: what it says and why it does not stand yet; it is tried again, or set aside."""
    if slip_line(sent_id, actor=request.actor).state in SETTLED:
        return redirect("arrivals:slips")
    if request.method == "POST":
        return _done(request, sent_id)
    shown, outcome = weigh_slip(parcel_id=sent_id, by=request.actor)
    context = {
        "row": parcel_row(shown.line, Officers()),
        "reasons": _reasons(outcome),
        "fits": outcome.state is ParcelState.TAKEN,
        "late": outcome.waits_for,
        "told": _told(shown),
    }
    return render(request, "desk/arrivals/slip.html", context)


def _done(request: DeskRequest, sent_id: UUID) -> HttpResponse:
    if request.POST.get("do", "") == "sisih":
        set_slip_aside(parcel_id=sent_id, by=request.actor)
        messages.success(request, _("Formulir dikesampingkan. Yang sudah tercatat tidak berubah."))
        return redirect("arrivals:slips")
    late = request.POST.get("do", "") == "susul"
    outcome = take_up_slip(parcel_id=sent_id, looked_at=True, late=late, by=request.actor)
    compare_again(by=request.actor)
    for sentence in _reasons(outcome):
        messages.warning(request, sentence)
    if outcome.state is not ParcelState.TAKEN:
        return redirect("arrivals:slip", sent_id)
    messages.success(request, _("Formulir dari ponsel sudah tercatat."))
    return redirect("arrivals:slips")


@require_POST
@requires(WRITES)
def revoke(request: DeskRequest, device_id: UUID) -> HttpResponse:
    """Revoke one of the officer's own tablets: it wipes itself at its next contact."""
    revoke_device(device=device_id, permission=WRITES, by=request.actor)
    messages.success(request, _("Ponsel dicabut. Begitu berhubungan lagi, isinya yang belum selesai dihapus."))
    return redirect("arrivals:slips")


def _reasons(outcome: SlipOutcome) -> list[str]:
    return [_(each.message) % each.values if each.values else _(each.message) for each in outcome.problems]


def _told(shown: SlipShown) -> dict[str, Any] | None:
    """What a slip says, in words; of whom, by her number on the list where she stands there."""
    slip = shown.slip
    if slip is None:
        return None
    rows: list[tuple[str, str]] = []
    if slip.kind is SlipKind.FIRST:
        rows = first_rows(FirstTold(slip.signs, slip.undone))
    if slip.kind is SlipKind.SHORT:
        rows = answer_rows(ShortTold(slip.heard, slip.track, slip.answers))
    if slip.added:
        rows = _added(slip.added)
    about = {"number": shown.number, "arrival": slip.arrival if shown.number else None}
    return {"kind": _(SLIP_WORDS[slip.kind]), "rows": rows, **about}


def _added(added: Added) -> list[tuple[str, str]]:
    age = "" if added.age is None else str(added.age)
    cause = cause_words(added.cause) or added.cause
    rows = [(_("Nama"), added.name), (_("Jenis kelamin"), sex_words(added.sex)), (_("Umur"), age)]
    return [(label, value) for label, value in [*rows, (_("Dipulangkan karena"), cause)] if value]
