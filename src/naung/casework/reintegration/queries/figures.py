"""Counts of new problems over several desks. No word of any is opened, no person is named."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from naung.casework.reintegration.models import Problem
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by


@dataclass(frozen=True)
class ProblemCounts:
    """Persons by kind of new problem, each once a kind, as counted: whoever shows them withholds the small ones."""

    persons: Mapping[str, int]


def problems_counted(desks: Collection[UUID], first: date, last: date, *, actor: Actor) -> ProblemCounts:
    """New problems seen between these days, both within, at these desks (FIGURES_READ). Persons are counted, not entries."""
    require(actor, Permission.FIGURES_READ)
    found = Problem.objects.filter(
        path__owner__in=list(desks), path__person__erased_at=None, seen_on__gte=first, seen_on__lte=last
    )
    rows = seen_by(found, "path__case_id", "path__person_id", actor=actor).order_by()
    return ProblemCounts(dict(rows.values_list("kind").annotate(n=Count("path__person_id", distinct=True))))
