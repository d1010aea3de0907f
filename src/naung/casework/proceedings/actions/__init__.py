"""The room's writers."""

from naung.casework.proceedings.actions.charges import drop_charge, tie_elements, write_charge
from naung.casework.proceedings.actions.defences import begin_defence, end_defence, write_defence
from naung.casework.proceedings.actions.feeds import make_feed, open_feed, revoke_every_feed, revoke_feed
from naung.casework.proceedings.actions.forgetting import forget_proceedings
from naung.casework.proceedings.actions.hearings import end_hearing, plan_hearing
from naung.casework.proceedings.actions.split import join_file, split_file
from naung.casework.proceedings.actions.steps import record_past, record_step, set_track, withdraw_step

__all__ = [
    "begin_defence",
    "drop_charge",
    "end_defence",
    "end_hearing",
    "forget_proceedings",
    "join_file",
    "make_feed",
    "open_feed",
    "plan_hearing",
    "record_past",
    "record_step",
    "revoke_every_feed",
    "revoke_feed",
    "set_track",
    "split_file",
    "tie_elements",
    "withdraw_step",
    "write_charge",
    "write_defence",
]
