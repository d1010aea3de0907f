"""The room's writers."""

from naung.casework.reintegration.actions.ending import end_with_her, record_death, resume_path
from naung.casework.reintegration.actions.following import (
    change_problem,
    hold_follow_up,
    measure_before,
    write_problem,
)
from naung.casework.reintegration.actions.forgetting import forget_paths
from naung.casework.reintegration.actions.items import withdraw_item, write_item
from naung.casework.reintegration.actions.planning import (
    drop_follow_up,
    move_follow_up,
    plan_follow_up,
    record_return,
    set_wish,
    write_step,
)

__all__ = [
    "change_problem",
    "drop_follow_up",
    "end_with_her",
    "forget_paths",
    "hold_follow_up",
    "measure_before",
    "move_follow_up",
    "plan_follow_up",
    "record_death",
    "record_return",
    "resume_path",
    "set_wish",
    "withdraw_item",
    "write_item",
    "write_problem",
    "write_step",
]
