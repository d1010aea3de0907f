"""The room's writers."""

from naung.casework.returns.actions.entering import Received, enter_receipt, settle_delivery
from naung.casework.returns.actions.findings import (
    ask_waiver,
    decide_waiver,
    spend_cost,
    strike_finding,
    write_cost,
    write_finding,
)
from naung.casework.returns.actions.forgetting import forget_journeys
from naung.casework.returns.actions.legs import cancel_leg, change_leg, lead_home, plan_leg, raise_alarms, start_leg
from naung.casework.returns.actions.receipts import confirm_handed, confirm_received, sign_hand_over
from naung.casework.returns.actions.slips import (
    SlipOutcome,
    receive_slip,
    set_slip_aside,
    take_up_slip,
    take_up_waiting,
    weigh_slip,
)
from naung.casework.returns.actions.tablets import enrol_tablet_key

__all__ = [
    "Received",
    "SlipOutcome",
    "ask_waiver",
    "cancel_leg",
    "change_leg",
    "confirm_handed",
    "confirm_received",
    "decide_waiver",
    "enrol_tablet_key",
    "enter_receipt",
    "forget_journeys",
    "lead_home",
    "plan_leg",
    "raise_alarms",
    "receive_slip",
    "set_slip_aside",
    "settle_delivery",
    "sign_hand_over",
    "spend_cost",
    "start_leg",
    "strike_finding",
    "take_up_slip",
    "take_up_waiting",
    "weigh_slip",
    "write_cost",
    "write_finding",
]
