"""The writers of outreach."""

from naung.casework.outreach.actions.boards import (
    add_question,
    ask_by_phone,
    ask_no_more,
    change_hours,
    drop_question,
)
from naung.casework.outreach.actions.diary import (
    Choice,
    Outcome,
    receive_form,
    set_parcel_aside,
    take_up,
    weigh_parcel,
)
from naung.casework.outreach.actions.materials import add_material, add_version, withdraw_version
from naung.casework.outreach.actions.photographs import (
    confirm_photograph,
    cover_photograph,
    drop_photograph,
    drop_waiting_photographs,
    hold_photograph,
)
from naung.casework.outreach.actions.sessions import (
    cancel_session,
    change_plan,
    count_answers,
    move_session,
    plan_session,
    write_down_session,
)
from naung.casework.outreach.actions.taking_out import take_words_out

__all__ = [
    "Choice",
    "Outcome",
    "add_material",
    "add_question",
    "add_version",
    "ask_by_phone",
    "ask_no_more",
    "cancel_session",
    "change_hours",
    "change_plan",
    "confirm_photograph",
    "count_answers",
    "cover_photograph",
    "drop_photograph",
    "drop_question",
    "drop_waiting_photographs",
    "hold_photograph",
    "move_session",
    "plan_session",
    "receive_form",
    "set_parcel_aside",
    "take_up",
    "take_words_out",
    "weigh_parcel",
    "withdraw_version",
    "write_down_session",
]
