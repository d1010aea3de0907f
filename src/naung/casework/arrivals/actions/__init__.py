"""The room's writers."""

from naung.casework.arrivals.actions.batches import announce_batch, close_batch, correct_batch, take_rows
from naung.casework.arrivals.actions.figures import count_screened, take_report
from naung.casework.arrivals.actions.forgetting import forget_arrivals
from naung.casework.arrivals.actions.handing import hand_over, record_arrival
from naung.casework.arrivals.actions.leaving import agree_call, end_call, give_card, settle_ask
from naung.casework.arrivals.actions.lists import choose_columns, drop_list, hold_list, take_list
from naung.casework.arrivals.actions.people import (
    add_arrival,
    amend_arrival,
    group_together,
    mark_arrivals,
    note_leaving,
    note_left_on_own,
    note_missed,
)
from naung.casework.arrivals.actions.screening import (
    choose_form,
    finish_unfinished,
    keep_unfinished,
    sign_decision,
    take_form,
)
from naung.casework.arrivals.actions.tablets import (
    SlipOutcome,
    receive_slip,
    set_slip_aside,
    take_up_slip,
    weigh_slip,
)
from naung.casework.arrivals.actions.travel import make_office_key, pack_batch, unpack_batch

__all__ = [
    "SlipOutcome",
    "add_arrival",
    "agree_call",
    "amend_arrival",
    "announce_batch",
    "choose_columns",
    "choose_form",
    "close_batch",
    "correct_batch",
    "count_screened",
    "drop_list",
    "end_call",
    "finish_unfinished",
    "forget_arrivals",
    "give_card",
    "group_together",
    "hand_over",
    "hold_list",
    "keep_unfinished",
    "make_office_key",
    "mark_arrivals",
    "note_leaving",
    "note_left_on_own",
    "note_missed",
    "pack_batch",
    "receive_slip",
    "record_arrival",
    "set_slip_aside",
    "settle_ask",
    "sign_decision",
    "take_form",
    "take_list",
    "take_report",
    "take_rows",
    "take_up_slip",
    "unpack_batch",
    "weigh_slip",
]
