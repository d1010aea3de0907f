"""Bantuan: the handbooks, the tour of the first case, and where the rest of the help is."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from naung.doors.desk.help.books import blocks_of, books_for, shipped_book, text_of
from naung.doors.desk.help.tour import may_take, step_lines
from naung.doors.desk.shell.guards import DeskRequest, requires_sign_in
from naung.doors.desk.shell.pages import safe_return
from naung.doors.desk.shell.words import language
from naung.foundation.accounts.actions import move_tour
from naung.foundation.accounts.queries import tour_of
from naung.foundation.accounts.vocabulary import TourMove

OPEN = "bantuan tidak memuat data siapa pun"


@requires_sign_in(OPEN)
def home(request: DeskRequest) -> HttpResponse:
    """The handbooks, one's own first; and the six steps of the first case for whoever may take them."""
    english = language() == "en"
    books = [(book.slug, book.en if english else book.id) for book in books_for(request.actor.role)]
    context: dict[str, Any] = {"books": books, "tour": None}
    if may_take(request.actor):
        kept = tour_of(actor=request.actor)
        shown = kept.begun and not kept.aside
        context["tour"] = {"lines": step_lines(request.actor), "begun": kept.begun, "shown": shown}
    return render(request, "desk/help/home.html", context)


@requires_sign_in(OPEN)
def book(request: DeskRequest, slug: str) -> HttpResponse:
    """One handbook. Its text is Indonesian in either language of the pages."""
    found = shipped_book(slug)
    return render(request, "desk/help/book.html", {"title": found.id, "blocks": blocks_of(text_of(found))})


@requires_sign_in("panduan kasus pertama menyimpan langkah akun sendiri, tanpa isi kasus")
@require_POST
def tour(request: DeskRequest) -> HttpResponse:
    """Begin the tour, pass a step by, or put it aside; back to the page where it was pressed."""
    wanted, at = request.POST.get("step", ""), request.POST.get("at", "")
    if wanted in set(TourMove):
        number = int(at) if at.isascii() and at.isdigit() and len(at) < 3 else 0
        move_tour(move=TourMove(wanted), at=number, by=request.actor)
    return HttpResponseRedirect(safe_return(request))
