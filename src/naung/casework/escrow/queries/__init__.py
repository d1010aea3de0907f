"""Readers of the escrow: each desk its own deposits; who reviews sees how often, never what nor whether something met."""

from naung.casework.escrow.queries.deposits import (
    agencies_of,
    answers_unread,
    asked_lately,
    belongs_to_served,
    deposit_row,
    deposits_counted,
    deposits_seen,
    is_deposit,
    labels_asked,
    shown_deposit,
    standing_of,
    used_today,
)
from naung.casework.escrow.queries.keys import House, house_keys, is_set_up
from naung.casework.escrow.queries.line import ask

__all__ = [
    "House",
    "agencies_of",
    "answers_unread",
    "ask",
    "asked_lately",
    "belongs_to_served",
    "deposit_row",
    "deposits_counted",
    "deposits_seen",
    "house_keys",
    "is_deposit",
    "is_set_up",
    "labels_asked",
    "shown_deposit",
    "standing_of",
    "used_today",
]
