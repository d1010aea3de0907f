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
from naung.casework.cases.actions.turns import decide_turn, propose_turn

__all__ = [
    "add_person",
    "correct_case",
    "decide_turn",
    "erase_again",
    "erase_person",
    "finish_step",
    "join_report",
    "look_before_erasing",
    "open_case",
    "plan_step",
    "propose_turn",
    "remove_person",
    "write_note",
]
