"""Photographs of a session: given, covered by a child, looked at by a person, then kept or dropped."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.base import File
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.outreach.actions import (
    confirm_photograph,
    cover_photograph,
    drop_photograph,
    hold_photograph,
)
from naung.casework.outreach.queries import photograph_for, photographs_of, picture_of, session_for
from naung.casework.outreach.rules.photographs import COLUMNS, MOST_OF_A_SESSION, ROWS, WAITS, cells_of
from naung.casework.outreach.vocabulary import State
from naung.doors.desk.outreach.blurring import UNREADABLE, covered_by_child
from naung.doors.desk.outreach.forms import OWNER, PAGE
from naung.doors.desk.outreach.shown import line_row
from naung.doors.desk.shell.fields import NEEDED
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.uploads import takes_files, was_too_much
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound, RuleBroken

READS, WRITES = Permission.OUTREACH_READ, Permission.OUTREACH_WRITE
MEGABYTE = 1024 * 1024
MOST_AT_ONCE, MOST_MEGABYTES = 4, 32  # of one request: four pictures of a phone, held in memory as a whole
GONE_ON = gettext_lazy("Foto itu sudah berubah atau dibuang. Ini keadaan yang terbaru.")
TOO_LARGE = gettext_lazy("Kirimannya terlalu besar: paling banyak %(most)s foto dan %(size)s MB sekali kirim.")


class PicturesPicked(forms.ClearableFileInput):
    """Several pictures at once, from the camera or the gallery."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PicturesField(forms.FileField):
    """One to MOST_AT_ONCE files, held in memory."""

    widget = PicturesPicked

    def clean(self, data: Any, initial: Any = None) -> "list[File[bytes]]":
        """The files; ValidationError for none or too many."""
        given = (list(data) or [None]) if isinstance(data, list | tuple) else [data]
        if len(given) > MOST_AT_ONCE:
            raise forms.ValidationError(TOO_LARGE % {"most": MOST_AT_ONCE, "size": MOST_MEGABYTES})
        return [super(PicturesField, self).clean(each, initial) for each in given]


class PicturesForm(DeskForm):
    """Pictures of the session."""

    USES = {"pictures": Use(OWNER, "menunjukkan bahwa sosialisasinya terlaksana", PAGE)}
    pictures = PicturesField(
        label=gettext_lazy("Foto"),
        help_text=gettext_lazy("JPEG, PNG, atau WebP. Paling banyak 4 foto dan 32 MB sekali kirim."),
        error_messages={"required": NEEDED, "empty": NEEDED},
        widget=PicturesPicked(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )


@takes_files(MOST_MEGABYTES * MEGABYTE)
@requires(READS)
def overview(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """The session's photographs, and where those who write give new ones."""
    found = session_for(session_id, actor=request.actor)
    posted = request.method == "POST"
    form = PicturesForm(request.POST if posted else None, request.FILES if posted else None)
    if posted:
        if was_too_much(request):
            form.errors.clear()
            form.add_error("pictures", TOO_LARGE % {"most": MOST_AT_ONCE, "size": MOST_MEGABYTES})
        elif form.is_valid():
            with errors_on(form):
                first = _held(request, session_id, form.cleaned_data["pictures"])
                return redirect("outreach:photograph", session_id, first)
    there = photographs_of(session_id, actor=request.actor)
    context = {
        "line": line_row(found.line),
        "form": form,
        "waiting": [each for each in there if not each.kept],
        "kept": [each for each in there if each.kept],
        "may_write": request.actor.may(WRITES) and found.line.state is State.HELD,
        "has_room": len(there) < MOST_OF_A_SESSION,
        "hours": int(WAITS.total_seconds() // 3600),
    }
    return render(request, "desk/outreach/photographs.html", context)


def _held(request: DeskRequest, session_id: UUID, pictures: "list[File[bytes]]") -> UUID:
    """The first of the pictures that now wait. One of several that fails is named; RuleBroken where none is left."""
    made, wrong = list[UUID](), RuleBroken(UNREADABLE)
    for number, given in enumerate(pictures, start=1):
        try:
            done = covered_by_child(given.read())
            made.append(
                hold_photograph(session_id=session_id, picture=done.picture, faces=done.faces, by=request.actor)
            )
        except RuleBroken as each:
            wrong = each
            if len(pictures) > 1:
                why = _(each.message) % each.values if each.values else _(each.message)
                messages.warning(request, _("Foto ke-%(n)s: %(why)s") % {"n": number, "why": why})
        finally:
            given.close()
    if not made:
        raise wrong
    return made[0]


@requires(READS)
def show(request: DeskRequest, session_id: UUID, photograph_id: UUID) -> HttpResponse:
    """One photograph as it would be kept: cover more of it, confirm it, or drop it."""
    found = session_for(session_id, actor=request.actor)
    try:
        photograph = photograph_for(photograph_id, actor=request.actor)
    except NotFound:
        messages.warning(request, GONE_ON)
        return redirect("outreach:photographs", session_id)
    context = {
        "line": line_row(found.line),
        "photograph": photograph,
        "may_write": request.actor.may(WRITES),
        "cells": [(number, number // COLUMNS + 1, number % COLUMNS + 1) for number in range(COLUMNS * ROWS)],
    }
    return render(request, "desk/outreach/photograph.html", context)


@requires(READS)
def picture(request: DeskRequest, session_id: UUID, photograph_id: UUID) -> HttpResponse:
    """The picture itself, for the page only: no browser keeps it."""
    answer = HttpResponse(picture_of(photograph_id, actor=request.actor), content_type="image/jpeg")
    answer["Cache-Control"] = "no-store"
    return answer


@requires(WRITES)
def decide(request: DeskRequest, session_id: UUID, photograph_id: UUID) -> HttpResponse:
    """What the person pressed: cover the tapped cells (before keeping too), keep, or drop."""
    session_for(session_id, actor=request.actor)
    wanted, tapped = request.POST.get("do", ""), request.POST.getlist("kotak")
    try:
        if wanted == "tutup" or (wanted == "simpan" and tapped):  # a face that was tapped is never kept as it is
            cells = cells_of(tapped)
            made = cover_photograph(photograph_id=photograph_id, cells=cells, by=request.actor)
            messages.success(request, _("Kotaknya ditutup. Lihat sekali lagi."))
            return redirect("outreach:photograph", session_id, made)
        if wanted == "simpan":
            confirm_photograph(photograph_id=photograph_id, by=request.actor)
            messages.success(request, _("Foto disimpan."))
        elif wanted == "buang":
            drop_photograph(photograph_id=photograph_id, by=request.actor)
            messages.success(request, _("Foto dibuang dan tidak bisa dibuka lagi."))
    except NotFound:
        messages.warning(request, GONE_ON)
    except RuleBroken as wrong:
        messages.warning(request, _(wrong.message))
        return redirect("outreach:photograph", session_id, photograph_id)
    return redirect("outreach:photographs", session_id)
