"""Pages for those who leave on their own: the card, a call at a safe time, and what came through a card."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.arrivals.actions import agree_call, end_call, give_card, settle_ask
from naung.casework.arrivals.queries import arrival_for, ask_for
from naung.doors.desk.account.qr import picture
from naung.doors.desk.arrivals.forms import CallForm, CardForm
from naung.doors.desk.arrivals.people import WRITES, form_page
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words import language
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries.office import office_law
from naung.foundation.wicket.vocabulary import ASK_WORDS


@requires(WRITES)
def give(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Let her choose a number; the answer is the card with her code, which no page shows again."""
    shown = arrival_for(arrival_id, actor=request.actor)
    form = CardForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            code = give_card(
                arrival_id=arrival_id, pin=form.cleaned_data["pin_sandi"], until=form.last_day(), by=request.actor
            )
            return _card(request, arrival_id, code)
    lead = _("Kartu untuk yang pulang sendiri: nomor bantuan dan kode untuk menulis ke kantor ini.")
    return form_page(request, shown, form, heading=_("Beri kartu"), press=_("Buat kartu"), lead=lead)


def _card(request: DeskRequest, arrival_id: UUID, code: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("survivor:note"))
    context = {
        "arrival_id": arrival_id,
        "code": code,
        "address": address.partition("//")[2],
        "picture": picture(address, _("Kode QR alamatnya")),
        "numbers": hotlines(),
        "only_here": not settings.NAUNG_SERVED.has_name,
    }
    return render(request, "desk/arrivals/card.html", context)


def hotlines() -> list[dict[str, object]]:
    """The numbers to call as this office has them, those that somebody tried first; the others say that nobody has."""
    rows = [row for row in office_law().hotlines.values() if row.number]
    rows.sort(key=lambda row: row.mark is Mark.MEMORY)
    english = language() == "en"
    return [
        {"words": row.en if english else row.id, "number": row.number, "unsure": row.mark is Mark.MEMORY}
        for row in rows
    ]


@requires(WRITES)
def call(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """That she agrees to be called, when it is safe and until when."""
    shown = arrival_for(arrival_id, actor=request.actor)
    form = CallForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            agree_call(arrival_id=arrival_id, told=form.told(), by=request.actor)
            messages.success(request, _("Persetujuannya dicatat."))
            return redirect("arrivals:person", arrival_id)
    lead = _("Hanya bila ia mau. Meja ini yang menelepon; bila meja lain yang perlu menelepon, rujuklah.")
    return form_page(request, shown, form, heading=_("Boleh ditelepon"), press=_("Catat persetujuan"), lead=lead)


@require_POST
@requires(WRITES)
def end(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """She wants no more calls."""
    end_call(arrival_id=arrival_id, by=request.actor)
    messages.success(request, _("Dicatat. Orang ini tidak ditelepon lagi."))
    return redirect("arrivals:person", arrival_id)


@requires(WRITES)
def ask(request: DeskRequest, ask_id: UUID) -> HttpResponse:
    """What somebody wrote through a card; settled by whoever dealt with it."""
    shown = ask_for(ask_id, actor=request.actor)
    if request.method == "POST":
        settle_ask(request_id=ask_id, by=request.actor)
        messages.success(request, _("Pesan diselesaikan. Isinya dihapus."))
        return redirect("arrivals:person", shown.line.arrival)
    what = _(ASK_WORDS[shown.told.ask]) if shown.told else ""
    return render(request, "desk/arrivals/ask.html", {"ask": shown, "what": what, "form": DeskForm()})
