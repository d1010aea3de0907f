"""Writers of referrals."""

from naung.casework.referrals.actions.deciding import (
    accept_referral,
    answer_question,
    ask_back,
    complete_referral,
    decline_referral,
    note_end,
    take_back,
    type_in_receipt,
)
from naung.casework.referrals.actions.sending import send_referral
from naung.casework.referrals.actions.signing import settle_gap, sign_outside, tell_coordinator
from naung.casework.referrals.actions.ticking import forget_referrals, run_clocks

__all__ = [
    "accept_referral",
    "answer_question",
    "ask_back",
    "complete_referral",
    "decline_referral",
    "forget_referrals",
    "note_end",
    "run_clocks",
    "send_referral",
    "settle_gap",
    "sign_outside",
    "take_back",
    "tell_coordinator",
    "type_in_receipt",
]
