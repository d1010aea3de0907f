"""Writers of the escrow: one function a verb."""

from naung.casework.escrow.actions.deposits import (
    deposit_number,
    deposit_thing,
    read_deposits,
    sign_deposit,
    withdraw_deposit,
)
from naung.casework.escrow.actions.forgetting import end_deposits, forget_deposits
from naung.casework.escrow.actions.reviewing import review_asking
from naung.casework.escrow.actions.sending import send_waiting

__all__ = [
    "deposit_number",
    "deposit_thing",
    "end_deposits",
    "forget_deposits",
    "read_deposits",
    "review_asking",
    "send_waiting",
    "sign_deposit",
    "withdraw_deposit",
]
