"""Pages of the desk at the end of a leg: who is expected, the receipt by its code, and what was refused."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.returns.actions import Received, enter_receipt, settle_delivery
from naung.casework.returns.queries import arrival_for, arrivals_of, delivery_for, delivery_told, open_slips
from naung.casework.returns.rules.codes import shown_code
from naung.casework.returns.vocabulary import VERDICT_WORDS, Verdict
from naung.doors.desk.returns.forms import ReceiptForm
from naung.doors.desk.returns.pages import WRITES
from naung.doors.desk.returns.shown import arrival_row, condition_words, desk_names
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words import say_moment
from naung.foundation.access.vocabulary import Permission

RECEIVES = Permission.RETURN_RECEIVE


@requires(RECEIVES)
def arrivals(request: DeskRequest) -> HttpResponse:
    """Whom this desk is to receive: when, and from which desk. No name stands here."""
    names = desk_names()
    rows = [arrival_row(each, names) for each in arrivals_of(actor=request.actor)]
    from_tablets = open_slips(actor=request.actor)
    return render(request, "desk/returns/arrivals.html", {"rows": rows, "from_tablets": len(from_tablets)})


@requires(RECEIVES)
def arrival(request: DeskRequest, leg_id: UUID) -> HttpResponse:
    """One of them, with what to do."""
    line = arrival_for(leg_id, actor=request.actor)
    return render(request, "desk/returns/arrival.html", {"row": arrival_row(line, desk_names())})


@requires(RECEIVES)
def enter(request: DeskRequest) -> HttpResponse:
    """Enter the code of a hand-over, online or after the way home; what was typed stays where it was refused."""
    form = ReceiptForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            told = {name: form.cleaned_data[name] for name in ("code", "at", "condition", "words", "differs")}
            found = enter_receipt(**told, by=request.actor)
            if found.verdict in {Verdict.ACCEPTED, Verdict.SAME}:
                messages.success(request, _said(found))
                return redirect("returns:arrivals")
            form.add_error("code", _(VERDICT_WORDS[found.verdict]))
    return render(request, "desk/returns/enter.html", {"form": form})


def _said(found: Received) -> str:
    words = _(VERDICT_WORDS[found.verdict])
    return f"{words} {_('Tiba %(at)s.') % {'at': say_moment(found.at)}}" if found.at else words


@requires(WRITES)
def look(request: DeskRequest, delivery_id: UUID) -> HttpResponse:
    """A refused receipt: what was entered, where, and why it was refused; a press says that somebody looked."""
    line = delivery_for(delivery_id, actor=request.actor)
    if request.method == "POST":
        settle_delivery(delivery_id=delivery_id, by=request.actor)
        messages.success(request, _("Dicatat bahwa kiriman ini sudah diperiksa."))
        return redirect("returns:list")
    told = delivery_told(delivery_id, actor=request.actor)
    said = "\n".join((say_moment(told[0]), condition_words(told[1]), told[2])).strip() if told else ""
    context = {
        "line": line, "told": said, "code": shown_code(line.code), "words": _(VERDICT_WORDS[line.verdict]),
        "desk": desk_names().get(line.desk, ""),
    }  # fmt: skip
    return render(request, "desk/returns/delivery.html", context)
