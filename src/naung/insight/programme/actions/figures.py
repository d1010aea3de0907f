"""Figures for reports: counted once, and again only with a reason and never by so little that one case could be told."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, refuse
from naung.foundation.identifiers import new_id
from naung.insight.programme.models import ReportFigure
from naung.insight.programme.queries import FiguresShown, figures_kept
from naung.insight.programme.queries.figures import stored_as
from naung.insight.programme.rules import MADE_MEANWHILE, NOTHING_NEW, as_kept, lines_needed, renewed
from naung.insight.programme.vocabulary import FiguresTold, ProgrammeEvent, Span


@transaction.atomic
def keep_figures(*, months: Span, told: FiguresTold, by: Actor) -> FiguresShown:
    """Keep the figures of these twelve months for every report that prints them. Those that are kept already stay."""
    require(by, Permission.PROGRAMME_WRITE)
    require(by, Permission.COORDINATION_READ)
    return figures_kept(months, actor=by) or _counted(months, as_kept(told, months), 1, "", by)


@transaction.atomic
def renew_figures(*, told: Mapping[Span, FiguresTold], reason: str, by: Actor) -> None:
    """Replace the kept figures of these months, with why; the next version of a report prints them.

    Raises NotFound where none are kept, RuleBroken without a reason, where nothing changed, or where a number of cases changed by
    so little that the difference would tell of single ones.
    """
    require(by, Permission.PROGRAMME_WRITE)
    require(by, Permission.COORDINATION_READ)
    refuse(lines_needed(reason=reason))
    changed = 0
    for months, counted in told.items():
        kept = figures_kept(months, actor=by)
        if kept is None:
            raise NotFound()
        now = renewed(kept.told, as_kept(counted, months))
        if now != kept.told:
            _counted(months, now, kept.version + 1, reason, by)
            changed += 1
    if not changed:
        raise RuleBroken(NOTHING_NEW, field="reason")


def _counted(months: Span, told: FiguresTold, version: int, reason: str, by: Actor) -> FiguresShown:
    now, subject = timezone.now(), new_id()
    row = {"subject": subject, "first_on": months.first, "last_on": months.last, "version": version, "reason": reason}
    row |= {"recorded_at": now, "recorded_by": officer_of(by)}
    try:
        with transaction.atomic():
            ReportFigure.objects.bulk_create(
                ReportFigure(**row, name=name, number=number) for name, number in stored_as(told).items()
            )
    except IntegrityError as clash:  # somebody else's counting at the same moment
        raise RuleBroken(MADE_MEANWHILE) from clash
    event = ProgrammeEvent.FIGURES_RENEWED if reason else ProgrammeEvent.FIGURES_KEPT
    record(event, subject=subject, by=by)
    return FiguresShown(told, version, now, reason)
