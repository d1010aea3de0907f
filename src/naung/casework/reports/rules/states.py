"""The life of a report: which step leads where, and what must be so before it. A report is never lost and never
deleted.
"""

from collections.abc import Mapping

from naung.casework.reports.vocabulary import (
    CLOSED_WITHOUT_RESPONSE,
    STATUS_WORDS,
    STEP_WORDS,
    ClosingReason,
    Status,
    Step,
)
from naung.foundation.errors import FieldProblem, RuleBroken
from naung.foundation.words import Known, gettext_noop

R, L, J, C = Status.RECEIVED, Status.LINKED, Status.JOINED, Status.CLOSED
LEADS_TO: Mapping[tuple[Status, Step], Status] = {
    (R, Step.RESPOND): R,
    (R, Step.CORRECT): R,
    (R, Step.HAND): R,
    (R, Step.LINK): L,
    (R, Step.JOIN): J,
    (R, Step.CLOSE): C,
    (L, Step.RESPOND): L,
    (L, Step.CORRECT): L,
    (J, Step.RESPOND): J,
    (J, Step.CORRECT): J,
    (C, Step.REOPEN): R,
}
NOT_NOW = gettext_noop("Langkah ini tidak bisa dilakukan: laporan sudah berstatus lain.")
RESPOND_FIRST = gettext_noop("Catat dahulu tindak lanjut pertama, atau pilih alasan lain.")
SAY_WHY = gettext_noop("Tuliskan alasannya dengan singkat.")


def allowed_steps(status: Status) -> tuple[Step, ...]:
    """What may be done with a report of this status, in the order of a page."""
    return tuple(step for step in Step if (status, step) in LEADS_TO)


def status_after(status: Status, step: Step) -> Status:
    """The status after a step. Raises RuleBroken where the step does not start from this status."""
    found = LEADS_TO.get((status, step))
    if found is None:
        raise RuleBroken(NOT_NOW, step=Known(STEP_WORDS[step]), status=Known(STATUS_WORDS[status]))
    return found


def closing_problems(reason: ClosingReason, words: str, *, was_responded: bool) -> list[FieldProblem]:
    """What still stands against closing for this reason."""
    problems = []
    if not words.strip():
        problems.append(FieldProblem("words", SAY_WHY))
    if not was_responded and reason not in CLOSED_WITHOUT_RESPONSE:
        problems.append(FieldProblem("reason", RESPOND_FIRST))
    return problems
