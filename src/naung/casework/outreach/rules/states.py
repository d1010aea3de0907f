"""The life of a session: which step leads where. A session that was held is never cancelled, only corrected."""

from collections.abc import Mapping
from datetime import date

from naung.casework.outreach.vocabulary import STATE_WORDS, STEP_WORDS, State, Step
from naung.foundation.errors import RuleBroken
from naung.foundation.words import Known, gettext_noop

P, H, C = State.PLANNED, State.HELD, State.CANCELLED
LEADS_TO: Mapping[tuple[State, Step], State] = {
    (P, Step.CHANGE): P,
    (P, Step.MOVE): P,
    (P, Step.CANCEL): C,
    (P, Step.HOLD): H,
    (C, Step.MOVE): P,  # another day was found after all
    (H, Step.CORRECT): H,
    (H, Step.COUNT): H,
}
NOT_NOW = gettext_noop("Langkah ini tidak bisa dilakukan: sosialisasi ini sudah berkeadaan lain.")


def allowed_steps(state: State) -> tuple[Step, ...]:
    """What may be done with a session in this state, in the order of a page."""
    return tuple(step for step in Step if (state, step) in LEADS_TO)


def state_after(state: State, step: Step) -> State:
    """The state after a step. Raises RuleBroken where the step does not start from this state."""
    found = LEADS_TO.get((state, step))
    if found is None:
        raise RuleBroken(NOT_NOW, step=Known(STEP_WORDS[step]), state=Known(STATE_WORDS[state]))
    return found


def waits_to_be_written(state: State, on: date, today: date) -> bool:
    """Whether the day of a planned session has come, so that somebody has to say what became of it."""
    return state is State.PLANNED and on <= today
