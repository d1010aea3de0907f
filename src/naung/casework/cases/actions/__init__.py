"""Writers of cases."""

from naung.casework.cases.actions.cases import (
    add_person,
    correct_case,
    finish_step,
    join_report,
    open_case,
    plan_step,
    remove_person,
    write_note,
)
from naung.casework.cases.actions.erasure import erase_again, erase_person, look_before_erasing
from naung.casework.cases.actions.figures import WorkCounts, count_work, look_at_lateness
from naung.casework.cases.actions.handing import HandedOver, hand_over
from naung.casework.cases.actions.referred import open_from_referral
from naung.casework.cases.actions.turns import decide_turn, propose_turn

__all__ = [
    "HandedOver",
    "WorkCounts",
    "add_person",
    "correct_case",
    "count_work",
    "decide_turn",
    "erase_again",
    "erase_person",
    "finish_step",
    "hand_over",
    "join_report",
    "look_at_lateness",
    "look_before_erasing",
    "open_case",
    "open_from_referral",
    "plan_step",
    "propose_turn",
    "remove_person",
    "write_note",
]
