"""Counts over the whole register, for what another room writes down without anybody in it."""

from uuid import UUID

from naung.casework.proceedings.models import LegalStep, Proceeding
from naung.casework.proceedings.rules.stages import JUDGMENTS
from naung.casework.proceedings.vocabulary import EndsCounted, Stage, StepKind, Verdict
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission

FINAL = (Stage.FINAL, Stage.EXECUTED)
INSTANCE = {kind.value: place for place, kind in enumerate(StepKind)}  # the last instance stands last


def ends_counted(*, actor: Actor) -> EndsCounted:
    """How the proceedings of the whole register ended, a matter once (SYSTEM_TICK).

    A final judgment counts by its last instance, and only where somebody wrote down what it decided. Nothing is opened.
    """
    require(actor, Permission.SYSTEM_TICK)
    rows = Proceeding.objects.filter(stage__in=[*FINAL, Stage.STOPPED]).order_by("begun_at", "id")
    files = list(rows.values_list("id", "case__matter", "stage"))
    steps = LegalStep.objects.filter(kind__in=list(JUDGMENTS), withdrawn_at=None, proceeding__stage__in=FINAL)
    told = sorted(
        steps.values_list("proceeding_id", "verdict", "kind", "order"), key=lambda each: (INSTANCE[each[2]], each[3])
    )
    last: dict[UUID, str] = {file: verdict for file, verdict, _kind, _order in told}
    ends: dict[
        UUID, str
    ] = {}  # of a matter at several desks: a judgment before a stop, a later file before an earlier one
    for file, matter, stage in files:
        end = Stage.STOPPED.value if stage == Stage.STOPPED else last.get(file, "")
        if end and (matter not in ends or end != Stage.STOPPED):
            ends[matter] = end
    found = list(ends.values())
    nobody = found.count(Verdict.ACQUITTED) + found.count(Verdict.RELEASED)
    return EndsCounted(found.count(Verdict.CONVICTED), nobody, found.count(Stage.STOPPED))
