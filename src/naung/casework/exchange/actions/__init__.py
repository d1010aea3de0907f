"""Writers of the exchange."""

from naung.casework.exchange.actions.leaving import hand_out, look_at_leaving
from naung.casework.exchange.actions.rows import compare_rows, forget_taken, take_row

__all__ = ["compare_rows", "forget_taken", "hand_out", "look_at_leaving", "take_row"]
