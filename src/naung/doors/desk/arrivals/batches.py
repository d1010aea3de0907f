"""Pages of batches: the list, the queue of one, marking who came, adding somebody, closing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.arrivals.actions import (
    add_arrival,
    announce_batch,
    close_batch,
    correct_batch,
    group_together,
    mark_arrivals,
    note_left_on_own,
)
from naung.casework.arrivals.queries import (
    BatchShown,
    asks_waiting,
    batch_for,
    batches_of_desk,
    open_slips,
    waiting_for_batch,
)
from naung.casework.arrivals.rules.going import Alone
from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.arrivals.vocabulary import Presence
from naung.casework.hints.actions import compare_batch
from naung.casework.hints.queries import how_far_batch, is_known_among
from naung.doors.desk.arrivals.back import FROM_CLOSING, FROM_LIST, came_from
from naung.doors.desk.arrivals.forms import BatchForm, CloseForm, PeopleForm, RowForm, batch_values
from naung.doors.desk.arrivals.shown import (
    code_words,
    crossing_words,
    going,
    grouped,
    head_counts,
    line_row,
    may_go,
    rate_words,
    waits,
)
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.diary.shown import parcel_row
from naung.doors.desk.people.lists import how_far_shown
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Permission
from naung.foundation.accounts.queries import name_of
from naung.foundation.courier.vocabulary import ParcelState

READS, WRITES = Permission.ARRIVAL_READ, Permission.ARRIVAL_WRITE
NEXT_SHOWN = 20  # of those whom nobody asked yet; everybody stands on the whole list, which weighs more


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """The desk's batches, and what was written through cards and waits."""
    rows = [{"line": each, "crossing": crossing_words(each.crossing)} for each in batches_of_desk(actor=request.actor)]
    context = {
        "rows": rows,
        "asks": asks_waiting(actor=request.actor) if request.actor.may(WRITES) else [],
        "slips_waiting": _slips_waiting(request) if request.actor.may(WRITES) else 0,
        "may_write": request.actor.may(WRITES),
    }
    return render(request, "desk/arrivals/list.html", context)


def _slips_waiting(request: DeskRequest) -> int:
    """How many forms from tablets need a person."""
    return sum(line.state is not ParcelState.WAITS for line in open_slips(actor=request.actor))


@requires(WRITES)
def new(request: DeskRequest) -> HttpResponse:
    """A batch that was announced."""
    form = BatchForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            made = announce_batch(told=form.told(), posted_once=form.cleaned_data["post"], by=request.actor)
            messages.success(request, _("Rombongan dicatat. Sekarang masukkan daftarnya."))
            return redirect("arrivals:batch", made)
    words = {"heading": _("Rombongan yang akan tiba"), "press": _("Catat rombongan")}
    return render(request, "desk/arrivals/form.html", {"form": form, **words})


@requires(WRITES)
def change(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Correct what was announced."""
    shown = batch_for(batch_id, actor=request.actor)
    form = BatchForm(request.POST or None, initial=batch_values(shown.told), version=shown.version)
    if form.is_valid():
        with errors_on(form):
            correct_batch(batch_id=batch_id, told=form.told(), version=form.base_version or 0, by=request.actor)
            messages.success(request, _("Dicatat."))
            return redirect("arrivals:batch", batch_id)
    words = {"heading": _("Betulkan catatan rombongan"), "press": _("Simpan"), "batch": shown}
    return render(request, "desk/arrivals/form.html", {"form": form, **words})


@requires(READS)
def show(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """The queue by urgency with the reasons in words; who belongs together stands together."""
    shown = batch_for(batch_id, actor=request.actor)
    rows = [line_row(each) for each in shown.queue]
    known = is_known_among(batch_id, actor=request.actor)
    for row in rows:
        row["known"] = row["line"].id in known
    unasked = [row for row in rows if row["asks_first"]]
    context = {
        **about(shown),
        "counts": head_counts(shown),
        "queue": grouped(row for row in rows if waits(row["line"])),
        "next": grouped(unasked[:NEXT_SHOWN]),
        "waiting": _waiting(request, shown),
        "how_far": how_far_shown(how_far_batch(batch_id, actor=request.actor)),
        "left": max(len(unasked) - NEXT_SHOWN, 0),
        "may_write": request.actor.may(WRITES),
    }
    return render(request, "desk/arrivals/batch.html", context)


def _waiting(request: DeskRequest, shown: BatchShown) -> list[dict[str, Any]]:
    """Who was added on a tablet and came to the office after the batch was closed; nothing of it is opened here."""
    if shown.closed_at is None or not request.actor.may(WRITES):
        return []
    officers = Officers()
    return [parcel_row(line, officers) for line in waiting_for_batch(shown.id, actor=request.actor)]


def about(shown: BatchShown) -> dict[str, Any]:
    """What every page of a batch says of it."""
    codes = shipped_codes()
    return {
        "batch": shown,
        "crossing": crossing_words(shown.told.crossing),
        "consulate": code_words(codes.consulates, shown.told.consulate),
        "rates": rate_words(shown),
        "closed_by": name_of(shown.closed_by) if shown.closed_by else "",
    }


@requires(READS)
def mark(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Everybody on the list, with who was asked and who has left; mark many at once: who arrived or not, who went home."""
    shown = batch_for(batch_id, actor=request.actor)
    form = PeopleForm(request.POST or None, listed=[each.id for each in shown.queue])
    if form.is_valid():
        require(request.actor, WRITES)
        with errors_on(form):
            _mark(request, shown, form)
            return came_from(request, batch_id) or redirect("arrivals:mark", batch_id)
    rows = [line_row(each) for each in sorted(shown.queue, key=lambda each: each.number)]
    may_mark = request.actor.may(WRITES) and shown.closed_at is None
    context = {
        **about(shown),
        "rows": rows,
        "form": form,
        "may_mark": may_mark,
        "going": going(shown) if may_mark else None,
        "awaited": any(each.presence is Presence.EXPECTED for each in shown.queue),
        "from_here": FROM_LIST,
    }
    return render(request, "desk/arrivals/mark.html", context)


def _mark(request: DeskRequest, shown: BatchShown, form: PeopleForm) -> None:
    people, what, by = form.cleaned_data["people"], form.cleaned_data["what"], request.actor
    if what == PeopleForm.TOGETHER:
        group_together(batch_id=shown.id, people=people, by=by)
        messages.success(request, _("Mereka dicatat datang bersama."))
        return
    if what in {PeopleForm.LEFT, PeopleForm.REST_LEFT}:
        _send_home(request, shown, people if what == PeopleForm.LEFT else None)
        return
    if what == PeopleForm.REST:
        people = [each.id for each in shown.queue if each.presence is Presence.EXPECTED]
    came, not_came = (people, []) if what == PeopleForm.CAME else ([], people)
    count = mark_arrivals(batch_id=shown.id, came=came, not_came=not_came, by=by)
    messages.success(request, _("%(count)s orang ditandai.") % {"count": count})


def _send_home(request: DeskRequest, shown: BatchShown, people: list[UUID] | None) -> None:
    """Write down that these, or all who are left, went home on their own; say how many did not, and where it stands why."""
    left = note_left_on_own(batch_id=shown.id, people=people, by=request.actor)
    messages.success(request, _("%(count)s orang dicatat pulang mandiri.") % {"count": left.gone})
    absent = sum(reason == Alone.ABSENT for reason in left.kept.values())
    if absent:
        messages.warning(request, _("%(count)s orang belum ditandai tiba dan tidak dicatat.") % {"count": absent})
    if alone := len(left.kept) - absent:
        words = _("%(count)s orang perlu dilihat satu per satu dan tidak dicatat. Namanya dan sebabnya di bawah.")
        messages.warning(request, words % {"count": alone})


@requires(WRITES)
def add(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Somebody who came and stands on no list."""
    shown = batch_for(batch_id, actor=request.actor)
    form = RowForm(request.POST or None, near=shipped_codes().crossings[shown.told.crossing].area)
    if form.is_valid():
        with errors_on(form):
            made = add_arrival(batch_id=batch_id, told=form.told(), by=request.actor)
            compare_batch(batch_id=batch_id, by=request.actor)
            messages.success(request, _("Ditambahkan."))
            return redirect("arrivals:person", made)
    words = {"heading": _("Tambah orang yang tidak ada di daftar"), "press": _("Tambahkan"), "batch": shown}
    return render(request, "desk/arrivals/form.html", {"form": form, **words})


@requires(WRITES)
def close(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Who is not accounted for yet; closing when nobody is, or for a stated reason."""
    shown = batch_for(batch_id, actor=request.actor)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            close_batch(batch_id=batch_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Rombongan ditutup."))
            return redirect("arrivals:report", batch_id)
    rows = [line_row(each) for each in shown.owing if not may_go(each)]  # these stand in one number with one button
    context = {**about(shown), "rows": rows, "left": len(shown.owing), "form": form}
    context |= {"going": going(shown), "from_here": FROM_CLOSING}
    return render(request, "desk/arrivals/close.html", context)
