"""Counts over the whole register, for what another room writes down without anybody in it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from naung.casework.proceedings.models import LegalStep, Proceeding
from naung.casework.proceedings.rules.split import end_of
from naung.casework.proceedings.rules.stages import JUDGMENTS
from naung.casework.proceedings.vocabulary import EndsCounted, Stage, StepKind, Verdict
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission

FINAL = (Stage.FINAL, Stage.EXECUTED)
INSTANCE = {kind.value: place for place, kind in enumerate(StepKind)}


def ends_counted(*, actor: Actor) -> EndsCounted:
    """How the proceedings of the whole register ended, a matter once (SYSTEM_TICK).

    A case whose files were split has ended when each of them has. A final judgment counts by its last instance, and only where
    somebody wrote down what it decided. Nothing is opened.
    """
    require(actor, Permission.SYSTEM_TICK)
    rows = Proceeding.objects.filter(slowest__in=[*FINAL, Stage.STOPPED]).order_by("begun_at", "id")
    files = list(rows.values_list("id", "case__matter", "slowest"))
    steps = LegalStep.objects.filter(kind__in=list(JUDGMENTS), withdrawn_at=None)
    steps = steps.filter(proceeding__slowest__in=FINAL)
    columns = ("proceeding_id", "dossier_id", "verdict", "kind", "order")
    last: dict[UUID, dict[UUID | None, str]] = {}
    for file, part, verdict, _kind, _order in sorted(steps.values_list(*columns), key=_instance):
        last.setdefault(file, {})[part] = verdict
    # Of a matter at several desks: a judgment before a stop, a later file before an earlier one.
    ends: dict[UUID, str] = {}
    for file, matter, slowest in files:
        end = end_of(Stage(slowest), list(last.get(file, {}).values()))
        if end and (matter not in ends or end != Stage.STOPPED):
            ends[matter] = end
    found = list(ends.values())
    nobody = found.count(Verdict.ACQUITTED) + found.count(Verdict.RELEASED)
    return EndsCounted(found.count(Verdict.CONVICTED), nobody, found.count(Stage.STOPPED))


def _instance(row: Sequence[Any]) -> tuple[int, int]:
    """The last instance stands last, whether its day is known or not."""
    return INSTANCE[row[3]], row[4]
