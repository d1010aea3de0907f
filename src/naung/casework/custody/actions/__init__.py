"""Writers of custody: one function a verb."""

from naung.casework.custody.actions.ends import end_what_is_over
from naung.casework.custody.actions.glasses import break_glass, end_glass, open_contact, review_glass
from naung.casework.custody.actions.requests import (
    ask_identity,
    decide_request,
    end_grant,
    open_identity,
    withdraw_request,
)

__all__ = [
    "ask_identity",
    "break_glass",
    "decide_request",
    "end_glass",
    "end_grant",
    "end_what_is_over",
    "open_contact",
    "open_identity",
    "review_glass",
    "withdraw_request",
]
