"""Danger to life: the glass is broken, used, closed and reviewed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.custody.actions import break_glass, end_glass, open_contact, review_glass
from naung.casework.custody.queries import glass_for
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.custody.forms import BreakForm, ReviewForm
from naung.doors.desk.custody.shown import glass_hours, glass_words, opened_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission


@requires(Permission.BREAK_GLASS)
def smash(request: DeskRequest) -> HttpResponse:
    """Find one person by an exact number and open her contact, naming the danger to life."""
    form = BreakForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            typed = {name: form.cleaned_data[name] for name in ("way", "number", "danger")}
            glass = break_glass(**typed, by=request.actor)
            messages.success(request, _("Terbuka. Meja orang ini dan kustodian sudah diberi tahu."))
            return redirect("custody:glass", glass)
    return render(request, "desk/custody/break.html", {"form": form, "hours": glass_hours()})


@requires(Permission.BREAK_GLASS, Permission.BREAK_GLASS_REVIEW)
def show(request: DeskRequest, glass_id: UUID) -> HttpResponse:
    """One emergency opening: who, why, until when, and what the review said."""
    glass = glass_words(glass_for(glass_id, actor=request.actor), Officers())
    may_review = request.actor.may(Permission.BREAK_GLASS_REVIEW) and not glass["own"] and not glass["verdict"]
    return render(request, "desk/custody/glass.html", {"glass": glass, "may_review": may_review})


@requires(Permission.BREAK_GLASS)
@require_POST
def open_it(request: DeskRequest, glass_id: UUID) -> HttpResponse:
    """Show contact and safety data of that one person; each press stands in the log."""
    opened = open_contact(glass_id=glass_id, by=request.actor)
    glass = glass_words(glass_for(glass_id, actor=request.actor), Officers())
    return render(request, "desk/custody/contact.html", {"rows": opened_rows(opened), "glass": glass})


@requires(Permission.BREAK_GLASS)
@require_POST
def end(request: DeskRequest, glass_id: UUID) -> HttpResponse:
    """Close an emergency opening before its time."""
    end_glass(glass_id=glass_id, by=request.actor)
    messages.success(request, _("Pembukaan darurat ditutup."))
    return redirect("custody:glass", glass_id)


@requires(Permission.BREAK_GLASS_REVIEW)
def review(request: DeskRequest, glass_id: UUID) -> HttpResponse:
    """Judge an emergency opening of another person."""
    glass = glass_words(glass_for(glass_id, actor=request.actor), Officers())
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            review_glass(glass_id=glass_id, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Tinjauan dicatat."))
            return redirect("custody:glass", glass_id)
    return render(request, "desk/custody/review.html", {"form": form, "glass": glass})
