"""What the action plans planned and spent, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.insight.programme.models import Target
from naung.insight.programme.vocabulary import Span

SPENT = "spent"  # the column of cost, as a change names it


@dataclass(frozen=True)
class Money:
    """Rupiah of some days. `budget`: of the targets that end in them; `without`: how many of those have none.

    `spent`: what was written down as spent within them, whenever it was paid; less than nothing where more was taken back.
    """

    budget: int
    without: int
    spent: int


def money_in(spans: Sequence[Span], *, actor: Actor) -> list[Money]:
    """Budget and cost of all targets of all plans for each of these spans, in their order."""
    require(actor, Permission.PROGRAMME_READ)
    targets = list(Target.objects.prefetch_related("changes"))
    return [_money(targets, span) for span in spans]


def _money(targets: Sequence[Target], span: Span) -> Money:
    ending = [each for each in targets if span.first <= each.ends_on <= span.last]
    spent = sum(n for each in targets for day, n in _spendings(each) if span.first <= day <= span.last)
    budget = sum(each.budget or 0 for each in ending)
    return Money(budget, sum(each.budget is None for each in ending), spent)


def _spendings(target: Target) -> list[tuple[date, int]]:
    """Each day on which another cost was written down, with how much more it was than before."""
    changes = sorted((each for each in target.changes.all() if each.field == SPENT), key=lambda each: each.id)
    costs = [*(int(each.former or 0) for each in changes), target.spent or 0]
    days = [timezone.localdate(each.at) for each in changes]
    return [(day, after - before) for day, (before, after) in zip(days, pairwise(costs), strict=True)]
