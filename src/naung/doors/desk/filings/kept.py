"""Pages of a closed version: what it says, the files behind its figures that may be opened today, and its files."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from naung.casework.filings.actions import take_filing
from naung.casework.filings.queries import contents_of, filing_for
from naung.casework.filings.vocabulary import FilingShown
from naung.doors.desk.filings.pages import MAKES, kept_row, opened
from naung.doors.desk.filings.papers import paper_of
from naung.doors.desk.filings.shown import register_rows, table_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import say_moment, say_number
from naung.foundation.accounts.queries import name_of


def _signed(found: FilingShown) -> dict[str, Any]:
    return {
        "state": _("DITUTUP, versi %(n)s") % {"n": say_number(found.version)},
        "who": name_of(found.made_by),
        "when": say_moment(found.made_at),
        "fingerprint": found.fingerprint,
        "version": f"v{found.version}",
    }


@requires(MAKES)
def show(request: DeskRequest, filing_id: UUID) -> HttpResponse:
    """A closed version as it was filed, and what it changed."""
    found = filing_for(filing_id, actor=request.actor)
    contents = json.loads(contents_of(filing_id, actor=request.actor))
    context = {
        "report": contents,
        "tables": table_rows(contents, lambda code: reverse("filings:kept_figure", args=[filing_id, code])),
        "register": register_rows(contents),
        "pdf": reverse("filings:kept_paper", args=[filing_id, "pdf"]),
        "excel": reverse("filings:kept_paper", args=[filing_id, "excel"]),
        "filing": kept_row(found),
        "live": reverse("filings:show", args=[found.kind.value, found.span.code]),
    }
    return render(request, "desk/filings/show.html", context)


@requires(MAKES)
def figure(request: DeskRequest, filing_id: UUID, figure: str) -> HttpResponse:
    """The files behind a figure of a closed version, as far as they may be opened today."""
    found = filing_for(filing_id, actor=request.actor)
    contents = json.loads(contents_of(filing_id, actor=request.actor))
    return opened(request, contents, figure, reverse("filings:kept", args=[filing_id]), _signed(found)["state"])


@requires(MAKES)
def paper(request: DeskRequest, filing_id: UUID, form: str) -> HttpResponse:
    """A closed version as PDF or workbook, in the language in which it was closed."""
    found = filing_for(filing_id, actor=request.actor)
    contents = json.loads(take_filing(filing_id=filing_id, by=request.actor))
    with translation.override(contents["language"]):
        return paper_of(form, contents, _signed(found))
