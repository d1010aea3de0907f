"""Pages of a report as it stands now: which are owed, its figures, the files behind each, its files, closing it."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.filings.actions import close_filing, open_figure, see_filing, take_draft
from naung.casework.filings.queries import contents_of, filings_kept, kinds_for
from naung.casework.filings.rules.spans import is_over, read_span, spans_until
from naung.casework.filings.rules.tables import shipped_filings
from naung.casework.filings.vocabulary import NEEDS, FilingKind, FilingShown, Span
from naung.doors.desk.filings.contents import Contents, compose, told_of
from naung.doors.desk.filings.papers import paper_of
from naung.doors.desk.filings.shown import behind_rows, register_rows, table_rows
from naung.doors.desk.filings.words import said_days
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import language, say_moment
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import name_of
from naung.foundation.errors import NotFound, RuleBroken

MAKES = Permission.FILING_MAKE


def kept_row(each: FilingShown) -> dict[str, Any]:
    """A closed version with its words."""
    duty = shipped_filings().duties[each.kind]
    return {
        "told": each,
        "title": getattr(duty, language()),
        "span": said_days(each.span),
        "made_by": name_of(each.made_by),
    }


@requires(MAKES)
def overview(request: DeskRequest) -> HttpResponse:
    """Which reports this actor may draw, for which days, and what was closed."""
    today, kept = timezone.localdate(), filings_kept(actor=request.actor)
    closed = {(each.kind, each.span) for each in kept}
    rows = [_duty_row(kind, closed) for kind in kinds_for(actor=request.actor)]
    return render(
        request, "desk/filings/list.html", {"duties": rows, "kept": [kept_row(k) for k in kept], "now": today}
    )


def _duty_row(kind: FilingKind, closed: set[tuple[FilingKind, Span]]) -> dict[str, Any]:
    today, duty, tongue = timezone.localdate(), shipped_filings().duties[kind], language()
    spans = [span for months in duty.months for span in spans_until(today, months)]
    return {
        "title": getattr(duty, tongue),
        "giver": getattr(duty, f"giver_{tongue}"),
        "receiver": getattr(duty, f"receiver_{tongue}"),
        "basis": duty.basis,
        "mark": duty.mark.value,
        "unsure": getattr(duty, f"unsure_{tongue}"),
        "spans": [
            {
                "words": said_days(span),
                "address": reverse("filings:show", args=[kind.value, span.code]),
                "running": not is_over(span, today),
                "closed": (kind, span) in closed,
            }
            for span in spans
        ],
    }


def asked(filing: str, days: str, actor: Actor) -> tuple[FilingKind, Span]:
    """Which report and which days an address names. Raises NotFound for none, NotPermitted for who may not draw it."""
    if filing not in set(FilingKind):
        raise NotFound()
    kind = FilingKind(filing)
    for permission in NEEDS[kind]:
        require(actor, permission)
    return kind, read_span(days, shipped_filings().duties[kind].months, timezone.localdate())


@requires(MAKES)
def show(request: DeskRequest, filing: str, days: str) -> HttpResponse:
    """The report as it stands now: every number opens to the files behind it."""
    kind, span = asked(filing, days, request.actor)
    contents = compose(see_filing(kind=kind, span=span, by=request.actor), request.actor)
    context = {
        "report": contents,
        "tables": table_rows(contents, lambda code: reverse("filings:figure", args=[filing, days, code])),
        "register": register_rows(contents),
        "pdf": reverse("filings:paper", args=[filing, days, "pdf"]),
        "excel": reverse("filings:paper", args=[filing, days, "excel"]),
        "close": reverse("filings:close", args=[filing, days]) if is_over(span, timezone.localdate()) else "",
        "running": not is_over(span, timezone.localdate()),
        "now": timezone.localtime(),
        "versions": [kept_row(each) for each in filings_kept(actor=request.actor, kind=kind, span=span)],
    }
    return render(request, "desk/filings/show.html", context)


def opened(request: DeskRequest, contents: Mapping[str, Any], code: str, back: str, signed: str = "") -> HttpResponse:
    """The page of the files behind one figure. Raises NotFound for a figure that the report does not have."""
    told = contents["figures"].get(code)
    if told is None:
        raise NotFound()
    found = open_figure(cases=[UUID(each) for each in told["cases"]], by=request.actor)
    context = {
        "report": contents,
        "figure": told,
        "rows": behind_rows(found),
        "elsewhere": found.elsewhere,
        "back": back,
        "signed": signed,
    }
    return render(request, "desk/filings/figure.html", context)


@requires(MAKES)
def figure(request: DeskRequest, filing: str, days: str, figure: str) -> HttpResponse:
    """The files behind one figure: those of the own desk open, those of others are only counted."""
    kind, span = asked(filing, days, request.actor)
    contents = compose(see_filing(kind=kind, span=span, by=request.actor), request.actor)
    return opened(request, contents, figure, reverse("filings:show", args=[filing, days]))


@requires(MAKES)
def paper(request: DeskRequest, filing: str, days: str, form: str) -> HttpResponse:
    """The report as PDF or workbook, marked as a draft."""
    kind, span = asked(filing, days, request.actor)
    contents = compose(take_draft(kind=kind, span=span, by=request.actor), request.actor)
    signed = {
        "state": _("RANCANGAN, belum ditutup"),
        "who": request.actor.name,
        "when": say_moment(timezone.now()),
        "fingerprint": "",
        "version": "rancangan",
    }
    return paper_of(form, contents, signed)


@require_POST
@requires(MAKES)
def close(request: DeskRequest, filing: str, days: str) -> HttpResponse:
    """Keep the report as the next version of its days."""
    kind, span = asked(filing, days, request.actor)
    drawn = see_filing(kind=kind, span=span, by=request.actor)
    contents, before = compose(drawn, request.actor), _before(kind, span, request.actor)
    try:
        made = close_filing(told=told_of(drawn, contents, before), by=request.actor)
    except RuleBroken as refused:
        messages.warning(request, _(refused.message) % refused.values)
        return redirect("filings:show", filing, days)
    messages.success(request, _("Laporan ditutup. Versi ini tersimpan seperti sekarang."))
    return redirect("filings:kept", made)


def _before(kind: FilingKind, span: Span, actor: Actor) -> Contents | None:
    kept = filings_kept(actor=actor, kind=kind, span=span)
    found: Contents | None = json.loads(contents_of(kept[0].id, actor=actor)) if kept else None
    return found
