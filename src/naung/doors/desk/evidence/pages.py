"""The documents of a case: the list, one of them, uploading, handing out, emptying."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_row
from naung.casework.evidence.actions import empty_document, keep_document
from naung.casework.evidence.queries import (
    DocumentShown,
    content_of,
    document_for,
    documents_of,
    draft_for,
    people_of_documents,
)
from naung.casework.evidence.vocabulary import DocumentKind
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.evidence.forms import EmptyForm, RenewForm, UploadForm
from naung.doors.desk.evidence.handing import as_file
from naung.doors.desk.evidence.shown import by_document, document_row, filled_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.uploads import takes_files, told_too_large
from naung.doors.desk.shell.words import say_moment
from naung.doors.desk.shell.workbook import Sheet, as_attachment
from naung.doors.desk.shell.workbook import workbook as written
from naung.foundation.access.vocabulary import Permission
from naung.foundation.files import LARGEST, MEDIA, FileKind
from naung.foundation.people.queries import people_named

LARGEST_REQUEST = LARGEST + 256 * 1024  # the file, and what is typed beside it
BOOK = "dokumen-kasus"


def names_in(case_id: UUID, request: DeskRequest) -> dict[UUID, str]:
    """The persons of a case by id, with their names."""
    persons = people_of_documents(case_id, actor=request.actor)
    named = people_named(persons, actor=request.actor) if persons else {}
    return {person: named[person].name or _("tanpa nama") for person in persons if person in named}


@requires(Permission.DOCUMENT_READ)
def overview(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Every document of a case, its newest version."""
    case = case_row(case_id, actor=request.actor)
    rows = by_document(documents_of(case_id, actor=request.actor), Officers(), names_in(case_id, request))
    context = {"case": case, "rows": rows, "may_write": request.actor.may(Permission.DOCUMENT_WRITE)}
    return render(request, "desk/evidence/list.html", context)


@requires(Permission.DOCUMENT_READ)
def workbook(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The list with every version, as a workbook."""
    names, officers = names_in(case_id, request), Officers()
    heads = [_("Dokumen"), _("Jenis"), _("Versi"), _("Milik siapa"), _("Berkas"), _("Besar"), _("Sidik (SHA-256)")]
    heads += [_("Asal"), _("Disimpan"), _("Oleh")]
    rows = [document_row(each, officers, names) for each in documents_of(case_id, actor=request.actor)]
    said = ("title", "kind", "version", "whose", "file", "size", "hash", "origin")
    cells = [[*(row[name] for name in said), say_moment(row["made_at"]), row["who"]] for row in rows]
    number = case_row(case_id, actor=request.actor).number
    return as_attachment(written([Sheet(_("Dokumen"), heads, cells, title=number)]), BOOK)


@requires(Permission.DOCUMENT_WRITE)
@takes_files(LARGEST_REQUEST)
def upload(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Keep a document that is new to the case."""
    case = case_row(case_id, actor=request.actor)
    names = names_in(case_id, request)
    form = UploadForm(request.POST or None, request.FILES or None)
    form.offer_choices("whose", [("", _("Kasus ini sebagai keseluruhan")), *((str(k), v) for k, v in names.items())])
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            told = form.cleaned_data
            keep_document(
                case_id=case_id,
                kind=DocumentKind(told["kind"]),
                title=told["title"],
                content=told["file"],
                media="",
                person_id=UUID(told["whose"]) if told["whose"] else None,
                by=request.actor,
            )
            messages.success(request, _("Dokumen disimpan, tersegel."))
            return redirect("evidence:list", case_id)
    return render(request, "desk/evidence/upload.html", {"form": form, "case": case})


def _of_one(shown: DocumentShown, request: DeskRequest) -> dict[str, Any]:
    """The document with its case and, where there are any, its other versions."""
    officers, names = Officers(), names_in(shown.case, request)
    every = {each.id: each for each in documents_of(shown.case, actor=request.actor)}
    return {
        "case": case_row(shown.case, actor=request.actor),
        "row": document_row(shown, officers, names),
        "versions": [document_row(every[each], officers, names) for each in chain(shown.id, every) if each != shown.id],
    }


def chain(document_id: UUID, every: dict[UUID, DocumentShown]) -> list[UUID]:
    """The versions of one document, newest first."""
    newer = {each.replaces: each.id for each in every.values() if each.replaces}
    newest = document_id
    while newest in newer:
        newest = newer[newest]
    found, at = [], newest
    while at in every:
        found.append(at)
        at = every[at].replaces or UUID(int=0)
    return found


@requires(Permission.DOCUMENT_READ)
def show(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """One document: what it is, its hash, its other versions, and of a draft what was filled in."""
    shown = document_for(paper_id, actor=request.actor)
    draft = draft_for(paper_id, actor=request.actor) if shown.draft else None
    context = {
        **_of_one(shown, request),
        "filled": filled_rows(draft.values) if draft else [],
        "may_write": request.actor.may(Permission.DOCUMENT_WRITE),
        "is_pdf": shown.media == MEDIA[FileKind.PDF],
    }
    return render(request, "desk/evidence/show.html", context)


@requires(Permission.DOCUMENT_READ)
def download(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """The document itself, with an entry in the log."""
    shown = document_for(paper_id, actor=request.actor)
    found = content_of(paper_id, actor=request.actor)
    number = case_row(shown.case, actor=request.actor).number
    return as_file(found.content, found.media, f"{number}-{shown.kind.value}-{shown.version}")


@requires(Permission.DOCUMENT_WRITE)
@takes_files(LARGEST_REQUEST)
def renew(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """A newer version; the older ones stay."""
    shown = document_for(paper_id, actor=request.actor)
    first = {"title": shown.title}
    form = RenewForm(request.POST or None, request.FILES or None, initial=first, version=shown.version)
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            made = keep_document(
                case_id=shown.case,
                kind=shown.kind,
                title=form.cleaned_data["title"],
                content=form.cleaned_data["file"],
                media="",
                replaces=paper_id,
                by=request.actor,
            )
            messages.success(request, _("Versi baru disimpan. Versi lama tetap ada."))
            return redirect("evidence:show", made)
    return render(request, "desk/evidence/renew.html", {"form": form, **_of_one(shown, request)})


@requires(Permission.DOCUMENT_WRITE)
def empty(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """Take out the content of a document that was kept by mistake; its line stays with the reason."""
    shown = document_for(paper_id, actor=request.actor)
    form = EmptyForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            empty_document(document_id=paper_id, reason=form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("Isi dokumen dikosongkan. Barisnya tetap ada."))
            return redirect("evidence:list", shown.case)
    return render(request, "desk/evidence/empty.html", {"form": form, **_of_one(shown, request)})
