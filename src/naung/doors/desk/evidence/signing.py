"""Signatures of a document: which it carries and whether they hold; and keeping the letter that came back signed."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_row
from naung.casework.evidence.actions import keep_signed
from naung.casework.evidence.queries import content_of, document_for
from naung.doors.desk.evidence.forms import SignedForm
from naung.doors.desk.evidence.pages import LARGEST_REQUEST
from naung.doors.desk.evidence.shown import signature_row
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.uploads import takes_files, told_too_large
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.files import MEDIA, FileKind
from naung.methods.signatures import Unread, signatures_in


def trusted_roots() -> bytes:
    """The certificates that this installation trusts, as its operator laid them down; nothing where there are none."""
    path = settings.SIGNATURE_ROOTS
    return path.read_bytes() if path.is_file() else b""


@requires(Permission.DOCUMENT_READ)
def signatures(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """What the signatures of a PDF say. Raises NotFound for what is no PDF."""
    shown = document_for(paper_id, actor=request.actor)
    if shown.media != MEDIA[FileKind.PDF]:
        raise NotFound()
    content = content_of(paper_id, actor=request.actor).content
    roots = trusted_roots()
    try:
        found, unread = [signature_row(each) for each in signatures_in(content, roots=roots)], False
    except Unread:
        found, unread = [], True
    context = {
        "case": case_row(shown.case, actor=request.actor),
        "shown": shown,
        "found": found,
        "unread": unread,
        "has_roots": bool(roots),
    }
    return render(request, "desk/evidence/signatures.html", context)


@requires(Permission.DOCUMENT_WRITE)
@takes_files(LARGEST_REQUEST)
def signed(request: DeskRequest, paper_id: UUID) -> HttpResponse:
    """Keep the letter that came back signed as the next version."""
    shown = document_for(paper_id, actor=request.actor)
    form = SignedForm(request.POST or None, request.FILES or None)
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            made = keep_signed(document_id=paper_id, content=form.cleaned_data["file"], by=request.actor)
            messages.success(request, _("Surat yang sudah ditandatangani disimpan."))
            return redirect("evidence:signatures", made)
    context = {"form": form, "shown": shown, "case": case_row(shown.case, actor=request.actor)}
    return render(request, "desk/evidence/signed.html", context)
