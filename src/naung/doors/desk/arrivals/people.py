"""Pages of one person: what is known, what was asked and signed, and the next step; correcting, deciding, leaving, not asked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.arrivals.actions import amend_arrival, note_leaving, note_missed, sign_decision
from naung.casework.arrivals.queries import PersonShown, arrival_for, batch_for, is_ill
from naung.casework.arrivals.queries.earlier import earlier_of_arrival
from naung.casework.arrivals.vocabulary import DECIDED_WORDS, HERE, FormKind, Presence
from naung.casework.hints.actions import compare_batch
from naung.casework.hints.queries import hints_of_arrival
from naung.casework.inquiries.queries import looks_of_rows
from naung.doors.desk.arrivals.back import came_from, with_whence
from naung.doors.desk.arrivals.earlier import may_look
from naung.doors.desk.arrivals.forms import DecideForm, LeaveForm, MissedForm, RowForm, spoken
from naung.doors.desk.arrivals.shown import form_rows, need_tags, person_facts, presence_tag, who
from naung.doors.desk.inquiries.shown import look_lines
from naung.doors.desk.people.earlier import earlier_lines
from naung.doors.desk.people.lists import list_lines
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.place_field import PlaceAnswer
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.people.vocabulary import Sex

READS, WRITES = Permission.ARRIVAL_READ, Permission.ARRIVAL_WRITE


def about(shown: PersonShown) -> dict[str, Any]:
    """What every page of one person says of whose it is."""
    return {"shown": shown, "name": shown.texts["name"], "short": shown.texts["short"]}


def form_page(request: DeskRequest, shown: PersonShown, form: DeskForm, **words: Any) -> HttpResponse:
    """A form about one person. `words`: heading, press, and what stands above the form."""
    return render(request, "desk/arrivals/person_form.html", {"form": form, **about(shown), **words})


@requires(READS)
def show(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """One person: the next step on top, then why, what was answered, and what the list says."""
    shown = arrival_for(arrival_id, actor=request.actor)
    asked, screened = shown.standing(FormKind.FIRST), shown.standing(FormKind.SHORT)
    alive = not shown.dead and shown.presence is not Presence.NOT_ARRIVED
    context = {
        **about(shown),
        "presence": presence_tag(shown.presence),
        "facts": person_facts(shown),
        "needs": need_tags(shown),
        "sent": [spoken(sign.words) for sign in shown.sent],
        "forms": form_rows(shown, request.actor),
        "double": len({str(each.short) for each in screened}) > 1,
        "decisions": [
            {"told": each, "words": _(DECIDED_WORDS[each.decided]), "by": who(shown, each.by)}
            for each in shown.decisions
        ],
        "ill": is_ill(shown),
        "earlier": earlier_lines(earlier_of_arrival(arrival_id, actor=request.actor)),
        "lists": list_lines(hints_of_arrival(arrival_id, actor=request.actor)),
        "looks": look_lines(looks_of_rows([arrival_id], actor=request.actor)) if may_look(request) else [],
        "may_look": may_look(request) and not shown.forgotten and shown.person is None,
        "asks_first": alive and not asked,
        "asks_short": alive and bool(asked) and not screened,
        "came": shown.presence in HERE,
        "alive": alive,
        "may_write": request.actor.may(WRITES) and not shown.forgotten,
        "may_change": request.actor.may(WRITES) and not shown.closed and not shown.forgotten,
        "sees_case": request.actor.may(Permission.CASE_READ),
        "leave": with_whence(request, reverse("arrivals:leave", args=[arrival_id])),
    }
    return render(request, "desk/arrivals/person.html", context)


@requires(WRITES)
def amend(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Correct what the list says."""
    shown = arrival_for(arrival_id, actor=request.actor)
    form = RowForm(request.POST or None, initial=_values(shown), version=shown.version)
    if form.is_valid():
        with errors_on(form):
            amend_arrival(arrival_id=arrival_id, told=form.told(), version=form.base_version or 0, by=request.actor)
            compare_batch(batch_id=shown.batch, by=request.actor)
            messages.success(request, _("Dicatat."))
            return redirect("arrivals:person", arrival_id)
    return form_page(request, shown, form, heading=_("Betulkan data"), press=_("Simpan"))


def _values(shown: PersonShown) -> dict[str, Any]:
    text = shown.texts
    place = PlaceAnswer(shown.origin or None, text["origin_words"]) if shown.origin or text["origin_words"] else None
    known = {name: text[name] for name in ("name", "nik", "papers", "destination", "sector", "notes")}
    return known | {
        "sex": "" if shown.sex is Sex.UNKNOWN else shown.sex.value,
        "birth": shown.birth if shown.texts["birth"] else None,
        "cause": shown.cause,
        "origin": place,
        "ill": is_ill(shown),
        "dead": shown.dead,
    }


@requires(WRITES)
def decide(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Decide and sign; what is proposed stands above, with its reasons."""
    shown = arrival_for(arrival_id, actor=request.actor)
    form = DecideForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            sign_decision(arrival_id=arrival_id, decided=form.chosen(), why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Putusan dicatat dengan nama Anda."))
            return redirect("arrivals:person", arrival_id)
    return form_page(
        request,
        shown,
        form,
        heading=_("Putuskan dan tanda tangani"),
        press=_("Tanda tangani"),
        needs=need_tags(shown),
        lead=_("Mesin hanya mengusulkan. Yang memutuskan Anda, dan nama Anda tertulis di sini."),
    )


@requires(WRITES)
def leave(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Where and with whom somebody goes."""
    shown = arrival_for(arrival_id, actor=request.actor)
    form = LeaveForm(request.POST or None, initial={"leaving": shown.leaving})
    if form.is_valid():
        with errors_on(form):
            note_leaving(arrival_id=arrival_id, leaving=form.cleaned_data["leaving"], by=request.actor)
            messages.success(request, _("Dicatat."))
            return came_from(request, shown.batch) or redirect("arrivals:batch", shown.batch)
    words = {"heading": _("Pergi"), "press": _("Simpan")}
    words["back"] = with_whence(request, reverse("arrivals:person", args=[arrival_id]))
    return form_page(request, shown, form, needs=need_tags(shown), **words)


@requires(WRITES)
def missed(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Why somebody was not asked."""
    shown = arrival_for(arrival_id, actor=request.actor)
    kinds = [
        (kind.value, words)
        for kind, words in ((FormKind.FIRST, _("Saringan awal")), (FormKind.SHORT, _("Penyaringan pendek")))
        if not shown.standing(kind)
    ]
    form = MissedForm(request.POST or None, kinds=kinds, initial={"kind": kinds[0][0] if kinds else ""})
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            kind = FormKind(data["kind"])
            note_missed(arrival_id=arrival_id, kind=kind, why=data["why"], words=data["words"], by=request.actor)
            messages.success(request, _("Dicatat."))
            return redirect("arrivals:person", arrival_id)
    return form_page(request, shown, form, heading=_("Tidak ditanya"), press=_("Simpan"))


def next_to_ask(request: DeskRequest, batch_id: UUID, after: int) -> UUID | None:
    """The next person of the list whom nobody asked yet, those behind this one first."""
    waiting = [
        each
        for each in batch_for(batch_id, actor=request.actor).queue
        if FormKind.FIRST not in each.done and each.presence is not Presence.NOT_ARRIVED and not each.dead
    ]
    waiting.sort(key=lambda each: (each.number <= after, each.number))
    return waiting[0].id if waiting else None
