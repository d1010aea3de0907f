"""The writers of outreach."""

from naung.casework.outreach.actions.diary import (
    Choice,
    Outcome,
    receive_form,
    set_parcel_aside,
    take_up,
    weigh_parcel,
)
from naung.casework.outreach.actions.materials import add_material, add_version
from naung.casework.outreach.actions.sessions import (
    cancel_session,
    change_plan,
    count_answers,
    move_session,
    plan_session,
    write_down_session,
)

__all__ = [
    "Choice",
    "Outcome",
    "add_material",
    "add_version",
    "cancel_session",
    "change_plan",
    "count_answers",
    "move_session",
    "plan_session",
    "receive_form",
    "set_parcel_aside",
    "take_up",
    "weigh_parcel",
    "write_down_session",
]
