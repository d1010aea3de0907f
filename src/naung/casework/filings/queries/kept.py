"""Reports that were closed, and the files behind a figure that a reader may open."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from naung.casework.cases.models import Case
from naung.casework.filings.models import Filing, FilingCase
from naung.casework.filings.queries.drawn import kinds_for, require_kind
from naung.casework.filings.vocabulary import Behind, CaseBehind, FilingEvent, FilingKind, FilingShown, Span
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows


def _rows(actor: Actor) -> QuerySet[Filing]:
    """The desk's closed reports of the kinds this actor may draw, without those that count a file she must not know of."""
    kinds = [kind.value for kind in kinds_for(actor=actor)]
    seen = seen_by(FilingCase.objects.all(), "case_id", actor=actor).values("pk")
    hidden = FilingCase.objects.filter(filing=OuterRef("pk")).exclude(pk__in=seen)
    return Filing.objects.filter(~Exists(hidden), owner=desk_of(actor), kind__in=kinds)


def filings_kept(*, actor: Actor, kind: FilingKind | None = None, span: Span | None = None) -> list[FilingShown]:
    """Closed reports of the desk, the newest days first, then the newest version; of one kind and period where asked."""
    rows = _rows(actor)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if span is not None:
        rows = rows.filter(first_on=span.first, last_on=span.last)
    return [_shown(row) for row in rows.order_by("-last_on", "kind", "first_on", "-version")]


def filing_row(filing_id: UUID, *, actor: Actor) -> Filing:
    """One closed report. Raises NotFound for another desk's, or one that counts a file the actor must not know of."""
    row = _rows(actor).select_related("compartment").filter(id=filing_id).first()
    if row is None:
        raise NotFound()
    require_kind(FilingKind(row.kind), actor)
    return row


def filing_for(filing_id: UUID, *, actor: Actor) -> FilingShown:
    """The same without its contents."""
    return _shown(filing_row(filing_id, actor=actor))


def contents_of(filing_id: UUID, *, actor: Actor) -> str:
    """What a closed report says, as JSON, opened with an entry in the log. Raises NotFound."""
    row = filing_row(filing_id, actor=actor)
    wanted: list[tuple[Any, Sequence[str]]] = [(row, ("contents",))]
    (text,) = open_rows(actor, FilingEvent.READ, wanted, permission=Permission.FILING_MAKE)
    return text["contents"] or ""


def behind(cases: Sequence[UUID], *, actor: Actor) -> Behind:
    """The files of the actor's own desk among these, in their order, and how many are others' and are not opened."""
    require(actor, Permission.FILING_MAKE)
    require(actor, Permission.CASE_READ)
    rows = seen_by(Case.objects.filter(id__in=list(cases), owner=desk_of(actor)), "id", actor=actor)
    own = [CaseBehind(row.id, row.number, row.stage, row.opened_at) for row in rows.order_by("opened_at", "id")]
    return Behind(tuple(own), len(set(cases)) - len(own))


def _shown(row: Filing) -> FilingShown:
    return FilingShown(
        row.id, FilingKind(row.kind), Span(row.first_on, row.last_on), row.version, row.fingerprint, row.made_at,
        row.made_by,
    )  # fmt: skip
