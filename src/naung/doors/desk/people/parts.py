"""Names, papers and ways to reach a person: added, corrected, no longer used."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.doors.desk.people.earlier import after_a_change
from naung.doors.desk.people.forms import ContactForm, DocumentForm, NameForm
from naung.doors.desk.people.told import contact_from, document_from
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.actions import (
    add_contact,
    add_document,
    add_name,
    correct_document,
    retire_contact,
    retire_name,
)
from naung.foundation.people.queries import people_named, person_for
from naung.foundation.people.vocabulary import NameKind


def named(person_id: UUID, request: DeskRequest) -> str:
    """Her name for the head of a form; NotFound for another desk's."""
    found = people_named([person_id], actor=request.actor)
    if person_id not in found:
        raise NotFound()
    return found[person_id].name


@requires(Permission.PERSON_WRITE)
def add_a_name(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Another name of hers, or a parent's."""
    form = NameForm(request.POST or None)
    context = {"form": form, "person_id": person_id, "name": named(person_id, request), "heading": _("Tambah nama")}
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            add_name(person_id=person_id, kind=NameKind(data["name_kind"]), text=data["name"], by=request.actor)
            messages.success(request, _("Nama ditambahkan. Orang ini bisa dicari dengan nama itu."))
            return after_a_change(request, person_id)
    return render(request, "desk/people/part.html", {**context, "save": _("Tambah nama ini")})


@requires(Permission.PERSON_WRITE)
@require_POST
def retire_a_name(request: DeskRequest, person_id: UUID, name_id: UUID) -> HttpResponse:
    """A name that is no longer used (a button's post)."""
    retire_name(name_id=name_id, by=request.actor)
    messages.success(request, _("Nama itu ditandai tidak dipakai lagi. Ia tetap bisa dicari."))
    return after_a_change(request, person_id)


@requires(Permission.PERSON_WRITE)
def add_a_document(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """A paper or number."""
    form = DocumentForm(request.POST or None)
    context = {"form": form, "person_id": person_id, "name": named(person_id, request), "heading": _("Tambah surat")}
    if form.is_valid():
        with errors_on(form):
            add_document(person_id=person_id, document=document_from(form.cleaned_data), by=request.actor)
            messages.success(request, _("Surat disimpan."))
            return after_a_change(request, person_id)
    return render(request, "desk/people/part.html", {**context, "save": _("Simpan surat")})


@requires(Permission.PERSON_WRITE)
def correct_a_document(request: DeskRequest, person_id: UUID, document_id: UUID) -> HttpResponse:
    """Correct a paper or who holds it now."""
    person = person_for(person_id, actor=request.actor)
    row = next((each for each in person.documents if each.id == document_id), None)
    if row is None:
        raise NotFound()
    initial = {
        "kind": row.kind.value,
        "number": row.number,
        "issued_by": row.issued_by,
        "held_by": row.held_by.value,
        "not_hers": row.not_hers.value,
        "forged": row.forged.value,
        "document_note": row.note,
    }
    form = DocumentForm(request.POST or None, initial=initial, version=row.version)
    if form.is_valid():
        with errors_on(form):
            given = document_from(form.cleaned_data)
            correct_document(document_id=document_id, document=given, version=form.base_version or 0, by=request.actor)
            messages.success(request, _("Surat dibetulkan."))
            return after_a_change(request, person_id)
    context = {"form": form, "person_id": person_id, "name": person.name, "heading": _("Betulkan surat")}
    return render(request, "desk/people/part.html", {**context, "save": _("Simpan perubahan")})


@requires(Permission.PERSON_WRITE)
def add_a_contact(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """A way to reach her, and how to do so without harm."""
    form = ContactForm(request.POST or None)
    heading = _("Tambah cara menghubungi")
    context = {"form": form, "person_id": person_id, "name": named(person_id, request), "heading": heading}
    if form.is_valid():
        with errors_on(form):
            add_contact(person_id=person_id, contact=contact_from(form.cleaned_data), by=request.actor)
            messages.success(request, _("Cara menghubungi disimpan."))
            return after_a_change(request, person_id)
    return render(request, "desk/people/part.html", {**context, "save": _("Simpan cara ini")})


@requires(Permission.PERSON_WRITE)
@require_POST
def retire_a_contact(request: DeskRequest, person_id: UUID, contact_id: UUID) -> HttpResponse:
    """A way that is not to be used any more (a button's post)."""
    retire_contact(contact_id=contact_id, by=request.actor)
    messages.success(request, _("Cara itu ditandai tidak dipakai lagi."))
    return after_a_change(request, person_id)
