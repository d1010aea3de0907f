"""Pages of what partner offices sent: opened beside the batch and the person it may mean, taken in by a person, or set aside."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.arrivals.queries import batch_for, batches_of_desk
from naung.casework.arrivals.vocabulary import Outcome
from naung.casework.partners.actions import set_letter_aside, take_letter
from naung.casework.partners.queries import batch_meant, letter_for, people_meant
from naung.casework.partners.vocabulary import Filled, LetterShown
from naung.doors.desk.arrivals.shown import crossing_words
from naung.doors.desk.partners.forms import AsideForm, TakeForm
from naung.doors.desk.partners.keys import READS, WRITES
from naung.doors.desk.partners.shown import letter_row, person_words, said_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.accounts.queries import name_of
from naung.foundation.letterbox.queries import letters_settled

MOST_OFFERED = 12  # batches to choose from where none fits


def _about(shown: LetterShown) -> dict[str, Any]:
    settled_by = shown.line.settled_by
    return {
        "shown": shown,
        "trouble": _(shown.trouble) if shown.trouble else "",
        "said": said_rows(shown.filled) if shown.filled else [],
        "settled_by": name_of(settled_by) if settled_by else "",
        **letter_row(shown.line),
    }


@requires(READS)
def show(request: DeskRequest, letter_id: UUID) -> HttpResponse:
    """One form, opened with an entry in the log; where its batch is known, beside that batch."""
    shown = letter_for(letter_id, actor=request.actor)
    if shown.filled is None or not request.actor.may(WRITES):
        return _page(request, shown)
    meant = batch_meant(shown.filled, actor=request.actor)
    return _page(request, shown, **_beside(request, shown.filled, meant)) if meant else _page(request, shown)


def _page(request: DeskRequest, shown: LetterShown, **beside: Any) -> HttpResponse:
    known = batches_of_desk(actor=request.actor) if shown.filled else []
    here = beside["batch"].id if "batch" in beside else None
    offered = [each for each in known if each.id != here][:MOST_OFFERED]
    batches = [{"line": each, "crossing": crossing_words(each.crossing)} for each in offered]
    context = {**_about(shown), "batches": batches, "may_write": request.actor.may(WRITES), **beside}
    return render(request, "desk/partners/letter.html", context)


def _beside(request: DeskRequest, filled: Filled, batch_id: UUID) -> dict[str, Any]:
    """A batch, who of it may be meant and why, and the form in which somebody says whose it is."""
    batch = batch_for(batch_id, actor=request.actor)
    people = [(line, fits) for line, fits in people_meant(filled, batch) if not line.dead]
    form = TakeForm(request.POST or None, people=[(line.id, person_words(line, fits)) for line, fits in people])
    meant = [(line, person_words(line, fits)) for line, fits in people if fits]
    return {"batch": batch, "form": form, "meant": meant}


@requires(WRITES)
def beside(request: DeskRequest, letter_id: UUID, batch_id: UUID) -> HttpResponse:
    """The form beside one batch; whoever looks says whose it is, and it is written down there."""
    shown = letter_for(letter_id, actor=request.actor)
    if shown.filled is None:
        return _page(request, shown)
    about = _beside(request, shown.filled, batch_id)
    form = about["form"]
    if form.is_valid():
        with errors_on(form):
            whose = UUID(form.cleaned_data["arrival"])
            outcomes = take_letter(letter_id=letter_id, arrival_id=whose, by=request.actor)
            messages.success(request, _("Formulir dicatat."))
            if Outcome.DOUBLE in outcomes:
                messages.warning(request, _("Orang ini sudah ditanya sebelumnya. Lihat kedua jawabannya, lalu pilih."))
            return redirect("arrivals:person", whose)
    return _page(request, shown, **about)


@requires(WRITES)
def aside(request: DeskRequest, letter_id: UUID) -> HttpResponse:
    """Set a form aside, with a reason."""
    shown = letter_for(letter_id, actor=request.actor)
    form = AsideForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            set_letter_aside(letter_id=letter_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Formulir dikesampingkan, dan isinya dihapus."))
            return redirect("partners:list")
    return render(request, "desk/partners/aside.html", {**_about(shown), "form": form})


@requires(READS)
def settled(request: DeskRequest) -> HttpResponse:
    """What was written down or set aside of late. Nothing is opened."""
    rows = [
        {**letter_row(each), "by": name_of(each.settled_by) if each.settled_by else ""}
        for each in letters_settled(actor=request.actor)
    ]
    return render(request, "desk/partners/settled.html", {"rows": rows})
