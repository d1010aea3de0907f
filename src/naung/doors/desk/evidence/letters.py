"""Writing a letter from the file: which one, for whom; what will be filled in and what is missing; checking the draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.cases.queries import case_row
from naung.casework.consent.queries import is_child_today
from naung.casework.evidence.actions import confirm_letter, draft_letter, mark_sent
from naung.casework.evidence.queries import (
    TemplateLine,
    document_for,
    draft_for,
    people_of_documents,
    template_for,
    template_row,
    templates,
)
from naung.casework.evidence.rules.composing import composed
from naung.casework.evidence.rules.letters import offered_letters
from naung.casework.evidence.rules.tables import Letter, shipped_tables
from naung.casework.evidence.vocabulary import KIND_WORDS, DocumentKind, Origin, Written
from naung.doors.desk.evidence.forms import DOCX, PDF, CheckForm, LetterForm
from naung.doors.desk.evidence.pages import names_in
from naung.doors.desk.evidence.printing import docx_of, pdf_of
from naung.doors.desk.evidence.ready import Ready, made_ready, one_asked, ready_rows
from naung.doors.desk.evidence.shown import filled_rows, words_of
from naung.doors.desk.evidence.sources import READERS, Asked, subjects, suggested
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound, OutsideFailed
from naung.foundation.files import MEDIA, FileKind
from naung.foundation.words import gettext_noop
from naung.methods.letters import NotMade, as_pdf, can_make_pdf, filled

AUTHOR = "Naung"
DRAFT = "Konsep. Yang berwarna diisi dari berkas atau diketik, dan belum diperiksa."
NOT_PRINTED = gettext_noop("Surat belum berhasil dibuat dari templat ini. Coba lagi, atau buat sebagai Word.")


@dataclass(frozen=True)
class Form:
    """By what a letter is written: one that comes with the program, or a template of the office."""

    kind: DocumentKind
    title: str
    names: tuple[str, ...]
    letter: Letter | None
    template: TemplateLine | None

    @property
    def makes_pdf(self) -> bool:
        """Whether a PDF can be made of it here."""
        return self.letter is not None or can_make_pdf()


def _shipped(code: str) -> Form:
    """The letter with this code. Raises NotFound for one that is not offered here."""
    for each in offered_letters(shipped_tables(), READERS):
        if each.kind.value == code:
            return Form(each.kind, words_of(each), each.names, each, None)
    raise NotFound()


def _own(template_id: UUID, request: DeskRequest) -> Form:
    """A template of the desk that is in use. Raises NotFound."""
    line = template_for(template_id, actor=request.actor)
    if not line.in_use:
        raise NotFound()
    return Form(line.kind, line.title, line.names, None, line)


@requires(Permission.DOCUMENT_WRITE)
def choose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Which letter, for which person of the case."""
    case = case_row(case_id, actor=request.actor)
    context = {
        "case": case,
        "people": [{"id": person, "name": name} for person, name in names_in(case_id, request).items()],
        "letters": [
            {"code": each.kind.value, "words": words_of(each)} for each in offered_letters(shipped_tables(), READERS)
        ],
        "own": [
            {"id": each.id, "title": each.title, "kind": _(KIND_WORDS[each.kind])}
            for each in templates(actor=request.actor)
            if each.in_use
        ],
    }
    return render(request, "desk/evidence/choose.html", context)


@requires(Permission.DOCUMENT_WRITE)
def write(request: DeskRequest, case_id: UUID, letter: str, person_id: UUID) -> HttpResponse:
    """Write one of the letters that come with the program."""
    return _write(request, case_id, person_id, _shipped(letter))


@requires(Permission.DOCUMENT_WRITE)
def write_by_template(request: DeskRequest, case_id: UUID, template_id: UUID, person_id: UUID) -> HttpResponse:
    """Write a letter by a template of the office."""
    return _write(request, case_id, person_id, _own(template_id, request))


def _write(request: DeskRequest, case_id: UUID, person_id: UUID, form_of: Form) -> HttpResponse:
    case = case_row(case_id, actor=request.actor)
    if person_id not in people_of_documents(case_id, actor=request.actor):
        raise NotFound()
    context = {
        "case": case,
        "form_of": form_of,
        "person": {"id": person_id, "name": names_in(case_id, request).get(person_id, "")},
        "is_child": is_child_today(person_id, actor=request.actor),
        "to_creditor": form_of.kind is DocumentKind.DEBT_REFUSAL,
    }
    asked = Asked(request.actor, case_id, person_id, form_of.kind)
    known = subjects(asked, form_of.names)
    about = one_asked(known, request.GET.get("tentang", ""))
    if about is None and len(known) > 1:
        return render(request, "desk/evidence/which.html", {**context, "subjects": known})
    asked = replace(asked, about=about.id if about else None)
    ready = made_ready(asked, form_of.names, form_of.letter)
    form = _letter_form(request, asked, form_of, ready)
    if ready.whole and form.is_valid():
        with errors_on(form):
            made = _drafted(request, asked, form_of, ready, form.cleaned_data)
            messages.success(request, _("Konsep surat disimpan. Periksa setiap isiannya."))
            return redirect("evidence:show", made)
    context |= {"form": form, "about": about, "without_office": not form_of.makes_pdf, **ready_rows(ready, asked)}
    return render(request, "desk/evidence/write.html", context)


def _letter_form(request: DeskRequest, asked: Asked, form_of: Form, ready: Ready) -> LetterForm:
    first = {"title": form_of.title, "form": PDF if form_of.makes_pdf else DOCX, **suggested(asked, ready.names)}
    return LetterForm(request.POST or None, initial=first, typed=ready.typed, parts=ready.parts, pdf=form_of.makes_pdf)


def _drafted(request: DeskRequest, asked: Asked, form_of: Form, ready: Ready, told: Mapping[str, Any]) -> UUID:
    media = MEDIA[FileKind.PDF if told["form"] == PDF else FileKind.DOCX]
    template = form_of.template.id if form_of.template else None
    values = {**ready.values, **{each.code: told[each.code] for each in ready.typed}}
    names = ready.names_with(told.get("parts", ()))
    written = Written(form_of.kind, told["title"], template, {name: values.get(name, "") for name in names})
    content = printed(request, written, media, marked=True)
    return draft_letter(
        case_id=asked.case, person_id=asked.person, written=written, content=content, media=media, by=request.actor
    )


def printed(request: DeskRequest, written: Written, media: str, *, marked: bool) -> bytes:
    """A letter on paper, as PDF or as a Word document. Raises OutsideFailed where the child or LibreOffice did not make it."""
    if written.template is None:
        letter = shipped_tables().letters[written.kind]
        told: dict[str, Any] = {**composed(letter, written.values, marked=marked), "author": AUTHOR, "draft": DRAFT}
        return pdf_of(told) if media == MEDIA[FileKind.PDF] else docx_of(told)
    content = bytes(template_row(written.template, actor=request.actor).content)
    try:
        made = filled(content, written.values, mark=marked)
        return as_pdf(made) if media == MEDIA[FileKind.PDF] else made
    except NotMade as wrong:
        raise OutsideFailed(NOT_PRINTED) from wrong


@requires(Permission.DOCUMENT_WRITE)
def check(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """Say that every value was read and is right; then the letter is kept without marks, with a place for a signature."""
    shown = document_for(paper_id, actor=request.actor)
    written = draft_for(paper_id, actor=request.actor)
    form = CheckForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            content = printed(request, written, shown.media, marked=False)
            made = confirm_letter(document_id=paper_id, content=content, media=shown.media, by=request.actor)
            messages.success(request, _("Surat disimpan tanpa tanda warna. Konsepnya tetap ada."))
            return redirect("evidence:show", made)
    context = {
        "form": form,
        "case": case_row(shown.case, actor=request.actor),
        "shown": shown,
        "filled": filled_rows(written.values),
        "by_office": shown.origin is Origin.TEMPLATE,
    }
    return render(request, "desk/evidence/check.html", context)


@require_POST
@requires(Permission.DOCUMENT_WRITE)
def sent(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """Say with one press that this very version was sent; the same button takes it back."""
    was = request.POST.get("sent") != "tidak"
    mark_sent(document_id=paper_id, sent=was, by=request.actor)
    messages.success(request, _("Ditandai sebagai yang dikirim.") if was else _("Tanda dikirim dicabut."))
    return redirect("evidence:show", paper_id)
