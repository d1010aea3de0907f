"""The room's writers."""

from naung.casework.restitution.actions.computing import keep_computation, sign_computation
from naung.casework.restitution.actions.forgetting import forget_claims
from naung.casework.restitution.actions.losses import change_loss, drop_loss, write_loss
from naung.casework.restitution.actions.others import end_beside, end_debt, write_beside, write_debt, write_wage
from naung.casework.restitution.actions.steps import record_step, set_track, withdraw_step

__all__ = [
    "change_loss",
    "drop_loss",
    "end_beside",
    "end_debt",
    "forget_claims",
    "keep_computation",
    "record_step",
    "set_track",
    "sign_computation",
    "withdraw_step",
    "write_beside",
    "write_debt",
    "write_loss",
    "write_wage",
]
