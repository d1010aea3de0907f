"""Pages of what tablets sent about hand-overs and could not be written down by itself: what it says, why, and what to do."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.returns.actions import SlipOutcome, set_slip_aside, take_up_slip, weigh_slip
from naung.casework.returns.queries import open_slips, slip_line
from naung.casework.returns.rules.codes import shown_code
from naung.casework.returns.vocabulary import SLIP_WORDS, Condition, Slip
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.diary.shown import parcel_row
from naung.doors.desk.returns.shown import condition_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.courier.rules import SETTLED
from naung.foundation.courier.vocabulary import ParcelState

RECEIVES = Permission.RETURN_RECEIVE


@requires(RECEIVES)
def overview(request: DeskRequest) -> HttpResponse:
    """What came from tablets about hand-overs and needs a person, or waits for the other tablet."""
    officers = Officers()
    rows = [parcel_row(line, officers) for line in open_slips(actor=request.actor)]
    return render(request, "desk/returns/slips.html", {"rows": rows})


@requires(RECEIVES)
def show(request: DeskRequest, slip_id: UUID) -> HttpResponse:
    """One slip: what it says and why it does not stand yet; it is tried again, or set aside."""
    if slip_line(slip_id, actor=request.actor).state in SETTLED:
        return redirect("returns:slips")
    if request.method == "POST":
        return _done(request, slip_id)
    shown, outcome = weigh_slip(parcel_id=slip_id, by=request.actor)
    context = {
        "row": parcel_row(shown.line, Officers()),
        "reasons": _reasons(outcome),
        "fits": outcome.state is ParcelState.TAKEN,
        "told": _told(shown.slip) if shown.slip else None,
    }
    return render(request, "desk/returns/slip.html", context)


def _done(request: DeskRequest, slip_id: UUID) -> HttpResponse:
    if request.POST.get("do", "") == "sisih":
        set_slip_aside(parcel_id=slip_id, by=request.actor)
        messages.success(request, _("Formulir dikesampingkan. Yang sudah tercatat tidak berubah."))
        return redirect("returns:slips")
    outcome = take_up_slip(parcel_id=slip_id, looked_at=True, by=request.actor)
    for sentence in _reasons(outcome):
        messages.warning(request, sentence)
    if outcome.state is not ParcelState.TAKEN:
        return redirect("returns:slip", slip_id)
    messages.success(request, _("Serah terima dari ponsel sudah tercatat."))
    return redirect("returns:slips")


def _reasons(outcome: SlipOutcome) -> list[str]:
    return [_(each.message) % each.values if each.values else _(each.message) for each in outcome.problems]


def _told(slip: Slip) -> dict[str, Any]:
    known = slip.condition in {each.value for each in Condition}
    return {
        "kind": _(SLIP_WORDS[slip.kind]),
        "code": shown_code(slip.code),
        "at": timezone.localtime(slip.at),
        "condition": condition_words(slip.condition) if known else slip.condition,
        "words": slip.words,
        "belongings": slip.belongings,
        "differs": slip.differs,
        "answer": shown_code(slip.answer) if slip.answer else "",
    }
