"""The office's own templates: the list, the fields they may ask for, a document to begin with, adding and withdrawing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from naung.casework.evidence.actions import keep_template, withdraw_template
from naung.casework.evidence.queries import template_for, template_row
from naung.casework.evidence.queries import templates as every_template
from naung.casework.evidence.rules.letters import offered_letters
from naung.casework.evidence.rules.tables import shipped_tables
from naung.casework.evidence.vocabulary import KIND_WORDS, WRITTEN, DocumentKind
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.evidence.forms import TemplateForm, TemplateRenewForm
from naung.doors.desk.evidence.handing import as_file
from naung.doors.desk.evidence.pages import LARGEST_REQUEST
from naung.doors.desk.evidence.printing import starter_of
from naung.doors.desk.evidence.shown import template_row as row_of
from naung.doors.desk.evidence.shown import words_of
from naung.doors.desk.evidence.sources import READERS
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.uploads import takes_files, told_too_large
from naung.doors.desk.shell.words import language
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.files import MEDIA, FileKind
from naung.methods.letters import can_make_pdf

WORD = MEDIA[FileKind.DOCX]


@requires(Permission.DOCUMENT_READ)
def overview(request: DeskRequest) -> HttpResponse:
    """Every template of the desk, and the letters that come with the program."""
    officers = Officers()
    context = {
        "rows": [row_of(each, officers) for each in every_template(actor=request.actor)],
        "letters": [
            {"code": each.kind.value, "words": words_of(each)} for each in offered_letters(shipped_tables(), READERS)
        ],
        "may_edit": request.actor.may(Permission.TEMPLATE_EDIT),
        "makes_pdf": can_make_pdf(),
    }
    return render(request, "desk/evidence/templates.html", context)


@requires(Permission.DOCUMENT_READ)
def fields(request: DeskRequest) -> HttpResponse:
    """Every field that a template may ask for, by where it comes from, and what never leaves, with the reason."""
    tables, english = shipped_tables(), language() == "en"
    delivered = [
        {
            "words": words_of(source),
            "rows": [_field_row(each) for each in tables.fields.values() if each.source == source.code],
        }
        for source in tables.sources.values()
        if source.code in READERS
    ]
    never: dict[str, list[str]] = {}
    for name, why in tables.never.items():
        never.setdefault(why.en if english else why.id, []).append(name)
    context = {
        "delivered": delivered,
        "typed": [{"name": each.code, "words": words_of(each)} for each in tables.typed.values()],
        "never": [{"why": why, "names": names} for why, names in never.items()],
    }
    return render(request, "desk/evidence/fields.html", context)


def _field_row(each: Any) -> dict[str, Any]:
    kinds = [_(KIND_WORDS[kind]) for kind in WRITTEN if each.may_leave_in(kind)]
    return {"name": each.code, "words": words_of(each), "kinds": [] if len(kinds) == len(WRITTEN) else kinds}


@requires(Permission.DOCUMENT_READ)
def starter(request: DeskRequest, letter: str) -> HttpResponse:
    """A letter that comes with the program as a Word document with its fields, to make a template from."""
    for each in offered_letters(shipped_tables(), READERS):
        if each.kind.value == letter:
            return as_file(starter_of(each), WORD, f"templat-{slugify(each.kind.value)}")
    raise NotFound()


@requires(Permission.TEMPLATE_EDIT)
@takes_files(LARGEST_REQUEST)
def add(request: DeskRequest) -> HttpResponse:
    """A template that is new to the office; what it asks for is checked before it is kept."""
    form = TemplateForm(request.POST or None, request.FILES or None)
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            told = form.cleaned_data
            keep_template(
                kind=DocumentKind(told["kind"]),
                title=told["title"],
                content=told["file"],
                sources=READERS.keys(),
                by=request.actor,
            )
            messages.success(request, _("Templat disimpan. Isiannya sudah diperiksa."))
            return redirect("evidence:templates")
    return render(request, "desk/evidence/template.html", {"form": form})


@requires(Permission.TEMPLATE_EDIT)
@takes_files(LARGEST_REQUEST)
def renew(request: DeskRequest, template_id: UUID) -> HttpResponse:
    """A newer version; letters that were written by the older stay."""
    line = template_for(template_id, actor=request.actor)
    form = TemplateRenewForm(
        request.POST or None, request.FILES or None, initial={"title": line.title}, version=line.version
    )
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            keep_template(
                kind=line.kind,
                title=form.cleaned_data["title"],
                content=form.cleaned_data["file"],
                sources=READERS.keys(),
                replaces=template_id,
                by=request.actor,
            )
            messages.success(request, _("Versi baru disimpan. Surat yang sudah dibuat tidak berubah."))
            return redirect("evidence:templates")
    return render(request, "desk/evidence/template.html", {"form": form, "row": row_of(line, Officers())})


@requires(Permission.TEMPLATE_EDIT)
def withdraw(request: DeskRequest, template_id: UUID) -> HttpResponse:
    """Write no more letters by it (a button's post)."""
    template_for(template_id, actor=request.actor)
    if request.method == "POST":
        withdraw_template(template_id=template_id, by=request.actor)
        messages.success(request, _("Templat ini tidak dipakai lagi. Surat yang sudah dibuat tetap ada."))
    return redirect("evidence:templates")


@requires(Permission.DOCUMENT_READ)
def download(request: DeskRequest, template_id: UUID) -> HttpResponse:
    """The template itself, to be changed in Word."""
    row = template_row(template_id, actor=request.actor)
    return as_file(bytes(row.content), WORD, f"templat-{slugify(row.kind)}-{row.version}")
