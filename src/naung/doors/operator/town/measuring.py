"""Whether prevention works, in the town: one rollout finished, one under way, one draft. All counts are invented."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import numpy as np
from django.utils import timezone

from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.places.queries import places_below
from naung.foundation.places.vocabulary import Level
from naung.insight.evaluation.actions import (
    answer_rollout,
    draft_rollout,
    enter_counts,
    lay_out,
    seal_rollout,
    tell_begun,
    tell_history,
)
from naung.insight.evaluation.queries import RolloutShown, rollout_for
from naung.insight.evaluation.vocabulary import MORE, Asked, Begun, Cluster, Counted, Laid, Shape

Verb = Callable[[Folder, Step], None]
TOWN = "61.72"
LEVELS = {"kelurahan": Level.VILLAGE, "kecamatan": Level.DISTRICT}
SOON = timedelta(days=7)  # between laying out and the first period, so that there is time to seal
LATE_BY = timedelta(days=33)  # past the end of a month
SEED = 20_260_101  # the same invented counts in every town


def _drafted(folder: Folder, step: Step) -> None:
    """Its key, title, what is counted, of which kind, what is hoped for, and the design."""
    key, title, outcome, counted, hoped, shape = step.words
    asked = Asked(title, outcome, Counted(counted), hoped == MORE, Shape(shape))
    folder.kept[key] = draft_rollout(asked=asked, by=folder.officer(step.who))


def _laid(folder: Folder, step: Step) -> None:
    """Its key, kind of area, and steps, periods before and after, months a period and earlier periods as numbers."""
    key, kind, numbers = step.words
    steps, before, after, months, past = (int(n) for n in numbers.split())
    clusters = tuple(Cluster(each.name, each.code) for each in places_below(TOWN, LEVELS[kind]))
    laid = Laid(clusters, steps, before, after, months, _next_month(timezone.localdate() + SOON), past)
    lay_out(rollout_id=folder.kept[key], version=1, laid=laid, by=folder.officer(step.who))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _past(folder: Folder, step: Step) -> None:
    """Its key and how many are counted in an area and period on average."""
    key, level = step.words
    by = folder.officer(step.who)
    shown = rollout_for(folder.kept[key], actor=by)
    past = shown.laid.past if shown.laid else 0
    drawn = np.random.default_rng(SEED).poisson(int(level), (len(shown.areas), past))
    counts = {(area, period): int(drawn[area, period]) for area in range(len(shown.areas)) for period in range(past)}
    tell_history(rollout_id=shown.id, version=shown.version, counts=counts, by=by)


def _sealed(folder: Folder, step: Step) -> None:
    (key,) = step.words
    by = folder.officer(step.who)
    seal_rollout(rollout_id=folder.kept[key], version=rollout_for(folder.kept[key], actor=by).version, by=by)


def _begun(folder: Folder, step: Step) -> None:
    """Its key and why one area was late, or a dash: every area whose period has begun did begin, the first of them late."""
    key, why = step.words
    by = folder.officer(step.who)
    shown = rollout_for(folder.kept[key], actor=by)
    today = timezone.localdate()
    due = [each for each in shown.areas if each.begins is not None and shown.days(each.begins)[0] <= today]
    for number, each in enumerate(due):
        late = number == 0 and why != "-"
        day = shown.days(each.begins or 0)[0] + (LATE_BY if late else timedelta(days=2))
        tell_begun(
            rollout_id=shown.id,
            place=each.place,
            version=each.version,
            begun=Begun(min(day, today)),
            words=why if late else "",
            target=None,
            by=by,
        )


def _counted(folder: Folder, step: Step) -> None:
    """Its key, the average, and how many times as many where an area has begun: every period that is over."""
    key, level, ratio = step.words
    by = folder.officer(step.who)
    shown = rollout_for(folder.kept[key], actor=by)
    counts = _invented(shown, int(level), float(ratio))
    enter_counts(rollout_id=shown.id, counts=counts, reason="", by=by)


def _invented(shown: RolloutShown, level: int, ratio: float) -> dict[tuple[int, int], int]:
    rng = np.random.default_rng(SEED)
    return {
        (each.place, period): int(
            rng.poisson(level * (ratio if each.begins is not None and period >= each.begins else 1))
        )
        for each in shown.areas
        for period in shown.over(timezone.localdate())
    }


def _answered(folder: Folder, step: Step) -> None:
    (key,) = step.words
    answer_rollout(rollout_id=folder.kept[key], by=folder.officer(step.who))


VERBS: Mapping[str, Verb] = {
    "ukur_rancang": _drafted,
    "ukur_wilayah": _laid,
    "ukur_riwayat": _past,
    "ukur_segel": _sealed,
    "ukur_mulai": _begun,
    "ukur_hitung": _counted,
    "ukur_hasil": _answered,
}
