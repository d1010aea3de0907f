"""Writers of the task force's year."""

from naung.insight.programme.actions.corrections import (
    correct_decision,
    correct_decree,
    correct_meeting,
    correct_plan,
    correct_training,
)
from naung.insight.programme.actions.figures import keep_figures, renew_figures
from naung.insight.programme.actions.reports import approve_report, keep_report, take_paper
from naung.insight.programme.actions.taking_out import take_words_out
from naung.insight.programme.actions.year import (
    add_decision,
    adopt_plan,
    change_target,
    finish_decision,
    record_decree,
    record_training,
    set_target,
    step_target,
    write_minutes,
)

__all__ = [
    "add_decision",
    "adopt_plan",
    "approve_report",
    "change_target",
    "correct_decision",
    "correct_decree",
    "correct_meeting",
    "correct_plan",
    "correct_training",
    "finish_decision",
    "keep_figures",
    "keep_report",
    "record_decree",
    "record_training",
    "renew_figures",
    "set_target",
    "step_target",
    "take_paper",
    "take_words_out",
    "write_minutes",
]
