"""Counsel's own notes and her key. What is opened stands in the answer to the request with the passphrase, nowhere else."""

import secrets
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from naung.casework.counsel.actions import (
    change_own_secret,
    hand_over_notes,
    make_own_key,
    open_notes,
    replace_lost_key,
    seal_note,
)
from naung.casework.counsel.queries import next_counsel, own_key_lines, own_notes
from naung.casework.counsel.rules.passphrases import suggestion
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.counsel.forms import ChangeKeyForm, HandOverForm, KeyForm, LostKeyForm, NoteForm, OpenForm
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.accounts.queries import name_of as officer_name
from naung.foundation.people.queries import name_of_person

KEEPS = Permission.PRIVILEGED_KEEP


def _key_page(request: DeskRequest, form: DeskForm, **words: Any) -> HttpResponse:
    lines = own_key_lines(actor=request.actor)
    made = suggestion(secrets.choice)
    return render(request, "desk/counsel/key.html", {"form": form, "lines": lines, "made": made, **words})


@requires(KEEPS)
@never_cache
def key(request: DeskRequest) -> HttpResponse:
    """Make her key; where she has one, what may be done with it."""
    has_key = any(line.ended_at is None for line in own_key_lines(actor=request.actor))
    form = KeyForm(None if has_key else request.POST or None)
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            make_own_key(sandi=data["sandi"], again=data["sandi_again"], by=request.actor)
            messages.success(
                request, _("Kunci dibuat. Simpan kalimat sandinya di tempat yang aman: tidak ada salinannya.")
            )
            return redirect("counsel:key")
    return _key_page(
        request, form, heading=_("Kunci catatan pembela"), press=_("Buat kunci"), has_key=has_key, what="make"
    )


@requires(KEEPS)
@never_cache
def change_key(request: DeskRequest) -> HttpResponse:
    """Another passphrase for the same key."""
    form = ChangeKeyForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            change_own_secret(old=data["sandi_old"], sandi=data["sandi"], again=data["sandi_again"], by=request.actor)
            messages.success(request, _("Kalimat sandi diganti. Semua catatan terbuka dengan yang baru."))
            return redirect("counsel:key")
    return _key_page(request, form, heading=_("Ganti kalimat sandi"), press=_("Ganti"), what="change")


@requires(KEEPS)
@never_cache
def lost_key(request: DeskRequest) -> HttpResponse:
    """Another key in place of a lost one: what is lost is said before and after."""
    form = LostKeyForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            replace_lost_key(sandi=data["sandi"], again=data["sandi_again"], known=data["known"], by=request.actor)
            messages.success(request, _("Kunci baru dibuat. Catatan lama tetap tersegel dan tidak terbuka lagi."))
            return redirect("counsel:key")
    return _key_page(request, form, heading=_("Kalimat sandi hilang"), press=_("Ganti kunci"), what="lost")


def _notes_page(request: DeskRequest, case_id: UUID, person_id: UUID, **more: Any) -> HttpResponse:
    notes, officers = own_notes(case_id, person_id, actor=request.actor), Officers()
    lines = [{"line": each, "who": officers(each.written_by)} for each in notes.lines]
    context = {
        "notes": notes,
        "name": name_of_person(person_id, actor=request.actor),
        "lines": lines,
        "opens": any(each.opens for each in notes.lines),
        "shut": sum(not each.opens for each in notes.lines),
        "writing": NoteForm(),
        "opening": OpenForm(),
        **more,
    }
    return render(request, "desk/counsel/notes.html", context)


@requires(KEEPS)
@never_cache
def overview(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Her notes about a survivor, sealed; a new one is sealed without any passphrase."""
    form = NoteForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            words = form.cleaned_data["privileged_words"]
            seal_note(case_id=case_id, person_id=person_id, words=words, by=request.actor)
            messages.success(request, _("Catatan disegel dengan kunci Anda."))
            return redirect("counsel:notes", case_id, person_id)
    return _notes_page(request, case_id, person_id, writing=form)


@requires(KEEPS)
@never_cache
def open_them(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The notes in plain, for this one answer."""
    form = OpenForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            found = open_notes(case_id=case_id, person_id=person_id, sandi=form.cleaned_data["sandi"], by=request.actor)
            officers = Officers()
            opened = [{"note": each, "who": officers(each.written_by)} for each in found]
            return _notes_page(request, case_id, person_id, opened=opened)
    return _notes_page(request, case_id, person_id, opening=form)


@requires(KEEPS)
@never_cache
def hand_over(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Seal her notes to the next counsel too; only she can do it, with her passphrase."""
    notes = own_notes(case_id, person_id, actor=request.actor)
    others = next_counsel(case_id, person_id, actor=request.actor)
    form = HandOverForm(request.POST or None, others=[(str(each), officer_name(each)) for each in others])
    if form.is_valid():
        with errors_on(form):
            to, sandi = UUID(form.cleaned_data["to"]), form.cleaned_data["sandi"]
            count = hand_over_notes(case_id=case_id, person_id=person_id, to=to, sandi=sandi, by=request.actor)
            messages.success(request, _("%(n)s catatan kini terbuka juga bagi pembela berikut.") % {"n": count})
            return redirect("counsel:notes", case_id, person_id)
    context = {"form": form, "notes": notes, "others": others, "name": name_of_person(person_id, actor=request.actor)}
    return render(request, "desk/counsel/hand_over.html", context)
