"""Writers of prevention plans: one function a verb."""

from naung.insight.targeting.actions.drafting import (
    assume,
    begin_plan,
    decide_choice,
    drop_assumption,
    frame_plan,
    lift_decision,
    limit_areas,
    weigh_places,
)
from naung.insight.targeting.actions.solving import approve_version, ask_solution, note_task, run_solution
from naung.insight.targeting.actions.taking_out import take_words_out

__all__ = [
    "approve_version",
    "ask_solution",
    "assume",
    "begin_plan",
    "decide_choice",
    "drop_assumption",
    "frame_plan",
    "lift_decision",
    "limit_areas",
    "note_task",
    "run_solution",
    "take_words_out",
    "weigh_places",
]
