"""Rollouts as stories tell them: kelurahan by name, quarters, ten reports or so in each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from unittest.mock import patch
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.insight.evaluation.actions import draft_rollout, enter_counts, lay_out, seal_rollout, tell_history
from naung.insight.evaluation.queries import rollout_for
from naung.insight.evaluation.vocabulary import Asked, Cluster, Counted, Laid, Shape

AREAS = tuple(
    f"Kelurahan {name}" for name in ("Akasia", "Bakau", "Cemara", "Durian", "Ebony", "Flamboyan", "Gaharu", "Jati")
)
PAST, LEVEL = 4, 12


def next_month(today: date | None = None) -> date:
    """The first of the month after this one."""
    day = today or timezone.localdate()
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def asked(**more: Any) -> Asked:
    """Reports after outreach, in steps."""
    return replace(
        Asked("Sosialisasi di kelurahan", "Laporan dari kelurahan", Counted.FOUND, True, Shape.STEPS), **more
    )


def laid(**more: Any) -> Laid:
    """Eight kelurahan in four steps of a month, from the next month on."""
    clusters = tuple(Cluster(name) for name in AREAS)
    return replace(Laid(clusters, 4, 1, 0, 1, next_month(), PAST), **more)


def history(areas: int = len(AREAS), periods: int = PAST) -> dict[tuple[int, int], int]:
    """About a dozen in every earlier period."""
    drawn = np.random.default_rng(1).poisson(LEVEL, (areas, periods))
    return {(area, period): int(drawn[area, period]) for area in range(areas) for period in range(periods)}


def a_draft(by: Actor, *, told: Asked | None = None, where: Laid | None = None) -> UUID:
    """A whole draft, ready to be sealed by somebody else."""
    made, where = draft_rollout(asked=told or asked(), by=by), where or laid()
    lay_out(rollout_id=made, version=1, laid=where, by=by)
    tell_history(rollout_id=made, version=2, counts=history(len(where.clusters), where.past), by=by)
    return made


def sealed_by(made: UUID, by: Actor) -> UUID:
    """The same, sealed."""
    seal_rollout(rollout_id=made, version=rollout_for(made, actor=by).version, by=by)
    return made


def effect(made: UUID, by: Actor, ratio: float, *, level: int = LEVEL) -> dict[tuple[int, int], int]:
    """Counts of every period in which each area that has begun has `ratio` times as many."""
    shown = rollout_for(made, actor=by)
    rng = np.random.default_rng(2)
    return {
        (each.place, period): int(
            rng.poisson(level * (ratio if each.begins is not None and period >= each.begins else 1))
        )
        for each in shown.areas
        for period in range(shown.periods)
    }


@contextmanager
def months_later(months: int) -> Iterator[None]:
    """As if so many months had gone by."""
    today = timezone.localdate()
    month = today.year * 12 + today.month - 1 + months
    later = datetime(month // 12, month % 12 + 1, 3, 9, tzinfo=ZoneInfo("Asia/Pontianak"))
    with patch.object(timezone, "now", lambda: later):
        yield


def counted(made: UUID, by: Actor, ratio: float) -> None:
    """Every period counted; asks to be called in `months_later`."""
    enter_counts(rollout_id=made, counts=effect(made, by, ratio), reason="", by=by)
