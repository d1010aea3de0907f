"""The law as this office has it: shipped rows with its own signed corrections. Every reader above the law comes by here."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import NotFound
from naung.foundation.law.models import CorrectedCell, CorrectionRow
from naung.foundation.law.queries import rows
from naung.foundation.law.queries.corrected import law_on
from naung.foundation.law.rules.corrections import in_order
from naung.foundation.law.vocabulary import Law, Right, SentenceRow
from naung.foundation.law.vocabulary.corrections import Correction, Table


def office_law(on: date | None = None) -> Law:
    """The law as this office has it on that day, today where none is named."""
    return law_on(signed_corrections(), on or timezone.localdate())


def duty(code: str) -> Right:
    """A duty or hard stop that a page quotes; NotFound for a code that no row has."""
    return rows.duty(code, law=office_law())


def sentence(code: str) -> SentenceRow:
    """A sentence of an answer in both languages; NotFound for a code that no row has."""
    return rows.sentence(code, law=office_law())


def law_rows(*, table: str = "", unverified_only: bool = False) -> tuple[rows.TableRow, ...]:
    """Rows of the law as this office has it today, in the tables' order."""
    return rows.law_rows(table=table, unverified_only=unverified_only, law=office_law())


def signed_corrections() -> tuple[Correction, ...]:
    """Every correction that carries both signatures, also those withdrawn: days before its withdrawal keep it."""
    found = CorrectionRow.objects.filter(signed_at__isnull=False)
    return _values(found.order_by("proposed_at", "id").values(*PLAIN_COLUMNS, "cells__name", "cells__value"))


def corrections_in_force() -> dict[tuple[str, str], UUID]:
    """The correction that lies uppermost today on each corrected row, by table and code."""
    counted = in_order(signed_corrections(), timezone.localdate())
    return {(one.table.value, one.row): one.id for one in counted}


def corrections(*, actor: Actor) -> tuple[Correction, ...]:
    """Every correction of this office, the newest first."""
    require(actor, Permission.LAW_READ)
    kept = CorrectionRow.objects.order_by("-proposed_at", "-id")
    return tuple(correction_value(row) for row in kept.prefetch_related("cells"))


def correction(correction_id: UUID, *, actor: Actor) -> Correction:
    """One correction. Raises NotFound."""
    require(actor, Permission.LAW_READ)
    row = CorrectionRow.objects.prefetch_related("cells").filter(id=correction_id).first()
    if row is None:
        raise NotFound()
    return correction_value(row)


def open_corrections() -> tuple[Correction, ...]:
    """Every correction that was not withdrawn, for `naung check`."""
    kept = CorrectionRow.objects.filter(withdrawn_at=None).order_by("proposed_at", "id")
    return tuple(correction_value(row) for row in kept.prefetch_related("cells"))


def signed_elsewhere(source: str) -> tuple[str, ...]:
    """Which rows another installation has corrected with both signatures; `source`: the name of its connection."""
    kept = CorrectionRow.objects.using(source).filter(withdrawn_at=None, signed_at__isnull=False)
    return tuple(f"{table} {row}" for table, row in kept.order_by("table", "row").values_list("table", "row"))


PLAIN_COLUMNS = tuple(CorrectionRow.PLAIN)


def _values(found: Iterable[Mapping[str, Any]]) -> tuple[Correction, ...]:
    """Corrections from one joined reading: a row a cell, or one row where no cell changed."""
    heads: dict[UUID, Mapping[str, Any]] = {}
    cells: dict[UUID, list[tuple[str, str]]] = {}
    for each in found:
        heads.setdefault(each["id"], each)
        kept = cells.setdefault(each["id"], [])
        if each["cells__name"] is not None:
            kept.append((each["cells__name"], each["cells__value"]))
    return tuple(_made(head, tuple(sorted(cells[key])), ()) for key, head in heads.items())


def correction_value(row: CorrectionRow) -> Correction:
    """A stored correction as the rules see it."""
    cells: list[CorrectedCell] = sorted(row.cells.all(), key=lambda cell: cell.name)
    head = {name: getattr(row, name) for name in PLAIN_COLUMNS}
    return _made(head, tuple((c.name, c.value) for c in cells), tuple((c.name, c.before) for c in cells))


def _made(
    head: Mapping[str, Any], values: tuple[tuple[str, str], ...], before: tuple[tuple[str, str], ...]
) -> Correction:
    plain = {name: head[name] for name in PLAIN_COLUMNS if name not in {"table", "mark"}}
    plain |= {f"{name}_on": _day(head[f"{name}_at"]) for name in ("signed", "withdrawn")}
    return Correction(**plain, table=Table(head["table"]), mark=Mark(head["mark"]), values=values, before=before)


def _day(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None
